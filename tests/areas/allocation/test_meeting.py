"""The allocation meeting: every fortnight, with a proposal that is stored and minutes that are locked."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.allocation.models import MatchingRun, Meeting, MeetingLine, Offer
from boligflyt.areas.allocation.queries.board import board_of
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.services.closing import close_meeting, make_minutes
from boligflyt.areas.allocation.services.lines import accept_line, change_line, leave_line
from boligflyt.areas.allocation.services.meetings import (
    next_meeting_day,
    plan_next_meeting,
    record_attendance,
)
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.applications.models import Vedtak
from boligflyt.toolkit.documents import sha256_hex
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.areas.allocation.allocation_steps import (
    closed_meeting,
    later,
    meeting_with_proposal,
    on_day,
    queued,
)
from tests.areas.leases.test_lease_life import running
from tests.support.cast import TODAY, make_dwelling, make_household, make_person
from tests.support.dwelling_states import make_lease
from tests.toolkit.pdf_text import says, shown_text


def lund(children: int = 0, **traits):
    return make_household(make_person("Mona", "Lund"), children=children, **traits)


@pytest.mark.proves("NUM-03", "PRO-02")
def test_the_next_meeting_is_fourteen_days_after_the_last_on_a_working_day(cast):
    first = plan_next_meeting(cast.kari)
    second = plan_next_meeting(cast.kari)
    christmas = plan_next_meeting(cast.kari, date(2026, 12, 11))

    assert (first.held_on, second.held_on) == (TODAY, date(2026, 12, 7))
    assert next_meeting_day(cast.kari) == date(2026, 12, 28)
    assert christmas.state == "planned"


def test_a_meeting_is_planned_for_a_day_to_come_and_once_a_day_by_those_who_decide_there(cast):
    plan_next_meeting(cast.kari)

    with pytest.raises(Refused, match="allerede et møte"):
        plan_next_meeting(cast.kari, TODAY)
    with pytest.raises(Refused, match="passert"):
        plan_next_meeting(cast.kari, date(2026, 11, 20))
    with pytest.raises(Forbidden):
        plan_next_meeting(cast.liv)


def test_the_run_is_stored_with_what_went_in_what_came_out_and_the_rules_before_any_offer(cast):
    entry = queued(cast)
    dwelling = make_dwelling(bedrooms=3)

    meeting = meeting_with_proposal(cast)

    run = MatchingRun.objects.get(meeting=meeting)
    assert (run.rule_set, run.rule_set_version) == ("demo-drammen", "2020-02-04")
    assert run.given["households"][0]["key"] == str(entry.pk)
    assert run.result["placements"][0]["dwelling_key"] == str(dwelling.pk)
    assert not Offer.objects.exists()


@pytest.mark.proves("PRO-05", "MEA-3.4")
def test_no_dwelling_is_allocated_before_the_need_for_services_is_clarified(cast):
    entry = queued(cast)
    make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    entry.application.services = "not_clarified"
    entry.application.save()

    with pytest.raises(Refused, match="Behovet for tjenester er ikke avklart"):
        accept_line(cast.kari, line.pk, line.version)
    make_proposal(cast.kari, meeting.pk, None)
    line.refresh_from_db()

    assert line.proposed is None
    assert "Behovet for tjenester er ikke avklart" in line.proposal_reason


def test_another_dwelling_needs_a_reason_and_must_suit_the_household(cast):
    queued(cast)
    make_dwelling(bedrooms=3)
    small = make_dwelling(bedrooms=1)
    line = MeetingLine.objects.get(meeting=meeting_with_proposal(cast))

    with pytest.raises(Refused, match="Skriv en grunn"):
        change_line(cast.kari, line.pk, line.version, small.pk, "")
    with pytest.raises(Refused, match="Boligen har 1 soverom, og husstanden trenger 3"):
        change_line(cast.kari, line.pk, line.version, small.pk, "De vil heller bo her.")
    with pytest.raises(Refused, match="Velg boligen"):
        change_line(cast.kari, line.pk, line.version, None, "De vil heller bo her.")


@pytest.mark.proves("TG-13", "PRO-27")
def test_the_school_may_be_set_aside_with_a_reason_and_nothing_else(cast):
    queued(cast, make_household(children=2, school="Elvebyen"))
    far = make_dwelling(bedrooms=3, school_district="Åsen")
    line = MeetingLine.objects.get(meeting=meeting_with_proposal(cast))

    with pytest.raises(Refused, match="kryss av for det"):
        change_line(cast.kari, line.pk, line.version, far.pk, "Foreldrene er enige.")
    changed = change_line(
        cast.kari, line.pk, line.version, far.pk, "Foreldrene er enige.", override_school=True
    )

    assert (changed.decision, changed.dwelling) == ("change", far)


def test_what_the_meeting_has_decided_stays_when_the_proposal_is_made_again(cast):
    queued(cast, lund(2), lot=1)
    queued(cast, lot=2)
    make_dwelling(bedrooms=3)
    other = make_dwelling(bedrooms=4)
    meeting = meeting_with_proposal(cast)
    first = MeetingLine.objects.filter(meeting=meeting).order_by("place").first()
    change_line(cast.kari, first.pk, first.version, other.pk, "Husstanden vokser.")

    make_proposal(cast.kari, meeting.pk, None)

    kept, second = MeetingLine.objects.filter(meeting=meeting).order_by("place")
    assert (kept.decision, kept.dwelling) == ("change", other)
    assert second.proposed not in (None, other)


def test_the_board_tells_who_gets_what_who_gets_nothing_why_and_who_can_live_where(cast):
    queued(cast, lund(2), lot=1)
    queued(cast, lot=2)
    make_dwelling(bedrooms=3, ready_since=date(2026, 10, 24), rent=9125)
    make_dwelling(bedrooms=1)
    meeting = meeting_with_proposal(cast)

    board = board_of(cast.kari, open_meeting(cast.kari, meeting.pk))
    wall = board_of(cast.per, open_meeting(cast.per, meeting.pk))

    assert [one.name for one in board.pairs] == ["Lund, Mona"]
    assert [one.reason for one in board.left] == [
        "En husstand med samme prioritet er foreslått i stedet. Loddet avgjorde."
    ]
    assert "for liten" in board.unused[0].sentence
    assert [row.signs for row in board.grid] == ["●L", "○L"]
    assert (board.empty_days, board.lost_rent) == (40, 9000 + 2959)
    assert wall.pairs[0].name == wall.pairs[0].line.entry.application.case_code


@pytest.mark.proves("PRO-02", "PRO-03")
def test_the_agenda_holds_leases_that_come_up_for_reassessment(cast):
    lease = running(cast)
    day = date(2029, 6, 1)
    actor = on_day(cast.kari, day)

    meeting = plan_next_meeting(actor)
    board = board_of(actor, open_meeting(actor, meeting.pk))

    assert [one.lease for one in board.reassessments] == [lease]


def test_the_agenda_asks_the_database_as_often_for_eight_leases_as_for_two(
    cast, django_assert_max_num_queries
):
    for _ in range(8):
        make_lease(make_dwelling(), date(2026, 1, 1), date(2027, 1, 31))
    actor = on_day(cast.kari, date(2026, 12, 20))
    meeting = open_meeting(actor, plan_next_meeting(actor).pk)

    with django_assert_max_num_queries(10):
        board = board_of(actor, meeting)
        addresses = {one.lease.dwelling.address for one in board.reassessments}

    assert len(addresses) == 8


def test_a_meeting_closes_when_every_proposal_is_dealt_with_and_somebody_was_there(cast):
    queued(cast)
    make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)

    with pytest.raises(Refused, match="1 forslag er ikke behandlet"):
        close_meeting(cast.kari, meeting.pk, None, leader=None, place="Elva")
    with pytest.raises(Refused, match="Skriv en grunn"):
        leave_line(cast.kari, line.pk, line.version, "")
    leave_line(cast.kari, line.pk, line.version, "Venter på uttalelse.")
    with pytest.raises(Refused, match="Før oppmøtet"):
        close_meeting(cast.kari, meeting.pk, None, leader=None, place="Elva")
    record_attendance(cast.kari, meeting.pk, {cast.ingrid.staff: "Møteleder"})
    with pytest.raises(Refused, match="hvem som ledet"):
        close_meeting(cast.kari, meeting.pk, None, leader=cast.kari.staff, place="Elva")

    assert not Vedtak.objects.filter(kind="allocation").exists()


@pytest.mark.proves("ORG-10")
def test_the_minutes_have_case_codes_and_no_names_and_are_the_same_bytes_every_time(cast):
    queued(cast, lund(2))
    make_dwelling(bedrooms=3)

    meeting = Meeting.objects.get(pk=closed_meeting(cast).pk)

    text = shown_text(bytes(meeting.minutes))
    line = MeetingLine.objects.get(meeting=meeting)
    for told in (line.entry.application.case_code, "Ingrid Solvang"):
        assert says(bytes(meeting.minutes), told), told
    assert [one["outcome"] for one in meeting.minutes_data["lines"]] == ["Får tilbud når vedtaket er avgjort"]
    assert "Lund" not in text
    assert make_minutes(meeting) == bytes(meeting.minutes)
    assert sha256_hex(bytes(meeting.minutes)) == meeting.minutes_sha256


@pytest.mark.proves("PRO-04")
def test_closing_prepares_a_vedtak_with_first_day_last_day_and_day_for_review_for_each_dwelling_given(cast):
    queued(cast)
    dwelling = make_dwelling(bedrooms=3)

    closed_meeting(cast)

    vedtak = Vedtak.objects.get(kind="allocation")
    assert (vedtak.state, vedtak.prepared_by_id, vedtak.dwelling) == (
        "prepared",
        cast.kari.staff,
        dwelling.pk,
    )
    assert (vedtak.first_day, vedtak.last_day, vedtak.review_on) == (
        date(2026, 12, 1),
        date(2029, 11, 30),
        date(2029, 6, 3),
    )


def test_a_closed_meeting_is_locked(cast):
    queued(cast)
    make_dwelling(bedrooms=3)
    meeting = closed_meeting(cast)

    with pytest.raises(Refused, match="referatet er låst"):
        make_proposal(later(cast.kari, 1), meeting.pk, None)
