"""Leie med sparing: the agreements that are seen, the door to one, the savings, and the price risk."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries.doors import economy_visible_to
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.home_ownership.choices import PurchaseState, SavingState
from boligflyt.areas.home_ownership.models import Purchase, SavingAgreement, SavingEntry
from boligflyt.areas.home_ownership.queries.purchases import purchases_visible_to
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.domain.rates import RatesOfDay, shipped_rates
from boligflyt.domain.saving import HomeAtRisk, PriceRisk, Terms, last_day_of_trial, price_risk, terms_of_day

ROW = ("application__applicant", "application__office", "lease__dwelling__building")
_PAPERS = ("lease__contract", "lease__notice", "lease__contract_data")


def savings_visible_to(actor: Actor) -> QuerySet[SavingAgreement]:
    """The agreements in the cases where the actor sees the economy."""
    return SavingAgreement.objects.filter(application__in=economy_visible_to(actor).values("application"))


def entries_visible_to(actor: Actor) -> QuerySet[SavingEntry]:
    """What was saved in them."""
    return SavingEntry.objects.filter(agreement__in=savings_visible_to(actor).values("pk"))


def open_saving(actor: Actor, pk: UUID) -> SavingAgreement:
    """The door to one agreement; unknown and forbidden look alike."""
    found = savings_visible_to(actor).filter(pk=pk).select_related(*ROW).defer(*_PAPERS).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "saving", pk)
    return found


def saving_list(actor: Actor, *, over: bool = False) -> QuerySet[SavingAgreement]:
    """Those that run, the first to end on top; or those that are over. `saved` is the balance in NOK."""
    rows = savings_visible_to(actor).select_related(*ROW).defer(*_PAPERS)
    rows = rows.annotate(saved=Coalesce(Sum("entries__amount"), 0))
    if over:
        return rows.exclude(state=SavingState.RUNNING).order_by("-ended_on", "id")
    return rows.filter(state=SavingState.RUNNING).order_by("last_day", "id")


def savings_due(actor: Actor, *, whole_office: bool) -> QuerySet[SavingAgreement]:
    """Those that run with a day to ask whether they will buy; one's own, or all the office's."""
    rows = savings_visible_to(actor).filter(
        state=SavingState.RUNNING, next_on__isnull=False, application__office=actor.office
    )
    if whole_office:
        return rows
    return rows.filter(application__caseworker__in=(actor.staff, *actor.stands_in_for))


def saving_of(actor: Actor, household: UUID) -> SavingAgreement | None:
    """The household's running agreement."""
    rows = savings_visible_to(actor).filter(application__household=household, state=SavingState.RUNNING)
    return rows.order_by("-first_day", "id").first()


def purchase_from(actor: Actor, saving: SavingAgreement) -> Purchase | None:
    """The purchase at the fixed price that was not stopped."""
    rows = purchases_visible_to(actor).filter(saving=saving).exclude(state=PurchaseState.STOPPED)
    return rows.order_by("-begun_on", "id").first()


def lease_to_save_in(actor: Actor, household: UUID) -> Lease | None:
    """The running lease of the household; none for who does not see leases."""
    if not actor.may(Right.LEASE_READ):
        return None
    running = leases_visible_to(actor).filter(household=household, state=LeaseState.RUNNING)
    rows = running.select_related("dwelling__building").defer("contract", "notice", "contract_data")
    return rows.order_by("-period").first()


def saving_terms(first_day: date) -> tuple[date, Terms]:
    """The last day and the shares of an agreement from the day, by the rates of that day."""
    rates = RatesOfDay(first_day, shipped_rates())
    return last_day_of_trial(first_day, rates), terms_of_day(rates)


def price_risk_of(actor: Actor) -> tuple[PriceRisk, dict[UUID, SavingAgreement]]:
    """What all running agreements that the actor sees may cost the municipality, and the agreements."""
    asked = saving_list(actor).annotate(value=F("lease__dwelling__value"), on=F("lease__dwelling__valued_on"))
    rows = list(asked)
    homes = (HomeAtRisk(one.pk, one.fixed_price, one.price_fixed_on, one.value, one.on) for one in rows)
    return price_risk(homes), {one.pk: one for one in rows}
