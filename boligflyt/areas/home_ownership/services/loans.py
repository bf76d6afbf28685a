"""The register of loans: registered, decided, paid out, and when the household became owner."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.home_ownership.choices import CoFinancing, LivedBefore, LoanPurpose, LoanState
from boligflyt.areas.home_ownership.models import HousingLoan
from boligflyt.areas.home_ownership.queries.loans import loans_visible_to
from boligflyt.areas.home_ownership.services.assessments import locked_in_own_case, own_case
from boligflyt.areas.home_ownership.services.instruments import note_answered, note_asked
from boligflyt.areas.home_ownership.workflow import must_follow
from boligflyt.toolkit.faults import Refused

BUYS = (LoanPurpose.BUY, LoanPurpose.BUILD)


@dataclass(frozen=True, slots=True)
class LoanAsked:
    """What the household applies for; amounts in whole kroner."""

    applied_on: date
    purpose: LoanPurpose
    lived_before: LivedBefore
    target_group: bool
    loan_asked: int = 0
    grant_asked: int = 0


@dataclass(frozen=True, slots=True)
class LoanStep:
    """The next thing with a loan: its state, the day, and the amounts that go with it in whole kroner.

    `loan` and `grant` are what is granted, or what is paid out. `owner_since`: the day they became owners.
    """

    outcome: LoanState
    on: date
    loan: int = 0
    grant: int = 0
    bank_part: int = 0
    base_loan: int = 0
    co_financing: CoFinancing | None = None
    co_financing_why: str = ""
    reason: str = ""
    owner_since: date | None = None


def register_loan(actor: Actor, application: UUID, asked: LoanAsked) -> HousingLoan:
    """Put an application for startlån or a grant in the register. Raises Refused when none is asked for."""
    actor.demand(Right.APPLICATION_WRITE)
    own_case(actor, application)
    _check_asked(asked, actor.today)
    loan = HousingLoan(application_id=application, **asdict(asked))
    _keep(actor, loan, "registrerte en søknad om lån eller tilskudd")
    note_asked(actor, loan)
    return loan


def correct_loan(actor: Actor, pk: UUID, version: int | None, asked: LoanAsked) -> HousingLoan:
    """Put right what was registered of the application; what it said before is in its history."""
    loan = locked_loan(actor, pk, version)
    _check_asked(asked, actor.today)
    if loan.decided_on and asked.applied_on > loan.decided_on:
        raise Refused(
            f"Saken ble avgjort {loan.decided_on:%d.%m.%Y}. Søknaden må komme før.", field="applied_on"
        )
    for name, value in asdict(asked).items():
        setattr(loan, name, value)
    return _keep(actor, loan, "rettet en lånesak")


def take_loan_step(actor: Actor, pk: UUID, version: int | None, step: LoanStep) -> HousingLoan:
    """Decide it, pay it out, or note that they are owners, as the table allows.

    Raises Refused for another step, a day before the one before it or to come, more than was asked for or
    granted, and a startlån granted without co-financing considered (PRO-30).
    """
    loan = locked_loan(actor, pk, version)
    now = LoanState(loan.state)
    if step.outcome != now:
        must_follow(now, step.outcome)
    if step.on > actor.today:
        raise Refused("Dagen kan ikke ligge fram i tid.", field="on")
    if now == LoanState.APPLIED:
        _decide(loan, step)
    elif now == LoanState.GRANTED and step.outcome == LoanState.PAID_OUT:
        _pay_out(loan, step)
    if step.reason.strip():
        loan.reason = step.reason.strip()
    loan.state = step.outcome
    _own(loan, step, actor.today)
    _keep(actor, loan, f"førte lånesaken som {str(step.outcome.label).lower()}")
    note_answered(actor, loan, step.on)
    return loan


def locked_loan(actor: Actor, pk: UUID, version: int | None) -> HousingLoan:
    """The loan, locked, if the actor sees it and its office has the case."""
    return locked_in_own_case(loans_visible_to(actor), actor, pk, version)


def _check_asked(asked: LoanAsked, today: date) -> None:
    if not asked.loan_asked and not asked.grant_asked:
        raise Refused("Skriv hvor mye det er søkt om, i startlån, tilskudd eller begge.", field="loan_asked")
    if asked.applied_on > today:
        raise Refused("Dagen kan ikke ligge fram i tid.", field="applied_on")


def _decide(loan: HousingLoan, step: LoanStep) -> None:
    if step.on < loan.applied_on:
        raise Refused(f"Det ble søkt {loan.applied_on:%d.%m.%Y}. Svaret må komme etter.", field="on")
    if step.outcome != LoanState.GRANTED:
        if not step.reason.strip():
            raise Refused("Skriv hvorfor.", field="reason")
        loan.decided_on = step.on
        return
    if not step.loan and not step.grant:
        raise Refused("Skriv hvor mye som er innvilget.", field="loan")
    if step.loan and step.co_financing is None:
        raise Refused("Svar på om en bank kan ta en del av lånet.", field="co_financing")
    if step.co_financing == CoFinancing.BANK_PART and not step.bank_part:
        raise Refused("Skriv hvor mye banken låner ut.", field="bank_part")
    loan.decided_on, loan.loan_granted, loan.grant_granted = step.on, step.loan, step.grant
    loan.bank_part, loan.base_loan = step.bank_part, step.base_loan
    loan.co_financing = step.co_financing or ""
    loan.co_financing_why = step.co_financing_why.strip()


def _pay_out(loan: HousingLoan, step: LoanStep) -> None:
    if loan.decided_on and step.on < loan.decided_on:
        raise Refused(f"Det ble innvilget {loan.decided_on:%d.%m.%Y}. Betalingen må komme etter.", field="on")
    if not step.loan and not step.grant:
        raise Refused("Skriv hvor mye som er utbetalt.", field="loan")
    for field, paid, granted in (
        ("loan", step.loan, loan.loan_granted), ("grant", step.grant, loan.grant_granted),
    ):  # fmt: skip
        if paid > granted:
            raise Refused(f"Det er innvilget {granted} kr. Mer kan ikke utbetales.", field=field)
    loan.paid_on, loan.loan_paid, loan.grant_paid = step.on, step.loan, step.grant


def _own(loan: HousingLoan, step: LoanStep, today: date) -> None:
    if step.owner_since is None:
        return
    if loan.purpose not in BUYS or loan.state not in (LoanState.GRANTED, LoanState.PAID_OUT):
        raise Refused("Bare den som har fått lån eller tilskudd til å kjøpe eller bygge, blir eier her.",
                      field="owner_since")  # fmt: skip
    if not loan.applied_on <= step.owner_since <= today:
        raise Refused("Dagen de ble eiere, må være etter søknaden og ikke fram i tid.", field="owner_since")
    loan.owner_since = step.owner_since


def _keep(actor: Actor, loan: HousingLoan, what: str) -> HousingLoan:
    loan.stamp(actor.at, actor.staff)
    loan.save()
    record_change(actor.trace, "housing_loan", loan.pk, what)
    return loan
