"""Steps that tests of queue, meetings and offers share: from a granted application to a closed meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from boligflyt.areas.allocation.models import Meeting, MeetingLine, QueueEntry
from boligflyt.areas.allocation.services.closing import close_meeting
from boligflyt.areas.allocation.services.lines import accept_line
from boligflyt.areas.allocation.services.meetings import plan_next_meeting, record_attendance
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.allocation.services.queue import draw_lot, enqueue
from boligflyt.areas.applications.choices import State, VedtakKind, VedtakState
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.services.assessing import record_judgement, run_assessment
from tests.support.cast import TODAY, make_application, stamped


def later(actor, days: int):
    """The same actor so many days later."""
    return replace(actor, at=actor.at + timedelta(days=days))


def on_day(actor, day: date):
    """The same actor at ten o'clock on the day."""
    return replace(actor, at=datetime(day.year, day.month, day.day, 9, 0, tzinfo=actor.at.tzinfo))


def granted_application(
    cast, household=None, decided_on: date = TODAY, **facts
) -> tuple[Application, Vedtak]:
    """An assessed application with a decided vedtak about municipal dwelling."""
    application = make_application(cast.kari, household, **facts)
    record_judgement(cast.kari, application.pk, None, "income", True, "310 000 kr til husstanden.")
    assessment = run_assessment(cast.kari, application.pk, None)
    application.refresh_from_db()
    application.state = State.GRANTED
    application.save()
    vedtak = Vedtak.objects.create(
        application=application, kind=VedtakKind.MUNICIPAL_DWELLING, granted=True, state=VedtakState.DECIDED,
        prepared_by_id=cast.kari.staff, prepared_at=cast.kari.at, decided_by_id=cast.ingrid.staff,
        decided_at=cast.ingrid.at, law="reglene", complaint_body="nemnda", complaint_weeks=3, reason="Behov.",
        first_day=decided_on, last_day=decided_on + timedelta(days=365), review_on=decided_on,
        frozen={"facts": assessment.facts}, letter_sha256="0" * 64, **stamped(),
    )  # fmt: skip
    return application, vedtak


def queued(cast, household=None, *, lot: int | None = None, decided_on: date = TODAY, **facts) -> QueueEntry:
    """A household on the waiting list."""
    application, vedtak = granted_application(cast, household, decided_on, **facts)
    return enqueue(on_day(cast.ingrid, decided_on), application, vedtak, lot or draw_lot(Random(1)))


def meeting_with_proposal(cast, actor=None) -> Meeting:
    """A meeting today with the proposal made."""
    actor = actor or cast.kari
    meeting = plan_next_meeting(actor)
    make_proposal(actor, meeting.pk, meeting.version)
    meeting.refresh_from_db()
    return meeting


def closed_meeting(cast, meeting: Meeting | None = None) -> Meeting:
    """All proposals taken, attendance noted, minutes made; Kari closes and so prepares the vedtak."""
    meeting = meeting or meeting_with_proposal(cast)
    for line in MeetingLine.objects.filter(meeting=meeting, decision="open", proposed__isnull=False):
        accept_line(cast.kari, line.pk, line.version)
    record_attendance(
        cast.kari, meeting.pk, {cast.kari.staff: "Saksbehandler", cast.ingrid.staff: "Møteleder"}
    )
    return close_meeting(cast.kari, meeting.pk, None, leader=cast.ingrid.staff, place="Møterom Elva")


def shown(vedtak: Vedtak) -> str:
    """The checksum that the second person's page shows."""
    return content_sha256(vedtak.letter_data)
