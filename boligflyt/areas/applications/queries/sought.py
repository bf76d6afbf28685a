"""Finding the one household that somebody opens with a written reason: known exactly, or not found."""

from __future__ import annotations

import re

from django.db.models import Q

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.people.choices import Residence
from boligflyt.areas.people.models import Household, Membership
from boligflyt.areas.people.queries.persons import looks_like_a_number
from boligflyt.areas.people.queries.reach import conflicted_households, related_persons
from boligflyt.toolkit.encryption import blind_index

BLANKS = re.compile(r"\s+")


def sought_household(actor: Actor, sought: str) -> Household | None:
    """The household of the whole number or the whole case code; None for any other, whatever the reason.

    Never a protected one, and never one where the actor is inhabil. By number it is the home where the person
    lives all the time, so that there is one.
    """
    asked = BLANKS.sub("", sought)
    homes = _by_number(actor, asked) if looks_like_a_number(asked) else _by_case_code(asked)
    near = Q(pk__in=conflicted_households(actor)) | Q(contact__in=related_persons(actor))
    return Household.objects.filter(homes, grade=Grade.NONE).exclude(near).first()


def newest_case_code(household: Household) -> str:
    """The case code that a leader knows the household by; empty when it has no case."""
    cases = Application.objects.filter(household=household).order_by("-received_on", "-created_at")
    return cases.values_list("case_code", flat=True).first() or ""


def _by_number(actor: Actor, number: str) -> Q:
    lives = Membership.objects.filter(
        person__number_index=blind_index(number), person__grade=Grade.NONE, residence=Residence.FULL,
        period__contains=actor.today,
    )  # fmt: skip
    return Q(pk__in=lives.values("household"))


def _by_case_code(code: str) -> Q:
    cases = Application.objects.filter(case_code=code.upper(), applicant__grade=Grade.NONE)
    return Q(pk__in=cases.values("household"))
