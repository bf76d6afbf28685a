"""Whether a child in the household is party to one vedtak, and so is to be told of it themselves.

Forvaltningsloven § 27: a minor over 15 who is party is told of the vedtak too, beside who represents them.
The law leaves it to the municipality to see who is party (§ 2 first paragraph letter e: whom a decision is
directed at, or whom the case otherwise directly concerns). How that is read here stands in ADR 0023.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LAW = "forvaltningsloven §§ 2 og 27"
HAS_GUARDIAN = "Vergen skal også ha vedtaket."


class Concern(StrEnum):
    """What a vedtak is about, seen from a child in the household."""

    HOME = "home"
    HELP = "help"
    ANSWER = "answer"


class Living(StrEnum):
    """How much of the time the child lives there."""

    FULL = "full"
    SHARED = "shared"
    VISITS = "visits"


@dataclass(frozen=True, slots=True)
class MinorFacts:
    """The child on the day of the vedtak. `age` in whole years, None when nobody knows the birth date.

    `guardian`: somebody else than the parents is appointed to act for them.
    """

    age: int | None
    applicant: bool
    living: Living
    guardian: bool = False


@dataclass(frozen=True, slots=True)
class PartyFinding:
    """Whether the child is party (None: not known), whether they get a copy of their own, and why."""

    party: bool | None
    own_copy: bool
    reason: str
    law: str = LAW


def minor_as_party(child: MinorFacts, concern: Concern, *, party_age: int, of_age: int) -> PartyFinding:
    """The rule; `party_age` and `of_age` are whole years, `law/party_age` and `law/age_of_majority`."""
    if child.age is None:
        return PartyFinding(None, False, "Fødselsdatoen er ikke kjent. Finn den ut, så reglene kan brukes.")
    if child.age >= of_age:
        return PartyFinding(False, False, f"Har fylt {of_age} år og er ikke lenger mindreårig.")
    if child.applicant:
        return PartyFinding(True, False, "Er søker selv, og får vedtaket som søker.")
    if child.age < party_age:
        return PartyFinding(
            False,
            False,
            f"Er under {party_age} år. Den som har foreldreansvaret eller er verge, får vedtaket.",
        )
    return _old_enough(child, concern)


def _old_enough(child: MinorFacts, concern: Concern) -> PartyFinding:
    if child.living is Living.VISITS:
        return PartyFinding(False, False, "Er her på samvær, og vedtaket avgjør ikke hvor barnet skal bo.")
    if concern is Concern.ANSWER:
        return PartyFinding(False, False, "Vedtaket gjelder det søkeren svarte på et tilbud, ikke barnet.")
    told = {
        Concern.HOME: f"Er {child.age} år, og vedtaket avgjør hvor barnet skal bo.",
        Concern.HELP: f"Er {child.age} år, og hører til husstanden som vedtaket gjelder.",
    }[concern]
    return PartyFinding(True, True, f"{told} {HAS_GUARDIAN}" if child.guardian else told)
