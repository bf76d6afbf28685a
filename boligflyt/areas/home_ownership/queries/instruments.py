"""The instruments of a case, and the cases where nothing is considered."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.doors import economy_visible_to
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.home_ownership.choices import Instrument
from boligflyt.areas.home_ownership.models import InstrumentUse


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """One instrument of a case; `use` is None when it is not considered."""

    instrument: Instrument
    use: InstrumentUse | None


def instruments_visible_to(actor: Actor) -> QuerySet[InstrumentUse]:
    """What is considered in the cases where the actor sees the economy."""
    return InstrumentUse.objects.filter(application__in=economy_visible_to(actor).values("application"))


def instruments_of(actor: Actor, application: UUID) -> list[InstrumentLine]:
    """Every instrument in the order of the list, considered or not. The page writes the look."""
    rows = instruments_visible_to(actor).filter(application=application).select_related("considered_by")
    found = {one.instrument: one for one in rows}
    return [InstrumentLine(one, found.get(one)) for one in Instrument]


def nothing_considered(actor: Actor) -> QuerySet[Application]:
    """The office's open cases in which no instrument is considered, the oldest first (PRO-47)."""
    considered = InstrumentUse.objects.filter(application=OuterRef("pk"))
    cases = Application.objects.filter(
        ~Exists(considered), pk__in=economy_visible_to(actor).values("application"), office=actor.office,
        state__in=OPEN,
    )  # fmt: skip
    return cases.select_related("applicant", "caseworker").order_by("received_on", "id")
