"""Letters wait in the outbox, and are looked at once more when they leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.applications.choices import State, VedtakKind
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.services import vedtak
from boligflyt.areas.applications.services.answering import send_preliminary_answer
from boligflyt.areas.casework.services.sending import (
    come_back,
    receive,
    send,
    send_chosen,
    send_digital_post,
)
from boligflyt.areas.letters.choices import DispatchState, LetterChannel
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.queries import Register, letters_visible_to, outbox, register
from boligflyt.areas.letters.services import queue_again, stop_letter
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Membership, Person
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.areas.applications.test_main_job import approvals_of, assessed, draft
from tests.support.cast import LONG_AGO, TODAY, make_application, make_household, make_person, take_part

ADDRESS = {"postal_address": "Elvegata 4", "postal_code": "9999", "postal_place": "Nordelv"}


def home(**traits):
    return make_household(make_person(**{**ADDRESS, **traits}))


def queued(cast, household=None):
    """A preliminary answer that Kari made today."""
    application = make_application(cast.kari, household or home())
    send_preliminary_answer(
        cast.kari, application.pk, None, expected=TODAY + timedelta(days=20), reason="Mange søknader."
    )
    return Dispatch.objects.get(case=application.pk)


def test_a_letter_waits_in_the_outbox_until_somebody_sends_it(cast):
    letter = queued(cast)

    assert (letter.state, letter.channel) == (DispatchState.QUEUED, LetterChannel.POST)
    assert [one.pk for one in outbox(cast.kari)] == [letter.pk]
    sent = send(cast.kari, letter.pk, None)
    assert (sent.state, sent.sent_on, sent.sent_by_id) == (DispatchState.SENT, TODAY, cast.kari.staff)
    assert not outbox(cast.kari).exists()


def test_every_decided_vedtak_has_a_row_in_the_register_with_the_checksum_of_its_letter(cast):
    application = assessed(cast)
    both = [draft(VedtakKind.ASSISTANCE, True), draft(VedtakKind.MUNICIPAL_DWELLING, False)]
    made = vedtak.prepare_case(cast.kari, application.pk, None, both)
    vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    rows = {row.record: row.sha256 for row in Dispatch.objects.filter(case=application.pk)}

    assert rows == {one.pk: one.letter_sha256 for one in application.vedtak.all()}
    assert all(rows.values())


def test_a_letter_queued_before_the_address_was_protected_is_not_sent(cast):
    letter = queued(cast)
    Person.objects.filter(pk=letter.recipient_id).update(protection=Protection.STRICT)

    with pytest.raises(Http404):
        send(cast.kari, letter.pk, None)
    stopped = send(cast.hedda, letter.pk, None)

    assert (stopped.state, stopped.sent_on) == (DispatchState.STOPPED, None)
    assert "skjermet etter at brevet ble laget" in stopped.because


def test_a_letter_to_somebody_protected_is_handed_over_by_the_cleared_and_unseen_by_others(cast):
    letter = queued(cast)
    Person.objects.filter(pk=letter.recipient_id).update(protection=Protection.STRICT)
    stopped = send(cast.hedda, letter.pk, None)

    again = queue_again(cast.hedda, stopped.pk, None, LetterChannel.POST)
    given = send(cast.hedda, again.pk, None)

    assert (again.channel, given.state) == (LetterChannel.HANDED, DispatchState.RECEIVED)
    assert given.received_on == TODAY
    assert not letters_visible_to(cast.kari).filter(pk=letter.pk).exists()
    assert letters_visible_to(cast.hedda).get(pk=letter.pk).grade == Grade.STRICT


def test_a_letter_with_an_old_address_is_stopped_and_goes_again_with_a_sheet_that_has_the_new_one(cast):
    letter = queued(cast)
    Person.objects.filter(pk=letter.recipient_id).update(postal_address="Skogveien 9")

    stopped = send(cast.kari, letter.pk, None)
    again = queue_again(cast.kari, letter.pk, None)

    assert "Adressen er endret" in stopped.because
    assert (again.address_sheet, again.because) == (True, "")
    assert send(cast.kari, letter.pk, None).state == DispatchState.SENT


def test_a_letter_to_somebody_who_is_dead_or_has_left_the_household_is_stopped(cast):
    letter = queued(cast)
    yesterday = TODAY - timedelta(days=1)
    Membership.objects.filter(person=letter.recipient_id).update(period=Period(LONG_AGO, yesterday))

    stopped = send(cast.kari, letter.pk, None)

    assert stopped.state == DispatchState.STOPPED
    assert "hører ikke lenger til husstanden" in stopped.because


def test_a_preliminary_answer_is_not_sent_when_the_application_is_decided(cast):
    letter = queued(cast)
    Application.objects.filter(pk=letter.case).update(state=State.REFUSED)

    stopped = send(cast.kari, letter.pk, None)

    assert "trengs ikke foreløpig svar" in stopped.because


def test_one_letter_that_is_stopped_stops_no_other(cast):
    bad, good = queued(cast), queued(cast)
    Person.objects.filter(pk=bad.recipient_id).update(postal_address="")

    rows = {row.pk: row.state for row in send_chosen(cast.kari, [bad.pk, good.pk])}

    assert rows == {bad.pk: DispatchState.STOPPED, good.pk: DispatchState.SENT}


def test_another_office_that_takes_part_reads_the_letter_and_does_not_send_it(cast):
    letter = queued(cast)
    take_part(letter.household, cast.nora.office)

    assert letters_visible_to(cast.nora).filter(pk=letter.pk).exists()
    with pytest.raises(Forbidden, match="sendes av Boligkontoret"):
        send(cast.nora, letter.pk, None)


def test_a_letter_cannot_have_come_before_it_was_sent(cast):
    letter = queued(cast)
    send(cast.kari, letter.pk, None)

    with pytest.raises(Refused, match="Brevet ble sendt"):
        receive(cast.kari, letter.pk, None, TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="Dagen har ikke vært"):
        receive(cast.kari, letter.pk, None, TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "received", "received_on": TODAY - timedelta(days=3)},
        {"state": "received", "received_on": None},
        {"state": "returned", "returned_on": TODAY, "because": ""},
        {"state": "queued"},
        {"state": "stopped", "sent_on": None, "because": ""},
    ],
)
def test_the_database_refuses_days_that_do_not_fit_the_state(cast, wrong):
    letter = queued(cast)
    send(cast.kari, letter.pk, None)

    with pytest.raises(IntegrityError), transaction.atomic():
        Dispatch.objects.filter(pk=letter.pk).update(**wrong)


def test_a_letter_that_came_back_is_sent_again_and_the_register_shows_it_first(cast):
    first, other = queued(cast), queued(cast)
    send_chosen(cast.kari, [first.pk, other.pk])
    late = replace(cast.kari, at=cast.kari.at + timedelta(days=4))

    back = come_back(late, first.pk, None, late.today, "Ukjent på adressen.")

    assert (back.state, back.because) == (DispatchState.RETURNED, "Ukjent på adressen.")
    assert register(late, Register())[0].pk == first.pk
    again = queue_again(late, first.pk, None)
    assert (again.state, again.sent_on, again.returned_on) == (DispatchState.QUEUED, None, None)


def test_a_letter_somebody_stops_has_a_reason(cast):
    letter = queued(cast)

    with pytest.raises(Refused, match="Skriv hvorfor"):
        stop_letter(cast.kari, letter.pk, None, "  ")
    assert stop_letter(cast.kari, letter.pk, None, "Feil mottaker.").because == "Feil mottaker."


def test_digital_post_leaves_by_itself_but_never_to_somebody_protected(cast):
    open_to, hidden = queued(cast), queued(cast)
    Dispatch.objects.filter(pk__in=[open_to.pk, hidden.pk]).update(channel=LetterChannel.DIGITAL)
    Person.objects.filter(pk=hidden.recipient_id).update(protection=Protection.CONFIDENTIAL)

    sent = send_digital_post(cast.kari.trace, TODAY)

    assert sent == [open_to.pk]
    assert Dispatch.objects.get(pk=hidden.pk).state == DispatchState.QUEUED


def test_the_history_of_a_letter_is_as_protected_as_the_letter(cast):
    letter = queued(cast)
    Person.objects.filter(pk=letter.recipient_id).update(protection=Protection.STRICT)

    with connection.cursor() as cursor:
        cursor.execute("select distinct grade from letters_dispatchevent where id = %s", [letter.pk])
        grades = cursor.fetchall()

    assert grades == [(int(Grade.STRICT),)]
