"""The rule in words names every rate of bostøtte, and none that is not there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from boligflyt.domain.bostoette import BostoetteHousehold, estimate
from boligflyt.domain.bostoette.paragraphs import PARAGRAPHS
from boligflyt.domain.rates import program_rates

PREFIX = "bostoette/"
NAMED = {PREFIX + rate for paragraph in PARAGRAPHS for rate in paragraph.rates}


def test_the_paragraphs_name_every_rate_of_bostoette_once():
    assert sorted(NAMED) == sorted(key for key in program_rates().tables if key.startswith(PREFIX))
    assert len(NAMED) == sum(len(paragraph.rates) for paragraph in PARAGRAPHS)


def test_what_an_estimate_asks_for_stands_in_a_paragraph():
    one = BostoetteHousehold(
        2, 1, Decimal(20_000), Decimal(9_000), specially_adapted=True, net_wealth=Decimal(900_000),
        heating_included=False,
    )  # fmt: skip

    assert {rate.key for rate in estimate(one, date(2026, 6, 1)).rates} <= NAMED
