"""How numbers, dates and law references are written on the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from boligflyt.web.templatetags import boligflyt_format as f

NB = "\u00a0"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (10200, f"10{NB}200{NB}kr"),
        (0, f"0{NB}kr"),
        (-19700, f"−19{NB}700{NB}kr"),
        (Decimal("2450000.50"), f"2{NB}450{NB}001{NB}kr"),
        (Decimal("-0.4"), f"0{NB}kr"),
        (None, "–"),
        (SimpleNamespace(amount=Decimal(9300)), f"9{NB}300{NB}kr"),
    ],
)
def test_money_is_whole_kroner_with_a_space_that_does_not_break(amount: object, written: str) -> None:
    assert f.kroner(amount) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [(9.5, f"9,5{NB}%"), (20, f"20{NB}%"), (Decimal("66.666"), f"66,7{NB}%"), (0, f"0{NB}%"), (None, "–")],
)
def test_a_percentage_has_a_comma_and_one_decimal_at_most(share: object, written: str) -> None:
    assert f.prosent(share) == written


def test_plain_numbers_are_grouped_and_rounded_half_up() -> None:
    assert f.tall(1525) == f"1{NB}525"
    assert f.tall(Decimal("10.55"), 1) == "10,6"
    assert f.tall(None) == "–"


def test_days_are_counted_with_the_right_word() -> None:
    assert f.dager(1) == f"1{NB}dag"
    assert f.dager(62) == f"62{NB}dager"
    assert f.dager(0) == f"0{NB}dager"
    assert f.dager(None) == "–"
    assert f.dogn(47) == f"47{NB}døgn"


def test_a_long_date_is_written_with_the_name_of_the_month() -> None:
    assert f.dato(TODAY) == f"23.{NB}november 2026"
    assert f.dato(None) == ""


def test_a_short_date_tells_the_year_only_when_it_is_not_clear() -> None:
    assert f.dato_kort(TODAY, TODAY) == f"23.{NB}nov."
    assert f.dato_kort(date(2027, 2, 23), TODAY) == f"23.{NB}feb.{NB}2027"
    assert f.dato_kort(TODAY) == f"23.{NB}nov.{NB}2026"
    assert f.dato_kort(date(2026, 5, 2), TODAY) == f"2.{NB}mai"


def test_a_narrow_date_is_all_digits() -> None:
    assert f.dato_smal(date(2027, 2, 3)) == "03.02.2027"


def test_a_moment_is_told_in_norwegian_time_and_on_the_norwegian_day() -> None:
    late_evening_in_utc = datetime(2026, 6, 30, 22, 17, tzinfo=UTC)

    assert f.klokkeslett(late_evening_in_utc) == f"kl.{NB}00.17"
    assert f.dato(late_evening_in_utc) == f"1.{NB}juli 2026"


def test_a_deadline_is_told_in_words_on_each_side_of_the_day() -> None:
    assert f.deadline_words(date(2026, 11, 22), TODAY) == f"1{NB}dag over frist"
    assert f.deadline_words(date(2026, 11, 20), TODAY) == f"3{NB}dager over frist"
    assert f.deadline_words(TODAY, TODAY) == "I dag"
    assert f.deadline_words(date(2026, 11, 24), TODAY) == "I morgen"
    assert f.deadline_words(date(2026, 11, 28), TODAY) == f"om 5{NB}dager"
    assert f.days_left(date(2026, 11, 22), TODAY) == -1


def test_a_masked_number_shows_the_birth_digits_and_nothing_more() -> None:
    assert f.masked_fnr("14928900000") == f"149289{NB}•••••"
    assert f.masked_fnr("149289 00000") == f"149289{NB}•••••"
    assert f.masked_fnr("149289") == ""
    assert f.masked_fnr(None) == ""


def test_law_references_and_units_stay_on_one_line() -> None:
    assert f.nbsp_law("forvaltningsloven § 11 a: svar innen 28. november kl. 15.00") == (
        f"forvaltningsloven §{NB}11{NB}a: svar innen 28.{NB}november kl.{NB}15.00"
    )
    assert f.nbsp_law("§§ 4, 6") == f"§§{NB}4, 6"
    assert f.nbsp_law("3 soverom, 82 m²") == f"3{NB}soverom, 82{NB}m²"
    assert f.nbsp_law("nr. 4 kroken") == f"nr.{NB}4 kroken"


def test_binding_spaces_never_lets_markup_through() -> None:
    assert f.nbsp_law("<b>§ 3</b>") == f"&lt;b&gt;§{NB}3&lt;/b&gt;"


def test_a_share_for_a_drawn_bar_lies_between_nothing_and_all() -> None:
    assert f.percent_of(6, 12) == "50.0"
    assert f.percent_of(15, 12) == "100.0"
    assert f.percent_of(3, 0) == "0.0"
    assert f.largest([{"value": 3}, {"value": 7}], "value") == 7
    assert f.largest([], "value") == 0
