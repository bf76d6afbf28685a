"""Market rents that somebody has assessed, and rents that have followed the index (ECO-12, ECO-14)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F, Q

from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import add_months
from boligflyt.jobs.demo.records import Town

EVERY_UNKNOWN, MARKET_PERCENT, ROUNDED_TO = 5, (104, 109, 115, 121), 50
ASSESSED_DAYS = 75
EVERY_CHANGED, CHANGED_MONTHS_AGO, MORE_PERCENT = 2, 8, 3
LONG_MONTHS = 24
BATCH = 500


def load_rents(town: Town) -> None:
    """Four dwellings of five are assessed; the rent of every other long tenancy was changed this year."""
    on = town.today - timedelta(days=ASSESSED_DAYS)
    dwellings = [one for number, one in enumerate(Dwelling.objects.order_by("id")) if number % EVERY_UNKNOWN]
    for number, one in enumerate(dwellings):
        share = MARKET_PERCENT[number % len(MARKET_PERCENT)]
        one.market_rent = max(1, round(one.rent * share / 100 / ROUNDED_TO) * ROUNDED_TO)
        one.market_rent_on = on
    Dwelling.objects.bulk_update(dwellings, ["market_rent", "market_rent_on"], BATCH)
    _follow_index(add_months(town.today, -CHANGED_MONTHS_AGO), add_months(town.today, -LONG_MONTHS))


def _follow_index(since: date, began_before: date) -> None:
    long = Lease.objects.filter(state=LeaseState.RUNNING, first_day__lt=began_before, application=None)
    chosen = list(long.order_by("contract_number").values_list("pk", flat=True))[::EVERY_CHANGED]
    ahead = Q(after_day=None) | Q(after_day__gt=since)
    Lease.objects.filter(ahead, pk__in=chosen).update(
        rent=F("rent") + F("rent") * MORE_PERCENT / 100, rent_since=since
    )
