"""Whether a housing situation is satisfactory: safe (trygt) and good (godt).

Source: Drammen's plan 3.2 (inventory rows DEF-03 and DEF-04).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HousingClass(StrEnum):
    """The three classes of an unsatisfactory situation, and the satisfactory one."""

    NO_DWELLING = "no_dwelling"
    AT_RISK = "at_risk"
    UNSUITABLE = "unsuitable"
    SATISFACTORY = "satisfactory"


HOUSING_CLASS_NAMES = {
    HousingClass.NO_DWELLING: "Mangler bolig",
    HousingClass.AT_RISK: "Står i fare for å miste boligen",
    HousingClass.UNSUITABLE: "Uegnet bolig eller bomiljø",
    HousingClass.SATISFACTORY: "Tilfredsstillende bosituasjon",
}


@dataclass(frozen=True, slots=True)
class HousingFacts:
    """Answers about a household's dwelling; None means not answered."""

    has_dwelling: bool | None
    is_permanent: bool | None = None
    may_lose_it: bool | None = None
    fits_needs: bool | None = None
    fits_economy: bool | None = None
    good_surroundings: bool | None = None


@dataclass(frozen=True, slots=True)
class HousingAssessment:
    """The two parts and the class on a day; None where an answer is missing. Reasons are Norwegian."""

    assessed_on: date
    is_safe: bool | None
    is_good: bool | None
    housing_class: HousingClass | None
    reasons: tuple[str, ...]
    missing: tuple[str, ...]


SAFE_WORDS = ("Boligen er ikke varig.", "Husstanden kan miste boligen.")
GOOD_WORDS = (
    "Boligen passer ikke husstandens behov.",
    "Boutgiftene passer ikke husstandens økonomi.",
    "Bomiljøet er ikke egnet.",
)
SAFE_QUESTIONS = ("om boligen er varig", "om husstanden kan miste boligen")
GOOD_QUESTIONS = (
    "om boligen passer husstandens behov",
    "om boutgiftene passer økonomien",
    "om bomiljøet er egnet",
)


def assess_housing(facts: HousingFacts, on: date) -> HousingAssessment:
    """Assess both parts; no dwelling comes before risk of losing it, risk before an unsuitable dwelling."""
    if facts.has_dwelling is None:
        return HousingAssessment(on, None, None, None, (), ("om husstanden har bolig",))
    if not facts.has_dwelling:
        return HousingAssessment(
            on, False, False, HousingClass.NO_DWELLING, ("Husstanden har ikke bolig.",), ()
        )
    keeps_it = None if facts.may_lose_it is None else not facts.may_lose_it
    safe = (facts.is_permanent, keeps_it)
    good = (facts.fits_needs, facts.fits_economy, facts.good_surroundings)
    answers = safe + good
    reasons = _chosen(SAFE_WORDS + GOOD_WORDS, (answer is False for answer in answers))
    missing = _chosen(SAFE_QUESTIONS + GOOD_QUESTIONS, (answer is None for answer in answers))
    is_safe, is_good = _all_of(safe), _all_of(good)
    return HousingAssessment(on, is_safe, is_good, _class_of(is_safe, is_good), reasons, missing)


def _all_of(answers: tuple[bool | None, ...]) -> bool | None:
    """False when one answer is no, None when one is missing, otherwise True."""
    if False in answers:
        return False
    return None if None in answers else True


def _class_of(is_safe: bool | None, is_good: bool | None) -> HousingClass | None:
    if is_safe is False:
        return HousingClass.AT_RISK
    if is_good is False:
        return HousingClass.UNSUITABLE
    return HousingClass.SATISFACTORY if is_safe and is_good else None


def _chosen(sentences: tuple[str, ...], take: Iterable[bool]) -> tuple[str, ...]:
    return tuple(sentence for sentence, is_taken in zip(sentences, take, strict=True) if is_taken)
