"""The yearly assessment of standard (REG-09)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import Disposal, Standard
from boligflyt.areas.dwellings.models import Dwelling, StandardAssessment
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class StandardFacts:
    """What was seen on the day; `cost` is an estimate in NOK, None when nobody has made one."""

    assessed_on: date
    assessed_by: str
    standard: str
    location: str
    work: str = ""
    cost: int | None = None


def assess_standard(
    actor: Actor, pk: UUID, version: int | None, facts: StandardFacts, corrects: UUID | None = None
) -> Dwelling:
    """Write down what was seen in the dwelling, or correct an earlier assessment.

    Raises VersionConflict, and Refused for a day that can not be, a year that has one already, and for work
    that is not told.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    one = StandardAssessment(dwelling=dwelling) if corrects is None else _of(dwelling, corrects)
    _check(actor, dwelling, one, facts)
    for name, value in asdict(facts).items():
        setattr(one, name, value)
    one.save()
    _note(actor, dwelling, f"Vurderte standarden {norwegian_date(facts.assessed_on)}")
    return dwelling


def take_back_assessment(actor: Actor, pk: UUID, version: int | None, assessment: UUID) -> Dwelling:
    """Take away an assessment that was written on the wrong dwelling; its history stays."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    one = _of(dwelling, assessment)
    one.delete()
    _note(actor, dwelling, f"Tok bort vurderingen av standarden {norwegian_date(one.assessed_on)}")
    return dwelling


def _of(dwelling: Dwelling, pk: UUID) -> StandardAssessment:
    one = StandardAssessment.objects.select_for_update().filter(dwelling=dwelling, pk=pk).first()
    if one is None:
        raise Http404
    return one


def _check(actor: Actor, dwelling: Dwelling, one: StandardAssessment, facts: StandardFacts) -> None:
    _check_day(actor, dwelling, one, facts.assessed_on)
    if facts.standard != Standard.GOOD and not facts.work.strip():
        raise Refused(
            f"Skriv hva som må gjøres. Det trengs når standarden er «{Standard(facts.standard).label}».",
            field="work",
        )
    if facts.standard == Standard.GOOD and facts.cost:
        raise Refused(
            "En bolig med god standard har ingen kostnad. La feltet stå tomt, eller velg en annen standard.",
            field="cost",
        )


def _check_day(actor: Actor, dwelling: Dwelling, one: StandardAssessment, day: date) -> None:
    if dwelling.disposal == Disposal.USER_OWNED:
        raise Refused("Boligen eies av beboeren. Kommunen vurderer ikke standarden i den.")
    if day > actor.today:
        raise Refused("Skriv vurderingen den dagen noen har sett på boligen, ikke før.", field="assessed_on")
    if day < dwelling.disposed_from or (dwelling.disposed_to and day > dwelling.disposed_to):
        raise Refused(
            f"Kommunen disponerte ikke boligen {norwegian_date(day)}. Den disponeres fra "
            f"{norwegian_date(dwelling.disposed_from)}.",
            field="assessed_on",
        )
    same_year = StandardAssessment.objects.filter(dwelling=dwelling, assessed_on__year=day.year)
    if other := same_year.exclude(pk=one.pk).first():
        raise Refused(
            f"Boligen er allerede vurdert {norwegian_date(other.assessed_on)}. Endre den vurderingen i "
            "stedet: en bolig vurderes én gang i året.",
            field="assessed_on",
        )


def _note(actor: Actor, dwelling: Dwelling, what: str) -> None:
    dwelling.stamp(actor.at, actor.staff)
    dwelling.save()
    record_change(actor.trace, "dwelling", dwelling.pk, what)
