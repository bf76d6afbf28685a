"""A complaint: from whom, over what, in time or not, looked at again, and sent on or taken to heart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Purpose
from boligflyt.areas.access.services import Share, share
from boligflyt.areas.allocation.services.complaints import reverse_with_place
from boligflyt.areas.applications.choices import State, VedtakKind
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.applications.services import assessing, vedtak
from boligflyt.areas.complaints.choices import (
    ComplainantKind,
    ComplaintOutcome,
    ComplaintState,
    DismissGround,
    Lateness,
)
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.queries import complaints_visible_to, valid_now
from boligflyt.areas.complaints.services import (
    acknowledge,
    dismiss,
    follow_to_valid,
    forward,
    record_outcome,
    register_complaint,
    reverse,
    settle_suspension,
    start_review,
    withdraw,
)
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.areas.applications.test_main_job import approvals_of, draft
from tests.areas.complaints.complaint_steps import complained, decided_case, later, new_complaint
from tests.support.cast import LONG_AGO, TODAY, make_household, make_person, make_protected
from tests.toolkit.pdf_text import says

pytestmark = pytest.mark.django_db(databases=["default", "side"])


def latest_letter(complaint):
    return Letter.objects.filter(application=complaint.vedtak.application).first()


def test_a_complaint_within_three_weeks_of_the_letter_is_in_time(cast):
    complaint = complained(cast, days=21)

    assert (complaint.deadline, complaint.lateness) == (TODAY + timedelta(days=21), Lateness.IN_TIME)
    assert complaint.due_on == date(2027, 1, 14)  # forvaltningsloven § 11 a: one month


def test_a_complaint_counts_from_the_day_it_was_posted(cast):
    complaint = complained(cast, days=24, sent_on=TODAY + timedelta(days=20))

    assert complaint.lateness == Lateness.IN_TIME


def test_a_complaint_without_a_known_day_gives_the_letter_time_to_come(cast):
    complaint = complained(cast, days=26, notice_on=None)

    assert complaint.lateness == Lateness.IN_TIME
    assert complaint.deadline == date(2026, 12, 21)


def test_a_late_complaint_is_treated_only_with_a_reason(cast):
    complaint = complained(cast, days=40)

    with pytest.raises(Refused, match="etter fristen 14.12.2026"):
        start_review(later(cast.kari, 41), complaint.pk, None)
    started = start_review(later(cast.kari, 41), complaint.pk, None, "Lå på sykehus.")

    assert (started.state, started.late_because) == (ComplaintState.UNDER_REVIEW, "Lå på sykehus.")


def test_a_complaint_after_a_year_is_not_treated_and_may_be_dismissed(cast):
    complaint = complained(cast, days=370)

    with pytest.raises(Refused, match="mer enn ett år"):
        start_review(later(cast.kari, 371), complaint.pk, None, "Lå på sykehus.")
    ended = dismiss(later(cast.ingrid, 371), complaint.pk, None, DismissGround.LATE, "Over ett år.")

    assert ended.state == ComplaintState.DISMISSED
    assert says(bytes(latest_letter(ended).pdf), "Vi behandler ikke klagen")


def test_who_registered_the_complaint_does_not_dismiss_it(cast):
    complaint = complained(cast, days=40, by=cast.ingrid)

    with pytest.raises(Forbidden, match="En annen"):
        dismiss(later(cast.ingrid, 41), complaint.pk, None, DismissGround.LATE, "For sen.")
    with pytest.raises(Forbidden):
        dismiss(later(cast.kari, 41), complaint.pk, None, DismissGround.LATE, "For sen.")


def test_a_complaint_in_time_is_not_dismissed_as_late(cast):
    complaint = complained(cast)

    with pytest.raises(Refused, match="innen fristen"):
        dismiss(later(cast.ingrid, 11), complaint.pk, None, DismissGround.LATE, "For sen.")


def test_a_minor_over_15_who_is_party_complains_and_a_younger_child_does_not(cast):
    home = make_household()
    born = {"older": date(2011, 11, 23), "younger": date(2012, 11, 24)}
    children = {name: make_person(name.title(), "Tesfay", born=day) for name, day in born.items()}
    for child in children.values():
        Membership.objects.create(
            household=home, person=child, role=HouseholdRole.CHILD, period=Period(LONG_AGO, None)
        )
    application, made = decided_case(cast, help_given=False, household=home)
    over = made["assistance"].pk

    complaint = register_complaint(
        later(cast.kari, 1), over, new_complaint(application, 1, complainant=children["older"].pk)
    )
    with pytest.raises(Refused, match="yngre barn"):
        register_complaint(
            later(cast.kari, 1), over, new_complaint(application, 1, complainant=children["younger"].pk)
        )

    assert complaint.complainant == children["older"]


def test_somebody_else_complains_for_the_party_with_a_name_and_an_authority(cast):
    application, made = decided_case(cast, help_given=False)
    over = made["assistance"].pk
    asked = {"kind": ComplainantKind.REPRESENTATIVE}

    for lacking in ({}, {"representative": "Tante Eva"}):
        with pytest.raises(Refused):
            register_complaint(later(cast.kari, 1), over, new_complaint(application, 1, **asked, **lacking))
    complaint = register_complaint(
        later(cast.kari, 1), over,
        new_complaint(application, 1, **asked, representative="Tante Eva", authority_seen=True),
    )  # fmt: skip

    assert complaint.representative == "Tante Eva"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"received_on": TODAY + timedelta(days=30)}, "etter i dag"),
        ({"sent_on": TODAY + timedelta(days=11)}, "sendt etter at den kom"),
        ({"notice_on": TODAY - timedelta(days=1)}, "Vedtaket er fra"),
        ({"notice_on": TODAY + timedelta(days=11)}, "fram etter at klagen"),
        ({"received_on": TODAY - timedelta(days=1), "notice_on": None}, "før vedtaket ble avgjort"),
        ({"text": "  "}, "Skriv hva klagen sier"),
    ],
)
def test_days_that_cannot_be_are_told_of(cast, wrong, words):
    with pytest.raises(Refused, match=words):
        complained(cast, **wrong)


def test_the_same_person_has_one_open_complaint_over_a_vedtak(cast):
    complaint = complained(cast)
    again = new_complaint(complaint.vedtak.application)

    with pytest.raises(Conflict, match="åpen klage"):
        register_complaint(later(cast.kari, 10), complaint.vedtak_id, again)
    withdraw(later(cast.kari, 11), complaint.pk, None, "Ringte og trakk den.")

    assert register_complaint(later(cast.kari, 12), complaint.vedtak_id, again).pk != complaint.pk


def decided_anew(cast, application, days, *, dwelling):
    """The case is decided a second time."""
    kari, ingrid = later(cast.kari, days), later(cast.ingrid, days)
    assessing.run_assessment(kari, application.pk, None)
    both = [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING, dwelling)]
    made = vedtak.prepare_case(kari, application.pk, None, both)
    return vedtak.decide_case(ingrid, application.pk, approvals_of(made))


def test_a_complaint_taken_to_heart_opens_the_refused_case_and_leads_to_a_new_vedtak(cast):
    complaint = complained(cast)
    application = complaint.vedtak.application
    start_review(later(cast.kari, 11), complaint.pk, None)

    ended = reverse_with_place(later(cast.kari, 12), complaint.pk, None, "Barna var ikke vurdert.")

    application.refresh_from_db()
    assert (application.state, ended.state) == (State.UNDER_ASSESSMENT, ComplaintState.REVERSED)
    assert says(bytes(latest_letter(ended).pdf), "Du har fått medhold i klagen")
    decided_anew(cast, application, 13, dwelling=True)
    assert valid_now(complaint.vedtak).granted


def test_a_complaint_over_a_changed_vedtak_is_told_which_one_is_valid(cast):
    complaint = complained(cast)
    application = complaint.vedtak.application
    start_review(later(cast.kari, 11), complaint.pk, None)
    reverse(later(cast.kari, 12), complaint.pk, None, "Feil.")
    decided_anew(cast, application, 13, dwelling=True)

    with pytest.raises(Refused, match=r"gjelder nå, er vedtaket 06.12.2026 \(innvilget\)"):
        register_complaint(later(cast.kari, 14), complaint.vedtak_id, new_complaint(application, 14))


def test_an_open_complaint_over_a_vedtak_that_is_changed_follows_to_the_new_one(cast):
    first = complained(cast)
    application = first.vedtak.application
    other = make_person("Abel", "Tesfay")
    Membership.objects.create(
        household=application.household, person=other, role=HouseholdRole.ADULT, period=Period(LONG_AGO, None)
    )
    second = register_complaint(
        later(cast.kari, 10), first.vedtak_id, new_complaint(application, complainant=other.pk)
    )
    for one in (first, second):
        start_review(later(cast.kari, 11), one.pk, None)
    reverse(later(cast.kari, 12), first.pk, None, "Feil.")
    new = {one.kind: one for one in decided_anew(cast, application, 13, dwelling=False)}

    with pytest.raises(Refused, match="La klagen gjelde det"):
        forward(later(cast.kari, 14), second.pk, None, "Vi står ved vedtaket.")
    followed = follow_to_valid(later(cast.kari, 14), second.pk, None)

    assert (followed.vedtak, followed.lateness) == (new["municipal_dwelling"], Lateness.IN_TIME)
    assert forward(later(cast.kari, 15), second.pk, None, "Vi står ved vedtaket.").state == "forwarded"


def test_a_complaint_is_sent_on_with_a_statement_to_the_body_of_its_kind(cast):
    complaint = complained(cast)
    start_review(later(cast.kari, 11), complaint.pk, None)

    with pytest.raises(Refused, match="uttalelse"):
        forward(later(cast.kari, 12), complaint.pk, None, " ")
    sent = forward(later(cast.kari, 12), complaint.pk, None, "Inntekten er over grensen.")

    letter = latest_letter(sent)
    assert (sent.forwarded_on, sent.due_on) == (TODAY + timedelta(days=12), None)
    assert letter.title == "Vi har sendt klagen til Kommunens klagenemnd"
    assert says(bytes(letter.pdf), "Inntekten er over grensen.")


def test_who_asks_that_the_vedtak_waits_gets_an_answer_before_the_complaint_is_sent_on(cast):
    complaint = complained(cast, wants_suspension=True)
    start_review(later(cast.kari, 11), complaint.pk, None)

    with pytest.raises(Refused, match="skal vente"):
        forward(later(cast.kari, 12), complaint.pk, None, "Vi står ved vedtaket.")
    settle_suspension(later(cast.kari, 12), complaint.pk, None, granted=True, because="Ingen haster.")
    sent = forward(later(cast.kari, 12), complaint.pk, None, "Vi står ved vedtaket.")

    assert says(bytes(latest_letter(sent).pdf), "settes ikke i verk")


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (ComplaintOutcome.UPHELD, State.REFUSED),
        (ComplaintOutcome.SENT_BACK, State.UNDER_ASSESSMENT),
        (ComplaintOutcome.CHANGED, State.UNDER_ASSESSMENT),
        (ComplaintOutcome.DISMISSED, State.REFUSED),
    ],
)
def test_what_the_body_decides_opens_the_case_again_when_the_vedtak_does_not_stand(cast, outcome, state):
    complaint = complained(cast)
    start_review(later(cast.kari, 11), complaint.pk, None)
    forward(later(cast.kari, 12), complaint.pk, None, "Vi står ved vedtaket.")

    ended = record_outcome(later(cast.kari, 60), complaint.pk, None, outcome, "Nemnda mente det.")

    application = ended.vedtak.application
    application.refresh_from_db()
    assert (ended.state, ended.outcome, application.state) == ("decided", outcome, state)


def test_the_letter_that_it_has_come_says_when_an_answer_is_to_be_expected(cast):
    complaint = complained(cast)

    letter = acknowledge(later(cast.kari, 11), complaint.pk, None, TODAY + timedelta(days=39))

    complaint.refresh_from_db()
    assert complaint.due_on == TODAY + timedelta(days=39)
    assert says(bytes(letter.pdf), "01.01.2027")
    with pytest.raises(Refused, match="fram i tid"):
        acknowledge(later(cast.kari, 11), complaint.pk, None, TODAY)


def test_a_step_that_the_table_does_not_know_is_refused_in_words(cast):
    complaint = complained(cast)

    with pytest.raises(Refused, match="kan ikke gjøres når klagen er «Mottatt»"):
        forward(later(cast.kari, 11), complaint.pk, None, "Vi står ved vedtaket.")


def test_another_office_reads_the_complaint_and_changes_nothing(cast):
    complaint = complained(cast)
    household = complaint.vedtak.application.household
    share(cast.kari, "household", household.pk, Share(Purpose.CASE_WORK, office=cast.nora.office))

    assert list(complaints_visible_to(cast.nora)) == [complaint]
    with pytest.raises(Forbidden):
        start_review(later(cast.nora, 11), complaint.pk, None)


def test_a_complaint_about_somebody_protected_is_seen_only_by_the_cleared(cast):
    _, made = decided_case(cast, help_given=False, household=make_household(make_person()))
    one = next(iter(made.values()))

    complaint = register_complaint(later(cast.kari, 1), one.pk, new_complaint(one.application, 1))
    assert complaint.grade == 0
    Membership.objects.create(
        household=one.application.household, person=make_protected(), role=HouseholdRole.ADULT,
        period=Period(LONG_AGO, None),
    )  # fmt: skip

    complaint.refresh_from_db()
    assert complaint.grade == 3
    with pytest.raises(Http404):
        start_review(later(cast.kari, 2), complaint.pk, None)


@pytest.mark.parametrize(
    ("state", "change"),
    [
        ("forwarded", {"forwarded_on": TODAY}),
        ("under_review", {"lateness": "too_late"}),
        ("under_review", {"lateness": "late"}),
        ("withdrawn", {}),
        ("decided", {"statement": "Ja.", "forwarded_on": TODAY, "closed_on": TODAY, "closed_because": "x"}),
    ],
)
def test_the_database_keeps_no_complaint_that_the_law_does_not_know(cast, state, change):
    complaint = complained(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(state=state, **change)


def test_the_database_keeps_a_complaint_in_its_case(cast):
    complaint = complained(cast)
    _, made = decided_case(cast, household=make_household(make_person("Dawit", "Haile")))

    with pytest.raises(IntegrityError, match="stays in its case"), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(vedtak=made["assistance"])
