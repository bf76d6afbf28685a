"""What is known of a household before it tells of its economy: who they are, income, rent."""

from __future__ import annotations

from typing import Any

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.applications.models import Application
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.people.queries.households import members_on
from boligflyt.domain.municipalities import municipality_number

MONTHS = 12
LONGEST_ORDINARY_YEARS = 30  # proposed, not a limit: the law's is in the rates


def beginning_of(actor: Actor, application: Application) -> dict[str, Any]:
    """What an assessment begins with, in the form that the domain reads.

    Ages on the day; somebody without a birth date is left out and must be told of. The application's income
    is before tax, so what is paid out is asked for.
    """
    told: dict[str, Any] = {
        "members": [
            {"age": one.age} for one in members_on(application.household_id, actor.today)
            if one.age is not None
        ],
        "income": _income(application),
        "loan": {"years": LONGEST_ORDINARY_YEARS},
    }  # fmt: skip
    municipality = the_municipality()
    # The demonstration's municipality is invented: bostøtte has no rates there, the rest is worked out.
    if municipality is not None and municipality_number(municipality.number) is not None:
        told |= {"municipality": municipality.number, "bostoette": {}}
    rent = _rent(actor, application)
    return told | ({"stay": {"rent": rent}} if rent is not None else {})


def _income(application: Application) -> list[dict[str, Any]]:
    yearly = application.yearly_income
    return [{"name": "Inntekt fra søknaden", "gross": round(yearly / MONTHS)}] if yearly else []


def _rent(actor: Actor, application: Application) -> int | None:
    """What the household pays today, where it rents from the municipality and the actor sees it."""
    running = leases_visible_to(actor).filter(household=application.household_id, state=LeaseState.RUNNING)
    return running.order_by("-period").values_list("rent", flat=True).first()
