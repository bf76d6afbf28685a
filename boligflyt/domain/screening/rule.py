"""One rule of a campaign asked of one household: every demand must hold, and each is told in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from boligflyt.domain.periods.month import add_months, whole_months
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.domain.sales import Verdict

NBSP = "\N{NO-BREAK SPACE}"
MONTHS = 12
NOTHING_ASKED = "Velg om kampanjen gjelder leietakere, søkere eller begge."


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a household on the day. None is not known, and never meets a demand.

    `income` is NOK a year before tax, the whole household's; `rent` NOK a month. `rents_since` and
    `lease_ends` are the first and last day of the running lease. `sale` is what the register
    says of the rented dwelling.
    """

    applies: bool = False
    income: int | None = None
    rents_since: date | None = None
    lease_ends: date | None = None
    rent: int | None = None
    adapted: bool = False
    sale: Verdict | None = None
    not_sold_because: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Whom a campaign looks for. None and False ask nothing; what is asked of a tenancy skips no applicant.

    `least_income` is NOK a year before tax. `least_months` is how long they have rented, and `ends_within`
    months ahead that the lease may end; both, `adapted` and `saleable` are asked of tenants alone.
    """

    tenants: bool = True
    applicants: bool = False
    least_income: int | None = None
    least_months: int | None = None
    ends_within: int | None = None
    adapted: bool = False
    saleable: bool = False


def why_found(facts: Facts, rule: Rule, on: date) -> tuple[str, ...]:
    """The reasons in plain Norwegian; none when the household is not one the campaign looks for."""
    as_tenant = rule.tenants and facts.rents_since is not None
    as_applicant = rule.applicants and facts.applies and facts.rents_since is None
    if not (as_tenant or as_applicant) or not _earns(facts, rule):
        return ()
    if as_tenant and not _rents_as_asked(facts, rule, on):
        return ()
    return tuple(_told(facts, on))


def _earns(facts: Facts, rule: Rule) -> bool:
    return rule.least_income is None or (facts.income is not None and facts.income >= rule.least_income)


def _rents_as_asked(facts: Facts, rule: Rule, on: date) -> bool:
    if rule.least_months is not None and months_rented(facts, on) < rule.least_months:
        return False
    if rule.ends_within is not None:
        latest = add_months(on, rule.ends_within)
        if facts.lease_ends is None or facts.lease_ends > latest:
            return False
    if rule.adapted and not facts.adapted:
        return False
    return not rule.saleable or facts.sale in (Verdict.FREE, Verdict.TO_TENANT)


def months_rented(facts: Facts, on: date) -> int:
    """Whole months from the first day of the lease; 0 without one."""
    since = facts.rents_since
    if since is None or since > on:
        return 0
    return whole_months(since, on)


def _told(facts: Facts, on: date) -> Iterator[str]:
    if facts.rents_since is None:
        yield "Har søkt om kommunal bolig."
    else:
        yield f"Har leid av kommunen siden {norwegian_date(facts.rents_since)}."
    if facts.income is not None:
        yield f"Inntekten er {_kroner(facts.income)} i året før skatt."
    if facts.rent is not None:
        yield _rent(facts.rent, facts.income)
    if facts.lease_ends is not None:
        past = facts.lease_ends < on
        yield f"Leietiden {'gikk' if past else 'går'} ut {norwegian_date(facts.lease_ends)}."
    if facts.adapted:
        yield "Boligen er tilpasset."
    if facts.sale in (Verdict.FREE, Verdict.TO_TENANT):
        yield "Boligen kan selges til leietakeren."
    elif facts.sale is Verdict.NO:
        yield f"Boligen de leier, kan ikke selges nå. {facts.not_sold_because}".strip()


def _rent(rent: int, income: int | None) -> str:
    if not income:
        return f"Leien er {_kroner(rent)} i måneden."
    share = round(100 * rent * MONTHS / income)
    return f"Leien er {_kroner(rent)} i måneden, {share}{NBSP}prosent av inntekten."


def _kroner(amount: int) -> str:
    return f"{amount:,}".replace(",", NBSP) + f"{NBSP}kr"
