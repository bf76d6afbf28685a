"""The kinds of question that can be asked, each with its fields and the rule that answers it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boligflyt.domain.deadlines.acts import Act, ActError
from boligflyt.domain.deadlines.evictions import EVICTION_FIELDS, eviction
from boligflyt.domain.deadlines.facts import Facts, NotReckoned
from boligflyt.domain.deadlines.lease_terms import END_FIELDS, LENGTH_FIELDS, fixed_term_end, lease_length
from boligflyt.domain.deadlines.notices import NOTICE_FIELDS, notice
from boligflyt.domain.deadlines.payments import (
    BOSTOETTE_FIELDS,
    DEDUCTION_FIELDS,
    DEPOSIT_FIELDS,
    STAY_FIELDS,
    bostoette,
    deposit,
    rent_deduction,
    temporary_stay,
)
from boligflyt.domain.deadlines.procedure import (
    COMPLAINT_FIELDS,
    PRELIMINARY_FIELDS,
    complaint,
    preliminary_answer,
)
from boligflyt.domain.deadlines.reckoning import Answer, Reckoning
from boligflyt.domain.deadlines.rent_changes import INDEX_FIELDS, MARKET_FIELDS, market_rent, rent_index
from boligflyt.domain.periods import PeriodError
from boligflyt.domain.rates import RateError, Rates
from boligflyt.domain.rent import PriceIndex, PriceIndexError

KIND = "kind"


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be told, and what answers."""

    fields: tuple[str, ...]
    reckon: Callable[[Facts, Reckoning], None]


KINDS: dict[str, Kind] = {
    "complaint": Kind(COMPLAINT_FIELDS, complaint),
    "preliminary_answer": Kind(PRELIMINARY_FIELDS, preliminary_answer),
    "lease_length": Kind(LENGTH_FIELDS, lease_length),
    "fixed_term_end": Kind(END_FIELDS, fixed_term_end),
    "notice": Kind(NOTICE_FIELDS, notice),
    "rent_index": Kind(INDEX_FIELDS, rent_index),
    "market_rent": Kind(MARKET_FIELDS, market_rent),
    "deposit": Kind(DEPOSIT_FIELDS, deposit),
    "eviction": Kind(EVICTION_FIELDS, eviction),
    "rent_deduction": Kind(DEDUCTION_FIELDS, rent_deduction),
    "temporary_stay": Kind(STAY_FIELDS, temporary_stay),
    "bostoette": Kind(BOSTOETTE_FIELDS, bostoette),
}


def reckon(
    asked: Mapping[str, Any],
    on: date,
    *,
    rates: Rates | None = None,
    acts: Sequence[Act] | None = None,
    index: PriceIndex | None = None,
) -> Answer:
    """The deadlines that follow from what is told, seen from the day `on`. Raises NotReckoned.

    Each length is that of the day the fact happened, so a rule changed later does not reach back. `index` is
    the municipality's own file of index numbers, for rent questions that name months.
    """
    facts = Facts(asked)
    name = facts.needed(KIND)
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        words = f"«{KIND}» skal være en av {', '.join(KINDS)}."
        raise NotReckoned("unknown_kind", words, KIND)
    facts.refuse_all_but((KIND, *kind.fields), name)
    reckoning = Reckoning(on, rates, acts, index)
    try:
        kind.reckon(facts, reckoning)
    except (RateError, ActError) as fault:
        raise NotReckoned("no_rule", f"Fristen kan ikke regnes ut: {fault}") from None
    except (PeriodError, PriceIndexError) as fault:
        raise NotReckoned("wrong_value", str(fault)) from None
    return reckoning.answer(name)
