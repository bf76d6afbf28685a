"""The days of one dwelling: who had it (no names), what it waited for, and what nobody has explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.allocation.queries.dwelling_status import Claims, Day, Line, Tenancy, day_of
from boligflyt.areas.dwellings.choices import DayStatus, Disposal, EmptyCause
from boligflyt.areas.dwellings.day_status import Layer, Stretch, stretches
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.areas.dwellings.queries import ledger_of, shielded_from
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import ONE_DAY, Period

MONTHS_A_YEAR, DAYS_A_YEAR = 12, 365


@dataclass(frozen=True, slots=True)
class DwellingDays:
    """What a dwelling is on a day, its days up to then, and those since the last tenant left."""

    day: Day
    timeline: list[Stretch]
    empty: list[Stretch]
    leases: list[Lease]
    ledger: list[StatusEntry]

    @property
    def unexplained_days(self) -> int:
        """Days on the whole timeline without a registered cause."""
        return sum(each.days for each in self.timeline if each.status is DayStatus.UNEXPLAINED)

    @property
    def empty_days(self) -> int:
        """Days in the vacancy that goes on; the last day asked about is not over and not counted."""
        return sum(each.days for each in self.empty)


class ToldLease(NamedTuple):
    """What a dwelling's days need to know of a lease; of one that is over only its period."""

    pk: UUID | None
    state: str
    period: Period
    notice_given_on: date | None
    created_at: datetime | None


class ToldOffer(NamedTuple):
    """What they need to know of an offer."""

    lease_id: UUID | None
    state: str
    sent_on: date
    answered_on: date | None
    answer_by: date


@dataclass(frozen=True, slots=True)
class Told:
    """What a dwelling's days are read from: leases and offers within reach, ledger, hidden periods."""

    leases: Sequence[Lease | ToldLease]
    ledger: Sequence[StatusEntry | Line]
    offers: Sequence[Offer | ToldOffer]
    hidden: list[Period]


def days_of(dwelling: Dwelling, leases: Iterable[Lease], on: date, clearance: int) -> DwellingDays:
    """The timeline from the first day of disposal. `leases`: those the clearance reaches, by time."""
    offers = list(offers_within(clearance).filter(dwelling=dwelling))
    hidden = list(shielded_from(clearance).filter(dwelling=dwelling).values_list("period", flat=True))
    ledger = list(ledger_of(dwelling))
    held = [one for one in leases if one.state != LeaseState.VOID]
    told = Told(held, ledger, offers, hidden)
    claims = Claims(
        [Tenancy(one.state, one.period, one.notice_given_on) for one in told.leases],
        any(_reserved_until(one, None) is None for one in offers if one.sent_on <= on),
        [Line(one.status, one.cause, one.note, one.period) for one in told.ledger],
        any(period.contains(on) for period in hidden),
    )
    day = day_of(dwelling.disposal, dwelling.disposed_from, claims, on)
    otherwise = DayStatus.OWNER if dwelling.disposal == Disposal.USER_OWNED else DayStatus.UNEXPLAINED
    last = min(on, dwelling.disposed_to or on)
    timeline = stretches(_layers(told, on), dwelling.disposed_from, last, otherwise)
    empty = empty_stretches(told, day.empty_since, on) if day.empty_since else []
    return DwellingDays(day, timeline, empty, held, ledger)


def empty_stretches(told: Told, since: date, on: date) -> list[Stretch]:
    """The days of the vacancy that began on `since`; the day asked about is not over and not among them."""
    return stretches(_layers(told, on), since, on - ONE_DAY)


def offers_within(clearance: int) -> QuerySet[Offer]:
    """The offers to households that the clearance reaches, in order of time."""
    reached = Offer.objects.filter(entry__application__household__grade__lte=clearance)
    return reached.defer("letter", "letter_data").order_by("sent_on", "id")


def _layers(told: Told, on: date) -> list[Layer]:
    shields = [Layer(DayStatus.SHIELDED, period) for period in told.hidden]
    reserved = _reservations(told.leases, told.offers)
    return [*shields, *_lets(told.leases, on), *reserved, *_lines(told.ledger, told.leases)]


def lost_rent(dwelling: Dwelling, days: int) -> int:
    """NOK of rent for the days, a year being twelve rents and 365 days."""
    return rent_for(dwelling.rent, days)


def rent_for(rent: int, days: int) -> int:
    """NOK of a monthly rent for so many days."""
    return round(days * rent * MONTHS_A_YEAR / DAYS_A_YEAR)


def _lets(leases: Iterable[Lease | ToldLease], on: date) -> Iterable[Layer]:
    for lease in leases:
        if lease.state == LeaseState.RUNNING:
            given = lease.notice_given_on
            if given and given <= on:
                yield Layer(DayStatus.GIVEN_NOTICE, Period(max(given, lease.period.first_day), None))
            yield Layer(DayStatus.LET, Period(lease.period.first_day, None))
        elif lease.state == LeaseState.ENDED:
            yield Layer(DayStatus.LET, lease.period)


def _reservations(
    leases: Iterable[Lease | ToldLease], offers: Iterable[Offer | ToldOffer]
) -> Iterable[Layer]:
    by_pk = {lease.pk: lease for lease in leases}
    for offer in offers:
        last = _reserved_until(offer, by_pk.get(offer.lease_id) if offer.lease_id else None)
        if last is None or last >= offer.sent_on:
            yield Layer(DayStatus.RESERVED, Period(offer.sent_on, last))
    for lease in by_pk.values():
        if lease.state == LeaseState.PREPARED and lease.created_at:
            made = timezone.localtime(lease.created_at).date()
            yield Layer(DayStatus.RESERVED, Period(min(made, lease.period.first_day), None))


def _reserved_until(offer: Any, lease: Any) -> date | None:
    """The last day an offer held the dwelling; None while it still does."""
    if offer.state == OfferState.SENT:
        return None
    if offer.state == OfferState.ACCEPTED and offer.lease_id is None:
        return None
    if offer.state == OfferState.ACCEPTED and lease is not None:
        begins: date = lease.period.first_day
        return begins - ONE_DAY
    last: date = offer.answered_on or offer.answer_by
    return last


def _lines(ledger: Iterable[StatusEntry | Line], leases: Sequence[Lease | ToldLease]) -> Iterable[Layer]:
    """The ledger; an open line ends when a tenant moves in, for it says nothing about the time after."""
    moves = [one.period.first_day for one in leases if one.state in (LeaseState.RUNNING, LeaseState.ENDED)]
    for line in ledger:
        next_move = min((day for day in moves if day > line.period.first_day), default=None)
        last = line.period.last_day
        if next_move and (last is None or last >= next_move):
            last = next_move - ONE_DAY
        yield Layer(DayStatus(line.status), Period(line.period.first_day, last), EmptyCause(line.cause))
