"""Many households as one array for each fact."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from boligflyt.domain.bostoette.household import BostoetteHousehold, NotEstimated
from boligflyt.domain.bostoette.rule import CATEGORIES, GROUP_SUPPLEMENTS

ORE_IN_KRONE = 100
MOST_PEOPLE, MOST_ORE = 100, 10**9 * ORE_IN_KRONE  # every answer is then a number of 64 bits
LIMITS = (
    ("adults", 1, MOST_PEOPLE, f"minst én voksen og høyst {MOST_PEOPLE}"),
    ("children", 0, MOST_PEOPLE, f"fra 0 til {MOST_PEOPLE} barn"),
    ("monthly_income", 0, MOST_ORE, "en inntekt fra 0 øre til en milliard kroner"),
    ("housing_cost", 0, MOST_ORE, "en boutgift fra 0 øre til en milliard kroner"),
    ("net_wealth", 0, MOST_ORE, "en formue fra 0 øre til en milliard kroner"),
    ("dwelling_tax_value", 0, MOST_ORE, "en skatteverdi fra 0 øre til en milliard kroner"),
    ("group", 1, len(GROUP_SUPPLEMENTS), f"en kommunegruppe fra 1 til {len(GROUP_SUPPLEMENTS)}"),
    ("category", 1, len(CATEGORIES), f"en kategori fra 1 til {len(CATEGORIES)}"),
)
Whole = NDArray[np.integer[Any]]
Answers = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ManyHouseholds:
    """Arrays of equal length, one place for each household; money in whole øre.

    The facts of `BostoetteHousehold`. `category` is the place in `Category`, counted from 1.
    `free_by_dwelling` is True for an owner whose dwelling's tax value is known. What is left out is as for
    one household: an ordinary one in group 4 without wealth, with heating in its cost. Any type of whole
    numbers will do; small ones are read sooner.
    """

    adults: Whole
    children: Whole
    monthly_income: Whole
    housing_cost: Whole
    group: Whole = field(default_factory=lambda: np.array(len(GROUP_SUPPLEMENTS)))
    category: Whole = field(default_factory=lambda: np.array(1))
    specially_adapted: Answers = field(default_factory=lambda: np.array(False))
    heating_included: Answers = field(default_factory=lambda: np.array(True))
    net_wealth: Whole = field(default_factory=lambda: np.array(0))
    free_by_dwelling: Answers = field(default_factory=lambda: np.array(False))
    dwelling_tax_value: Whole = field(default_factory=lambda: np.array(0))

    def __post_init__(self) -> None:
        """Every fact an array of the same length. Raises NotEstimated for what cannot be."""
        columns = {one.name: np.atleast_1d(getattr(self, one.name)) for one in fields(self)}
        if any(column.ndim > 1 for column in columns.values()):
            raise NotEstimated("Hver opplysning om husstandene skal stå i én rekke.")
        try:
            shared = np.broadcast_shapes(*(column.shape for column in columns.values()))
        except ValueError:
            lengths = ", ".join(f"{name} {column.size}" for name, column in columns.items())
            raise NotEstimated(
                f"Husstandene må ha like mange av hver opplysning, men har {lengths}."
            ) from None
        for name, column in columns.items():
            object.__setattr__(self, name, np.broadcast_to(_typed(name, column), shared))
        self._check()

    def __len__(self) -> int:
        return int(self.adults.size)

    def taken(self, which: slice | Answers) -> "ManyHouseholds":
        """Some of them; they were looked over together with the rest."""
        some = object.__new__(ManyHouseholds)
        for name in self.__slots__:
            object.__setattr__(some, name, getattr(self, name)[which])
        return some

    @classmethod
    def of(cls, households: Sequence[BostoetteHousehold]) -> "ManyHouseholds":
        """The same households as arrays. Raises NotEstimated for a sum that is not whole øre."""
        known = [one.dwelling_tax_value for one in households]
        return cls(
            adults=np.array([one.adults for one in households], np.int64),
            children=np.array([one.children for one in households], np.int64),
            monthly_income=_ore([one.monthly_income for one in households]),
            housing_cost=_ore([one.housing_cost for one in households]),
            group=np.array([one.group for one in households], np.int64),
            category=np.array([CATEGORIES.index(one.category) + 1 for one in households], np.int64),
            specially_adapted=np.array([one.specially_adapted for one in households], np.bool_),
            heating_included=np.array([one.heating_included for one in households], np.bool_),
            net_wealth=_ore([one.net_wealth for one in households]),
            free_by_dwelling=np.array(
                [one.owner and one.dwelling_tax_value is not None for one in households], np.bool_
            ),
            dwelling_tax_value=_ore([value or Decimal(0) for value in known]),
        )

    def _check(self) -> None:
        for name, least, most, words in LIMITS:
            column = getattr(self, name)
            if not column.size or (column.min() >= least and column.max() <= most):
                continue
            place = int(np.argmax((column < least) | (column > most)))
            raise NotEstimated(
                f"Husstand {place + 1} av {column.size} må ha {words}, men har {column[place]}."
            )


def _typed(name: str, column: NDArray[np.generic]) -> NDArray[np.generic]:
    answers = name in {"specially_adapted", "heating_included", "free_by_dwelling"}
    if column.dtype == np.bool_ and answers:
        return column
    if column.dtype != np.bool_ and np.can_cast(column.dtype, np.int64) and not answers:
        return column
    words = "ja eller nei (bool)" if answers else "hele tall, med beløp i øre"
    raise NotEstimated(f"«{name}» skal være {words}, men er {column.dtype}.")


def _ore(amounts: Sequence[Decimal]) -> Whole:
    ore = [amount * ORE_IN_KRONE for amount in amounts]
    for place, one in enumerate(ore, start=1):
        if one != one.to_integral_value():
            raise NotEstimated(f"Husstand {place} av {len(ore)} har et beløp som ikke er hele øre.")
    return np.array([int(one) for one in ore], np.int64)
