"""What an application says: situations that meet the rules of the demonstration, and ones that do not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from boligflyt.areas.applications.choices import Answer, Channel, Housing, Referral, Services, TargetGroup
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.places import HOTELS
from boligflyt.jobs.demo.records import HouseholdRecord

Facts = dict[str, Any]
CHILDREN = "Barna trenger ro og et eget sted å være, og å bli på skolen eller i barnehagen sin."
UNSUITABLE = (
    "Trapper som søkeren ikke klarer lenger", "Fukt og kulde på soverommet", "For få soverom til barna",
    "Uro i oppgangen som gjør det utrygt for barna",
)  # fmt: skip
EFFORTS = (
    "Har vært på fire visninger uten å få tilbud.", "Har søkt på åtte boliger på nettet siden i sommer.",
    "Har fått avslag fra tre utleiere.", "Har snakket med banken om lån.",
)  # fmt: skip
CHANNELS = [(Channel.PHONE, 45.0), (Channel.PAPER, 15.0), (Channel.WALK_IN, 20.0), (Channel.REFERRAL, 20.0)]
REFUSALS = {
    "income": "Husstanden har inntekt som gjør at den kan skaffe bolig selv.",
    "alternatives": "Startlån kan løse boligbehovet. Vi hjelper deg med å søke.",
    "housing_situation": "Husstanden har en egnet bolig som den kan bli boende i.",
}


def channel(dice: Dice) -> str:
    """How the request came in."""
    return dice.weighted(CHANNELS)


def eligible(dice: Dice, household: HouseholdRecord, received: date, moves: bool) -> Facts:
    """Facts that meet every condition of the rules; `moves` is a tenant who needs another dwelling."""
    facts = {**_told(dice, household, received, moves), **_judged(dice, household)}
    # Without a dice, so that the rest of the town is as it was.
    leaving = facts["housing"] in (Housing.PRISON_RELEASE, Housing.INSTITUTION_DISCHARGE)
    first = TargetGroup.MENTAL_OR_SUBSTANCE in facts["target_groups"] or leaving
    return facts | {"referrals": [Referral.HOUSING_FIRST.value] if first else []}


def not_eligible(dice: Dice, household: HouseholdRecord, received: date, moves: bool) -> tuple[Facts, str]:
    """Facts that fail one condition, and which one."""
    facts = eligible(dice, household, received, moves)
    fails = dice.weighted([("income", 30.0), ("alternatives", 40.0), ("housing_situation", 30.0)])
    if fails == "income":
        facts |= {"yearly_income": 610_000 + 1000 * dice.whole(0, 200), "wealth": 40_000}
        facts["judgements"] = {"income": {"met": False, "reason": REFUSALS[fails], "by": "Boligkontoret"}}
    elif fails == "alternatives":
        facts["can_own_startlaan"] = Answer.YES
    else:
        facts |= {"housing": Housing.OWNS, "housing_place": "", "housing_kind": "", "housing_ends_on": None,
                  "unsuitable_because": ""}  # fmt: skip
    return facts, fails


def just_told(dice: Dice, household: HouseholdRecord, received: date, moves: bool) -> Facts:
    """What is known on the day it came in, before anybody has looked at it."""
    return _told(dice, household, received, moves)


def _told(dice: Dice, household: HouseholdRecord, received: date, moves: bool) -> Facts:
    adults = sum(member.role == "adult" for member in household.members)
    facts: Facts = {
        "yearly_income": 190_000 * adults + 1000 * dice.whole(0, 130), "wealth": 1000 * dice.whole(0, 25),
        "arrears": dice.weighted([(0, 90.0), (6_400, 10.0)]), "own_efforts": dice.pick(EFFORTS),
        "own_efforts_documented": Answer.YES, "bedrooms_needed": household.bedrooms_needed,
        "target_groups": _groups(dice, household),
    }  # fmt: skip
    return facts | (_moving(dice, received) if moves else _lacking(dice, received))


def _groups(dice: Dice, household: HouseholdRecord) -> list[str]:
    groups = [TargetGroup.ECONOMIC]
    if household.has_children:
        groups.append(TargetGroup.FAMILY)
    if household.contact.fields["settled_on"] is not None:
        groups.append(TargetGroup.REFUGEE)
    elif not household.has_children and dice.chance(25):
        groups.append(TargetGroup.MENTAL_OR_SUBSTANCE)
    return [str(group.value) for group in groups]


def _lacking(dice: Dice, received: date) -> Facts:
    """Somebody without a dwelling, or who is about to lose it."""
    since = received - timedelta(days=dice.whole(5, 120))
    kind = dice.weighted(
        [("hotel", 28.0), ("others", 30.0), ("lease", 24.0), ("leaving", 10.0), ("unfit", 8.0)]
    )
    if kind == "hotel":
        place = dice.pick(HOTELS)
        return {"housing": Housing.ACUTE_OR_TEMPORARY, "housing_place": place, "housing_since": since,
                "housing_kind": "hotel" if place == HOTELS[0] else "pension"}  # fmt: skip
    if kind == "others":
        return {
            "housing": Housing.TEMPORARILY_WITH_OTHERS,
            "housing_since": since,
            "housing_place": "Hos en venn",
        }
    if kind == "leaving":
        leaves = received + timedelta(days=dice.whole(20, 55))
        return {"housing": dice.pick([Housing.PRISON_RELEASE, Housing.INSTITUTION_DISCHARGE]),
                "housing_since": since, "housing_ends_on": leaves}  # fmt: skip
    if kind == "unfit":
        return {
            "housing": Housing.UNSUITABLE_DWELLING,
            "housing_since": since,
            "unsuitable_because": dice.pick(UNSUITABLE),
        }
    ends = received + timedelta(days=dice.whole(30, 160))
    return {"housing": Housing.OWN_LEASE, "housing_since": since, "housing_ends_on": ends}


def _moving(dice: Dice, received: date) -> Facts:
    """A tenant of the municipality who needs another dwelling."""
    since = received - timedelta(days=dice.whole(400, 900))
    return {
        "housing": Housing.MUNICIPAL_LEASE,
        "housing_since": since,
        "unsuitable_because": dice.pick(UNSUITABLE),
    }


def _judged(dice: Dice, household: HouseholdRecord) -> Facts:
    """What a caseworker adds: other solutions, services, and the judgement the rules ask for."""
    needed = dice.chance(20)
    return {
        "can_own_startlaan": Answer.NO,
        "can_own_grant": Answer.NO,
        "bostoette_enough": Answer.NO,
        "private_rent": Answer.NO,
        "unable_alone": Answer.YES,
        "screening_note": "Husstanden har ikke råd til å leie privat og får ikke lån.",
        "services": Services.NEEDED if needed else Services.NONE_NEEDED,
        "services_text": "Besøk av boligoppfølger en gang i uken."
        if needed
        else "Klarer seg uten tjenester i boligen.",
        "judgements": {
            "income": {
                "met": True,
                "reason": "Inntekten er for lav til å leie privat.",
                "by": "Boligkontoret",
            }
        },
    }
