"""Taking in an application: situations, states, bad input."""

from datetime import date, timedelta

import pytest

from boligflyt.areas.access.models import Municipality
from boligflyt.areas.applications.choices import (
    Action,
    Answer,
    Housing,
    Safety,
    Services,
    State,
    VedtakKind,
)
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import applications_visible_to, homelessness_of
from boligflyt.areas.applications.services import assessing, intake, steps
from boligflyt.areas.applications.services.answering import send_preliminary_answer
from boligflyt.areas.applications.services.vedtak import VedtakDraft, prepare_vedtak
from boligflyt.areas.applications.workflow import CLOSED, HELPED, OPEN, TRANSITIONS
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.cast import TODAY, make_application, make_household, make_person, make_protected

IN_TWO_MONTHS = date(2027, 1, 23)


def told(housing, **facts):
    return {"received_on": TODAY, "channel": "phone", "housing": housing, "bedrooms_needed": 1, **facts}


def registered(cast, housing, household=None, **facts):
    return intake.register_application(cast.kari, household or make_household(), told(housing, **facts))


def situation(application):
    return application.housing_assessments.get().homeless_situation


@pytest.mark.proves("DEF-07", "AGR-01")
def test_a_person_without_a_roof_tonight_is_homeless_and_acute(cast):
    application = registered(cast, Housing.NO_ROOF)

    finding = homelessness_of(application, TODAY)

    assert (situation(application), finding.acute) == (1, True)


@pytest.mark.proves("DEF-10")
def test_discharge_within_two_months_makes_homeless_and_a_day_later_does_not(cast):
    inside = registered(
        cast, Housing.INSTITUTION_DISCHARGE, housing_ends_on=IN_TWO_MONTHS, housing_kind="i_hospital"
    )
    outside = registered(
        cast, Housing.INSTITUTION_DISCHARGE, make_household(make_person("Åse")),
        housing_ends_on=IN_TWO_MONTHS + timedelta(1),
    )  # fmt: skip

    assert (situation(inside), situation(outside)) == (4, None)


@pytest.mark.proves("DEF-11")
def test_staying_with_friends_for_a_while_is_situation_five(cast):
    assert situation(registered(cast, Housing.TEMPORARILY_WITH_OTHERS)) == 5


@pytest.mark.proves("DEF-12")
@pytest.mark.parametrize("housing", [Housing.SUBLET, Housing.PERMANENTLY_WITH_FAMILY])
def test_sublet_and_permanent_life_with_family_do_not_count_and_the_caseworker_sees_why(cast, housing):
    application = registered(cast, housing)

    kept = application.housing_assessments.get()

    assert kept.homeless_situation is None
    assert kept.homeless_reason


@pytest.mark.proves("DEF-13")
def test_a_minor_alone_without_a_roof_counts_as_homeless(cast):
    minor = make_person("Nora", "Aas", born=date(2010, 4, 1))
    alone = registered(cast, Housing.NO_ROOF, make_household(minor))
    family = registered(cast, Housing.NO_ROOF, make_household(make_person("Mona", "Lund"), children=2))

    kept = alone.housing_assessments.get()

    assert (kept.homeless_situation, "under 18 år" in kept.homeless_reason) == (1, True)
    assert "under 18 år" not in family.housing_assessments.get().homeless_reason


def test_a_release_without_a_day_is_refused_with_what_to_write(cast):
    with pytest.raises(Refused, match="løslates eller skrives ut") as refused:
        registered(cast, Housing.PRISON_RELEASE)

    assert refused.value.field == "housing_ends_on"
    assert not Application.objects.exists()


def test_a_request_cannot_have_come_tomorrow(cast):
    with pytest.raises(Refused, match="etter i dag"):
        intake.register_application(
            cast.kari, make_household(), {**told(Housing.NO_ROOF), "received_on": TODAY + timedelta(1)}
        )


def test_a_household_has_one_open_application_and_the_message_names_it(cast):
    household = make_household()
    first = registered(cast, Housing.NO_ROOF, household)

    with pytest.raises(Refused, match=first.case_code):
        registered(cast, Housing.NO_ROOF, household)


def test_a_leader_may_not_register(cast):
    with pytest.raises(Forbidden):
        intake.register_application(cast.liv, make_household(), told(Housing.NO_ROOF))


@pytest.mark.proves("DEF-15")
def test_own_efforts_are_documented_and_a_change_over_somebody_elses_is_refused(cast):
    Municipality.objects.update(rule_set="demo-bergen")
    application = make_application(cast.kari)

    efforts = {"own_efforts": "Fem visninger.", "own_efforts_documented": "yes"}
    changed = intake.change_application(cast.kari, application.pk, 1, efforts)

    assessing.record_judgement(cast.kari, application.pk, None, "income", True, "310 000 kr til tre.")
    assessing.run_assessment(cast.kari, application.pk, None)
    made = prepare_vedtak(
        cast.kari, application.pk, VedtakDraft(VedtakKind.ASSISTANCE, True, "Familien trenger hjelp.")
    )

    assert changed.own_efforts == "Fem visninger."
    assert "Egen innsats" in {row["vilkaar"] for row in made.letter_data["findings"]}
    with pytest.raises(VersionConflict):
        intake.change_application(cast.amir, application.pk, 1, {"own_efforts": "Noe annet."})


@pytest.mark.proves("DEF-02", "DEF-03", "DEF-04")
def test_the_situation_is_judged_safe_and_good_apart_with_class_reasons_and_who(cast):
    application = make_application(cast.kari, unable_alone="unknown")

    kept = assessing.assess_housing_situation(
        cast.kari, application.pk, None, safe=Answer.NO, good=Answer.YES, result=Safety.AT_RISK,
        disadvantaged=Answer.YES, reason_codes=["economy"], until=TODAY.replace(year=2027),
    )  # fmt: skip
    rules = assessing.run_assessment(cast.kari, application.pk, None)

    assert kept.disadvantaged_until == TODAY.replace(year=2027)
    assert rules.facts["judgements"]["disadvantaged"]["met"] is True
    assert (kept.safe, kept.good, kept.result) == ("no", "yes", "at_risk")
    assert (kept.disadvantaged, kept.reason_codes) == ("yes", ["economy"])
    assert (kept.by.name, kept.on) == ("Kari Saksvik", TODAY)


def test_a_situation_that_is_not_safe_cannot_be_called_satisfactory(cast):
    application = make_application(cast.kari)

    with pytest.raises(Refused, match="både trygg og god"):
        assessing.assess_housing_situation(
            cast.kari, application.pk, None, safe=Answer.NO, good=Answer.YES, result=Safety.SATISFACTORY,
            disadvantaged=Answer.NO, reason_codes=[],
        )  # fmt: skip


@pytest.mark.proves("DEF-05")
def test_the_need_for_adapted_housing_stands_beside_being_disadvantaged(cast):
    application = make_application(
        cast.kari, needs_adapted=True, target_groups=["disability"], unable_alone="no"
    )

    kept = assessing.run_assessment(cast.kari, application.pk, None)

    assert application.needs_adapted
    assert kept.facts["judgements"]["disadvantaged"]["met"] is False


@pytest.mark.proves("LAW-03", "TG-24")
def test_help_besides_a_dwelling_is_recorded_with_its_kind(cast):
    application = make_application(cast.kari, target_groups=["outside_work"])

    kept = assessing.clarify_services(
        cast.kari, application.pk, None, Services.NONE_NEEDED, "", ["economic_advice", "activity_project"]
    )

    assert kept.referrals == ["economic_advice", "activity_project"]


@pytest.mark.proves("PRO-47")
def test_other_solutions_are_screened_before_the_queue(cast):
    application = make_application(cast.kari, can_own_startlaan="unknown")

    screened = {"can_own_startlaan": "yes", "screening_note": "Fast inntekt."}
    assessing.record_screening(cast.kari, application.pk, None, screened)
    kept = assessing.run_assessment(cast.kari, application.pk, None)

    finding = next(one for one in kept.explanation["findings"] if one["rule"] == "alternatives")
    assert finding["outcome"] == "not_met"


@pytest.mark.parametrize("action", [Action.WITHDRAW, Action.DISMISS])
def test_withdrawn_and_dismissed_are_outcomes_of_their_own_and_need_a_reason(cast, action):
    application = make_application(cast.kari)

    with pytest.raises(Refused, match="Skriv en grunn"):
        steps.act(cast.kari, application.pk, 1, action)
    done = steps.act(cast.kari, application.pk, 1, action, "Søker ringte.")

    assert done.state in {State.WITHDRAWN, State.DISMISSED}
    assert done.closed_on == TODAY


def test_an_unanswered_question_lets_the_application_lapse_and_a_lapsed_one_can_be_taken_up(cast):
    application = make_application(cast.kari)
    steps.act(cast.kari, application.pk, None, Action.ASK, "Mangler inntekt.")

    lapsed = steps.act(cast.kari, application.pk, None, Action.LAPSE, "Ingen svar etter to purringer.")
    again = steps.act(cast.kari, application.pk, None, Action.REASSESS, "Opplysningene kom.")

    assert (lapsed.pk, again.state) == (again.pk, State.UNDER_ASSESSMENT)


@pytest.mark.proves("PRO-01")
def test_the_table_of_states_decides_and_every_step_is_logged_with_who(cast):
    application = make_application(cast.kari)

    with pytest.raises(Refused, match="kan ikke gjøres når søknaden er «Ny»"):
        steps.act(cast.kari, application.pk, None, Action.RESUME)
    steps.act(cast.kari, application.pk, None, Action.START)

    entry = application.log.get()
    assert (entry.before, entry.after, entry.by.name) == ("new", "under_assessment", "Kari Saksvik")


def test_every_state_is_open_or_closed_and_every_open_state_has_a_way_on():
    leaving = {source for line in TRANSITIONS for source in line.sources}

    assert frozenset(State) == OPEN | HELPED | CLOSED
    assert leaving >= OPEN


def test_a_preliminary_answer_is_a_letter_that_says_when(cast):
    application = make_application(cast.kari)

    letter = send_preliminary_answer(
        cast.kari, application.pk, None, expected=TODAY + timedelta(21),
        reason="Vi venter på legen.", waits="Legeerklæring",
    )  # fmt: skip

    application.refresh_from_db()
    assert bytes(letter.pdf).startswith(b"%PDF")
    assert application.preliminary_sent_on == TODAY


def test_a_preliminary_answer_cannot_promise_a_day_that_has_been(cast):
    application = make_application(cast.kari)

    with pytest.raises(Refused, match="fram i tid"):
        send_preliminary_answer(cast.kari, application.pk, None, expected=TODAY, reason="…")


def test_a_household_with_a_protected_member_is_seen_only_by_those_with_the_right(cast):
    application = make_application(cast.kari, make_household(make_protected()))

    assert application not in applications_visible_to(cast.kari)
    assert application in applications_visible_to(cast.ingrid)


def test_another_office_sees_nothing(cast):
    application = make_application(cast.kari)

    assert application not in applications_visible_to(cast.nora)
    assert application not in applications_visible_to(cast.liv)
