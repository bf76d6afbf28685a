"""Who is counted as homeless on a day.

Sources: Drammen's plan 5.1 (inventory rows DEF-07 to DEF-13) and the national mappings,
https://www.oslomet.no/forskning/forskningsnyheter/hvorfor-blir-det-ferre-bostedsloese-i-norge (2026-11-21).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from boligflyt.domain.homelessness.situations import (
    ACCOMMODATION_NAMES,
    ACUTE_ACCOMMODATION,
    CORRECTIONAL_NAMES,
    INSTITUTION_NAMES,
    AccommodationKind,
    CorrectionalKind,
    HousingSituation,
    InstitutionKind,
)
from boligflyt.domain.periods import add_months

MAPPING_SOURCE = (
    "https://www.oslomet.no/forskning/forskningsnyheter/hvorfor-blir-det-ferre-bostedsloese-i-norge"
)


@dataclass(frozen=True, slots=True)
class LeavingLimit:
    """How soon a person must leave prison or institution to be counted, in calendar months."""

    months: int
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class AgeLimit:
    """The age, in full years, from which a person is counted without regard to parents."""

    years: int
    source: str
    checked_on: date


LEAVING_LIMIT = LeavingLimit(2, MAPPING_SOURCE, date(2026, 11, 21))
MAJORITY = AgeLimit(18, "Drammen's plan 5.1 (inventory row DEF-13)", date(2026, 11, 21))


@dataclass(frozen=True, slots=True)
class SituationFacts:
    """What is known of how one person lives. None means that nobody has answered yet.

    `leaves_on` is the day of release or discharge. `has_own_dwelling` is whether the person owns or leases a
    dwelling of their own. `born` None means an adult. `with_parents` is whether a child is together with
    parents or guardian.
    """

    situation: HousingSituation
    accommodation: AccommodationKind | None = None
    correctional: CorrectionalKind | None = None
    institution: InstitutionKind | None = None
    leaves_on: date | None = None
    has_own_dwelling: bool | None = None
    born: date | None = None
    with_parents: bool | None = None
    only_visiting_norway: bool = False


@dataclass(frozen=True, slots=True)
class HomelessnessFinding:
    """Whether a person is homeless on a day; `is_homeless` None means «ikke vurdert».

    `situation` is 1–5 for a homeless person. `acute` means no safe place for the coming night. `reason` is a
    Norwegian sentence for the caseworker. `rule` is the inventory row of the definition.
    """

    is_homeless: bool | None
    situation: int | None
    acute: bool
    reason: str
    rule: str


def classify(
    facts: SituationFacts, on: date, limit: LeavingLimit = LEAVING_LIMIT, majority: AgeLimit = MAJORITY
) -> HomelessnessFinding:
    """Whether the person counts as homeless on the day, in which situation, and why."""
    if facts.only_visiting_norway:
        return _not_homeless("Personen er bare midlertidig i Norge og regnes ikke med.", "E-2016")
    finding = _BY_SITUATION[facts.situation](facts, on, limit)
    if finding.is_homeless is not True:
        return finding
    return _regarding_parents(finding, facts, on, majority)


def _homeless(situation: int, reason: str, rule: str, acute: bool = False) -> HomelessnessFinding:
    return HomelessnessFinding(True, situation, acute, reason, rule)


def _not_homeless(reason: str, rule: str) -> HomelessnessFinding:
    return HomelessnessFinding(False, None, False, reason, rule)


def _not_assessed(missing: str, rule: str) -> HomelessnessFinding:
    return HomelessnessFinding(None, None, False, f"Ikke vurdert: {missing}", rule)


def _no_roof(facts: SituationFacts, on: date, limit: LeavingLimit) -> HomelessnessFinding:
    return _homeless(1, "Personen har ikke tak over hodet kommende natt.", "DEF-07", acute=True)


def _acute_or_temporary(facts: SituationFacts, on: date, limit: LeavingLimit) -> HomelessnessFinding:
    if facts.has_own_dwelling:
        return _not_homeless("Personen har egen eid eller leid bolig ved siden av botilbudet.", "DEF-08")
    where = (
        ACCOMMODATION_NAMES[facts.accommodation]
        if facts.accommodation
        else "akutt eller midlertidig botilbud"
    )
    return _homeless(
        2, f"Personen er henvist til {where}.", "DEF-08", acute=facts.accommodation in ACUTE_ACCOMMODATION
    )


def _prison_release(facts: SituationFacts, on: date, limit: LeavingLimit) -> HomelessnessFinding:
    where = CORRECTIONAL_NAMES[facts.correctional] if facts.correctional else "kriminalomsorgen"
    return _leaving(facts, on, limit, _Leaving(3, "DEF-09", where, "løslatelse", "løslates"))


def _institution_discharge(facts: SituationFacts, on: date, limit: LeavingLimit) -> HomelessnessFinding:
    where = INSTITUTION_NAMES[facts.institution] if facts.institution else "institusjon"
    return _leaving(facts, on, limit, _Leaving(4, "DEF-10", where, "utskriving", "skrives ut"))


@dataclass(frozen=True, slots=True)
class _Leaving:
    situation: int
    rule: str
    where: str
    noun: str
    verb: str


def _leaving(facts: SituationFacts, on: date, limit: LeavingLimit, words: _Leaving) -> HomelessnessFinding:
    """Release and discharge have the same rule: no own dwelling, and out within the limit."""
    if facts.has_own_dwelling:
        return _not_homeless(
            f"Personen har egen eid eller leid bolig å komme til etter {words.noun}.", words.rule
        )
    if facts.leaves_on is None:
        return _not_assessed(f"datoen for {words.noun} mangler.", words.rule)
    left = _written(facts.leaves_on)
    if facts.leaves_on < on:
        return _not_assessed(
            f"datoen for {words.noun}, {left}, er passert. Oppgi hvor personen bor nå.", words.rule
        )
    if facts.leaves_on > add_months(on, limit.months):
        return _not_homeless(
            f"Personen {words.verb} {left}, mer enn {limit.months} måneder fram.", words.rule
        )
    if facts.has_own_dwelling is None:
        return _not_assessed("det er ikke svart på om personen eier eller leier egen bolig.", words.rule)
    reason = f"Personen {words.verb} fra {words.where} {left}, innen {limit.months} måneder, uten egen bolig."
    return _homeless(words.situation, reason, words.rule)


def _temporarily_with_others(facts: SituationFacts, on: date, limit: LeavingLimit) -> HomelessnessFinding:
    if facts.has_own_dwelling:
        return _not_homeless("Personen har egen eid eller leid bolig og bor hos andre for en tid.", "DEF-11")
    return _homeless(5, "Personen bor midlertidig hos venner, kjente eller slektninger.", "DEF-11")


def _excluded(reason: str, rule: str) -> "_Rule":
    return lambda facts, on, limit: _not_homeless(reason, rule)


def _unknown(facts: SituationFacts, on: date, limit: LeavingLimit) -> HomelessnessFinding:
    return _not_assessed("det mangler opplysning om hvor personen bor.", "DEF-07")


def _regarding_parents(
    finding: HomelessnessFinding, facts: SituationFacts, on: date, majority: AgeLimit
) -> HomelessnessFinding:
    """A child with parents is counted in their household; a child alone is counted."""
    if facts.born is None:
        if facts.with_parents:
            return _not_assessed("fødselsdato mangler, så barnet kan ikke telles med foreldrene.", "DEF-13")
        return finding
    if on >= add_months(facts.born, 12 * majority.years):
        return finding
    if facts.with_parents is None:
        return _not_assessed("det er ikke svart på om barnet er med foreldre eller foresatte.", "DEF-13")
    if facts.with_parents:
        return _not_homeless("Barnet er med foreldre eller foresatte og telles i husstanden.", "DEF-13")
    alone = f"Personen er under {majority.years} år og uten foreldre eller foresatte, og telles for seg."
    return replace(finding, reason=f"{finding.reason} {alone}", rule="DEF-13")


def _written(day: date) -> str:
    return f"{day:%d.%m.%Y}"


_Rule = Callable[[SituationFacts, date, LeavingLimit], HomelessnessFinding]
_BY_SITUATION: dict[HousingSituation, _Rule] = {
    HousingSituation.NO_ROOF: _no_roof,
    HousingSituation.ACUTE_OR_TEMPORARY: _acute_or_temporary,
    HousingSituation.PRISON_RELEASE: _prison_release,
    HousingSituation.INSTITUTION_DISCHARGE: _institution_discharge,
    HousingSituation.TEMPORARILY_WITH_OTHERS: _temporarily_with_others,
    HousingSituation.SUBLET: _excluded("Den som bor i framleid bolig, regnes ikke som bostedsløs.", "DEF-12"),
    HousingSituation.PERMANENTLY_WITH_FAMILY: _excluded(
        "Den som bor varig hos pårørende eller nær slektning, regnes ikke som bostedsløs.", "DEF-12"
    ),
    HousingSituation.OWN_LEASE: _excluded("Personen leier egen bolig.", "DEF-12"),
    HousingSituation.MUNICIPAL_LEASE: _excluded("Personen leier kommunal bolig.", "DEF-12"),
    HousingSituation.OWNS: _excluded("Personen eier egen bolig.", "DEF-12"),
    HousingSituation.UNSUITABLE_DWELLING: _excluded(
        "Personen har egen bolig. Den passer ikke, men personen regnes ikke som bostedsløs.", "DEF-04"
    ),
    HousingSituation.UNKNOWN: _unknown,
}
