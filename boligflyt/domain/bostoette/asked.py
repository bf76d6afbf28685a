"""A household as it is asked about from outside: plain values by name, checked one by one."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from boligflyt.domain.bostoette.groups import municipality_group
from boligflyt.domain.bostoette.household import BostoetteHousehold, Category
from boligflyt.domain.municipalities import municipality_number

COUNTS = {"adults": None, "children": 0}
AMOUNTS = {
    "monthly_income": None, "monthly_housing_cost": None, "net_wealth": 0, "dwelling_tax_value": 0,
}  # fmt: skip
ANSWERS = {"specially_adapted": False, "owner": False, "heating_included": True}
PLACES = ("municipality_group", "municipality")
KNOWN = {*COUNTS, *AMOUNTS, *ANSWERS, *PLACES, "category"}
MOST_PEOPLE, MOST_KRONER = 100, Decimal(10) ** 12


class AskedError(ValueError):
    """What was asked cannot be read: a code, a Norwegian message, and the name of the field."""

    def __init__(self, code: str, message: str, field: str) -> None:
        super().__init__(message)
        self.code, self.field = code, field


def household_of(asked: Mapping[str, Any], *, without_income: bool = False) -> BostoetteHousehold:
    """The household. `without_income`: its income is what is sought. Raises AskedError for what is wrong."""
    for name in asked:
        if name not in KNOWN:
            raise AskedError("unknown_field", f"Feltet «{name}» finnes ikke.", name)
    told = {"monthly_income": 0, **asked} if without_income else asked
    tax_value = "dwelling_tax_value" in told
    return BostoetteHousehold(
        adults=_count(told, "adults"), children=_count(told, "children"),
        monthly_income=_amount(told, "monthly_income"), housing_cost=_amount(told, "monthly_housing_cost"),
        group=_group(told), specially_adapted=_answer(told, "specially_adapted"), category=_category(told),
        net_wealth=_amount(told, "net_wealth"), owner=_answer(told, "owner"),
        dwelling_tax_value=_amount(told, "dwelling_tax_value") if tax_value else None,
        heating_included=_answer(told, "heating_included"),
    )  # fmt: skip


def _value(told: Mapping[str, Any], name: str, otherwise: Any) -> Any:
    value = told.get(name, otherwise)
    if value is None:
        raise AskedError("missing", f"Feltet «{name}» mangler.", name)
    return value


def _count(told: Mapping[str, Any], name: str) -> int:
    value = _value(told, name, COUNTS[name])
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_PEOPLE:
        words = f"«{name}» skal være et helt tall fra 0 til {MOST_PEOPLE}."
        raise AskedError("wrong_value", words, name)
    if name == "adults" and value == 0:
        raise AskedError("no_adult", "Husstanden må ha minst én voksen.", name)
    return value


def _amount(told: Mapping[str, Any], name: str) -> Decimal:
    value = _value(told, name, AMOUNTS[name])
    amount = None if isinstance(value, bool) or not isinstance(value, int | float) else Decimal(str(value))
    if amount is None or not 0 <= amount <= MOST_KRONER:
        words = f"«{name}» skal være et beløp i kroner, og ikke under null."
        raise AskedError("wrong_value", words, name)
    return amount


def _answer(told: Mapping[str, Any], name: str) -> bool:
    value = _value(told, name, ANSWERS[name])
    if not isinstance(value, bool):
        raise AskedError("wrong_value", f"«{name}» skal være true eller false.", name)
    return value


def _category(told: Mapping[str, Any]) -> Category:
    value = told.get("category", Category.ORDINARY)
    if not isinstance(value, str) or value not in set(Category):
        words = f"«category» skal være en av {', '.join(Category)}."
        raise AskedError("wrong_value", words, "category")
    return Category(value)


def _group(told: Mapping[str, Any]) -> int:
    """From the group itself, or from a municipality number that is or was."""
    given = [name for name in PLACES if name in told]
    if len(given) != 1:
        words = "Si enten kommunegruppe («municipality_group») eller kommunenummer («municipality»)."
        raise AskedError("wrong_place", words, given[0] if given else PLACES[0])
    value = told[given[0]]
    if given[0] == "municipality_group":
        if isinstance(value, bool) or value not in (1, 2, 3, 4):
            raise AskedError("wrong_value", "«municipality_group» skal være 1, 2, 3 eller 4.", given[0])
        return int(value)
    if not isinstance(value, str) or municipality_number(value) is None:
        words = f"Kommunenummeret «{value}» finnes ikke. Det skal være fire sifre i hermetegn, som «3301»."
        raise AskedError("unknown_municipality", words, given[0])
    return municipality_group(value)
