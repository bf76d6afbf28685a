"""What the page of a purchase shows: the steps of the way, the button of each point, the sums."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.home_ownership.choices import PurchaseState
from boligflyt.areas.home_ownership.models import Purchase, PurchaseFinancing
from boligflyt.areas.home_ownership.workflow import POINTS
from boligflyt.domain.buying import Figure
from boligflyt.web.home_ownership.loan_words import Definition
from boligflyt.web.shell.steps import Crumbs

# The address and the words of the one primary button at each point of the way.
BUTTONS = {
    "finance": ("home_ownership:purchase_financing", _l("Sett opp finansieringen")),
    "refused": ("home_ownership:purchase_financing", _l("Sett opp på nytt")),
    "answer": ("home_ownership:loan", _l("Åpne lånesaken")),
    "offer": ("home_ownership:purchase_offer", _l("Gi tilbudet")),
    "sign": ("home_ownership:purchase_sign", _l("Før kontrakten")),
    "take_over": ("home_ownership:purchase_take_over", _l("Før overtakelsen")),
    "follow": ("home_ownership:purchase_contact", _l("Skriv en kontakt")),
}
# What each figure is called, and what is counted in it (IND-17, IND-18, IND-25 as far as they are of owning).
FIGURES = {
    "owners": Definition(
        _l("Fra å leie til å eie boligen"),
        _l("Husstander som overtok boligen de leide av kommunen, etter dagen de overtok."),
    ),
    "within_three_years": Definition(
        _l("Av disse innen tredje leieår"),
        _l("Overtok før det var gått tre år siden leieforholdet i boligen begynte."),
    ),
    "in_default": Definition(
        _l("Av disse på etterskudd nå"),
        _l("Den siste kontakten sier at de er på etterskudd eller har avtale om å betale ned."),
    ),
    "stopped": Definition(
        _l("Kjøp som ble stanset"), _l("Begynte i perioden og ble stanset, nå eller senere.")
    ),
}
PLACES = ("finance", "answer", "offer", "sign", "take_over", "follow")


def next_step(purchase: Purchase, point: str, to_do: str = "") -> dict[str, Any] | None:
    """The blue strip: what, why, and the button; None when the way is over."""
    if not point:
        return None
    said = POINTS[point]
    name, button = BUTTONS[point]
    about = purchase.loan_id if point == "answer" else purchase.pk
    return {
        "title": to_do or said.to_do, "why": "" if to_do else said.why, "button": button,
        "url": reverse(name, args=[about]),
    }  # fmt: skip


def steps_of(purchase: Purchase, point: str, *, assessed: bool) -> list[dict[str, Any]]:
    """Every step of the way from the first talk, with where one is; the economy may still be left out."""
    here = PLACES.index("finance" if point == "refused" else point) if point else len(PLACES)
    if purchase.state == PurchaseState.STOPPED:
        here = -1  # nothing is current; what was done is told by the page
    before = [
        {"label": _("Samtale"), "state": "done", "note": ""},
        {"label": _("Økonomi"), "state": "done" if assessed else "todo",
         "note": "" if assessed else _("ikke regnet ut")},
    ]  # fmt: skip
    return before + [
        {
            "label": POINTS[place].label, "note": "",
            "state": "done" if at < here else "current" if at == here else "todo",
        }
        for at, place in enumerate(PLACES)
    ]  # fmt: skip


def sums_of(financing: PurchaseFinancing) -> dict[str, Any]:
    """What it costs and who pays, with the sum that is the same on both sides."""
    costs = [(_("Pris"), financing.price), (_("Dokumentavgift"), financing.duty),
             (_("Andre kostnader"), financing.other_costs)]  # fmt: skip
    pays = [(_("Startlån"), financing.startlaan), (_("Tilskudd"), financing.grant),
            (_("Lån i bank"), financing.bank), (_("Egne penger"), financing.own)]  # fmt: skip
    return {
        "costs": [one for one in costs if one[1]], "pays": [one for one in pays if one[1]],
        "total": sum(value for _label, value in costs),
    }  # fmt: skip


def figures_shown(figures: tuple[Figure, ...]) -> list[dict[str, Any]]:
    """The figures with their definitions, in their order."""
    return [{"figure": one, "definition": FIGURES[one.code]} for one in figures]


def way_to(found: Purchase) -> Crumbs:
    """The crumbs to one purchase."""
    who = found.application.applicant.full_name
    return (
        (_("Kjøp av leid bolig"), reverse("home_ownership:purchases")),
        (who, reverse("home_ownership:purchase", args=[found.pk])),
    )
