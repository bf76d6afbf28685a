"""From application to decided vedtak, through the services."""

import pytest
from django.db import IntegrityError

from boligflyt.areas.applications.choices import Services, State, VedtakKind
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.services import assessing, vedtak
from boligflyt.areas.audit.queries import changes_of
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.support.cast import TODAY, make_application, make_household, make_person
from tests.toolkit.pdf_text import says

DAYS = {
    "first_day": TODAY,
    "last_day": TODAY.replace(year=2029),
    "review_on": TODAY.replace(year=2029, month=5),
}
FAMILY = "Familien bor på hotell med to barn."


def draft(kind, granted=True, **rest):
    gives = ("råd om bolig",) if granted else ()
    code = "" if granted else "conditions"
    return vedtak.VedtakDraft(kind, granted, FAMILY, code, gives=gives, **{**DAYS, **rest})


def assessed(cast, **facts):
    application = make_application(cast.kari, **facts)
    assessing.record_judgement(cast.kari, application.pk, 1, "income", True, "310 000 kr til tre personer.")
    assessing.run_assessment(cast.kari, application.pk, 2)
    return application


def prepared(cast, *, dwelling=True, **facts):
    application = assessed(cast, **facts)
    both = [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING, dwelling)]
    return application, vedtak.prepare_case(cast.kari, application.pk, None, both)


def approvals_of(made):
    return [vedtak.Approval(one.pk, one.version, content_sha256(one.letter_data)) for one in made]


@pytest.mark.proves("AGR-02", "LAW-04", "PRO-04")
def test_a_family_in_a_hotel_is_granted_a_dwelling_by_two_persons(cast):
    application, made = prepared(cast)

    decided = vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    application.refresh_from_db()
    assistance, dwelling = decided
    assert application.state == State.GRANTED
    assert assistance.law == "boligsosialloven §§ 4, 6 og 7"
    assert [one.complaint_body for one in decided] == ["Statsforvalteren", "Kommunens klagenemnd"]
    assert (dwelling.first_day, dwelling.last_day, dwelling.review_on) == tuple(DAYS.values())
    assert says(bytes(dwelling.letter), "ingen tjenester") or says(bytes(dwelling.letter), "uten tjenester")


@pytest.mark.proves("AGR-16")
def test_the_letter_is_made_again_from_its_frozen_content_with_the_same_bytes(cast):
    application, made = prepared(cast)
    decided = vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    again = [vedtak.make_letter(Vedtak.objects.get(pk=one.pk)) for one in decided]

    assert again == [bytes(one.letter) for one in decided]
    assert {one.letter_template for one in decided} == {"areas/applications/letter_templates/vedtak.typ"}


def test_nobody_decides_a_case_they_have_worked_on(cast):
    application, made = prepared(cast)
    Vedtak.objects.filter(application=application).update(contributors=[cast.kari.staff, cast.ingrid.staff])

    with pytest.raises(Forbidden, match="En annen må avgjøre"):
        vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))


def test_postgresql_itself_refuses_a_vedtak_decided_by_its_preparer(cast):
    _, made = prepared(cast)
    by_preparer = {"decided_by_id": cast.kari.staff, "contributors": []}

    with pytest.raises(IntegrityError, match="vedtak_two_persons"):
        Vedtak.objects.filter(pk=made[0].pk).update(**by_preparer)


def test_a_letter_changed_after_it_was_shown_is_not_sent(cast):
    application, made = prepared(cast)
    shown = approvals_of(made)
    Vedtak.objects.filter(pk=made[1].pk).update(letter_data={**made[1].letter_data, "heading": "Noe annet"})

    with pytest.raises(Conflict, match="endret siden du leste"):
        vedtak.decide_case(cast.ingrid, application.pk, shown)


def test_every_request_ends_in_a_vedtak_on_assistance(cast):
    application = assessed(cast)

    with pytest.raises(Refused, match="boligsosialloven § 7"):
        vedtak.prepare_case(cast.kari, application.pk, None, [draft(VedtakKind.MUNICIPAL_DWELLING)])


@pytest.mark.proves("AGR-03", "LAW-05")
def test_a_refusal_for_residence_leaves_the_assistance_standing(cast):
    newcomer = make_person("Dawit", "Haile", resident_since=None)
    application = assessed(cast, household=make_household(newcomer))
    residence = next(
        one for one in application.assessments.get().explanation["findings"] if one["rule"] == "residence"
    )
    made = vedtak.prepare_case(
        cast.kari, application.pk, None,
        [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING, False)],
    )  # fmt: skip

    assistance, dwelling = vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    application.refresh_from_db()
    assert residence["outcome"] == "not_met"
    assert (assistance.granted, dwelling.granted) == (True, False)
    assert dwelling.reason_code == "conditions"
    assert says(bytes(dwelling.letter), "Du kan klage på vedtaket")
    assert application.state == State.ASSISTED
    assert application.closed_on is None


@pytest.mark.proves("PRO-05")
def test_a_dwelling_is_not_granted_before_the_need_for_services_is_clarified(cast):
    application = assessed(cast, services="not_clarified", services_text="")

    with pytest.raises(Refused, match="Avklar behovet for tjenester"):
        vedtak.prepare_vedtak(cast.kari, application.pk, draft(VedtakKind.MUNICIPAL_DWELLING))

    assessing.clarify_services(
        cast.kari, application.pk, None, Services.NEEDED, "Ukentlig besøk av boligoppfølger."
    )
    assessing.run_assessment(cast.kari, application.pk, None)
    made = vedtak.prepare_vedtak(cast.kari, application.pk, draft(VedtakKind.MUNICIPAL_DWELLING))
    assert made.letter_data["services"]["text"] == "Ukentlig besøk av boligoppfølger."


def test_a_guideline_is_departed_from_by_a_named_person_and_never_shown_as_met(cast):
    unregistered = make_person(resident_since=None)
    application = assessed(cast, household=make_household(unregistered))

    kept = assessing.depart_from_guideline(
        cast.kari, application.pk, None, "residence", "Barna går på skole her."
    )

    finding = next(one for one in kept.explanation["findings"] if one["rule"] == "residence")
    assert finding["outcome"] == "not_met"
    assert finding["departure"]["decided_by"] == "Kari Saksvik"
    assert kept.outcome == "met"


def test_a_departure_without_a_reason_is_refused(cast):
    application = assessed(cast, household=make_household(make_person(resident_since=None)))

    with pytest.raises(Refused, match="hvorfor du fraviker"):
        assessing.depart_from_guideline(cast.kari, application.pk, None, "residence", "  ")


def test_the_decider_sends_a_case_back_and_it_can_be_prepared_again(cast):
    application, _ = prepared(cast)

    vedtak.return_case(cast.ingrid, application.pk, None, "Begrunn tjenestene bedre.")
    again = vedtak.prepare_case(
        cast.kari, application.pk, None, [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING)]
    )

    assert len(again) == 2
    assert application.log.filter(action="send_back", reason="Begrunn tjenestene bedre.").exists()


@pytest.mark.proves("LAW-01")
def test_the_basis_in_law_is_the_one_that_holds_since_july_2023(cast):
    _, made = prepared(cast)

    assistance = next(one for one in made if one.kind == VedtakKind.ASSISTANCE)

    assert "boligsosialloven" in assistance.law
    assert "§ 15" not in assistance.law
    assert assistance.letter_data["rules"] == [assistance.law]


@pytest.mark.proves("LAW-11")
def test_a_refusal_gives_reasons_and_tells_how_to_complain_and_leaves_a_trace(cast):
    application, made = prepared(cast, dwelling=False)

    decided = vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    refusal = next(one for one in decided if one.kind == VedtakKind.MUNICIPAL_DWELLING)
    letter = bytes(refusal.letter)
    for told in (
        FAMILY,
        "Fristen er 3 uker",
        "Kommunens klagenemnd",
        "se dokumentene",
        "ikke skal settes i verk",
    ):
        assert says(letter, told), told
    event = changes_of("vedtak", refusal.pk).get()
    assert (event.actor, event.detail["sha256"]) == (cast.ingrid.staff, refusal.letter_sha256)


def test_a_vedtak_without_a_reason_is_refused(cast):
    application = assessed(cast)

    with pytest.raises(Refused, match="begrunnelse"):
        vedtak.prepare_vedtak(
            cast.kari, application.pk, vedtak.VedtakDraft(VedtakKind.ASSISTANCE, True, "  ")
        )


def test_a_request_without_right_to_help_ends_in_a_refusal(cast):
    application = assessed(cast)
    both = [draft(VedtakKind.ASSISTANCE, False), draft(VedtakKind.MUNICIPAL_DWELLING, False)]
    made = vedtak.prepare_case(cast.kari, application.pk, None, both)

    vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    application.refresh_from_db()
    assert application.state == State.REFUSED
    assert application.closed_on == TODAY
