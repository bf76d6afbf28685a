"""The ledger of a dwelling's status: never two lines on a day, never before the building stood."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import EmptyCause, StatusCode
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.domain.periods import Period
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Conflict, Refused

ONE_DAY = timedelta(days=1)
# A dwelling may be ready without a cause for standing empty; every other status says why.
WITHOUT_CAUSE = frozenset({StatusCode.READY})


def set_status(
    actor: Actor,
    pk: UUID,
    version: int | None,
    status: str,
    first_day: date,
    cause: str = "none",
    note: str = "",
) -> StatusEntry:
    """Give the dwelling a status from a day on; the line that is open then ends the day before.

    Raises Refused when the day is taken by a later line, or lies before the building or the disposal, and
    VersionConflict when somebody else changed the dwelling meanwhile.
    """
    actor.demand(Right.DWELLING_WRITE)
    if status not in WITHOUT_CAUSE and cause == EmptyCause.NONE:
        raise Refused("Velg årsak. Vet du den ikke, velg «Ukjent årsak».", field="cause")
    return write_status(actor, pk, version, status, first_day, cause, note)


def write_status(
    actor: Actor,
    pk: UUID,
    version: int | None,
    status: str,
    first_day: date,
    cause: str = "none",
    note: str = "",
) -> StatusEntry:
    """The same for services that have asked for their own right, such as ending a lease."""
    dwelling = Dwelling.locked(pk, version)
    _check_day(dwelling, first_day)
    lines = list(StatusEntry.objects.select_for_update().filter(dwelling_id=pk).order_by("period"))
    entry = _room_for(lines, first_day) or StatusEntry(dwelling=dwelling, period=Period(first_day, None))
    entry.status, entry.cause, entry.note = status, cause, note.strip()
    _save(entry)
    _note_change(actor, dwelling, f"Satte status {StatusCode(status).label} fra {norwegian_date(first_day)}")
    return entry


def end_open_status(actor: Actor, pk: UUID, last_day: date) -> None:
    """Close the open line, as when a lease begins; a line that would start later is taken away.

    No line: nothing.
    """
    dwelling = Dwelling.locked(pk, None)
    line = StatusEntry.objects.select_for_update().filter(dwelling_id=pk, period__endswith=None).first()
    if line is None:
        return
    if line.period.first_day > last_day:
        line.delete()
    else:
        line.period = Period(line.period.first_day, last_day)
        line.save()
    _note_change(actor, dwelling, "Avsluttet status")


def _room_for(lines: list[StatusEntry], first_day: date) -> StatusEntry | None:
    """Cut the open line; gives the line itself when it starts the same day and is to be corrected."""
    for line in lines:
        if line.period.last < first_day:
            continue
        if not line.period.is_open or line.period.first_day > first_day:
            raise Refused(
                f"{norwegian_date(first_day)} er opptatt: «{line.get_status_display()}» {line.period}. "
                "Velg en dag etter den linjen.",
                field="first_day",
            )
        if line.period.first_day == first_day:
            return line
        line.period = Period(line.period.first_day, first_day - ONE_DAY)
        line.save()
    return None


def _check_day(dwelling: Dwelling, first_day: date) -> None:
    building = dwelling.building
    if building.completed_on and first_day < building.completed_on:
        raise Refused(
            f"Bygningen ble tatt i bruk {norwegian_date(building.completed_on)}. "
            "Boligen kan ikke ha status før den fantes.",
            field="first_day",
        )
    must_be_at_disposal(dwelling, first_day)


def must_be_at_disposal(dwelling: Dwelling, first_day: date) -> None:
    """Raise Refused, on the field `first_day`, for a day when the dwelling is not at our disposal."""
    if first_day < dwelling.disposed_from:
        raise Refused(
            f"Kommunen disponerer boligen fra {norwegian_date(dwelling.disposed_from)}.", field="first_day"
        )
    if dwelling.disposed_to and first_day > dwelling.disposed_to:
        raise Refused(
            f"Kommunen disponerte boligen til {norwegian_date(dwelling.disposed_to)}.", field="first_day"
        )


def _save(entry: StatusEntry) -> None:
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        raise Conflict("Noen andre ga boligen en status for de samme dagene. Åpne boligen på nytt.") from None


def _note_change(actor: Actor, dwelling: Dwelling, what: str) -> None:
    dwelling.stamp(actor.at, actor.staff)
    dwelling.save()
    record_change(actor.trace, "dwelling", dwelling.pk, what)
