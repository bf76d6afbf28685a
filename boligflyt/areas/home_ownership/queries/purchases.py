"""Purchases of rented homes: those that are seen, the door to one, and where on the way it stands."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries.doors import economy_visible_to
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.home_ownership.choices import LoanState, PurchaseState
from boligflyt.areas.home_ownership.models import AfterPurchase, Candidate, Purchase, PurchaseFinancing
from boligflyt.areas.home_ownership.workflow import IN_DEFAULT, OVER
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.domain.buying import BoughtRow
from boligflyt.toolkit.many_keys import is_among

PLAIN = {
    PurchaseState.OFFERED: "sign", PurchaseState.CONTRACTED: "take_over", PurchaseState.OWNED: "follow",
}  # fmt: skip
ROW = ("application__applicant", "application__office", "lease__dwelling__building", "loan")


def purchases_visible_to(actor: Actor) -> QuerySet[Purchase]:
    """The purchases in the cases where the actor sees the economy."""
    return Purchase.objects.filter(application__in=economy_visible_to(actor).values("application"))


def financings_visible_to(actor: Actor) -> QuerySet[PurchaseFinancing]:
    """Every version of how they are paid for."""
    return PurchaseFinancing.objects.filter(purchase__in=purchases_visible_to(actor).values("pk"))


def contacts_visible_to(actor: Actor) -> QuerySet[AfterPurchase]:
    """The contacts with those who bought."""
    return AfterPurchase.objects.filter(purchase__in=purchases_visible_to(actor).values("pk"))


def open_purchase(actor: Actor, pk: UUID) -> Purchase:
    """The door to one purchase; unknown and forbidden look alike."""
    found = purchases_visible_to(actor).filter(pk=pk).select_related(*ROW).defer(*_PAPERS).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "purchase", pk)
    return found


_PAPERS = ("lease__contract", "lease__notice", "lease__contract_data")


def purchase_list(
    actor: Actor, *, over: bool = False, behind: Collection[UUID] | None = None
) -> QuerySet[Purchase]:
    """Those that go on, the next day first; or those that are over, the newest first.

    `behind`: those behind a figure instead, whatever their state, the newest first.
    """
    rows = purchases_visible_to(actor).select_related(*ROW).defer(*_PAPERS)
    if behind is not None:
        return rows.filter(is_among("pk", behind)).order_by("-begun_on", "id")
    if over:
        return rows.filter(state__in=OVER).order_by("-begun_on", "id")
    return rows.exclude(state__in=OVER).order_by(F("next_on").asc(nulls_last=True), "begun_on", "id")


def purchases_due(actor: Actor, *, whole_office: bool) -> QuerySet[Purchase]:
    """Those with a next day in the office's cases; one's own, or all the office's."""
    rows = purchases_visible_to(actor).filter(next_on__isnull=False, application__office=actor.office)
    if whole_office:
        return rows.exclude(state__in=OVER)
    mine = (actor.staff, *actor.stands_in_for)
    return rows.filter(application__caseworker__in=mine).exclude(state__in=OVER)


def purchase_of(actor: Actor, household: UUID) -> Purchase | None:
    """The household's newest purchase that was not stopped."""
    rows = purchases_visible_to(actor).filter(application__household=household)
    return rows.exclude(state=PurchaseState.STOPPED).order_by("-begun_on", "id").first()


def lease_to_buy(actor: Actor, candidate: Candidate) -> Lease | None:
    """The running lease of the household; none for who does not see leases."""
    if not actor.may(Right.LEASE_READ):
        return None
    running = leases_visible_to(actor).filter(household=candidate.household_id, state=LeaseState.RUNNING)
    rows = running.select_related("dwelling__building").defer("contract", "notice", "contract_data")
    return rows.order_by("-period").first()


def bought_rows(actor: Actor) -> list[BoughtRow]:
    """What the figures of leie til eie are counted from: every purchase the actor sees."""
    newest = AfterPurchase.objects.filter(purchase=OuterRef("pk")).order_by("-held_on", "-written_at")
    rows = purchases_visible_to(actor).annotate(standing=Subquery(newest.values("standing")[:1]))
    asked = ("pk", "lease__period", "taken_over_on", "state", "standing", "begun_on")
    return [
        BoughtRow(pk, period.first_day, taken, state == PurchaseState.STOPPED, standing in IN_DEFAULT, begun)
        for pk, period, taken, state, standing, begun in rows.order_by("pk").values_list(*asked)
    ]


def newest_financing(purchase: Purchase) -> PurchaseFinancing | None:
    """The version that holds."""
    return purchase.financings.order_by("-number").first()


def point_of(purchase: Purchase, financing: PurchaseFinancing | None) -> str:
    """Where on the way it stands, as a key of `workflow.POINTS`; empty when it is over."""
    state = PurchaseState(purchase.state)
    if state != PurchaseState.FINANCING:
        return PLAIN.get(state, "")
    if financing is None:
        return "finance"
    if not (financing.startlaan or financing.grant):
        return "offer"
    loan = purchase.loan
    if loan is None or loan.state in (LoanState.REFUSED, LoanState.WITHDRAWN):
        return "refused"
    if loan.state == LoanState.APPLIED:
        return "answer"
    granted = (loan.loan_granted, loan.grant_granted)
    return "offer" if granted == (financing.startlaan, financing.grant) else "refused"
