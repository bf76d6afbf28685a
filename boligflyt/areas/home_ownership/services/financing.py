"""Financing a purchase and following it up afterwards: what is written stands, a new one is made."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.home_ownership.choices import (
    LivedBefore,
    LoanPurpose,
    LoanState,
    PurchaseState,
    Standing,
)
from boligflyt.areas.home_ownership.models import AfterPurchase, Purchase, PurchaseFinancing
from boligflyt.areas.home_ownership.queries.assessments import assessments_visible_to
from boligflyt.areas.home_ownership.queries.purchases import newest_financing
from boligflyt.areas.home_ownership.services.loans import LoanAsked, correct_loan, register_loan
from boligflyt.areas.home_ownership.services.purchases import keep_purchase, locked_purchase
from boligflyt.areas.home_ownership.workflow import AFTERWARDS, purchase_must_follow
from boligflyt.domain.buying import FinancingAsked, FinancingRefused, MonthlyCosts, monthly_costs
from boligflyt.domain.household_economy.answer import marks
from boligflyt.domain.rates import RateError, RatesOfDay, shipped_rates
from boligflyt.domain.startlaan import LoanRefused
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class AfterFacts:
    """What came of a contact after the purchase; `owed` in whole NOK when they are behind."""

    held_on: date
    standing: Standing
    owed: int = 0
    text: str = ""
    next_on: date | None = None


def keep_financing(
    actor: Actor, pk: UUID, version: int | None, asked: FinancingAsked, *, target_group: bool,
    assessment: UUID | None = None,
) -> PurchaseFinancing:  # fmt: skip
    """A version of who pays what, by the rates of today; the register of loans gets what is asked for.

    An offer that was given is taken back: it rested on the version before. Raises Refused when it does not
    add up to price and costs, or the law does not allow the loan.
    """
    purchase = locked_purchase(actor, pk, version)
    purchase_must_follow(purchase.state, PurchaseState.FINANCING)
    if asked.amounts.price != purchase.price:
        raise Refused(
            "Prisen er satt i kjøpet: taksten, eller den faste prisen. En annen pris gir et nytt kjøp.",
            field="startlaan",
        )
    if assessment and not assessments_visible_to(actor).filter(
        pk=assessment, application__household=purchase.application.household_id
    ).exists():  # fmt: skip
        raise Http404
    rates = RatesOfDay(actor.today, shipped_rates())
    costs = _worked_out(asked, rates)
    before = newest_financing(purchase)
    kept = PurchaseFinancing.objects.create(
        purchase=purchase, number=before.number + 1 if before else 1, **asdict(asked.amounts),
        years=asked.terms.years, rate=asked.rate, bank_years=asked.bank_years, bank_rate=asked.bank_rate,
        long_term_reasons=sorted(asked.terms.long_term_reasons), monthly=costs.both,
        rates=marks(rates.used), assessment_id=assessment, worked_out_on=actor.today, made_at=actor.at,
        made_by_id=actor.staff,
    )  # fmt: skip
    _ask_for(actor, purchase, kept, target_group)
    purchase.state, purchase.offered_on, purchase.answer_by = PurchaseState.FINANCING, None, None
    purchase.next_on = None
    keep_purchase(actor, purchase, "satte opp finansieringen av et kjøp")
    return kept


def _worked_out(asked: FinancingAsked, rates: RatesOfDay) -> MonthlyCosts:
    try:
        return monthly_costs(asked, rates)
    except (FinancingRefused, LoanRefused) as fault:
        words = str(fault).replace("en grunn i «long_term_reasons»", "en av grunnene til lengre løpetid")
        raise Refused(words, field=fault.field) from fault
    except RateError as fault:
        raise Refused(str(fault)) from fault


def _ask_for(actor: Actor, purchase: Purchase, kept: PurchaseFinancing, target_group: bool) -> None:
    """The register: a new case, or the one that waits for its answer put right; a granted one stands."""
    loan = purchase.loan
    if not (kept.startlaan or kept.grant):
        if loan is not None and loan.state in (LoanState.APPLIED, LoanState.GRANTED):
            raise Refused("Det er søkt om lån eller tilskudd. Trekk lånesaken først.", field="startlaan")
        return
    asked = LoanAsked(
        actor.today, LoanPurpose.BUY, LivedBefore.MUNICIPAL, target_group, kept.startlaan, kept.grant
    )
    if loan is None or loan.state in (LoanState.REFUSED, LoanState.WITHDRAWN):
        purchase.loan = register_loan(actor, purchase.application_id, asked)
    elif loan.state == LoanState.APPLIED:
        correct_loan(actor, loan.pk, None, asked)


def write_contact(actor: Actor, pk: UUID, version: int | None, facts: AfterFacts) -> AfterPurchase:
    """How it goes with who bought; the table says where it leads. Raises Refused for what does not fit."""
    purchase = locked_purchase(actor, pk, version)
    after = AFTERWARDS[Standing(facts.standing)]
    purchase_must_follow(purchase.state, PurchaseState.FOLLOWED_UP)  # contacts until then
    _check_contact(actor, purchase, facts)
    next_on = facts.next_on if after.next_needed else None
    contact = AfterPurchase.objects.create(
        purchase=purchase, held_on=facts.held_on, standing=facts.standing, text=facts.text.strip(),
        owed=facts.owed if after.owes else 0, next_on=next_on, written_at=actor.at,
        written_by_id=actor.staff,
    )  # fmt: skip
    purchase.state, purchase.next_on = after.state, next_on
    keep_purchase(actor, purchase, "skrev hvordan det går etter kjøpet")
    return contact


def _check_contact(actor: Actor, purchase: Purchase, facts: AfterFacts) -> None:
    after = AFTERWARDS[Standing(facts.standing)]
    since = purchase.taken_over_on
    if since is None:
        raise Refused("Overtakelsen er ikke ført ennå. Før den før du skriver en kontakt.")
    if not since <= facts.held_on <= actor.today:
        raise Refused(
            f"De overtok {since:%d.%m.%Y}. Kontakten må være etter det, og ikke fram i tid.", field="held_on"
        )
    if after.owes and not facts.owed:
        raise Refused("Skriv hvor mye de er på etterskudd.", field="owed")
    if not after.next_needed:
        return
    if facts.next_on is None:
        raise Refused("Skriv når dere tar kontakt igjen.", field="next_on")
    if facts.next_on <= actor.today:
        raise Refused("Velg en dag etter i dag.", field="next_on")
