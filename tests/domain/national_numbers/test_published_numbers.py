"""The three numbers that the tax administration publishes itself.

FN-01, FN-02 and FN-03 of the worked examples. They are the only
numbers of the ordinary range that may stand in the repository.
"""

import pytest

from boligflyt.domain.national_numbers import check_national_number


@pytest.mark.parametrize(
    ("number", "rule"), [("02013299997", "current"), ("02013299903", "2032"), ("02013299806", "current")]
)
def test_the_published_numbers_hold_under_the_rules_they_are_published_for(number, rule):
    answer = check_national_number(number)

    assert answer.valid
    assert (answer.kind, answer.synthetic, answer.rule) == ("foedselsnummer", False, rule)
