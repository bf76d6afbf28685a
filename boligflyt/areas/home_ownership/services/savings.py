"""Leie med sparing: an agreement is made, savings are written down, it ends, or the home is bought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.home_ownership.choices import PurchaseState, SavingState
from boligflyt.areas.home_ownership.models import Purchase, SavingAgreement, SavingEntry
from boligflyt.areas.home_ownership.queries.finding import sale_to_tenant
from boligflyt.areas.home_ownership.queries.savings import lease_to_save_in, savings_visible_to
from boligflyt.areas.home_ownership.services.assessments import locked_in_own_case, own_case
from boligflyt.areas.home_ownership.workflow import saving_must_follow
from boligflyt.domain.rates import RatesOfDay, shipped_rates
from boligflyt.domain.saving import (
    Due,
    Saved,
    TooMuchOut,
    balance_on,
    due_at_end,
    last_day_of_trial,
    reminder_day,
    terms_of_day,
)
from boligflyt.toolkit.faults import Refused

BROKEN = (SavingState.TENANT_BROKE, SavingState.MUNICIPALITY_BROKE, SavingState.LAPSED)
TAKEN = "Det løper allerede en avtale om leie med sparing for dette leieforholdet."


@dataclass(frozen=True, slots=True)
class SavingBegun:
    """The case it belongs to, the valuation that becomes the fixed price, and the agreed saving, in NOK."""

    application: UUID
    valuation: int
    valued_on: date
    first_day: date
    monthly: int


@dataclass(frozen=True, slots=True)
class SavingEnd:
    """Who ended it (one of `BROKEN`), the day, and why."""

    how: SavingState
    day: date
    because: str


def begin_saving(actor: Actor, household: UUID, begun: SavingBegun) -> SavingAgreement:
    """The price is fixed for as long as the rates of its first day say. Raises Refused with every reason.

    Raises Http404 for a case that the actor does not see or that is another household's, Forbidden for
    another office's.
    """
    actor.demand(Right.APPLICATION_WRITE)
    case = own_case(actor, begun.application)
    if case.household_id != household:
        raise Http404
    lease = lease_to_save_in(actor, household)
    if lease is None:
        raise Refused("Husstanden leier ikke av kommunen nå. Leie med sparing hører til et leieforhold.")
    _check_begun(actor, begun, lease.period.first_day)
    told = [one.text for one in sale_to_tenant(lease.dwelling, actor.today)[1] if one.stops]
    if told:
        raise Refused(" ".join(told))
    rates = RatesOfDay(begun.first_day, shipped_rates())
    last_day, terms = last_day_of_trial(begun.first_day, rates), terms_of_day(rates)
    saving = SavingAgreement(
        application=case, lease=lease, fixed_price=begun.valuation, price_fixed_on=begun.valued_on,
        first_day=begun.first_day, last_day=last_day, monthly_saving=begun.monthly,
        at_purchase=terms.at_purchase, tenant_breaks=terms.tenant_breaks,
        municipality_breaks=terms.municipality_breaks, next_on=reminder_day(begun.first_day, last_day, rates),
    )  # fmt: skip
    try:
        with transaction.atomic():
            return _keep(actor, saving, "inngikk en avtale om leie med sparing")
    except IntegrityError as fault:
        if "one_saving_of_a_lease" not in str(fault):
            raise
        raise Refused(TAKEN) from None


def _check_begun(actor: Actor, begun: SavingBegun, rented_since: date) -> None:
    if begun.valuation < 1:
        raise Refused("Skriv taksten i hele kroner.", field="valuation")
    if begun.monthly < 1:
        raise Refused("Skriv hvor mye de skal spare hver måned, i hele kroner.", field="monthly")
    if begun.valued_on > actor.today:
        raise Refused("Taksten kan ikke være fra en dag fram i tid.", field="valued_on")
    if begun.first_day < max(begun.valued_on, rented_since):
        raise Refused("Avtalen begynner etter taksten, og etter at de flyttet inn.", field="first_day")
    if begun.first_day > actor.today:
        raise Refused("Før avtalen når den har begynt, ikke fram i tid.", field="first_day")


def record_saving(actor: Actor, pk: UUID, version: int | None, saved: Saved, text: str = "") -> SavingEntry:
    """Write down what was saved; an amount below zero was taken out or puts a slip right, and says why."""
    saving = locked_saving(actor, pk, version)
    if saving.state != SavingState.RUNNING:
        raise Refused("Avtalen er slutt, så det spares ikke mer i den.")
    if not saved.amount:
        raise Refused("Skriv hvor mye, i hele kroner.", field="amount")
    if not saving.first_day <= saved.day <= actor.today:
        raise Refused(
            f"Velg en dag fra {saving.first_day:%d.%m.%Y}, da avtalen begynte, til i dag.", field="saved_on"
        )
    if saved.amount < 0 and not text.strip():
        raise Refused("Skriv hvorfor pengene ble tatt ut, eller hva som rettes.", field="text")
    try:
        balance_on([*rows_of(saving), saved], actor.today)
    except TooMuchOut as fault:
        raise Refused(str(fault), field="amount") from fault
    entry = SavingEntry.objects.create(
        agreement=saving, saved_on=saved.day, amount=saved.amount, text=text.strip(), written_at=actor.at,
        written_by_id=actor.staff,
    )  # fmt: skip
    _keep(actor, saving, "førte sparing")
    return entry


def rows_of(saving: SavingAgreement) -> list[Saved]:
    """Everything that was saved in the agreement."""
    return [Saved(day, amount) for day, amount in saving.entries.values_list("saved_on", "amount")]


def end_saving(actor: Actor, pk: UUID, version: int | None, end: SavingEnd) -> SavingAgreement:
    """It ends without a purchase, and the savings are settled by its own terms.

    A period that ran out is settled as when the tenant breaks. Raises Refused while a purchase goes on.
    """
    saving = locked_saving(actor, pk, version)
    saving_must_follow(saving.state, end.how)
    if end.how not in BROKEN:
        raise Refused("Velg hvem som brøt avtalen, eller at perioden gikk ut.", field="how")
    if saving.purchases.exclude(state=PurchaseState.STOPPED).exists():
        raise Refused("Det er begynt et kjøp etter avtalen. Stans kjøpet først.")
    if not saving.first_day <= end.day <= actor.today:
        raise Refused("Velg en dag etter at avtalen begynte, og ikke fram i tid.", field="day")
    if end.how == SavingState.LAPSED and end.day <= saving.last_day:
        raise Refused(f"Perioden går ut {saving.last_day:%d.%m.%Y}. Velg en dag etter det.", field="day")
    if not end.because.strip():
        raise Refused("Skriv hvorfor avtalen slutter.", field="because")
    saved = rows_of(saving)
    if any(one.day > end.day for one in saved):
        raise Refused("Det er ført sparing etter den dagen. Velg en senere dag.", field="day")
    settle(saving, end.how, end.day, balance_on(saved, end.day))
    saving.ended_because = end.because.strip()
    return _keep(actor, saving, "avsluttet en avtale om leie med sparing")


def settle(saving: SavingAgreement, how: SavingState, day: date, balance: int) -> None:
    """Put the end and who gets what on the agreement, by the terms it was made with; it is not saved."""
    due = due_of(saving, how, balance)
    saving.state, saving.ended_on, saving.next_on = how, day, None
    saving.to_tenant, saving.to_municipality = due.tenant, due.municipality


def due_of(saving: SavingAgreement, how: SavingState, balance: int) -> Due:
    """Who gets what of the balance, in whole NOK, at an end of that kind."""
    percent = {
        SavingState.BOUGHT: saving.at_purchase, SavingState.MUNICIPALITY_BROKE: saving.municipality_breaks,
    }.get(how, saving.tenant_breaks)  # fmt: skip
    return due_at_end(balance, percent)


def end_with_purchase(actor: Actor, purchase: Purchase, day: date) -> None:
    """The home was taken over at the fixed price: the agreement is over. For the service that keeps that."""
    if purchase.saving_id is None:
        return
    saving = SavingAgreement.locked(purchase.saving_id, None)
    balance = sum(one.amount for one in rows_of(saving))  # also what was saved after a takeover told late
    settle(saving, SavingState.BOUGHT, max(day, saving.first_day), balance)
    _keep(actor, saving, "førte at boligen ble kjøpt til fast pris")


def locked_saving(actor: Actor, pk: UUID, version: int | None) -> SavingAgreement:
    """The agreement, locked, if the actor sees it and its office has the case."""
    return locked_in_own_case(savings_visible_to(actor), actor, pk, version)


def _keep(actor: Actor, saving: SavingAgreement, what: str) -> SavingAgreement:
    saving.stamp(actor.at, actor.staff)
    saving.save()
    record_change(actor.trace, "saving", saving.pk, what)
    return saving
