"""How an answer and what it rests on are shown; the same for one just worked out and one kept long ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boligflyt.domain.household_economy import Line
from boligflyt.web.bar_charts import bar_chart
from boligflyt.web.charts import Point, Series, line_chart
from boligflyt.web.formats import money, thousands
from boligflyt.web.home_ownership.fields import PARTS, ROWS, KronerField
from boligflyt.web.home_ownership.forms import EconomyForm

WAYS = {"stay": _l("Bli boende"), "rent": _l("Leie privat"), "buy": _l("Kjøpe boligen")}
HEADINGS = {
    "members": _l("Husstanden"), "income": _l("Inntekter"), "debts": _l("Gjeld"),
    "fixed_costs": _l("Faste utgifter"), "budget": _l("Budsjettet"), "stay": _l("Bli boende"),
    "rent": _l("Leie privat"), "buy": _l("Boligen de kan kjøpe"), "loan": _l("Lånet"),
    "bank": _l("Lån i bank ved siden av"),
    "bostoette": _l("Bostøtte"),
}  # fmt: skip

WORDS = {
    "bank": _l("Samfinansiering: en bank tar en del av lånet. Tomme felter betyr at hele lånet er startlån."),
    "buy": _l("Boligen uten fellesgjeld. Prisen må med for at boligen skal regnes."),
    "loan": _l("Regnes når boligen over er fylt ut, eller når det står hva det koster å eie."),
    "bostoette": _l("Anslaget følger husstanden, inntektene før skatt og boligen i hver vei."),
}

RATE_DECIMALS = 2
LENDERS = {"startlaan": _l("Startlån"), "bank": _l("Bank")}
BETWEEN, THOUSAND = 5, 1000


def answer_parts(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What the page shows of an answer in the published form (docs/how-to/economy.md)."""
    ways = [_way(one) for one in answer["alternatives"]]
    bars = [(str(one["name"]), one["left"]) for one in ways]
    return {
        "answer": answer, "ways": ways, "loan": answer["highest_loan"], "bank": answer["bank_rule"] or [],
        "repayments": _repayments(answer), "longest": answer["highest_loan_longest_term"],
        "chart": bar_chart(bars, _("Igjen hver måned når alt er betalt")) if ways else "",
        "family": answer["for_the_family"], "steps": answer["explanation"], "marks": answer["marks"],
    }  # fmt: skip


def _repayments(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each loan year by year, with a chart of what is owed; none for an answer kept without its plan."""
    loans = [one for way in answer["alternatives"] for one in way.get("loans", []) if one.get("plan")]
    return [
        {
            "name": LENDERS[one["lender"]],
            "principal": one["principal"],
            "plan": one["plan"],
            "chart": _owed(one),
        }
        for one in loans
    ]


def _owed(loan: Mapping[str, Any]) -> str:
    """What is owed at the start and after every fifth year, in thousand kroner."""
    last = loan["plan"][-1]["year"]
    after = {0: loan["principal"], **{one["year"]: one["balance"] for one in loan["plan"]}}
    years = [year for year in after if year % BETWEEN == 0 or year == last]
    points = [Point(_("%(year)s år") % {"year": year}, round(after[year] / THOUSAND)) for year in years]
    name = _("Skylder i %(lender)s, 1000 kr") % {"lender": str(LENDERS[loan["lender"]]).lower()}
    return line_chart([Series(name, "computed", points)], name)


def _way(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": WAYS[one["way"]], "breaks": _breaks(one), **one}


def _breaks(one: Mapping[str, Any]) -> str:
    """The highest nominal interest at which the money is enough."""
    if "loans" not in one:
        return ""
    if one["fixed_throughout"]:
        return _("Renten er fast hele tiden")
    if one["break_rate"] is None:
        return _("Går ikke, selv uten rente")
    rate = _("%(rate)s prosent") % {"rate": thousands(one["break_rate"], RATE_DECIMALS)}
    return _("Minst %(rate)s") % {"rate": rate} if one["bears_any_rate"] else rate


def budget_rows(form: EconomyForm, norm: Sequence[Line]) -> list[dict[str, Any]]:
    """The lines of the budget with the norm's amount for the same purpose."""
    by_name = {one.name: one.monthly for one in norm}
    rows = []
    for fields in form.rows("budget"):
        name = str(fields[0].value() or "").strip()
        rows.append({"fields": fields, "norm": by_name.get(name)})
    return rows


def form_parts(form: EconomyForm) -> list[dict[str, Any]]:
    """The panels of single fields, in the order of the conversation."""
    own = {"loan": [form["owning_costs"], form["bank_rule"]]}
    shown = [name for name in PARTS if name != "bostoette" or form["municipality"].value()]
    return [
        {
            "title": HEADINGS[name],
            "fields": [*form.part(name), *own.get(name, [])],
            "words": WORDS.get(name, ""),
        }
        for name in shown
    ]


def told_parts(told: Mapping[str, Any]) -> list[tuple[Any, list[tuple[str, str]]]]:
    """What was told, heading by heading, in words."""
    loan = told.get("loan", {})
    parts = {**told, **({"bank": loan["bank"]} if "bank" in loan else {})}
    return [(HEADINGS[part], _told(part, parts[part])) for part in HEADINGS if parts.get(part)]


def rates_then(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every rate that was used, with its value and its first day as they are written here."""
    return [{**one, "valid_from": date.fromisoformat(one["valid_from"])} for one in answer["rates"]]


def _told(part: str, told: Any) -> list[tuple[str, str]]:
    if part in ROWS:
        fields = {name: make() for name, make in ROWS[part].items()}
        return [_line(place, one, fields) for place, one in enumerate(told, start=1)]
    fields = PARTS[part][0]()
    return [(str(field.label), _value(field, told[name])) for name, field in fields.items() if name in told]


def _line(place: int, one: Mapping[str, Any], fields: Mapping[str, Any]) -> tuple[str, str]:
    name = one.get("name") or _("Person %(number)s") % {"number": place}
    said = [
        f"{field.label}: {_value(field, one[key])}"
        for key, field in fields.items()
        if key in one and key != "name"
    ]
    return name, ", ".join(said)


def _value(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    choices = dict(getattr(field, "choices", []))
    if isinstance(value, list):
        return ", ".join(str(choices.get(one, one)) for one in value)
    if str(value) in choices:
        return str(choices[str(value)])
    return money(value) if isinstance(field, KronerField) else str(value).replace(".", ",")
