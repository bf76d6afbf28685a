"""The page of deadlines says what the rates say, and every length holds from its first day and not before."""

import re
from datetime import timedelta

import pytest

from boligflyt.domain.rates import RateError, shipped_rates
from tests.support.tree import ROOT

PAGE = (ROOT / "docs/rules/deadlines.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| [^|]+ \| `(law/\w+)` \| (\d+) (\w+) \|", PAGE, re.MULTILINE)
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(("key", "value", "unit"), ROWS)
def test_the_page_of_deadlines_says_what_the_rate_says(key, value, unit):
    table = shipped_rates().table(key)

    assert (int(table.values[-1].value), table.unit) == (int(value), unit)


@pytest.mark.parametrize("key", [key for key, _, _ in ROWS])
def test_a_length_holds_from_its_first_day_and_not_the_day_before(key):
    table = shipped_rates().table(key)
    first = table.values[0]

    assert table.on(first.valid_from) is first
    with pytest.raises(RateError, match="Den første gjelder fra"):
        table.on(first.valid_from - ONE_DAY)


def test_the_page_has_every_length_that_a_question_can_use():
    used = {
        name
        for path in (ROOT / "boligflyt/domain").rglob("*.py")
        if path.parent.name in {"deadlines", "tenancy"} or path.name == "changes.py"
        for name in re.findall(r'"(law/\w+)"', path.read_text(encoding="utf-8"))
    }

    assert used - {key for key, _, _ in ROWS} == set()
    assert len(ROWS) == len({key for key, _, _ in ROWS})
