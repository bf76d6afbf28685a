"""A household's economy as a form: what was told becomes fields, and fields what the domain reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.home_ownership.models import LONGEST_ABOUT
from boligflyt.domain.household_economy import Line, Member, Sex
from boligflyt.toolkit.faults import Refused
from boligflyt.web.home_ownership.fields import NEEDED, PARTS, ROWS, KronerField
from boligflyt.web.shell.forms import VersionedForm

EMPTY_ROWS, MOST_ROWS = 2, 40
BEGINS_BANK = ("share_percent", "effective_rate", "years", "setup_fee", "payment_fee")
ROW = re.compile(r"^(\w+)-(\d+)-\w+$")
LISTED = re.compile(r"^(\w+)\[(\d+)\]\.?(\w*)$")
# Where the domain's words name the fields of its published form, the page has words of its own.
PLAINLY = {
    "budget": _l("Skriv minst én linje i budsjettet. Kommunen har ingen norm som kan brukes i stedet."),
    "buy.own_capital": _l("Egenkapital og tilskudd er mer enn boligen koster. Rett beløpene."),
    "loan": _l("Skriv renten på lånet."),
    "loan.effective_rate": _l("Skriv renten på lånet, fra 0 til 25 prosent."),
    "owning_costs": _l("Skriv hva det koster å eie boligen i måneden, eller fyll ut boligen de kan kjøpe."),
    "bank_rule": _l("Bankens regel krever både en bolig å kjøpe og vilkårene for lånet."),
    "members": _l("Husstanden må ha minst én voksen. Skriv alderen på hver i husstanden."),
}
WITHOUT_REASON = "«long_term_reasons»"


class EconomyForm(VersionedForm):
    """Fields are named by their place in the question: `income-0-net`, `loan-years`.

    There are always some empty rows; those that are filled are sent, and more come back.
    """

    about = forms.CharField(label=_l("Hva vurderingen gjelder"), max_length=LONGEST_ABOUT, required=False)
    owning_costs = KronerField(_l("Hva det koster å eie i måneden, når ingen bolig er funnet"))
    bank_rule = forms.BooleanField(label=_l("Vis bankens regel ved siden av"), required=False)
    municipality = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4)

    def __init__(
        self, data: Mapping[str, Any] | None, told: Mapping[str, Any], more: int = EMPTY_ROWS
    ) -> None:
        self._told_rows: dict[str, list[int]] = {}
        super().__init__(data, initial=dict(_flat(told)))
        filled = data if data is not None else self.initial
        for part, kinds in ROWS.items():
            for row in range(_rows(part, filled) + more):
                for name, make in kinds.items():
                    self.fields[f"{part}-{row}-{name}"] = make()
        for part, (make_part, _needed) in PARTS.items():
            for name, field in make_part().items():
                self.fields[f"{part}-{name}"] = field

    def rows(self, part: str) -> list[list[BoundField]]:
        """The rows of a part as the page shows them."""
        numbers = sorted(
            {int(found[2]) for found in map(ROW.match, self.fields) if found and found[1] == part}
        )
        return [[self[f"{part}-{row}-{name}"] for name in ROWS[part]] for row in numbers]

    def part(self, name: str) -> list[BoundField]:
        """The fields of a part as the page shows them."""
        return [self[one] for one in self.fields if one.startswith(f"{name}-") and not ROW.match(one)]

    def clean(self) -> dict[str, Any]:
        """What is begun must be whole: a row has its amounts, a dwelling its price, a loan its rate."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for (part, name), words in NEEDED.items():
            for row in self._begun(part):
                self._need(f"{part}-{row}-{name}", words)
        for part, needed in (("stay", "rent"), ("rent", "rent"), ("buy", "price")):
            amounts = [name for name, field in PARTS[part][0]().items() if isinstance(field, KronerField)]
            if any(data.get(f"{part}-{name}") for name in amounts):
                self._need(
                    f"{part}-{needed}", _("Skriv beløpet, eller tøm de andre feltene om denne boligen.")
                )
        if self._lends(data):
            self._need("loan-effective_rate", _("Skriv renten på lånet."))
            self._need("loan-years", _("Skriv løpetiden i år."))
        self._need_of_bank(data)
        return data

    def _need_of_bank(self, data: Mapping[str, Any]) -> None:
        if any(data.get(f"bank-{name}") is not None for name in BEGINS_BANK):
            self._need("bank-share_percent", _("Skriv hvor mange prosent banken tar, eller tøm feltene."))
            self._need("bank-effective_rate", _("Skriv renten i banken."))
            self._need("bank-years", _("Skriv løpetiden i banken i år."))

    def told(self) -> dict[str, Any]:
        """The question in the form that the domain reads. Only for a form that is valid."""
        data = self.cleaned_data
        told: dict[str, Any] = {part: [self._row(part, row) for row in self._numbered(part)] for part in ROWS}
        if not told["budget"]:
            del told["budget"]
        told |= {
            name: self._part(name) for name in ("stay", "rent", "buy") if data.get(f"{name}-{PARTS[name][1]}")
        }
        if self._lends(data):
            told["loan"] = self._part("loan")
            if data["bank-share_percent"] is not None:
                told["loan"]["bank"] = self._part("bank")
        if data["owning_costs"] is not None and "buy" not in told:
            told["owning_costs"] = data["owning_costs"]
        if data["bank_rule"]:
            told["bank_rule"] = True
        if data["municipality"]:
            told |= {"municipality": data["municipality"], "bostoette": self._part("bostoette")}
        return told

    def members(self) -> list[Member]:
        """Those whose age is told; also of a form with faults elsewhere."""
        data = getattr(self, "cleaned_data", None) or self.initial
        found = [(data.get(f"members-{row}-age"), data.get(f"members-{row}-sex")) for row in range(MOST_ROWS)]
        return [Member(age, Sex(sex) if sex else None) for age, sex in found if isinstance(age, int)]

    def refuse(self, fault: Refused) -> None:
        """Put the domain's words at the field they are about, in words that fit a page."""
        place = fault.field or ""
        message = PLAINLY.get(place, fault.message)
        if WITHOUT_REASON in fault.message:
            message = fault.message.replace(f"en grunn i {WITHOUT_REASON}", _("en grunn, se nedenfor"))
        name = self._field_of(place)
        self.add_error(name if name in self.fields else None, str(message))

    def _field_of(self, place: str) -> str:
        listed = LISTED.match(place)
        if listed:
            rows = self._numbered(listed[1])
            return f"{listed[1]}-{rows[int(listed[2])]}-{listed[3]}"
        first = {"members": "members-0-age", "budget": "budget-0-monthly", "loan": "loan-effective_rate"}
        return first.get(place, place.replace("loan.bank.", "bank.").replace(".", "-"))

    def _begun(self, part: str) -> list[int]:
        """The rows in which something is told, or is faulty."""
        asked = {int(found[2]) for found in map(ROW.match, self.fields) if found and found[1] == part}
        return sorted(row for row in asked if any(self._said(f"{part}-{row}-{name}") for name in ROWS[part]))

    def _numbered(self, part: str) -> list[int]:
        if part not in self._told_rows:
            self._told_rows[part] = self._begun(part)
        return self._told_rows[part]

    def _said(self, name: str) -> bool:
        return name in self.errors or self.cleaned_data.get(name) not in (None, "")

    def _need(self, name: str, words: Any) -> None:
        if name not in self.errors and self.cleaned_data.get(name) in (None, ""):
            self.add_error(name, words)

    def _row(self, part: str, row: int) -> dict[str, Any]:
        return _plain({name: self.cleaned_data[f"{part}-{row}-{name}"] for name in ROWS[part]})

    def _part(self, part: str) -> dict[str, Any]:
        told = _plain({name: self.cleaned_data[f"{part}-{name}"] for name in PARTS[part][0]()})
        return told | ({"fixed_years": int(told["fixed_years"])} if "fixed_years" in told else {})

    def _lends(self, data: Mapping[str, Any]) -> bool:
        """Whether a loan is asked about: there is a dwelling to buy, or what it costs to own one."""
        return data.get("buy-price") is not None or data.get("owning_costs") is not None


def budget_of(norm: Sequence[Line]) -> list[dict[str, Any]]:
    """The norm's lines as the household's own, in whole kroner."""
    return [{"name": one.name, "monthly": round(one.monthly)} for one in norm]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON has it: what is not told is left out."""
    found = {name: float(one) if isinstance(one, Decimal) else one for name, one in values.items()}
    return {name: one for name, one in found.items() if one not in (None, "", [])}


def _flat(told: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in told.items():
        if isinstance(value, list):
            for row, one in enumerate(value):
                yield from ((f"{name}-{row}-{part}", held) for part, held in one.items())
        elif isinstance(value, dict):
            inside = {part: held for part, held in value.items() if isinstance(held, dict)}
            yield from _flat(inside)
            yield from ((f"{name}-{part}", held) for part, held in value.items() if part not in inside)
        else:
            yield name, value


def _rows(part: str, filled: Mapping[str, Any]) -> int:
    """How many rows are filled: to the last with something in it."""
    found = [ROW.match(name) for name, value in filled.items() if value not in (None, "")]
    return min(MOST_ROWS, max((int(one[2]) + 1 for one in found if one and one[1] == part), default=0))
