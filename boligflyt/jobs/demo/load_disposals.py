"""Agreements about the dwellings that are leased in, and some that were leased in before they were bought."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from boligflyt.areas.dwellings.choices import Disposal, Title
from boligflyt.areas.dwellings.models import DisposalPeriod
from boligflyt.domain.periods import ONE_DAY, Month, Period, add_months
from boligflyt.jobs.demo.records import DwellingRecord, Town

LANDLORDS = ("Nordelv Utleie AS", "Elvebakken Eiendom AS", "Stiftelsen Nordelv Ungbo")
FIRST_MONTHS, MONTHS_BETWEEN = -2, 5  # when the first agreement ended, and how far the next ends after it
NOTICE_MONTHS = 6
EVERY_BOUGHT = 12  # one owned dwelling in so many was leased in first
MONTHS_AGO, MONTHS_OF_A_YEAR, BOUGHT_YEARS = 2, 12, 4


def load_disposals(town: Town) -> None:
    """Write the lines; the form of every dwelling today stays what it was."""
    DisposalPeriod.objects.bulk_create([*_agreements(town), *_bought_later(town)])


def bought_later(town: Town) -> Iterator[tuple[DwellingRecord, date]]:
    """Owned dwellings that were leased in first, and the day they were bought: some each year."""
    long_ago = add_months(town.today, -MONTHS_OF_A_YEAR * (BOUGHT_YEARS + 1))
    old = (one for one in _of(town, Disposal.OWNED) if one.fields["disposed_from"] < long_ago)
    for number, one in enumerate(islice(old, 0, None, EVERY_BOUGHT)):
        yield one, add_months(town.today, -MONTHS_AGO - MONTHS_OF_A_YEAR * (number % BOUGHT_YEARS))


def _of(town: Town, form: Disposal) -> Iterator[DwellingRecord]:
    return (one for one in town.dwellings if one.fields["disposal"] == form)


def _agreements(town: Town) -> Iterator[DisposalPeriod]:
    for number, one in enumerate(_of(town, Disposal.LEASED_IN)):
        yield DisposalPeriod(
            dwelling_id=one.id, form=Disposal.LEASED_IN, title=Title.LEASE_IN,
            period=Period(one.fields["disposed_from"], None),
            agreed_with=LANDLORDS[number % len(LANDLORDS)], reference=f"I-{number + 1:03d}",
            agreed_to=Month.of(add_months(town.today, FIRST_MONTHS + MONTHS_BETWEEN * number)).last_day,
            notice_months=NOTICE_MONTHS,
        )  # fmt: skip


def _bought_later(town: Town) -> Iterator[DisposalPeriod]:
    for one, day in bought_later(town):
        before = Period(one.fields["disposed_from"], day - ONE_DAY)
        yield DisposalPeriod(dwelling_id=one.id, form=Disposal.LEASED_IN, title=Title.LEASE_IN, period=before)
        yield DisposalPeriod(
            dwelling_id=one.id, form=Disposal.OWNED, title=Title.FREEHOLD, period=Period(day, None)
        )
