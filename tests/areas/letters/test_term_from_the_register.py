"""The time to complain counts from the day the letter came, as the register has it."""

from __future__ import annotations

from datetime import date, timedelta

from boligflyt.areas.casework.services.sending import come_back, receive
from boligflyt.areas.complaints.choices import Lateness
from boligflyt.areas.complaints.queries.notices import counted_words
from boligflyt.areas.complaints.services import register_complaint
from boligflyt.areas.letters.models import Dispatch
from tests.areas.complaints.complaint_steps import decided_case, later, new_complaint
from tests.support.cast import TODAY


def dwelling_letter(cast):
    """The vedtak with a no about a dwelling, and its letter, sent today."""
    application, made = decided_case(cast, help_given=False)
    over = made["municipal_dwelling"]
    return application, over, Dispatch.objects.get(record=over.pk)


def complain(cast, application, over, days, **more):
    complaint = new_complaint(application, days, notice_on=None, **more)
    return register_complaint(later(cast.kari, days), over.pk, complaint)


def test_the_complaint_deadline_counts_from_the_day_the_letter_was_received(cast):
    application, over, letter = dwelling_letter(cast)
    receive(later(cast.kari, 9), letter.pk, None, TODAY + timedelta(days=9))

    complaint = complain(cast, application, over, 29)

    assert (complaint.deadline, complaint.lateness) == (date(2026, 12, 23), Lateness.IN_TIME)
    assert "da brevet kom fram (ført i brevregisteret)" in counted_words(complaint)


def test_when_nobody_knows_when_it_came_the_deadline_counts_from_the_day_it_was_sent(cast):
    application, over, letter = dwelling_letter(cast)
    sent = TODAY + timedelta(days=7)
    Dispatch.objects.filter(pk=letter.pk).update(sent_on=sent)

    complaint = complain(cast, application, over, 10)

    # Five working days after Monday 30 November is Monday 7 December; three weeks later is the 28th.
    assert complaint.deadline == date(2026, 12, 28)
    assert "regnes som mottatt 5 virkedager etter" in counted_words(complaint)


def test_no_term_has_begun_while_the_letter_has_not_reached_anybody(cast):
    application, over, letter = dwelling_letter(cast)
    come_back(later(cast.kari, 6), letter.pk, None, TODAY + timedelta(days=6), "Ukjent på adressen.")

    complaint = complain(cast, application, over, 60)

    assert complaint.lateness == Lateness.IN_TIME
    assert "ikke begynt å løpe" in counted_words(complaint)


def test_a_day_that_is_registered_later_reckons_an_open_complaint_anew(cast):
    application, over, letter = dwelling_letter(cast)
    complaint = complain(cast, application, over, 33)
    assert complaint.lateness == Lateness.LATE

    receive(later(cast.kari, 34), letter.pk, None, TODAY + timedelta(days=14))

    complaint.refresh_from_db()
    assert complaint.lateness == Lateness.IN_TIME


def test_the_day_the_complainant_tells_stands_against_the_register(cast):
    application, over, letter = dwelling_letter(cast)
    receive(later(cast.kari, 2), letter.pk, None, TODAY + timedelta(days=2))
    told = new_complaint(application, 20, notice_on=TODAY + timedelta(days=5))

    complaint = register_complaint(later(cast.kari, 20), over.pk, told)

    assert complaint.deadline == date(2026, 12, 21)
    assert "ifølge klageren" in counted_words(complaint)
