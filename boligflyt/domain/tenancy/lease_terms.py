"""How long a lease may and does last: the Tenancy Act's limits, and what happens when the term runs out."""

from datetime import date

from boligflyt.domain.explanation import Fact, Finding, Force, Outcome
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import Rates, shipped_rates

SHORTEST = "law/lease_minimum_months"
SHORTEST_AT_HOME = "law/lease_minimum_months_landlords_home"
SHORT_CONTRACTS = "law/short_contracts_per_dwelling"
CALL_TO_MOVE = "law/expired_lease_becomes_indefinite_months"
LEASE_LAW = "husleieloven §§ 9-3 og 11-1"
INFORMATION_LAW = "husleieloven § 11-1"


def shortest_months(on: date, *, landlords_home: bool = False, rates: Rates | None = None) -> int:
    """The shortest fixed term without a reason, in months, for a lease signed on the day (§ 9-3).

    `landlords_home`: a loft or basement flat, or one of two dwellings, in the house where the landlord lives.
    """
    return (rates or shipped_rates()).whole(SHORTEST_AT_HOME if landlords_home else SHORTEST, on)


def check_lease_term(
    months: int | None,
    *,
    on: date,
    special_reason: str | None = None,
    earlier_short_contracts: int = 0,
    weighty_reason: str | None = None,
    landlords_home: bool = False,
    rates: Rates | None = None,
) -> Finding:
    """Whether a lease of so many months (None is indefinite) is lawful when signed on the day.

    Shorter than the minimum needs a special reason; another short contract for the same dwelling and parties
    needs a weighty reason (husleieloven §§ 9-3, 11-1). A breach makes the lease indefinite.
    """
    held = rates or shipped_rates()
    shortest = shortest_months(on, landlords_home=landlords_home, rates=held)
    facts = (
        Fact("lease.months", "Leietid, måneder", months),
        Fact("lease.earlier_short_contracts", "Tidligere korte avtaler", earlier_short_contracts),
    )
    outcome, reason = Outcome.MET, f"Leietiden er minst {shortest} måneder."
    if months is None:
        reason = "Avtalen er tidsubestemt."
    elif months < shortest:
        another = earlier_short_contracts >= held.whole(SHORT_CONTRACTS, on)
        outcome, reason = _short_lease(shortest, special_reason, another, weighty_reason)
    return Finding("lease_term", outcome, Force.LAW, reason, LEASE_LAW, facts)


def _short_lease(
    shortest: int, special_reason: str | None, another: bool, weighty_reason: str | None
) -> tuple[Outcome, str]:
    if not (special_reason or "").strip():
        return Outcome.NOT_MET, f"En avtale på under {shortest} måneder krever særlige grunner."
    if another and not (weighty_reason or "").strip():
        return Outcome.NOT_MET, "En kort avtale til for samme bolig og parter krever tungtveiende grunner."
    return Outcome.MET, f"Kort avtale av særlige grunner: {weighty_reason if another else special_reason}"


def check_written_information(told_in_writing: bool | None) -> Finding:
    """Whether the exceptions for dwellings for disadvantaged can be used (husleieloven § 11-1).

    Only when the tenant was told in writing that it is such a dwelling, and which exceptions are agreed.
    """
    outcome, reason = {
        True: (Outcome.MET, "Leieren har fått skriftlig informasjon om boligen og unntakene."),
        False: (
            Outcome.NOT_MET,
            "Leieren har ikke fått skriftlig informasjon. Da gjelder ingen av unntakene i § 11-1.",
        ),
        None: (Outcome.NOT_ASSESSED, "Det er ikke sagt om leieren har fått skriftlig informasjon."),
    }[told_in_writing]
    return Finding("written_information", outcome, Force.LAW, reason, INFORMATION_LAW)


def call_to_move_deadline(last_day: date, rates: Rates | None = None) -> date:
    """Last day for a written call to move after a term that ended on `last_day` (husleieloven § 9-2)."""
    return add_months(last_day, (rates or shipped_rates()).whole(CALL_TO_MOVE, last_day))


def fixed_term_became_indefinite(
    last_day: date, on: date, written_call_to_move_on: date | None = None, rates: Rates | None = None
) -> bool:
    """Whether the lease runs on as indefinite for a tenant who still lives there (husleieloven § 9-2).

    It does when more than three months have passed since `last_day` without a written call to move meanwhile.
    """
    deadline = call_to_move_deadline(last_day, rates)
    called = written_call_to_move_on is not None and written_call_to_move_on <= deadline
    return on > deadline and not called
