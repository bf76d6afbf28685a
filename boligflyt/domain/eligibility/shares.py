"""Shares that may not be passed, and the length of temporary stays. A part of a dwelling is no dwelling."""

from dataclasses import dataclass
from datetime import date, timedelta

from boligflyt.domain.eligibility.rule_set import RuleSet, RuleSetError
from boligflyt.domain.explanation import Fact, Finding, Force, Outcome
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import Rates, shipped_rates

SHARE = "law/cooperative_public_share_percent"
EXTRA_SHARE = "law/cooperative_public_share_extra_percent"
SMALLEST = "law/cooperative_public_share_smallest"
STAY_MONTHS = "law/temporary_stay_months"
COOPERATIVE_LAW = "burettslagslova §§ 4-2 og 4-3"
STAY_GUIDANCE = "Rundskriv til sosialtjenesteloven § 27"
WHOLE = 100


HOUSING_FIRST = "housing_first"


@dataclass(frozen=True, slots=True)
class LimitKind:
    """A limit of the rule set: so many per cent of the dwellings in a building to these groups, at least one.

    `groups` are codes of target groups; Housing First is none of them and stands for itself.
    """

    code: str
    label: str
    groups: frozenset[str]
    percent: int

    def allowed(self, total: int) -> int:
        """How many of `total` dwellings. One household alone is no concentration, so never less than one."""
        return max(1, total * self.percent // WHOLE)

    def basis(self, total: int) -> str:
        """The rule in words, for a building with so many dwellings."""
        return f"Regelen er {self.percent} prosent av {total} boliger, og minst én."


def limit_kinds(rule_set: RuleSet) -> tuple[LimitKind, ...]:
    """The limits the rule set has on who live together in one building: Housing First, then its own mix."""
    shares = rule_set.sections.get("shares", {})
    found = [
        LimitKind(one["code"], one["label"], frozenset(one["groups"]), one["max_percent"])
        for one in shares.get("mix", ())
    ]
    percent = shares.get("housing_first_max_percent")
    if percent is not None:
        found.insert(0, LimitKind(HOUSING_FIRST, "Housing First", frozenset({HOUSING_FIRST}), percent))
    return tuple(found)


def fit_points(rule_set: RuleSet) -> dict[str, int]:
    """What a bad fit counts by the rule set, by code; empty where the shipped points hold."""
    section = rule_set.sections.get("fit", {})
    return {code: points for code, points in section.items() if code not in ("source", "example")}


def _share_finding(rule: str, force: Force, law: str, after: int, allowed: int, total: int) -> Finding:
    facts = (
        Fact("total", "Boliger i alt", total),
        Fact("after", "Boliger etter dette", after),
        Fact("allowed", "Høyst tillatt", allowed),
    )
    outcome = Outcome.MET if after <= allowed else Outcome.NOT_MET
    return Finding(rule, outcome, force, f"{after} av {total} boliger. Grensen er {allowed}.", law, facts)


def cooperative_limit(
    total: int, on: date, *, statutes_allow_extra: bool = False, rates: Rates | None = None
) -> tuple[int, int | None]:
    """How many of the `total` shares public owners may hold together, and the per cent it is worked out from.

    0 and None in a borettslag so small that the law gives them no share of their own.
    """
    held = rates or shipped_rates()
    if total < held.whole(SMALLEST, on):
        return 0, None
    percent = held.whole(SHARE, on) + (held.whole(EXTRA_SHARE, on) if statutes_allow_extra else 0)
    return max(1, total * percent // WHOLE), percent


def check_cooperative_share(
    total: int, public_after: int, on: date, *, statutes_allow_extra: bool = False, rates: Rates | None = None
) -> Finding:
    """Whether public owners together may hold `public_after` of the `total` shares in a borettslag.

    State, county, municipality and their companies and foundations count together: 10 percent, at least one,
    in a borettslag with five shares or more; the statutes may give 20 percent more (burettslagslova § 4-3).
    """
    allowed, _percent = cooperative_limit(total, on, statutes_allow_extra=statutes_allow_extra, rates=rates)
    return _share_finding("cooperative_share", Force.LAW, COOPERATIVE_LAW, public_after, allowed, total)


def check_housing_first_share(rule_set: RuleSet, total: int, housing_first_after: int) -> Finding:
    """Whether so many Housing First tenants in `total` dwellings keep within the rule set's share.

    Raises RuleSetError when the rule set has no such share.
    """
    percent = rule_set.sections.get("shares", {}).get("housing_first_max_percent")
    if percent is None:
        raise RuleSetError("Regelsettet har ingen grense for Housing First i ett bomiljø.")
    allowed = total * percent // WHOLE
    law = f"Regelsettet «{rule_set.id}»: høyst {percent} prosent"
    return _share_finding("housing_first_share", Force.GUIDELINE, law, housing_first_after, allowed, total)


def temporary_stay_over(first_night: date, on: date, rates: Rates | None = None) -> date:
    """The first day on which a stay from `first_night` is over the guidance that holds `on` the day."""
    return add_months(first_night, (rates or shipped_rates()).whole(STAY_MONTHS, on))


def check_temporary_stay(first_night: date, on: date, rates: Rates | None = None) -> Finding:
    """Whether a stay from `first_night` is within the guidance of three months, the night of `on` counted.

    Guidance, not law: a stay over the time is never ended by the rule, it is a call to act.
    """
    months = (rates or shipped_rates()).whole(STAY_MONTHS, on)
    nights = (on - first_night).days + 1
    within = on < temporary_stay_over(first_night, on, rates)
    facts = (
        Fact("stay.first_night", "Første natt", first_night),
        Fact("stay.nights", "Døgn til og med i dag", nights),
    )
    reason = f"Døgn {nights}. Oppholdet er {'innenfor' if within else 'over'} {months} måneder."
    outcome = Outcome.MET if within else Outcome.NOT_MET
    return Finding("temporary_stay", outcome, Force.GUIDELINE, reason, STAY_GUIDANCE, facts)


def temporary_stay_alarms(rule_set: RuleSet, first_night: date) -> tuple[date, ...]:
    """The days on which the rule set calls for attention to a temporary stay; the first night is day 1."""
    days = rule_set.sections.get("temporary", {}).get("alarm_days", ())
    return tuple(first_night + timedelta(days=day - 1) for day in sorted(days))
