"""A minor over 15 who is party gets a copy of the vedtak, and a time to complain of their own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.applications.services import vedtak
from boligflyt.areas.casework.services.sending import receive, send, send_digital_post
from boligflyt.areas.complaints.choices import Lateness
from boligflyt.areas.complaints.queries.notices import counted_words
from boligflyt.areas.complaints.services import register_complaint
from boligflyt.areas.letters.choices import DispatchState, LetterChannel
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.queries import letters_visible_to
from boligflyt.areas.letters.services import queue_again
from boligflyt.areas.letters.sheets import sheet_pdf
from boligflyt.areas.people.choices import HouseholdRole, Protection, Residence
from boligflyt.areas.people.models import Guardian, Membership, Person
from boligflyt.domain.periods import Period
from tests.areas.applications.test_main_job import approvals_of, assessed, draft
from tests.areas.complaints.complaint_steps import later, new_complaint
from tests.support.cast import LONG_AGO, TODAY, make_household, make_person
from tests.toolkit.pdf_text import says

pytestmark = pytest.mark.django_db(databases=["default", "side"])
ADDRESS = {"postal_address": "Elvegata 4", "postal_code": "9999", "postal_place": "Nordelv"}


def family(born=date(2010, 6, 1), **membership):
    """A mother and a child of 16 with the same address: (household, child)."""
    home = make_household(make_person(**ADDRESS))
    child = make_person("Yonas", "Tesfay", born=born, **ADDRESS)
    facts = {"role": HouseholdRole.CHILD, "period": Period(LONG_AGO, None), **membership}
    Membership.objects.create(household=home, person=child, **facts)
    return home, child


def prepared(cast, home):
    """Both vedtak, waiting for the second person."""
    application = assessed(cast, household=home)
    both = [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING, False)]
    return application, vedtak.prepare_case(cast.kari, application.pk, None, both)


def decided(cast, home):
    """The same, decided by Ingrid: (application, the vedtak about a dwelling)."""
    application, made = prepared(cast, home)
    done = vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))
    return application, next(one for one in done if one.kind == VedtakKind.MUNICIPAL_DWELLING)


def copy_of(cast, home, child):
    """The child's copy of the vedtak about a dwelling, in the outbox."""
    _, over = decided(cast, home)
    return Dispatch.objects.get(record=over.pk, recipient=child)


def test_a_minor_over_15_who_is_party_gets_a_copy_with_a_row_and_a_reason_of_its_own(cast):
    home, child = family()

    application, over = decided(cast, home)

    rows = {one.recipient_id: one for one in Dispatch.objects.filter(record=over.pk)}
    own = rows[child.pk]
    assert set(rows) == {application.applicant_id, child.pk}
    assert (own.sha256, own.state, own.title) == (
        over.letter_sha256, DispatchState.QUEUED, "Vedtak: Kommunal bolig, avslått (egen kopi)",
    )  # fmt: skip
    assert own.sent_because == (
        "Er 16 år, og vedtaket avgjør hvor barnet skal bo. (forvaltningsloven §§ 2 og 27)"
    )
    assert rows[application.applicant_id].sent_because == ""


@pytest.mark.parametrize(
    ("born", "residence"),
    [
        (date(2011, 11, 24), Residence.FULL),  # 15 tomorrow
        (date(2008, 11, 23), Residence.FULL),  # 18 today
        (date(2010, 6, 1), Residence.VISITS),
        (None, Residence.FULL),
    ],
)
def test_who_is_no_minor_party_gets_no_copy(cast, born, residence):
    home, child = family(born=born, residence=residence)

    decided(cast, home)

    assert not Dispatch.objects.filter(recipient=child).exists()


def test_the_copy_goes_with_a_sheet_written_to_the_minor(cast):
    home, child = family()
    own = copy_of(cast, home, child)

    sheet = sheet_pdf(own, "Kari Saksvik", cast.kari.at)

    assert own.address_sheet
    for words in ("Din egen kopi av et vedtak", "Yonas Tesfay", "Elvegata 4", "Du kan klage selv"):
        assert says(sheet, words)


def test_the_time_to_complain_counts_from_when_the_minor_got_the_copy(cast):
    home, child = family()
    application, over = decided(cast, home)
    own, main = (Dispatch.objects.get(record=over.pk, recipient=to) for to in (child, application.applicant))
    for letter, came in ((main, 2), (own, 12)):
        send(cast.kari, letter.pk, None)
        receive(later(cast.kari, came), letter.pk, None, TODAY + timedelta(days=came))

    late = register_complaint(later(cast.kari, 30), over.pk, new_complaint(application, 30, notice_on=None))
    in_time = register_complaint(
        later(cast.kari, 30), over.pk,
        new_complaint(application, 30, notice_on=None, complainant=child.pk),
    )  # fmt: skip

    assert (late.lateness, in_time.lateness) == (Lateness.LATE, Lateness.IN_TIME)
    assert in_time.deadline == date(2026, 12, 28)  # three weeks from 5 December end on a Saturday
    assert "05.12.2026" in counted_words(in_time)


def test_a_minor_whose_copy_has_not_left_has_no_term_that_runs_though_the_mothers_does(cast):
    home, child = family()
    application, over = decided(cast, home)
    send(cast.kari, Dispatch.objects.get(record=over.pk, recipient=application.applicant).pk, None)

    complaint = register_complaint(
        later(cast.kari, 60), over.pk,
        new_complaint(application, 60, notice_on=None, complainant=child.pk),
    )  # fmt: skip

    assert complaint.lateness == Lateness.IN_TIME
    assert "ikke begynt å løpe" in counted_words(complaint)


def test_a_copy_to_a_minor_who_turned_18_before_it_left_is_stopped_with_the_reason(cast):
    home, child = family(born=date(2008, 11, 25))
    own = copy_of(cast, home, child)

    stopped = send(later(cast.kari, 2), own.pk, None)

    assert stopped.state == DispatchState.STOPPED
    assert "skal ikke lenger ha egen kopi. Har fylt 18 år" in stopped.because


def test_a_copy_to_a_minor_who_left_the_household_or_died_is_stopped(cast):
    home, child = family()
    own = copy_of(cast, home, child)
    Membership.objects.filter(person=child).update(period=Period(LONG_AGO, TODAY))

    stopped = send(later(cast.kari, 2), own.pk, None)

    assert stopped.state == DispatchState.STOPPED and "hører ikke lenger til husstanden" in stopped.because


def test_a_copy_to_a_minor_with_a_strictly_protected_address_is_handed_over_by_who_is_cleared(cast):
    home, child = family()
    application, made = prepared(cast, home)
    Person.objects.filter(pk=child.pk).update(protection=Protection.STRICT)
    vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))
    own = Dispatch.objects.filter(recipient=child).first()

    sheet = sheet_pdf(own, "Hedda Lund", cast.hedda.at)

    assert (own.channel, own.grade, own.made_grade) == (LetterChannel.HANDED, 3, 3)
    assert not says(sheet, "Elvegata 4")
    assert not letters_visible_to(cast.kari).filter(recipient=child).exists()
    Dispatch.objects.filter(pk=own.pk).update(channel=LetterChannel.DIGITAL)
    assert own.pk not in send_digital_post(cast.kari.trace, TODAY)
    Dispatch.objects.filter(pk=own.pk).update(channel=LetterChannel.POST)
    assert send(cast.hedda, own.pk, None).state == DispatchState.STOPPED
    queue_again(cast.hedda, own.pk, None)
    assert send(cast.hedda, own.pk, None).state == DispatchState.RECEIVED


def test_a_copy_to_a_minor_who_was_protected_after_it_was_made_is_stopped(cast):
    home, child = family()
    own = copy_of(cast, home, child)
    Person.objects.filter(pk=child.pk).update(protection=Protection.STRICT)

    stopped = send(cast.hedda, own.pk, None, LetterChannel.HANDED)

    assert stopped.state == DispatchState.STOPPED and "skjermet etter" in stopped.because


def test_a_guardian_who_came_after_the_copy_was_made_stops_it_once(cast):
    home, child = family()
    own = copy_of(cast, home, child)
    Guardian.objects.create(ward=child, name="Advokat Dahl", period=Period(TODAY, None))

    stopped = send(later(cast.kari, 1), own.pk, None)
    queue_again(later(cast.kari, 1), own.pk, None)

    assert stopped.state == DispatchState.STOPPED and "Vergen skal også ha vedtaket" in stopped.because
    assert send(later(cast.kari, 1), own.pk, None).state == DispatchState.SENT


def test_a_guardian_who_is_known_is_named_in_the_reason_and_stops_nothing(cast):
    home, child = family()
    Guardian.objects.create(ward=child, name="Advokat Dahl", period=Period(LONG_AGO, None))
    own = copy_of(cast, home, child)

    assert "Vergen skal også ha vedtaket." in own.sent_because
    assert send(cast.kari, own.pk, None).state == DispatchState.SENT


def test_a_copy_of_a_vedtak_that_was_changed_is_stopped_as_the_letter_is(cast):
    home, child = family()
    application, first = decided(cast, home)
    own = Dispatch.objects.get(record=first.pk, recipient=child)
    type(first).objects.filter(pk=first.pk).update(decided_at=first.decided_at - timedelta(days=1))
    again = type(first).objects.get(kind=VedtakKind.ASSISTANCE, application=application)
    type(again).objects.filter(pk=again.pk).update(kind=VedtakKind.MUNICIPAL_DWELLING, granted=False)

    stopped = send(cast.kari, own.pk, None)

    assert stopped.state == DispatchState.STOPPED and "Dette vedtaket er endret" in stopped.because
