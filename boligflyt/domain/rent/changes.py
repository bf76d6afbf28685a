"""When the rent may be changed, and how high: consumer prices and market rent (husleieloven §§ 4-2, 4-3)."""

from datetime import date
from decimal import ROUND_FLOOR, Decimal

from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import Rates, shipped_rates

INDEX_INTERVAL = "law/index_interval_months"
INDEX_NOTICE = "law/index_notice_months"
MARKET_WAIT = "law/market_rent_wait_months"
MARKET_NOTICE = "law/market_rent_notice_months"
MARKET_INTERVAL = "law/market_rent_interval_months"
ORE = Decimal("0.01")


def earliest_index_change(last_set_on: date, notice_sent_on: date, rates: Rates | None = None) -> date:
    """The first day of a rent changed by the index (§ 4-2).

    A year after the rent was last set, counted from the day it took effect, and a month after the written
    notice; the later of the two. It is a time to wait, so it is not moved off weekends and holidays.
    """
    held = rates or shipped_rates()
    after_last = add_months(last_set_on, held.whole(INDEX_INTERVAL, notice_sent_on))
    return max(after_last, add_months(notice_sent_on, held.whole(INDEX_NOTICE, notice_sent_on)))


def indexed_rent(rent: Decimal, index_then: Decimal, index_now: Decimal) -> Decimal:
    """The highest rent (NOK a month) when the index has gone from one to the other; whole øre, rounded down.

    Raises ValueError for a rent or an index that is not above zero.
    """
    if min(rent, index_then, index_now) <= 0:
        raise ValueError("Leien og indeksen må være over null.")
    return (rent * index_now / index_then).quantize(ORE, ROUND_FLOOR)


def earliest_market_rent_claim(
    tenancy_from: date, last_other_change_on: date | None, on: date, rates: Rates | None = None
) -> date:
    """The first day a claim for market rent can be made (§ 4-3), by the law of the day `on`.

    Two years and six months of tenancy without any change but those by the index.
    """
    since = max(tenancy_from, last_other_change_on or tenancy_from)
    return add_months(since, (rates or shipped_rates()).whole(MARKET_WAIT, on))


def earliest_market_rent(claim_made_on: date, last_change_on: date, rates: Rates | None = None) -> date:
    """The first day of market rent (§ 4-3): six months after the claim, and a year after the last change."""
    held = rates or shipped_rates()
    after_claim = add_months(claim_made_on, held.whole(MARKET_NOTICE, claim_made_on))
    return max(after_claim, add_months(last_change_on, held.whole(MARKET_INTERVAL, claim_made_on)))
