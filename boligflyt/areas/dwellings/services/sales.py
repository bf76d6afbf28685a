"""Grants and the municipality's own reasons to keep a dwelling; purchases and sales with valuation."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import Gained, Lost, TradeKind
from boligflyt.areas.dwellings.models import Dwelling, Grant, Trade, TradeFrame
from boligflyt.areas.dwellings.services.status import end_open_status
from boligflyt.domain.periods import ONE_DAY
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.domain.rates import RateError
from boligflyt.domain.sales import binding_of
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class TradeFacts:
    """A purchase or a sale: the day of takeover, price and valuation in NOK; `buyer` only for a sale."""

    day: date
    price: int
    valuation: int | None = None
    valued_on: date | None = None
    buyer: str = ""
    note: str = ""


def add_grant(
    actor: Actor, pk: UUID, version: int | None, amount: int, paid_on: date, reference: str = ""
) -> Grant:
    """Register a grant; how long it binds the dwelling, follows from the day it was paid. Raises Refused."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    if paid_on > actor.today:
        raise Refused("Tilskuddet kan ikke være utbetalt fram i tid.", field="paid_on")
    try:
        rule = binding_of(amount, paid_on)
    except RateError as fault:
        raise Refused(str(fault), field="paid_on") from None
    grant = Grant.objects.create(
        dwelling=dwelling, amount=amount, paid_on=paid_on, reference=reference, years=rule.years,
        percent_a_year=rule.percent_a_year,
    )  # fmt: skip
    _note(actor, dwelling, "Registrerte tilskudd")
    return grant


def drop_grant(actor: Actor, pk: UUID, version: int | None, grant: UUID) -> Dwelling:
    """Take away a grant that was written down wrongly. Raises Refused when there is no such grant."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    gone, _kinds = Grant.objects.filter(pk=grant, dwelling=dwelling).delete()
    if not gone:
        raise Refused("Tilskuddet finnes ikke lenger.")
    _note(actor, dwelling, "Tok bort tilskudd")
    return dwelling


def keep_from_sale(actor: Actor, pk: UUID, version: int | None, reason: str) -> Dwelling:
    """Say why the municipality keeps the dwelling, for the list of what can be sold; empty is no reason."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    dwelling.kept_because = reason.strip()
    _note(actor, dwelling, "Endret om boligen skal selges")
    return dwelling


def record_purchase(actor: Actor, pk: UUID, version: int | None, facts: TradeFacts) -> Trade:
    """Price and valuation of a dwelling that was bought. Raises Refused when it was not ours then."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    if not _begins_as_owned(dwelling, facts.day):
        raise Refused(
            f"Kommunen disponerer boligen fra {norwegian_date(dwelling.disposed_from)}. Skriv den dagen, "
            "eller si under «Disponering» at den eies fra overtakelsen.",
            field="day",
        )
    trade = _stored(dwelling, TradeKind.BOUGHT, facts)
    if facts.day == dwelling.disposed_from:
        dwelling.gained_by = Gained.BOUGHT
    _note(actor, dwelling, "Registrerte kjøpet")
    return trade


def record_sale(actor: Actor, pk: UUID, version: int | None, facts: TradeFacts) -> Trade:
    """Sell: the dwelling is at the municipality's disposal through the day before takeover, and then gone.

    That it can be sold, and that nobody lives there, is asked by who knows leases. Raises Refused without a
    valuation, or for a day before the dwelling came.
    """
    actor.demand(Right.DWELLING_WRITE)
    return carry_out_sale(actor, pk, version, facts)


def carry_out_sale(actor: Actor, pk: UUID, version: int | None, facts: TradeFacts) -> Trade:
    """The sale itself, for a service that has asked for the right of its own to sell."""
    dwelling = Dwelling.locked(pk, version)
    if facts.valuation is None:
        raise Refused("Boliger selges etter takst. Skriv taksten og datoen.", field="valuation")
    last = facts.day - ONE_DAY
    if last < dwelling.disposed_from:
        raise Refused(
            f"Kommunen disponerer boligen fra {norwegian_date(dwelling.disposed_from)}.", field="day"
        )
    trade = _stored(dwelling, TradeKind.SOLD, facts)
    end_open_status(actor, pk, last)
    dwelling = Dwelling.locked(pk, None)
    dwelling.disposed_to, dwelling.lost_by = last, Lost.SOLD
    _note(actor, dwelling, f"Solgte boligen, overtatt {norwegian_date(facts.day)}")
    return trade


def take_back_trade(actor: Actor, pk: UUID, version: int | None, trade: UUID) -> Dwelling:
    """Take away a purchase or a sale that was written down wrongly; what was sold is ours again.

    Raises Refused when there is no such trade.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    wrong = Trade.objects.filter(pk=trade, dwelling=dwelling).first()
    if wrong is None:
        raise Refused("Handelen finnes ikke lenger.")
    if wrong.kind == TradeKind.SOLD and dwelling.disposed_to == wrong.day - ONE_DAY:
        dwelling.disposed_to, dwelling.lost_by = None, ""
    wrong.delete()
    _note(actor, dwelling, f"Tok bort handelen: {wrong}")
    return dwelling


def set_frame(actor: Actor, kind: str, year: int, amount: int, decided: str) -> TradeFrame:
    """What may be bought or sold for in the year, NOK; a new decision takes the place of the one before."""
    actor.demand(Right.DWELLING_WRITE)
    frame, _made = TradeFrame.objects.update_or_create(
        kind=kind, year=year, defaults={"amount": amount, "decided": decided}
    )
    record_change(actor.trace, "trade_frame", frame.pk, f"Satte ramme for {year}")
    return frame


def _begins_as_owned(dwelling: Dwelling, day: date) -> bool:
    later = dwelling.disposals.filter(form="owned", period__startswith=day).exists()
    return day == dwelling.disposed_from or later


def _stored(dwelling: Dwelling, kind: TradeKind, facts: TradeFacts) -> Trade:
    if (facts.valuation is None) != (facts.valued_on is None):
        raise Refused("Skriv både taksten og datoen for den, eller ingen av dem.", field="valued_on")
    if facts.valued_on and facts.valued_on > facts.day:
        raise Refused("Taksten må være fra før overtakelsen.", field="valued_on")
    try:
        with transaction.atomic():
            return Trade.objects.create(dwelling=dwelling, kind=kind, **asdict(facts))
    except IntegrityError as fault:
        if "bought_once_sold_once" not in str(fault):
            raise
        raise Refused(f"{dwelling.address} er allerede registrert som {kind.label.lower()}.") from None


def _note(actor: Actor, dwelling: Dwelling, what: str) -> None:
    dwelling.stamp(actor.at, actor.staff)
    dwelling.save()
    record_change(actor.trace, "dwelling", dwelling.pk, what)
