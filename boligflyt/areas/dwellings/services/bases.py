"""Bases and the dwellings they cover (HOU-03…05, HOU-21)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.models import Base, BasePeriod, Building, Dwelling
from boligflyt.areas.dwellings.services.status import must_be_at_disposal
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class BaseFacts:
    """A base as it is now; `capacity` is how many dwellings it can cover."""

    name: str
    staffing: str
    manned_by: str
    building: Building
    capacity: int
    closed_on: date | None = None


def register_base(actor: Actor, facts: BaseFacts) -> Base:
    """Write down a base. Raises Refused for a name that is taken."""
    actor.demand(Right.DWELLING_PURPOSE)
    return _stored(actor, Base(), facts, "Registrerte basen")


def change_base(actor: Actor, pk: UUID, version: int | None, facts: BaseFacts) -> Base:
    """Change what is known, or close it. Raises VersionConflict, and Refused while it covers dwellings."""
    actor.demand(Right.DWELLING_PURPOSE)
    return _stored(actor, Base.locked(pk, version), facts, "Endret basen")


def set_base(actor: Actor, pk: UUID, version: int | None, base: Base | None, first_day: date) -> Dwelling:
    """Say which base covers the dwelling from a day on, or that none does; what was, ends the day before.

    The first day of the latest line corrects that line. Raises VersionConflict, and Refused for a day that
    has not come or is before the latest change, and for a base that is closed.
    """
    actor.demand(Right.DWELLING_PURPOSE)
    dwelling = Dwelling.locked(pk, version)
    _check(actor, dwelling, base, first_day)
    _end_latest(dwelling, first_day)
    if base is not None:
        BasePeriod.objects.create(base=base, dwelling=dwelling, period=Period(first_day, None))
    dwelling.stamp(actor.at, actor.staff)
    dwelling.save()
    record_change(actor.trace, "dwelling", pk, f"Endret base fra {norwegian_date(first_day)}")
    return dwelling


def _check(actor: Actor, dwelling: Dwelling, base: Base | None, first_day: date) -> None:
    if first_day > actor.today:
        raise Refused("Skriv inn basen den dagen tilknytningen begynner, ikke før.", field="first_day")
    must_be_at_disposal(dwelling, first_day)
    if base is not None and Base.locked(base.pk, None).closed_on:
        raise Refused(f"«{base.name}» er lagt ned. Velg en base som er i drift.", field="base")


def _end_latest(dwelling: Dwelling, first_day: date) -> None:
    latest = BasePeriod.objects.select_for_update().filter(dwelling=dwelling).order_by("-period").first()
    if latest is None or latest.period.last < first_day:
        return
    if latest.period.first_day == first_day:
        latest.delete()
        return
    if latest.period.first_day > first_day or latest.period.last_day is not None:
        raise Refused(
            f"Boligen har en tilknytning {latest.period}. Velg den første dagen for å rette den, eller en "
            "senere dag.",
            field="first_day",
        )
    latest.period = Period(latest.period.first_day, first_day - ONE_DAY)
    latest.save()


def _stored(actor: Actor, one: Base, facts: BaseFacts, what: str) -> Base:
    if Base.objects.filter(name__iexact=facts.name).exclude(pk=one.pk).exists():
        raise Refused(
            f"Det finnes allerede en base som heter «{facts.name}». Velg et annet navn.", field="name"
        )
    if facts.closed_on:
        _check_closing(actor, one, facts.closed_on)
    for field in fields(facts):
        setattr(one, field.name, getattr(facts, field.name))
    one.stamp(actor.at, actor.staff)
    one.save()
    record_change(actor.trace, "base", one.pk, what)
    return one


def _check_closing(actor: Actor, one: Base, day: date) -> None:
    if day > actor.today:
        raise Refused("Skriv at basen er lagt ned den dagen det skjer, ikke før.", field="closed_on")
    covered = BasePeriod.objects.filter(base=one, period__contains=day).count()
    if covered:
        raise Refused(
            f"Basen har {covered} boliger den dagen. Flytt dem til en annen base, eller ta dem ut, først.",
            field="closed_on",
        )
