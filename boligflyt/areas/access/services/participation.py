"""Who takes part: offices and colleagues come into a matter, for a purpose and a time, and leave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from boligflyt.areas.access.choices import Information, Purpose, Right
from boligflyt.areas.access.models import Office, Participation, Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.rights import SHARED_FOR
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Refused

ONE_DAY = timedelta(days=1)
ALREADY = (
    "{who} deltar allerede for dette formålet, {period}. Avslutt den deltakelsen først, eller la den stå."
)


def take_part(actor: Actor, kind: str, subject: UUID, purpose: Purpose) -> None:
    """The actor's own office takes part from today, with all that the purpose needs; once is enough."""
    running = Participation.objects.filter(
        kind=kind, subject=subject, office=actor.office, purpose=purpose, period__contains=actor.today
    )
    if running.exists():
        return
    Participation.objects.create(
        kind=kind, subject=subject, office_id=actor.office, purpose=purpose,
        kinds=sorted(SHARED_FOR[purpose]), period=Period(actor.today, None), given_by=actor.staff,
        given_at=actor.at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """What is shared with whom.

    An empty `kinds` is what the purpose needs; without a `last_day` it lasts until it is ended.
    """

    purpose: Purpose
    office: UUID | None = None
    staff: UUID | None = None
    kinds: frozenset[Information] = frozenset()
    last_day: date | None = None
    reason: str = ""


def share(actor: Actor, kind: str, subject: UUID, given: Share) -> Participation:
    """Let another office, or one colleague, take part. The caller has opened the matter for the actor.

    Raises Refused when nobody is named, the last day has been, or the same share runs already.
    """
    actor.demand(Right.CASE_SHARE)
    if (given.office is None) == (given.staff is None):
        raise Refused("Velg enten en enhet eller en ansatt.", field="office")
    if given.last_day and given.last_day < actor.today:
        raise Refused("Siste dag har vært. Velg i dag eller en senere dag.", field="last_day")
    if given.office and not Office.objects.filter(pk=given.office).exists():
        raise Refused("Enheten finnes ikke. Velg fra listen.", field="office")
    if given.staff and not Staff.objects.filter(pk=given.staff, is_active=True).exists():
        raise Refused("Den ansatte finnes ikke. Velg fra listen.", field="staff")
    row = Participation(
        kind=kind, subject=subject, office_id=given.office, staff_id=given.staff, purpose=given.purpose,
        kinds=sorted({Information.IDENTITY} | (given.kinds or SHARED_FOR[given.purpose])),
        period=Period(actor.today, given.last_day), reason=given.reason.strip(), given_by=actor.staff,
        given_at=actor.at,
    )  # fmt: skip
    _refuse_twice(row, actor.today)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Conflict("Noen andre delte saken samtidig. Last siden på nytt.") from None
    record_change(
        actor.trace, kind, subject, "delte saken", with_office=str(given.office or ""),
        with_staff=str(given.staff or ""), purpose=given.purpose, kinds=list(row.kinds),
    )  # fmt: skip
    return row


def _refuse_twice(row: Participation, on: date) -> None:
    whom = Q(office=row.office_id) if row.office_id else Q(staff=row.staff_id)
    running = Participation.objects.filter(
        whom, kind=row.kind, subject=row.subject, period__contains=on, until=None
    )
    same = running.filter(purpose=row.purpose).first()
    if same is not None:
        raise Refused(ALREADY.format(who=same.office or same.staff, period=same.period))


def end_participation(actor: Actor, kind: str, subject: UUID, pk: UUID) -> UUID:
    """Nobody of theirs sees the matter from the next request on; a share of today is as if it never was.

    What was opened with a written reason is ended and stays, because a leader looks at it.

    Raises Refused for one that has ended, or for the actor's own office's last one.
    """
    actor.demand(Right.CASE_SHARE)
    row = Participation.objects.select_for_update().filter(pk=pk, kind=kind, subject=subject).first()
    if row is None or not row.runs(actor.at, actor.today):
        raise Refused("Deltakelsen er allerede avsluttet.")
    if row.office_id == actor.office:
        raise Refused("Enheten som har saken, kan ikke avslutte sin egen deltakelse. Flytt saken først.")
    if row.until is not None:
        row.until = actor.at
        row.save()
    elif row.period.first_day == actor.today:
        row.delete()
    else:
        row.period = Period(row.period.first_day, actor.today - ONE_DAY)
        row.save()
    record_change(actor.trace, kind, subject, "avsluttet deling", participation=str(pk))
    return pk


def kinds_named(codes: Iterable[str]) -> frozenset[Information]:
    """The kinds with these codes; unknown ones are left out."""
    return frozenset(Information(code) for code in codes if code in Information.values)
