"""Households: who they are and how many bedrooms they need."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from boligflyt.areas.people.choices import HouseholdRole, Maalform, Stay
from boligflyt.domain.periods import add_months
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.places import POSTAL_CODE, POSTAL_PLACE, SCHOOL_DISTRICTS
from boligflyt.jobs.demo.records import HouseholdRecord, MemberRecord, PersonRecord

# Composition by bedrooms needed: (adults, children) with weights.
COMPOSITIONS: dict[int, list[tuple[tuple[int, int], float]]] = {
    1: [((1, 0), 88), ((2, 0), 12)],
    2: [((1, 1), 62), ((2, 1), 38)],
    3: [((1, 2), 48), ((2, 2), 52)],
    4: [((1, 3), 35), ((2, 3), 45), ((2, 4), 20)],
}
BEDROOMS_NEEDED = [(1, 56.0), (2, 22.0), (3, 15.0), (4, 7.0)]
LANGUAGES = ("arabisk", "somali", "tigrinja", "ukrainsk", "dari", "polsk", "tyrkisk", "kurdisk")
ADULTS, PARENTS = (21, 84), (32, 50)  # youngest and oldest, in years
SCHOOL_AGE = 6
# Everybody was born and had come before the history begins.
YOUNGEST_CHILD = 3
SETTLED_YEARS = (3, 6)
OF_AGE = 18
BORN_HERE = {"stay": Stay.CITIZEN, "settled_on": None, "language": "", "needs_interpreter": False}


def make_household(dice: Dice, today: date, bedrooms: int | None = None, **person: Any) -> HouseholdRecord:
    """A household that needs so many bedrooms (1–4), or as chance gives; `person` is what they share."""
    needed = min(bedrooms, 4) if bedrooms else dice.weighted(BEDROOMS_NEEDED)
    adults, children = dice.weighted(COMPOSITIONS[needed])
    surname = dice.family_name()
    district = dice.pick(SCHOOL_DISTRICTS)
    ages = PARENTS if children else ADULTS
    family = {**_background(dice, today), **person}
    members = [_adult(dice, today, surname, ages, family) for _ in range(adults)]
    members += [_child(dice, today, surname, district, family) for _ in range(children)]
    youngest_adult = max(one.person.born for one in members[:adults])
    return HouseholdRecord(
        dice.key(), tuple(members), youngest_adult.replace(year=youngest_adult.year + 18, day=1), needed
    )


def _adult(
    dice: Dice, today: date, surname: str, ages: tuple[int, int], given: dict[str, Any]
) -> MemberRecord:
    born = dice.day(date(today.year - ages[1], 1, 1), date(today.year - ages[0], 12, 28))
    return MemberRecord(dice.key(), make_person(dice, today, born, surname, given), HouseholdRole.ADULT)


def _child(dice: Dice, today: date, surname: str, district: str, family: dict[str, Any]) -> MemberRecord:
    born = dice.day(date(today.year - 12, 1, 1), date(today.year - YOUNGEST_CHILD, 12, 28))
    settled = family["settled_on"] if family["settled_on"] and family["settled_on"] >= born else None
    given = {**family, "settled_on": settled, "needs_interpreter": False}
    person = make_person(dice, today, born, surname, given)
    goes = starts_school(born) <= today
    return MemberRecord(
        dice.key(), person, HouseholdRole.CHILD, district if goes else "", dice.key() if goes else None
    )


def make_single(dice: Dice, today: date, ages: tuple[int, int]) -> HouseholdRecord:
    """Somebody of these ages (years, both included), born here, who lives alone."""
    oldest = add_months(today, -12 * (ages[1] + 1)) + timedelta(days=1)
    born = dice.day(oldest, add_months(today, -12 * ages[0]))
    person = make_person(dice, today, born, dice.family_name(), dict(BORN_HERE))
    member = MemberRecord(dice.key(), person, HouseholdRole.ADULT)
    return HouseholdRecord(dice.key(), (member,), add_months(born, 12 * OF_AGE).replace(day=1), 1)


def starts_school(born: date) -> date:
    """The middle of August in the year the child turns six."""
    return date(born.year + SCHOOL_AGE, 8, 15)


def _background(dice: Dice, today: date) -> dict[str, Any]:
    """What a family shares: stay, language, and when they were settled if they came as refugees."""
    if not dice.chance(12):
        stay = dice.weighted([(Stay.CITIZEN, 80.0), (Stay.PERMANENT, 15.0), (Stay.EEA, 5.0)])
        return {"stay": stay, "settled_on": None, "language": "", "needs_interpreter": False}
    settled = date(today.year - dice.whole(SETTLED_YEARS[0], SETTLED_YEARS[1]), dice.whole(1, 12), 1)
    return {
        "stay": Stay.REFUGEE, "settled_on": settled, "language": dice.pick(LANGUAGES),
        "needs_interpreter": dice.chance(50), "resident_since": settled,
    }  # fmt: skip


def make_person(
    dice: Dice, today: date, born: date, surname: str, given: dict[str, Any], first: str = ""
) -> PersonRecord:
    """A person with a synthetic number; `given` replaces what chance would give."""
    arrived = date(min(max(born.year, 1995) + dice.whole(0, 3), today.year - YOUNGEST_CHILD), 8, 1)
    fields: dict[str, Any] = {
        "phone": f"00 00 {dice.whole(0, 99):02d} {dice.whole(0, 99):02d}",
        "postal_address": "", "postal_code": POSTAL_CODE, "postal_place": POSTAL_PLACE,
        "resident_since": arrived, "maalform": Maalform.NYNORSK if dice.chance(6) else Maalform.BOKMAAL,
        **given,
    }  # fmt: skip
    fields["resident_since"] = max(fields["resident_since"], born)
    return PersonRecord(dice.key(), first or dice.given_name(), surname, born, dice.number(born), fields)
