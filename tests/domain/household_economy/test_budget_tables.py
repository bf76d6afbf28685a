"""Livsopphold: the municipality's own table, the household's own lines, and the least."""

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.household_economy import (
    EconomyAsked,
    Line,
    Member,
    MunicipalTables,
    NotWorkedOut,
    Renting,
    Sex,
    household_economy,
    load_budget_table,
)
from boligflyt.domain.strict_yaml import FileError

TABLE = """\
name: Budsjett for Eksempel kommune
source: oppdiktet
values:
  2025-01-01:
    persons:
      - {name: Mat, monthly: 1000}
  2026-01-01:
    persons:
      - {name: Mat, to_age: 5, monthly: 1500.50}
      - {name: Mat, from_age: 6, to_age: 17, monthly: 2500}
      - {name: Mat, from_age: 18, monthly: 4000}
      - {name: Klær, monthly: 500}
    household:
      - {name: Strøm, to_people: 2, monthly: 900}
      - {name: Strøm, from_people: 3, monthly: 1700}
      - {name: Bil, from_adults: 2, monthly: 3000}
"""
BY_SEX = """\
name: Etter kjønn
source: oppdiktet
values:
  2026-01-01:
    persons:
      - {name: Mat, sex: female, monthly: 3500}
      - {name: Mat, sex: male, monthly: 4500}
"""
LEAST = """\
name: Veiledende satser i kommunen
source: oppdiktet
values:
  2026-01-01:
    persons:
      - {name: Barn, to_age: 17, monthly: 4000}
      - {name: Voksen, from_age: 18, monthly: 6500}
"""
FAMILY = (Member(36), Member(34), Member(6), Member(5))
TODAY = date(2026, 6, 1)


def asked(members=FAMILY, budget=None):
    return EconomyAsked(members, (), budget=budget, stay=Renting(Decimal(0)))


def living(members=FAMILY, budget=None, norm=None, least=None, on=TODAY):
    tables = MunicipalTables(
        load_budget_table(norm) if norm else None, load_budget_table(least) if least else None
    )
    return household_economy(asked(members, budget), on, tables).living


def test_the_table_gives_lines_by_age_and_size():
    found = living(norm=TABLE)

    assert [(line.name, line.norm) for line in found.lines] == [
        ("Mat", Decimal("12000.50")), ("Klær", 2_000), ("Strøm", 1_700), ("Bil", 3_000),
    ]  # fmt: skip
    assert found.counted == found.norm == Decimal("18700.50")


@pytest.mark.parametrize(
    ("on", "counted"), [(date(2025, 12, 31), 4_000), (date(2026, 1, 1), Decimal("18700.50"))]
)
def test_the_table_changes_on_its_day(on, counted):
    assert living(norm=TABLE, on=on).counted == counted


def test_the_households_own_lines_stand_beside_the_norm_and_are_counted():
    found = living(budget=(Line("Mat", Decimal(9_000)), Line("Hund", Decimal(600))), norm=TABLE)

    assert found.counted == found.own == 9_600
    assert [(line.name, line.own) for line in found.lines] == [
        ("Mat", 9_000), ("Klær", None), ("Strøm", None), ("Bil", None), ("Hund", 600),
    ]  # fmt: skip


@pytest.mark.parametrize(("own", "counted"), [(20_999, 21_000), (21_000, 21_000), (21_001, 21_001)])
def test_what_is_counted_is_never_below_the_least(own, counted):
    found = living(budget=(Line("Alt", Decimal(own)),), least=LEAST)

    assert (found.least, found.counted) == (21_000, counted)


@pytest.mark.parametrize(
    ("on", "members", "least"),
    [
        (date(2022, 6, 30), FAMILY, 10_950 + 3_300 + 3_200),
        (date(2022, 7, 1), FAMILY, 11_150 + 3_350 + 3_250),
        (date(2021, 8, 31), (Member(30), Member(5)), 6_450 + 2_850),
        (date(2021, 9, 1), (Member(30), Member(5)), 6_450 + 3_150),
        (date(2022, 12, 31), (Member(30), Member(11)), 6_650 + 4_400),
    ],
)
def test_the_states_guiding_rates_are_the_least_while_they_are_known(on, members, least):
    assert living(members, (Line("Alt", Decimal(1)),), on=on).counted == least


@pytest.mark.parametrize(
    ("on", "members"), [(date(2023, 1, 1), FAMILY), (date(2022, 7, 1), (Member(30),) * 3)]
)
def test_a_least_that_is_not_known_is_said_and_not_guessed(on, members):
    found = living(members, (Line("Alt", Decimal(1)),), on=on)

    assert (found.least, found.counted) == (None, 1)
    assert "ikke k" in found.explanation[-1]


def test_a_table_by_sex_asks_for_it():
    couple = (Member(30, Sex.FEMALE), Member(30, Sex.MALE))

    assert living(couple, norm=BY_SEX).counted == 8_000
    with pytest.raises(NotWorkedOut, match="«sex»"):
        living(norm=BY_SEX)


def test_nobody_is_left_out_of_a_table():
    with pytest.raises(NotWorkedOut, match="ingen linje for en person på 36 år"):
        living(
            norm=TABLE.replace("from_age: 18", "from_age: 40").replace(
                "{name: Klær, monthly", "{name: Klær, to_age: 17, monthly"
            )
        )


def test_a_table_says_nothing_before_its_first_day():
    with pytest.raises(NotWorkedOut, match=r"De første gjelder fra 01\.01\.2025"):
        living(norm=TABLE, on=date(2024, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("monthly: 1000", "monthly: -1", "0"),
        ("monthly: 1000", "month: 1000", "month"),
        ("2025-01-01", "2025-02-30", "dato"),
        ("2025-01-01", "2027-01-01", "rekkefølge"),
    ],
)
def test_a_faulty_table_is_refused_with_its_line(old, new, words):
    with pytest.raises(FileError, match=words) as raised:
        load_budget_table(TABLE.replace(old, new, 1))

    assert raised.value.line
