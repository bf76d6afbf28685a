"""Who is counted as homeless: rows DEF-07 to DEF-13."""

from datetime import date

import pytest

from boligflyt.domain.homelessness import (
    ACCOMMODATION_NAMES,
    CORRECTIONAL_NAMES,
    INSTITUTION_NAMES,
    SITUATION_NAMES,
    AccommodationKind,
    CorrectionalKind,
    HousingSituation,
    InstitutionKind,
    LeavingLimit,
    SituationFacts,
    classify,
    ethos_light,
)

TODAY = date(2026, 11, 23)
LEAVING = [(HousingSituation.PRISON_RELEASE, 3), (HousingSituation.INSTITUTION_DISCHARGE, 4)]


def test_no_roof_the_coming_night_is_situation_1_and_acute():
    finding = classify(SituationFacts(HousingSituation.NO_ROOF), TODAY)

    assert (finding.is_homeless, finding.situation, finding.acute, finding.rule) == (True, 1, True, "DEF-07")


@pytest.mark.parametrize("kind", AccommodationKind)
def test_every_kind_of_temporary_accommodation_is_situation_2(kind):
    finding = classify(SituationFacts(HousingSituation.ACUTE_OR_TEMPORARY, accommodation=kind), TODAY)

    assert (finding.is_homeless, finding.situation) == (True, 2)
    assert finding.reason == f"Personen er henvist til {ACCOMMODATION_NAMES[kind]}."
    assert finding.acute is (kind in {AccommodationKind.NIGHT_SHELTER, AccommodationKind.WARMING_ROOM})


@pytest.mark.parametrize(("situation", "number"), LEAVING)
@pytest.mark.parametrize(
    ("today", "leaves", "counted"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), True),
        (date(2026, 11, 23), date(2027, 1, 23), True),
        (date(2026, 11, 23), date(2027, 1, 24), False),
        (date(2026, 12, 31), date(2027, 2, 28), True),
        (date(2026, 12, 31), date(2027, 3, 1), False),
    ],
)
def test_leaving_within_two_calendar_months_without_a_dwelling_counts(
    situation, number, today, leaves, counted
):
    facts = SituationFacts(situation, leaves_on=leaves, has_own_dwelling=False)

    finding = classify(facts, today)

    assert finding.is_homeless is counted
    assert finding.situation == (number if counted else None)
    assert f"{leaves:%d.%m.%Y}" in finding.reason


@pytest.mark.parametrize(("situation", "number"), LEAVING)
def test_leaving_to_a_dwelling_of_ones_own_does_not_count(situation, number):
    facts = SituationFacts(situation, leaves_on=TODAY, has_own_dwelling=True)

    finding = classify(facts, TODAY)

    assert finding.is_homeless is False
    assert "egen eid eller leid bolig" in finding.reason


@pytest.mark.parametrize(("situation", "number"), LEAVING)
@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({"has_own_dwelling": False}, "datoen for"),
        ({"leaves_on": TODAY}, "eier eller leier egen bolig"),
        ({"leaves_on": date(2026, 11, 22), "has_own_dwelling": False}, "er passert"),
    ],
)
def test_a_missing_or_stale_answer_is_not_assessed_and_never_a_no(situation, number, known, missing):
    finding = classify(SituationFacts(situation, **known), TODAY)

    assert finding.is_homeless is None
    assert finding.reason.startswith("Ikke vurdert: ")
    assert missing in finding.reason


def test_the_limit_of_two_months_is_a_parameter():
    facts = SituationFacts(
        HousingSituation.PRISON_RELEASE, leaves_on=date(2027, 5, 23), has_own_dwelling=False
    )

    finding = classify(facts, TODAY, limit=LeavingLimit(6, "test", TODAY))

    assert finding.is_homeless is True


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        (
            SituationFacts(HousingSituation.PRISON_RELEASE, correctional=CorrectionalKind.PROBATION),
            "friomsorgen",
        ),
        (
            SituationFacts(HousingSituation.INSTITUTION_DISCHARGE, institution=InstitutionKind.CHILD_WELFARE),
            "barnevernsinstitusjon",
        ),
    ],
)
def test_the_reason_names_the_kind_of_place(facts, named):
    known = SituationFacts(
        facts.situation,
        correctional=facts.correctional,
        institution=facts.institution,
        leaves_on=TODAY,
        has_own_dwelling=False,
    )

    finding = classify(known, TODAY)

    assert named in finding.reason


def test_staying_with_others_for_a_time_is_situation_5():
    facts = SituationFacts(HousingSituation.TEMPORARILY_WITH_OTHERS)

    finding = classify(facts, TODAY)

    assert (finding.is_homeless, finding.situation, finding.rule) == (True, 5, "DEF-11")


@pytest.mark.parametrize("situation", [HousingSituation.SUBLET, HousingSituation.PERMANENTLY_WITH_FAMILY])
def test_a_sublet_and_a_lasting_home_with_family_are_left_out_with_a_reason(situation):
    finding = classify(SituationFacts(situation), TODAY)

    assert (finding.is_homeless, finding.situation, finding.rule) == (False, None, "DEF-12")
    assert "regnes ikke som bostedsløs" in finding.reason


@pytest.mark.parametrize(
    "situation",
    [
        HousingSituation.OWN_LEASE,
        HousingSituation.MUNICIPAL_LEASE,
        HousingSituation.OWNS,
        HousingSituation.UNSUITABLE_DWELLING,
    ],
)
def test_a_person_with_a_dwelling_is_not_homeless(situation):
    assert classify(SituationFacts(situation), TODAY).is_homeless is False


@pytest.mark.parametrize(
    "situation", [HousingSituation.ACUTE_OR_TEMPORARY, HousingSituation.TEMPORARILY_WITH_OTHERS]
)
def test_a_person_with_a_dwelling_elsewhere_is_not_homeless(situation):
    assert classify(SituationFacts(situation, has_own_dwelling=True), TODAY).is_homeless is False


@pytest.mark.parametrize(
    ("born", "with_parents", "counted"),
    [
        (date(2008, 11, 24), False, True),
        (date(2008, 11, 24), True, False),
        (date(2008, 11, 24), None, None),
        (date(2008, 11, 23), True, True),
        (date(2008, 11, 23), None, True),
        (None, None, True),
        (None, True, None),
    ],
)
def test_a_child_counts_alone_but_not_beside_its_parents(born, with_parents, counted):
    facts = SituationFacts(HousingSituation.NO_ROOF, born=born, with_parents=with_parents)

    finding = classify(facts, TODAY)

    assert finding.is_homeless is counted


def test_a_child_alone_keeps_its_situation_and_the_reason_says_why():
    facts = SituationFacts(
        HousingSituation.TEMPORARILY_WITH_OTHERS, born=date(2010, 1, 1), with_parents=False
    )

    finding = classify(facts, TODAY)

    assert (finding.situation, finding.rule) == (5, "DEF-13")
    assert "under 18 år" in finding.reason


def test_a_visitor_to_norway_and_an_unknown_situation():
    visitor = classify(SituationFacts(HousingSituation.NO_ROOF, only_visiting_norway=True), TODAY)
    unknown = classify(SituationFacts(HousingSituation.UNKNOWN), TODAY)

    assert visitor.is_homeless is False
    assert unknown.is_homeless is None


def test_every_code_has_a_norwegian_name():
    for codes, names in (
        (HousingSituation, SITUATION_NAMES),
        (AccommodationKind, ACCOMMODATION_NAMES),
        (CorrectionalKind, CORRECTIONAL_NAMES),
        (InstitutionKind, INSTITUTION_NAMES),
    ):
        assert set(names) == set(codes)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (SituationFacts(HousingSituation.NO_ROOF), 1),
        (SituationFacts(HousingSituation.ACUTE_OR_TEMPORARY, AccommodationKind.NIGHT_SHELTER), 2),
        (SituationFacts(HousingSituation.ACUTE_OR_TEMPORARY, AccommodationKind.HOTEL), 3),
        (SituationFacts(HousingSituation.ACUTE_OR_TEMPORARY, AccommodationKind.CARAVAN), 5),
        (SituationFacts(HousingSituation.PRISON_RELEASE, leaves_on=TODAY, has_own_dwelling=False), 4),
        (SituationFacts(HousingSituation.TEMPORARILY_WITH_OTHERS), 6),
        (SituationFacts(HousingSituation.SUBLET), None),
    ],
)
def test_the_situation_has_an_ethos_light_code(facts, code):
    assert ethos_light(facts, classify(facts, TODAY)) == code
