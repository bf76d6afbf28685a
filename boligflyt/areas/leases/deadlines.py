"""The deadlines of leases: those of one, and the lists of what comes up in the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries import rule_set_for
from boligflyt.areas.dwellings.choices import DwellingType
from boligflyt.areas.leases.choices import LeaseKind, LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_by_end, leases_visible_to
from boligflyt.domain.deadlines import Deadline, GivenBy, LeaseDays, ProposedEnd, days_of_lease, proposed_end
from boligflyt.domain.deadlines import reckon as reckon_deadlines
from boligflyt.domain.periods import Month, add_months
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.rent import PriceIndex, PriceIndexError, indexed_rent, read_price_index
from boligflyt.domain.rent.changes import INDEX_INTERVAL, INDEX_NOTICE, MARKET_WAIT
from boligflyt.domain.tenancy import fixed_term_became_indefinite

PRICE_INDEX = "price_index.csv"
ENDING, NOTICED, INDEX, MARKET = "ending", "noticed", "index", "market"


@dataclass(frozen=True, slots=True)
class AllowedRent:
    """The highest rent the index gives, NOK a month, and its first day when the notice is sent on a day."""

    highest_rent: Decimal
    first_day: date


def lease_days(lease: Lease) -> LeaseDays:
    """What the deadlines of the lease follow from; a fixed term under notice ends on its last day."""
    ends = lease.notice_given_on is not None
    fixed = lease.kind != LeaseKind.INDEFINITE or ends
    return LeaseDays(
        lease.period.first_day, lease.period.last_day if fixed else None, lease.rent_set_on,
        single_room=lease.dwelling.dwelling_type == DwellingType.ROOM, ends=ends,
    )  # fmt: skip


def deadlines_of(lease: Lease, on: date) -> tuple[Deadline, ...]:
    """The deadlines of a running lease, the first one first; none for one that does not run."""
    return days_of_lease(lease_days(lease), on) if lease.state == LeaseState.RUNNING else ()


def end_after_notice(lease: Lease, by: GivenBy, received_on: date) -> ProposedEnd:
    """The last day after a notice that came on the day, and what the notice must say."""
    return proposed_end(lease_days(lease), by, received_on)


def new_rent_by_index(lease: Lease, sent_on: date, then: Decimal, now: Decimal) -> AllowedRent:
    """What § 4-2 allows when the notice is sent on the day. Raises NotReckoned."""
    question = {
        "kind": "rent_index", "last_set_on": lease.rent_set_on.isoformat(),
        "notice_sent_on": sent_on.isoformat(),
    }  # fmt: skip
    first = next(one.day for one in reckon_deadlines(question, sent_on).deadlines)
    return AllowedRent(indexed_rent(Decimal(lease.rent), then, now), first)


def proposed_index(lease: Lease) -> tuple[Decimal, Decimal] | None:
    """The index of the month the rent took effect, and the newest; None where the municipality has no file.

    From `price_index.csv` in the folder of the municipality's own tables. A faulty file proposes nothing.
    """
    index = _price_index(settings.ECONOMY_TABLES)
    then = Month.of(lease.rent_set_on)
    if index is None or then not in index.numbers:
        return None
    return index.numbers[then], index.numbers[max(index.numbers)]


@lru_cache(maxsize=4)
def _price_index(folder: str) -> PriceIndex | None:
    file = Path(folder) / PRICE_INDEX
    try:
        return read_price_index(file.read_text(encoding="utf-8-sig")) if folder and file.is_file() else None
    except PriceIndexError:
        return None


def leases_coming_up(actor: Actor, on: date, kind: str) -> QuerySet[Lease]:
    """Running leases with such a deadline, the most pressing first.

    `ending`: fixed terms in the lead time, or run out. `noticed`: under notice. `index`: a notice sent now
    could raise the rent as soon as a month has passed. `market`: market rent can be claimed.
    """
    if kind == ENDING:
        return leases_by_end(actor, on, "ending", rule_set_for(on))
    running = leases_by_end(actor, on)
    if kind == NOTICED:
        return running.filter(notice_given_on__isnull=False)
    rates = shipped_rates()
    stays = running.filter(Q(notice_given_on=None), next_rent=None).annotate(
        rent_from=Coalesce(F("rent_since"), F("period__startswith"))
    )
    if kind == INDEX:
        wait = rates.whole(INDEX_INTERVAL, on) - rates.whole(INDEX_NOTICE, on)
        return stays.filter(rent_from__lte=add_months(on, -wait)).order_by("rent_from", "id")
    since = add_months(on, -rates.whole(MARKET_WAIT, on))
    return stays.filter(period__startswith__lte=since).order_by("period__startswith", "id")


def became_indefinite(actor: Actor, household: UUID, on: date) -> list[Lease]:
    """The household's leases that ran out over three months ago without a call to move (§ 9-2)."""
    found = leases_visible_to(actor).filter(
        household=household, state=LeaseState.RUNNING, kind=LeaseKind.FIXED_TERM, notice_given_on=None,
        period__endswith__lte=on,
    ).defer("contract", "notice", "contract_data")  # fmt: skip
    return [one for one in found if fixed_term_became_indefinite(one.period.last_day, on)]
