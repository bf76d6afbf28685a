from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.rates import RateError, load_rate_table, shipped_rates
from boligflyt.domain.strict_yaml import FileError

TABLE = """\
name: En sats
unit: kroner
checked_on: 2026-11-21
values:
  2024-01-01: {value: 100, source: "lov § 1"}
  2025-01-01: {value: 110.50, source: "lov § 1", mark: verify}
"""


def test_a_rate_holds_from_its_day_until_the_day_before_the_next():
    table = load_rate_table(TABLE, "test/one")

    values = [table.on(day).value for day in (date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1))]

    assert values == [Decimal(100), Decimal(100), Decimal("110.50")]
    assert (table.on(date(2024, 6, 1)).verify, table.on(date(2025, 6, 1)).verify) == (False, True)


def test_asking_before_the_first_value_is_an_error_that_says_so():
    table = load_rate_table(TABLE, "test/one")

    with pytest.raises(RateError, match="har ingen verdi 31.12.2023. Den første gjelder fra 01.01.2024"):
        table.on(date(2023, 12, 31))


def test_a_rate_that_was_replaced_by_one_we_do_not_know_ends_on_its_last_day():
    table = load_rate_table(TABLE.replace("values:", "known_to: 2025-12-31\nvalues:"), "test/one")

    assert table.on(date(2025, 12, 31)).value == Decimal("110.50")
    with pytest.raises(RateError, match="er ikke kjent 01.01.2026. Den siste gjaldt til 31.12.2025"):
        table.on(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("value: 100,", "value: hundre,", 5, "et tall"),
        ("value: 100,", "valu: 100,", 5, "Mente du «value»"),
        (', source: "lov § 1"}', "}", 5, "«source» mangler"),
        ("2025-01-01", "2024-01-01", 6, "står to ganger"),
        ("2025-01-01", "2023-01-01", 4, "rekkefølge"),
        ("2025-01-01", "2025-02-30", 6, "ikke en dato"),
    ],
)
def test_a_faulty_rate_file_is_refused_with_its_line(old, new, line, words):
    with pytest.raises(FileError, match=words) as raised:
        load_rate_table(TABLE.replace(old, new, 1), "test/one")

    assert raised.value.line == line


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2025, 4, 30), 124028), (date(2025, 5, 1), 130160), (date(2026, 5, 1), 136549)],
)
def test_the_basic_amount_changes_on_the_first_of_may(day, value):
    assert shipped_rates().whole("folketrygden/grunnbeloep", day) == value


def test_every_shipped_rate_has_a_source_and_a_checked_day():
    tables = shipped_rates().tables

    assert len(tables) >= 10
    assert all(
        value.source and table.checked_on.year >= 2026 for table in tables.values() for value in table.values
    )


def test_an_unknown_rate_is_an_error():
    with pytest.raises(RateError, match="finnes ikke"):
        shipped_rates().on("law/no_such_rate", date(2026, 1, 1))
