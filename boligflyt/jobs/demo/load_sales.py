"""What dwellings are worth, grants that bind some, some that are kept, and what was bought for how much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from boligflyt.areas.dwellings.choices import Disposal, TradeKind
from boligflyt.areas.dwellings.models import Dwelling, Grant, Trade, TradeFrame
from boligflyt.domain.sales import binding_of
from boligflyt.jobs.demo.load_disposals import bought_later
from boligflyt.jobs.demo.records import DwellingRecord, Town

PER_M2, STEP = 38_000, 1_500  # NOK
EVERY_UNKNOWN, EVERY_BOUND, EVERY_KEPT = 5, 6, 11  # one owned dwelling in so many
GRANT_PER_M2 = 8_500  # NOK
KEPT = "Skal settes i stand for store familier."
VALUED_DAYS, TAXED_DAYS = 120, 40
FRAMES = {TradeKind.BOUGHT: 30_000_000, TradeKind.SOLD: 12_000_000}  # NOK
YEARS_WITH_FRAMES = 2
BATCH = 500


def load_sales(town: Town) -> None:
    """Write values, reasons, grants, purchases and frames; nothing of the stock changes."""
    owned = [one for one in town.dwellings if one.fields["disposal"] == Disposal.OWNED]
    known = Dwelling.objects.in_bulk([one.id for one in owned])
    for number, one in enumerate(owned):
        dwelling = known[one.id]
        if number % EVERY_UNKNOWN:
            dwelling.value = _value(one, number)
            dwelling.valued_on = town.today - timedelta(days=VALUED_DAYS)
        dwelling.kept_because = "" if number % EVERY_KEPT else KEPT
    Dwelling.objects.bulk_update(known.values(), ["value", "valued_on", "kept_because"], BATCH)
    Grant.objects.bulk_create(_grants(owned))
    Trade.objects.bulk_create(_purchases(town))
    TradeFrame.objects.bulk_create(
        TradeFrame(kind=kind, year=town.today.year - ago, amount=amount, decided="Kommunestyret (oppdiktet)")
        for kind, amount in FRAMES.items()
        for ago in range(YEARS_WITH_FRAMES)
    )


def _value(one: DwellingRecord, number: int) -> int:
    return int(one.fields["area_m2"]) * (PER_M2 + STEP * (number % 7))


def _grants(owned: list[DwellingRecord]) -> Iterator[Grant]:
    for number, one in enumerate(owned[::EVERY_BOUND]):
        paid_on: date = one.fields["disposed_from"]
        amount = int(one.fields["area_m2"]) * GRANT_PER_M2
        rule = binding_of(amount, paid_on)
        yield Grant(
            dwelling_id=one.id, amount=amount, paid_on=paid_on, years=rule.years,
            percent_a_year=rule.percent_a_year, reference=f"T-{number + 1:03d}",
        )  # fmt: skip


def _purchases(town: Town) -> Iterator[Trade]:
    for number, (one, day) in enumerate(bought_later(town)):
        valuation = _value(one, number)
        yield Trade(
            dwelling_id=one.id, kind=TradeKind.BOUGHT, day=day, price=valuation + 25_000 * (number % 3),
            valuation=valuation, valued_on=day - timedelta(days=TAXED_DAYS),
        )  # fmt: skip
