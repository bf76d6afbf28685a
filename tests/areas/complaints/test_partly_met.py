"""Delvis medhold: part of a complaint is met by a new vedtak of two persons; the rest goes to the body."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.allocation.services.complaints import meet_partly_with_place, record_outcome_with_place
from boligflyt.areas.applications.choices import State, VedtakKind
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.applications.services import assessing, vedtak
from boligflyt.areas.casework.queries.timeline import timeline_of
from boligflyt.areas.complaints.choices import ComplaintOutcome, ComplaintState
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.services import (
    forward,
    meet_partly,
    reconsider,
    register_complaint,
    reverse,
    settle_suspension,
    start_review,
    withdraw,
)
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.areas.applications.test_main_job import approvals_of, draft
from tests.areas.complaints.complaint_steps import complained, decided_case, later, new_complaint
from tests.support.cast import TODAY, make_household, make_person
from tests.toolkit.pdf_text import says

pytestmark = pytest.mark.django_db(databases=["default", "side"])
MET, REST = "Familien får stå på ventelisten.", "Familien får ikke velge bydel."
WHY = "Kommunen har ikke ledige boliger i bydelen."


def under_review(cast, **more):
    """A complaint over a no to a dwelling that is being looked at again."""
    complaint = complained(cast, **more)
    return start_review(later(cast.kari, 11), complaint.pk, None)


def partly(cast, **more):
    """The same, with part of it met."""
    return meet_partly_with_place(later(cast.kari, 12), under_review(cast, **more).pk, None, MET, REST)


def prepared_anew(cast, application, days=13, *, by=None, dwelling=True):
    """The two new vedtak, prepared and waiting for the second person."""
    who = later(by or cast.kari, days)
    assessing.run_assessment(later(cast.kari, days), application.pk, None)
    both = [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING, dwelling)]
    return vedtak.prepare_case(who, application.pk, None, both)


def decided_anew(cast, application, days=13, *, dwelling=True):
    """The case is decided a second time: the new vedtak by kind."""
    made = prepared_anew(cast, application, days, dwelling=dwelling)
    done = vedtak.decide_case(later(cast.ingrid, days), application.pk, approvals_of(made))
    return {one.kind: one for one in done}


def sent_on(cast, **more):
    """A complaint that is met in part by a decided vedtak, and whose rest is sent on: (complaint, vedtak)."""
    complaint = partly(cast, **more)
    new = decided_anew(cast, complaint.vedtak.application)
    return forward(later(cast.kari, 14), complaint.pk, None, WHY), new


def test_part_of_a_complaint_is_met_by_a_new_vedtak_and_the_rest_is_sent_to_the_body_of_the_kind(cast):
    complaint = partly(cast)
    application = complaint.vedtak.application
    application.refresh_from_db()
    reopened = application.state
    new = decided_anew(cast, application)

    sent = forward(later(cast.kari, 14), complaint.pk, None, WHY)

    assert (reopened, complaint.state) == (State.UNDER_ASSESSMENT, ComplaintState.PARTLY_MET)
    assert (sent.state, sent.replacement) == (
        ComplaintState.REST_FORWARDED,
        new[VedtakKind.MUNICIPAL_DWELLING],
    )
    assert (sent.forwarded_on, sent.due_on, sent.closed_on) == (TODAY + timedelta(days=14), None, None)
    assert sent.vedtak.complaint_body == "Kommunens klagenemnd"


def test_one_letter_tells_what_was_met_what_was_sent_on_and_why(cast):
    sent, _ = sent_on(cast)

    letter = Letter.objects.get(application=sent.vedtak.application, title__contains="delvis")
    text = bytes(letter.pdf)
    assert letter.title == "Du har fått delvis medhold i klagen"
    for words in (MET, "nytt vedtak fra 06.12.2026", REST, WHY, "Kommunens klagenemnd avgjør resten"):
        assert says(text, words)


def test_the_complainant_is_told_nothing_before_the_new_vedtak_is_decided(cast):
    complaint = partly(cast)
    before = Letter.objects.filter(application=complaint.vedtak.application).count()

    with pytest.raises(Refused, match="ikke avgjort ennå"):
        forward(later(cast.kari, 13), complaint.pk, None, WHY)
    prepared_anew(cast, complaint.vedtak.application)
    with pytest.raises(Refused, match="ikke avgjort ennå"):
        forward(later(cast.kari, 13), complaint.pk, None, WHY)

    assert Letter.objects.filter(application=complaint.vedtak.application).count() == before


@pytest.mark.parametrize(
    ("met", "rest", "words"),
    [
        ("  ", REST, "hvilken del av klagen som tas til følge"),
        (MET, "", "Ta klagen til følge"),
        ("", "", "Skriv"),
    ],
)
def test_both_parts_must_be_named(cast, met, rest, words):
    complaint = under_review(cast)

    with pytest.raises(Refused, match=words), transaction.atomic():
        meet_partly(later(cast.kari, 12), complaint.pk, None, met, rest)

    complaint.refresh_from_db()
    complaint.vedtak.application.refresh_from_db()
    assert (complaint.state, complaint.vedtak.application.state) == ("under_review", State.REFUSED)


def test_a_part_is_not_met_in_a_vedtak_that_was_changed_meanwhile(cast):
    first = under_review(cast)
    other = Complaint.objects.create(
        vedtak=first.vedtak, complainant=make_person("Abel", "Tesfay"), kind="party", state="under_review",
        received_on=TODAY, deadline=TODAY, lateness="in_time", text="Uenig.",
        registered_by=first.registered_by, created_at=cast.kari.at, changed_at=cast.kari.at,
    )  # fmt: skip
    reverse(later(cast.kari, 12), other.pk, None, "Feil.")
    made = prepared_anew(cast, first.vedtak.application)

    with pytest.raises(Refused, match="ligger alt hos beslutter"):
        meet_partly(later(cast.kari, 13), first.pk, None, MET, REST)
    vedtak.decide_case(later(cast.ingrid, 13), first.vedtak.application_id, approvals_of(made))
    with pytest.raises(Refused, match="La klagen gjelde det"):
        meet_partly(later(cast.kari, 14), first.pk, None, MET, REST)


def test_a_page_that_was_read_before_somebody_else_changed_the_complaint_is_refused(cast):
    complaint = under_review(cast)
    read = complaint.version
    settle_suspension(later(cast.amir, 12), complaint.pk, None, granted=False, because="Haster ikke.")

    with pytest.raises(Conflict):
        meet_partly(later(cast.kari, 12), complaint.pk, read, MET, REST)


def test_who_prepared_the_new_vedtak_does_not_decide_it(cast):
    complaint = partly(cast)
    made = prepared_anew(cast, complaint.vedtak.application, by=cast.ingrid)

    with pytest.raises(Forbidden, match="En annen"):
        vedtak.decide_case(later(cast.ingrid, 13), complaint.vedtak.application_id, approvals_of(made))


def test_who_said_what_is_met_does_not_decide_the_new_vedtak_though_another_prepared_it(cast):
    complaint = under_review(cast)
    meet_partly(later(cast.ingrid, 12), complaint.pk, None, MET, REST)
    made = prepared_anew(cast, complaint.vedtak.application)

    with pytest.raises(Forbidden, match="En annen"):
        vedtak.decide_case(later(cast.ingrid, 13), complaint.vedtak.application_id, approvals_of(made))


def test_a_new_vedtak_that_is_a_no_meets_nothing_and_the_part_is_taken_back(cast):
    complaint = partly(cast)
    decided_anew(cast, complaint.vedtak.application, dwelling=False)

    with pytest.raises(Refused, match="ingenting tatt til følge"):
        forward(later(cast.kari, 14), complaint.pk, None, WHY)
    back = reconsider(later(cast.kari, 14), complaint.pk, None)

    assert (back.state, back.met, back.rest, back.partly_on) == ("under_review", "", "", None)


def test_all_of_it_may_be_met_while_the_new_vedtak_is_made(cast):
    complaint = partly(cast)

    ended = reverse(later(cast.kari, 13), complaint.pk, None, "Klageren har rett i alt.")

    assert (ended.state, ended.met, ended.rest) == (ComplaintState.REVERSED, "", "")


def test_the_rest_waits_for_an_answer_on_suspended_effect(cast):
    complaint = partly(cast, wants_suspension=True)
    decided_anew(cast, complaint.vedtak.application)

    with pytest.raises(Refused, match="skal vente"):
        forward(later(cast.kari, 14), complaint.pk, None, WHY)
    with pytest.raises(Refused, match="uttalelse"):
        forward(later(cast.kari, 14), complaint.pk, None, " ")


def test_the_new_vedtak_is_complained_about_on_its_own_beside_the_rest(cast):
    sent, new = sent_on(cast)
    over = new[VedtakKind.MUNICIPAL_DWELLING]

    told = new_complaint(sent.vedtak.application, 20, notice_on=TODAY + timedelta(days=14))
    own = register_complaint(later(cast.kari, 20), over.pk, told)

    sent.refresh_from_db()
    assert (own.vedtak, own.deadline) == (over, TODAY + timedelta(days=35))
    assert (sent.state, sent.deadline) == (ComplaintState.REST_FORWARDED, TODAY + timedelta(days=21))


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (ComplaintOutcome.UPHELD, State.GRANTED),
        (ComplaintOutcome.CHANGED, State.UNDER_ASSESSMENT),
        (ComplaintOutcome.DISMISSED, State.GRANTED),
    ],
)
def test_the_rest_has_an_outcome_of_its_own_and_our_new_vedtak_does_not_stand_in_its_way(
    cast, outcome, state
):
    sent, _ = sent_on(cast)

    ended = record_outcome_with_place(later(cast.kari, 60), sent.pk, None, outcome, "Nemnda mente det.")

    application = ended.vedtak.application
    application.refresh_from_db()
    assert (ended.state, ended.outcome, application.state) == (ComplaintState.REST_DECIDED, outcome, state)


@pytest.mark.parametrize("sent", [True, False])
def test_when_the_rest_is_withdrawn_what_was_met_stays_met(cast, sent):
    complaint = sent_on(cast)[0] if sent else partly(cast)

    ended = withdraw(later(cast.kari, 20), complaint.pk, None, "Ringte: er fornøyd.")

    assert (ended.state, ended.met) == (ComplaintState.REST_WITHDRAWN, MET)
    assert (ended.replacement is not None) == sent


def test_the_timeline_says_that_part_was_met(cast):
    sent, _ = sent_on(cast)

    rows, _ = timeline_of(later(cast.kari, 14), sent.vedtak.application.household_id)

    assert "Klage (delvis medhold, resten hos klageinstansen)" in [row.title for row in rows]


def test_the_database_does_not_send_a_rest_on_without_a_new_vedtak_in_the_same_case(cast):
    sent, _ = sent_on(cast)
    _, elsewhere = decided_case(cast, household=make_household(make_person("Dawit", "Haile")))

    for wrong in (None, sent.vedtak, elsewhere["assistance"]):
        with pytest.raises(IntegrityError), transaction.atomic():
            Complaint.objects.filter(pk=sent.pk).update(replacement=wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=sent.pk).update(rest="")
