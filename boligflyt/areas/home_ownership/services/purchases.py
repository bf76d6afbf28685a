"""A tenant buys the home: begun, offered at valuation, contract, stopped; and the day they own it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.home_ownership.choices import CandidateState, LoanState, PurchaseState, SavingState
from boligflyt.areas.home_ownership.models import Candidate, Purchase
from boligflyt.areas.home_ownership.queries.finding import sale_to_tenant
from boligflyt.areas.home_ownership.queries.purchases import (
    lease_to_buy,
    newest_financing,
    point_of,
    purchases_visible_to,
)
from boligflyt.areas.home_ownership.queries.screening import open_candidate
from boligflyt.areas.home_ownership.services.assessments import locked_in_own_case, own_case
from boligflyt.areas.home_ownership.services.loans import LoanStep, take_loan_step
from boligflyt.areas.home_ownership.services.savings import end_with_purchase, locked_saving
from boligflyt.areas.home_ownership.workflow import POINTS, purchase_must_follow
from boligflyt.areas.leases.models import Lease
from boligflyt.toolkit.faults import Refused

TAKEN = "Det er allerede begynt et kjøp av denne boligen. Åpne det fra listen over kjøp."


@dataclass(frozen=True, slots=True)
class PurchaseBegun:
    """The case it belongs to, and the valuation in whole NOK, which is the price.

    `grant_repaid`: the municipality pays back what is left of grants that bind the dwelling.
    """

    application: UUID
    valuation: int
    valued_on: date
    grant_repaid: bool = False


@dataclass(frozen=True, slots=True)
class Contract:
    """The day it was signed, the agreed day of takeover, and the cooperative's approval where it has one."""

    signed_on: date
    takeover_on: date
    approved_on: date | None = None


def begin_purchase(actor: Actor, candidate_pk: UUID, begun: PurchaseBegun) -> Purchase:
    """The household buys the dwelling it rents. Raises Refused with every reason why it cannot be sold to it.

    Raises Http404 for a candidate or a case that the actor does not see, Forbidden for another office's case.
    """
    actor.demand(Right.APPLICATION_WRITE)
    candidate = open_candidate(actor, candidate_pk)
    case = own_case(actor, begun.application)
    if case.household_id != candidate.household_id:
        raise Http404
    lease = lease_to_buy(actor, candidate)
    if lease is None:
        raise Refused("Husstanden leier ikke av kommunen nå, så det er ingen leid bolig å kjøpe.")
    if lease.savings.filter(state=SavingState.RUNNING).exists():
        raise Refused(
            "De har en avtale om leie med sparing. Begynn kjøpet fra avtalen, til den faste prisen."
        )
    _check_sale(actor, lease, begun)
    purchase = Purchase(
        application=case, candidate=candidate, lease=lease, begun_on=actor.today, price=begun.valuation,
        valuation=begun.valuation, valued_on=begun.valued_on, grant_repaid=begun.grant_repaid,
    )  # fmt: skip
    return _new(actor, purchase, "begynte et kjøp av leid bolig")


def buy_at_fixed_price(actor: Actor, saving: UUID, version: int | None, begun: PurchaseBegun) -> Purchase:
    """The household buys at the price leie med sparing fixed; the valuation is what the home is worth now.

    `begun.application` is not asked: it is the agreement's. Raises Refused after the last day, and with every
    reason why the home cannot be sold to it.
    """
    actor.demand(Right.APPLICATION_WRITE)
    found = locked_saving(actor, saving, version)
    if found.state != SavingState.RUNNING:
        raise Refused("Avtalen om leie med sparing er slutt, så den faste prisen gjelder ikke lenger.")
    if not found.first_day <= actor.today <= found.last_day:
        raise Refused(f"Den faste prisen gjaldt til og med {found.last_day:%d.%m.%Y}.")
    if begun.valued_on < found.price_fixed_on:
        raise Refused("Skriv taksten slik den er nå, ikke fra før prisen ble satt.", field="valued_on")
    _check_sale(actor, found.lease, begun)
    purchase = Purchase(
        application_id=found.application_id, lease_id=found.lease_id, saving=found, begun_on=actor.today,
        price=found.fixed_price, valuation=begun.valuation, valued_on=begun.valued_on,
        grant_repaid=begun.grant_repaid,
    )  # fmt: skip
    return _new(actor, purchase, "begynte et kjøp til den faste prisen")


def _new(actor: Actor, purchase: Purchase, what: str) -> Purchase:
    try:
        with transaction.atomic():
            return keep_purchase(actor, purchase, what)
    except IntegrityError as fault:
        if "one_purchase_of_a_lease" not in str(fault):
            raise
        raise Refused(TAKEN) from None


def _check_sale(actor: Actor, lease: Lease, begun: PurchaseBegun) -> None:
    if begun.valuation < 1:
        raise Refused("Skriv taksten i hele kroner.", field="valuation")
    if begun.valued_on > actor.today:
        raise Refused("Taksten kan ikke være fra en dag fram i tid.", field="valued_on")
    _verdict, reasons = sale_to_tenant(lease.dwelling, actor.today)
    told = [one for one in reasons if one.stops and not (one.code == "grant" and begun.grant_repaid)]
    if told:
        raise Refused(" ".join(one.text for one in told))


def offer_home(actor: Actor, pk: UUID, version: int | None, sent_on: date, answer_by: date) -> Purchase:
    """Offer the dwelling at valuation. Raises Refused before the money is granted, saying what is left."""
    purchase = locked_purchase(actor, pk, version)
    purchase_must_follow(purchase.state, PurchaseState.OFFERED)
    point = point_of(purchase, newest_financing(purchase))
    if point != "offer":
        raise Refused(f"{POINTS[point].to_do} {POINTS[point].why}")
    if not purchase.valued_on <= sent_on <= actor.today:
        raise Refused("Tilbudet gis etter taksten, og ikke fram i tid.", field="sent_on")
    if purchase.loan and purchase.loan.decided_on and sent_on < purchase.loan.decided_on:
        raise Refused(
            f"Lånet ble innvilget {purchase.loan.decided_on:%d.%m.%Y}. Tilbudet gis etter det.",
            field="sent_on",
        )
    if answer_by < sent_on:
        raise Refused("Svarfristen er før tilbudet.", field="answer_by")
    purchase.state, purchase.offered_on, purchase.answer_by = PurchaseState.OFFERED, sent_on, answer_by
    purchase.next_on = answer_by
    return keep_purchase(actor, purchase, "ga tilbud om å kjøpe boligen")


def sign_contract(actor: Actor, pk: UUID, version: int | None, contract: Contract) -> Purchase:
    """Note the signed contract and the agreed takeover. Raises Refused for days in the wrong order."""
    purchase = locked_purchase(actor, pk, version)
    purchase_must_follow(purchase.state, PurchaseState.CONTRACTED)
    offered, answer_by = purchase.offered_on, purchase.answer_by
    if contract.signed_on > actor.today:
        raise Refused("Dagen kan ikke ligge fram i tid.", field="signed_on")
    if offered is None or answer_by is None:
        raise Refused(
            "Tilbudet mangler dag eller svarfrist. Lagre finansieringen på nytt, og gi et nytt tilbud."
        )
    if not offered <= contract.signed_on <= answer_by:
        raise Refused(
            f"Tilbudet ble gitt {offered:%d.%m.%Y} med svarfrist {answer_by:%d.%m.%Y}. Kontrakten må være "
            "signert imellom. Gikk fristen ut, lagre finansieringen på nytt og gi et nytt tilbud.",
            field="signed_on",
        )
    if contract.takeover_on < contract.signed_on:
        raise Refused("Overtakelsen er før kontrakten ble signert.", field="takeover_on")
    if contract.approved_on and contract.approved_on > contract.takeover_on:
        raise Refused("Borettslaget må godkjenne kjøperen før overtakelsen.", field="approved_on")
    purchase.state = PurchaseState.CONTRACTED
    purchase.signed_on, purchase.approved_on = contract.signed_on, contract.approved_on
    purchase.takeover_on = purchase.next_on = contract.takeover_on
    return keep_purchase(actor, purchase, "førte kontrakten om kjøp")


def stop_purchase(actor: Actor, pk: UUID, version: int | None, reason: str) -> Purchase:
    """It comes to nothing before takeover, and why; the lease goes on as it was."""
    purchase = locked_purchase(actor, pk, version)
    purchase_must_follow(purchase.state, PurchaseState.STOPPED)
    if not reason.strip():
        raise Refused("Skriv hvorfor kjøpet stanser.", field="reason")
    purchase.state, purchase.next_on = PurchaseState.STOPPED, None
    purchase.stopped_because = reason.strip()
    return keep_purchase(actor, purchase, "stanset et kjøp av leid bolig")


def become_owner(actor: Actor, purchase: Purchase, day: date, next_on: date) -> Purchase:
    """They own it from the day: the loan is paid out in the register, and the talks of the campaign are over.

    For the service that carries out the takeover, which has asked and ended the lease. `next_on`: the first
    contact afterwards.
    """
    purchase_must_follow(purchase.state, PurchaseState.OWNED)
    loan = purchase.loan
    if loan is not None:
        if loan.state not in (LoanState.GRANTED, LoanState.PAID_OUT):
            raise Refused(f"Lånesaken er «{loan.get_state_display()}». Pengene må være innvilget.")
        amounts = (loan.loan_granted, loan.grant_granted)
        take_loan_step(actor, loan.pk, None, LoanStep(LoanState.PAID_OUT, day, *amounts, owner_since=day))
    purchase.state, purchase.taken_over_on = PurchaseState.OWNED, day
    purchase.next_on = next_on
    if purchase.candidate_id:
        _end_talks(actor, purchase.candidate_id)
    kept = keep_purchase(actor, purchase, "førte at husstanden overtok boligen som eier")
    end_with_purchase(actor, purchase, day)
    return kept


def _end_talks(actor: Actor, pk: UUID) -> None:
    candidate = Candidate.locked(pk, None)
    if candidate.state in (CandidateState.DONE, CandidateState.LEFT):
        return
    candidate.state, candidate.next_on = CandidateState.DONE, None
    candidate.talker_id = candidate.talker_id or actor.staff
    candidate.stamp(actor.at, actor.staff)
    candidate.save()


def locked_purchase(actor: Actor, pk: UUID, version: int | None) -> Purchase:
    """The purchase, locked, if the actor sees it and its office has the case."""
    return locked_in_own_case(purchases_visible_to(actor), actor, pk, version)


def keep_purchase(actor: Actor, purchase: Purchase, what: str) -> Purchase:
    """Stamp, save and trace a change of the purchase."""
    purchase.stamp(actor.at, actor.staff)
    purchase.save()
    record_change(actor.trace, "purchase", purchase.pk, what)
    return purchase
