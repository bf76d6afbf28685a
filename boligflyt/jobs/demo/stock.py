"""Buildings and dwellings: as many of each kind as the plan says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from boligflyt.areas.dwellings.choices import Adaptation, Disposal, DwellingType, Gained, Purpose
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.places import POSTAL_CODE, POSTAL_PLACE, SCHOOL_DISTRICTS, position, streets
from boligflyt.jobs.demo.plan import Plan
from boligflyt.jobs.demo.records import BuildingRecord, DwellingRecord

Wanted = tuple[Disposal, Purpose]
FLATS_ON_A_FLOOR = 4
SMALLEST_RENT = 6200
RENT_PER_BEDROOM = 1900
# How many dwellings a building has, by form.
BUILDING_SIZES = {
    DwellingType.FLAT: (8, 24),
    DwellingType.BEDSIT: (6, 12),
    DwellingType.TERRACED: (3, 7),
    DwellingType.DETACHED: (1, 1),
}
GAINED = {
    Disposal.OWNED: Gained.BOUGHT,
    Disposal.LEASED_IN: Gained.LEASED_IN,
    Disposal.PRIVATE_RIGHT: Gained.AGREEMENT,
    Disposal.USER_OWNED: Gained.BUILT,
}
ORDINARY_BEDROOMS = [(1, 46.0), (2, 30.0), (3, 17.0), (4, 7.0)]
ADAPTED_BEDROOMS = [(1, 82.0), (2, 18.0)]


def build_stock(plan: Plan, dice: Dice) -> tuple[list[BuildingRecord], list[DwellingRecord]]:
    """Every building and dwelling of the plan, in a fixed order."""
    addresses = _addresses()
    buildings: list[BuildingRecord] = []
    dwellings: list[DwellingRecord] = []
    for (disposal, purpose), count in _wanted(plan).items():
        left = count
        while left:
            form = _form(disposal, purpose, dice)
            size = min(left, dice.whole(*BUILDING_SIZES[form]))
            building = _building(next(addresses), form, len(buildings) + 1, dice)
            buildings.append(building)
            dwellings += [
                _dwelling(building, place, form, (disposal, purpose), dice) for place in range(size)
            ]
            left -= size
    return buildings, dwellings


def _wanted(plan: Plan) -> dict[Wanted, int]:
    wanted = {(Disposal.OWNED, Purpose(name)): count for name, count in plan.purposes.items()}
    wanted[Disposal.OWNED, Purpose.ORDINARY] = plan.owned - sum(plan.purposes.values())
    wanted[Disposal.LEASED_IN, Purpose.ORDINARY] = plan.leased_in
    wanted[Disposal.USER_OWNED, Purpose.CARE] = plan.user_owned
    return {key: count for key, count in wanted.items() if count}


def _addresses() -> Iterator[tuple[str, str]]:
    for number in range(1, 400):
        for street in streets():
            yield street, str(number)


def _form(disposal: Disposal, purpose: Purpose, dice: Dice) -> DwellingType:
    if disposal == Disposal.LEASED_IN:
        return dice.weighted([(DwellingType.DETACHED, 40), (DwellingType.TERRACED, 60)])
    if purpose != Purpose.ORDINARY:
        return DwellingType.FLAT
    return dice.weighted(
        [
            (DwellingType.FLAT, 70),
            (DwellingType.TERRACED, 20),
            (DwellingType.BEDSIT, 4),
            (DwellingType.DETACHED, 6),
        ]
    )


def _building(address: tuple[str, str], form: DwellingType, running: int, dice: Dice) -> BuildingRecord:
    completed = date(dice.whole(1958, 2021), dice.whole(1, 12), 1)
    key, district = dice.key(), dice.pick(SCHOOL_DISTRICTS)
    return BuildingRecord(
        key,
        {
            "street": address[0],
            "house_number": address[1],
            "postal_code": POSTAL_CODE,
            "postal_place": POSTAL_PLACE,
            "cadastral_unit": 100 + running // 60,
            "property_unit": 1 + running % 60,
            "completed_on": completed,
            "school_district": district,
            **position(district, running),
            "has_lift": form == DwellingType.FLAT and completed.year > 1990,
        },
    )


def _dwelling(
    building: BuildingRecord, place: int, form: DwellingType, wanted: Wanted, dice: Dice
) -> DwellingRecord:
    disposal, purpose = wanted
    floor = 1 + place // FLATS_ON_A_FLOOR if form in {DwellingType.FLAT, DwellingType.BEDSIT} else 1
    bedrooms = _bedrooms(form, purpose, dice)
    fields: dict[str, Any] = {
        "unit_number": _unit_number(place, floor, form),
        "disposal": disposal,
        "dwelling_type": form,
        "purpose": purpose,
        "rooms": bedrooms + (form != DwellingType.BEDSIT),
        "area_m2": 14 + 16 * bedrooms + dice.whole(0, 12),
        "floor": floor,
        **_adaptation(building, purpose, floor, dice),
        "gained_by": GAINED[disposal],
        "disposed_from": date(max(building.fields["completed_on"].year, 1990), 7, 1),
    }
    rent = SMALLEST_RENT + RENT_PER_BEDROOM * bedrooms + 50 * dice.whole(0, 24)
    return DwellingRecord(dice.key(), building.id, bedrooms, rent, fields)


def _unit_number(place: int, floor: int, form: DwellingType) -> str:
    on_floor = place % FLATS_ON_A_FLOOR if form in {DwellingType.FLAT, DwellingType.BEDSIT} else place
    return f"H{floor:02d}{on_floor + 1:02d}"


def _bedrooms(form: DwellingType, purpose: Purpose, dice: Dice) -> int:
    if form == DwellingType.BEDSIT:
        return 1
    if form == DwellingType.DETACHED:
        return dice.weighted([(2, 20.0), (3, 50.0), (4, 30.0)])
    return dice.weighted(ORDINARY_BEDROOMS if purpose == Purpose.ORDINARY else ADAPTED_BEDROOMS)


def _adaptation(building: BuildingRecord, purpose: Purpose, floor: int, dice: Dice) -> dict[str, Any]:
    reached = floor == 1 or building.fields["has_lift"]
    if purpose in {Purpose.CARE, Purpose.INTELLECTUAL_DISABILITY}:
        level = dice.weighted(
            [(Adaptation.STEP_FREE, 30.0), (Adaptation.ADAPTED, 45.0), (Adaptation.FULLY, 25.0)]
        )
    else:
        level = dice.weighted(
            [(Adaptation.NONE, 80.0), (Adaptation.STEP_FREE, 15.0), (Adaptation.ADAPTED, 5.0)]
        )
    if not reached:
        level = Adaptation.NONE
    return {"adaptation": level, "wheelchair": level in {Adaptation.ADAPTED, Adaptation.FULLY}}


def homes(dwellings: list[DwellingRecord], purpose: Purpose = Purpose.ORDINARY) -> list[DwellingRecord]:
    """Those of a purpose that the municipality lets itself."""
    return [one for one in dwellings if one.fields["purpose"] == purpose and is_let_by_us(one)]


def is_let_by_us(dwelling: DwellingRecord) -> bool:
    """User-owned dwellings are sold to a buyer the municipality points out, so there is no lease."""
    return bool(dwelling.fields["disposal"] != Disposal.USER_OWNED)


def by_id(dwellings: list[DwellingRecord]) -> dict[UUID, DwellingRecord]:
    """The dwellings by key."""
    return {one.id: one for one in dwellings}
