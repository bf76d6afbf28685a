"""A changed rule set on meetings that have been: pseudonyms, the same households and the same vacancies."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligflyt.domain.eligibility import RuleSetError, shipped_rule_set
from boligflyt.domain.eligibility.rule_file import SHIPPED
from boligflyt.domain.matching import VacantDwelling, WaitingHousehold
from boligflyt.domain.rehearsal import Applicant, Changes, Round, changed, compare, replay
from boligflyt.domain.strict_yaml import FileError

DRAMMEN = shipped_rule_set("demo-drammen")
JANUARY = date(2026, 1, 5)
NOTHING = dict.fromkeys(
    ("homeless", "family", "refugee", "released_or_discharged", "economic_health_social", "acute"), False
)


def applicant(
    key: str, *groups: str, entered: int = 0, bedrooms: int = 1, lot: int = 0, **traits
) -> Applicant:
    day = JANUARY + timedelta(days=entered)
    needs = WaitingHousehold(key, 0, (), bedrooms, lot=lot)
    return Applicant(needs, NOTHING | dict.fromkeys(groups, True), day, day, **traits)


def flats(day: int, *sizes: int) -> Round:
    on = JANUARY + timedelta(days=day)
    return Round(on, tuple(VacantDwelling(f"{day}-{place}", size) for place, size in enumerate(sizes)))


FAMILIES_FIRST = changed(DRAMMEN, Changes(groups=("family", "homeless", "economic_health_social")))


def test_who_is_not_housed_waits_for_the_next_meeting_and_a_flat_nobody_can_take_too():
    small, large = applicant("small", "homeless"), applicant("large", "homeless", bedrooms=3)

    housed = replay([small, large], [flats(1, 1), flats(15, 4)], DRAMMEN)

    assert housed == {"small": JANUARY + timedelta(days=1), "large": JANUARY + timedelta(days=15)}


def test_nobody_is_housed_before_coming_on_the_list_or_after_leaving_it():
    late = applicant("late", "homeless", entered=10)
    gone = applicant("gone", "homeless", left_on=JANUARY + timedelta(days=14))

    assert replay([late, gone], [flats(5, 5), flats(15, 1)], DRAMMEN) == {
        "late": JANUARY + timedelta(days=15)
    }


def test_another_order_of_the_groups_houses_others_and_says_who_waits_longer():
    homeless = [applicant(f"h{each}", "homeless", lot=each) for each in range(6)]
    families = [applicant(f"f{each}", "family", lot=each) for each in range(6)]
    rounds = [flats(1, *[1] * 6), flats(15, *[1] * 6)]

    found = compare([*homeless, *families], rounds, DRAMMEN, FAMILIES_FIRST, smallest=5)

    first, second = found.rows
    assert (first.label, first.sooner, first.later) == ("Bostedsløse", 0, 6)
    assert (first.held.median_days, first.tried.median_days) == (1, 15)
    assert (second.label, second.sooner, second.later) == ("Barnefamilier", 6, 0)
    assert (found.held_housed, found.tried_housed, found.vacancies, found.meetings) == (12, 12, 12, 2)


def test_a_whole_rule_file_is_tried_by_what_places_those_who_wait_and_nothing_else():
    bergen = shipped_rule_set("demo-bergen")

    tried = changed(DRAMMEN, Changes(file=(SHIPPED / "demo-bergen.yaml").read_text(encoding="utf-8")))

    assert (tried.id, tried.rules, tried.period) == (DRAMMEN.id, DRAMMEN.rules, DRAMMEN.period)
    for part in ("priority", "waiting_counts", "fit"):
        assert tried.sections.get(part) == bergen.sections.get(part)
    assert tried.sections["offers"] == DRAMMEN.sections["offers"]


def test_the_file_of_today_changes_nothing_and_a_faulty_one_says_where():
    text = (SHIPPED / "demo-drammen.yaml").read_text(encoding="utf-8")

    assert changed(DRAMMEN, Changes(file=text)) == DRAMMEN
    with pytest.raises(FileError, match="linje"):
        changed(DRAMMEN, Changes(file=text.replace("waiting_counts:", "waiting_count:")))


def test_groups_too_small_to_be_shown_hide_each_other():
    many = [applicant(f"h{each}", "homeless", lot=each) for each in range(9)]
    few = [applicant("f", "family"), applicant("e", "economic_health_social")]

    found = compare([*many, *few], [flats(1, 1)], DRAMMEN, FAMILIES_FIRST, smallest=5)

    assert [one.applicants for one in found.rows].count(None) >= 2


def test_where_all_are_too_few_not_even_the_sums_are_shown():
    found = compare([applicant("h", "homeless")], [flats(1, 1)], DRAMMEN, FAMILIES_FIRST, smallest=5)

    assert (found.applicants, found.held_housed, found.really) == (None, None, None)


def test_a_number_that_is_small_is_not_shown_though_its_group_is_large_nor_its_median_nor_the_sum():
    homeless = [applicant(f"h{each}", "homeless", lot=each) for each in range(5)]
    families = [applicant(f"f{each}", "family", lot=each) for each in range(5)]

    found = compare([*homeless, *families], [flats(31, 1)], DRAMMEN, FAMILIES_FIRST, smallest=3)

    first, second = found.rows
    assert (first.applicants, first.held, first.later) == (5, None, None)
    assert (second.applicants, second.tried, second.sooner) == (5, None, None)
    assert (found.held_housed, found.tried_housed) == (None, None)


def test_whether_waiting_counts_and_what_the_fit_counts_can_be_tried():
    tried = changed(DRAMMEN, Changes(waiting_counts="yes", fit={"spare_room": 0}))
    early = applicant("early", "homeless", entered=0, lot=9)
    lucky = applicant("lucky", "homeless", entered=3, lot=1)

    assert list(replay([early, lucky], [flats(5, 1)], DRAMMEN)) == ["lucky"]
    assert list(replay([early, lucky], [flats(5, 1)], tried)) == ["early"]


def test_groups_that_are_not_the_rule_sets_own_are_refused():
    with pytest.raises(RuleSetError, match="Hver gruppe"):
        changed(DRAMMEN, Changes(groups=("family", "homeless")))


def test_it_is_told_how_many_of_those_who_were_housed_the_rules_that_held_house_too():
    really = applicant("a", "homeless", housed_on=JANUARY)
    passed = replace(applicant("b", "family"), housed_on=JANUARY)

    found = compare([really, passed], [flats(1, 1)], DRAMMEN, DRAMMEN, smallest=1)

    assert (found.really, found.agreed) == (2, 1)


PEOPLE = st.lists(
    st.tuples(st.sampled_from(sorted(NOTHING)), st.integers(0, 40), st.integers(1, 3)), max_size=8
)


@settings(max_examples=50)
@given(PEOPLE, st.lists(st.lists(st.integers(1, 4), max_size=3), max_size=4))
def test_the_same_rules_twice_differ_in_nothing_and_the_order_of_the_lists_means_nothing(people, rounds):
    applicants = [
        applicant(f"p{place}", code, entered=day, bedrooms=size, lot=place)
        for place, (code, day, size) in enumerate(people)
    ]
    held = [flats(14 * place, *sizes) for place, sizes in enumerate(rounds)]

    same = compare(applicants, held, DRAMMEN, changed(DRAMMEN, Changes()), smallest=1)

    assert all((row.sooner, row.later) == (0, 0) for row in same.rows)
    assert replay(applicants[::-1], held[::-1], DRAMMEN) == replay(applicants, held, DRAMMEN)
