"""Fødselsnummer and D-number; numbers are synthetic or made while the test runs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.exceptions import ValidationError
from stdnum.no import fodselsnummer

from boligflyt.domain.national_numbers import check_national_number, make_synthetic_number
from boligflyt.domain.national_numbers.check import NationalNumberCheck

BORN = date(1985, 1, 2)
FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def synthetic(born: date = BORN, start: int = 100) -> str:
    return next(number for i in range(start, 1000) if (number := make_synthetic_number(born, i)))


def with_first_remainder(remainder: int) -> str:
    """A synthetic number whose first control digit leaves this remainder, the second made to fit."""
    for individual in range(1000):
        nine = [int(sign) for sign in f"028185{individual:03d}"]
        first = (remainder - sum(a * b for a, b in zip(nine, FIRST, strict=True))) % 11
        ten = [*nine, first]
        second = -sum(a * b for a, b in zip(ten, SECOND, strict=True)) % 11
        if first < 10 and second < 10:
            return "".join(map(str, [*ten, second]))
    raise AssertionError("no such number")


def test_a_synthetic_number_is_valid_and_marked_synthetic():
    number = synthetic()

    answer = check_national_number(number)

    assert answer == NationalNumberCheck(number, True, "foedselsnummer", True, "current")


def test_spaces_inside_a_number_are_taken_out():
    number = synthetic()
    spaced = f" {number[:6]}\u00a0{number[6:9]}\u202f{number[9:]}\t"

    answer = check_national_number(spaced)

    assert answer.valid
    assert answer.number == number


@pytest.mark.parametrize("remainder", range(11))
def test_the_rule_of_2032_allows_remainders_up_to_three_and_the_older_rule_is_named_first(remainder):
    number = with_first_remainder(remainder)

    answer = check_national_number(number)

    assert answer.valid is (remainder <= 3)
    assert answer.rule == {0: "current", 1: "2032", 2: "2032", 3: "2032"}.get(remainder)
    assert answer.error_code == (None if remainder <= 3 else "control_digit")


def test_the_second_control_digit_is_the_same_in_both_rules():
    number = with_first_remainder(2)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)

    answer = check_national_number(wrong)

    assert not answer.valid
    assert answer.error == "Kontrollsifferet stemmer ikke. Sjekk tallene."


def number_of(six: str) -> str:
    """The six digits filled up with an individual number and today's control digits."""
    for individual in range(100, 1000):
        nine = f"{six}{individual}"
        first = fodselsnummer.calc_check_digit1(nine)
        second = fodselsnummer.calc_check_digit2(nine + first) if len(first) == 1 else "10"
        if len(second) == 1:
            return nine + first + second
    raise AssertionError("no such number")


@pytest.mark.parametrize(
    ("six", "kind", "is_synthetic"),
    [
        ("028185", "foedselsnummer", True),
        ("428185", "d_nummer", True),
        ("024185", "foedselsnummer", True),
        ("424185", "d_nummer", True),
        ("719285", "d_nummer", True),
        ("298284", "foedselsnummer", True),
        ("298200", "foedselsnummer", True),
    ],
)
def test_the_day_tells_the_d_number_and_the_month_tells_the_synthetic_number(six, kind, is_synthetic):
    answer = check_national_number(number_of(six))

    assert answer.valid
    assert (answer.kind, answer.synthetic) == (kind, is_synthetic)


@pytest.mark.parametrize(
    "six",
    ["008185", "328185", "408185", "728185", "318485", "308285", "028085", "029385", "026685", "298285"],
)
def test_a_day_that_is_in_no_calendar_is_refused(six):
    answer = check_national_number(number_of(six))

    assert (answer.valid, answer.kind, answer.rule) == (False, None, None)
    assert answer.error_code == "impossible_date"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", "empty", "Feltet er tomt. Skriv de 11 sifrene."),
        (" \u00a0 ", "empty", "Feltet er tomt"),
        ("0281851234", "wrong_length", "må ha 11 sifre, men har 10"),
        ("028185123456", "wrong_length", "må ha 11 sifre, men har 12"),
        ("028185-1234x", "not_digits", "«-»"),
        ("O2818512345", "not_digits", "«O»"),
        ("028185\u200b12345", "not_digits", "et usynlig tegn (U+200B)"),
        ("٠٢٨١٨٥١٢٣٤٥", "foreign_digits", "Skriv sifrene som 0–9"),
        ("02818512345"[:10] + "²", "foreign_digits", "«²»"),
    ],
)
def test_the_message_says_what_to_mend(text, code, said):
    answer = check_national_number(text)

    assert answer.error_code == code
    assert said in answer.error
    assert not answer.valid


@given(
    st.dates(date(1900, 1, 1), date(1999, 12, 31)),
    st.integers(0, 499),
    st.booleans(),
    st.sampled_from([0, 0, 1, 10, 57]),
)
def test_it_agrees_with_python_stdnum_on_numbers_of_today(born, individual, is_d_number, off):
    nine = f"{born.day + 40 * is_d_number:02d}{born:%m%y}{individual:03d}"
    first = fodselsnummer.calc_check_digit1(nine)
    second = fodselsnummer.calc_check_digit2(nine + first)
    text = f"{nine}{(int(first + second) + off) % 100:02d}"
    try:
        fodselsnummer.validate(text)
        expected = True
    except ValidationError:
        expected = False

    answer = check_national_number(text)

    assert (answer.valid and answer.rule == "current") is expected


@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.integers(0, 999))
def test_synthetic_numbers_have_the_control_digits_of_python_stdnum(born, individual):
    number = make_synthetic_number(born, individual)
    nine = f"{born.day:02d}{born.month + 80}{born:%y}{individual:03d}"
    first = fodselsnummer.calc_check_digit1(nine)

    expected = nine + first + fodselsnummer.calc_check_digit2(nine + first)

    assert number == (expected if len(expected) == 11 else None)


def test_an_individual_number_outside_three_digits_is_refused():
    with pytest.raises(ValueError, match="0 til 999"):
        make_synthetic_number(BORN, 1000)


def test_nothing_in_the_answer_tells_sex_or_century():
    names = set(NationalNumberCheck.__dataclass_fields__)

    assert names == {"number", "valid", "kind", "synthetic", "rule", "error_code", "error"}
