"""One field of many dwellings: choose the value, look at before and after, confirm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.allocation.queries.stock_filters import school_districts
from boligflyt.areas.allocation.queries.stock_page import RowsByPage, register_on
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.services import TOGETHER, Proposed
from boligflyt.toolkit.faults import Conflict
from boligflyt.web.dwellings.forms import DwellingForm
from boligflyt.web.dwellings.list_forms import FilterForm
from boligflyt.web.dwellings.list_views import what_is_asked
from boligflyt.web.dwellings.together_forms import LOOK, STORE, TogetherForm, field_choices, packed, shown
from boligflyt.web.formats import counted
from boligflyt.web.shell.forms import tried

INVALID, CHANGED_SINCE = 422, 409
EVERY = "alle"  # in the address: all that the filter shows, not only the ticked ones


@require_http_methods(["GET", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """The value, then before and after; stored only by the last button."""
    field = (request.POST or request.GET).get("felt", "")
    if field not in TOGETHER:
        return _nothing(request, _("Velg hva som skal endres, og prøv igjen."))
    if request.method == "GET":
        return _begin(request, field)
    form = TogetherForm(field, request.POST)
    if not form.is_valid():
        return _page(request, form, field, status=INVALID)
    return _store(request, form, field) if form.cleaned_data["steg"] == STORE else _look(request, form, field)


def _begin(request: HttpRequest, field: str) -> HttpResponse:
    """Which dwellings it is about, and a field for the value."""
    wanted = _wanted(request)
    if not wanted:
        return _nothing(request, _("Kryss av minst én bolig i listen, eller velg alle som vises."))
    if len(wanted) > services.MOST_TOGETHER:
        told = _("Dere kan endre %(most)s boliger om gangen. Filtrer listen så den blir kortere.")
        return _nothing(request, told % {"most": services.MOST_TOGETHER})
    start = {
        "rows": packed(dict.fromkeys(_keys(wanted), 0)), "felt": field, "asked": what_is_asked(request.GET),
    }  # fmt: skip
    return _page(request, TogetherForm(field, initial=start), field)


def _wanted(request: HttpRequest) -> Sequence[UUID] | RowsByPage:
    """Rows that are not asked for before somebody says how many they are, or the keys that were ticked."""
    actor = request.actor
    if request.GET.get(EVERY):
        filters = FilterForm(request.GET, actor, school_districts(actor)).filters()
        return register_on(actor, filters, actor.today).chosen
    try:
        return [UUID(one) for one in request.GET.getlist("bolig")]
    except ValueError:
        return []


def _keys(wanted: Sequence[UUID] | RowsByPage) -> list[UUID]:
    return wanted.keys() if isinstance(wanted, RowsByPage) else list(wanted)


def _look(request: HttpRequest, form: TogetherForm, field: str, status: int = 200) -> HttpResponse:
    clean = form.cleaned_data
    rows = services.propose_together(request.actor, clean["rows"], field, clean["value"])
    return _page(request, form, field, rows, status=status)


def _store(request: HttpRequest, form: TogetherForm, field: str) -> HttpResponse:
    actor, clean = request.actor, form.cleaned_data
    count = len(clean["rows"])
    try:
        done = tried(form, lambda: run_once(
            form.command_number, "change_together", actor.trace,
            lambda: _changed(request, form, field),
        ))  # fmt: skip
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        return _look(request, form, field, status=CHANGED_SINCE)
    if not done:
        return _look(request, form, field, status=INVALID)
    told = counted(count, _("bolig er endret"), _("boliger er endret"))
    messages.success(request, f"{told}.")
    return redirect(_back(form))


def _changed(request: HttpRequest, form: TogetherForm, field: str) -> None:
    services.change_together(request.actor, form.cleaned_data["rows"], field, form.cleaned_data["value"])


def _back(form: TogetherForm) -> str:
    asked = form["asked"].value() or ""
    return f"{reverse('dwellings:list')}?{asked}" if asked else reverse("dwellings:list")


def _page(
    request: HttpRequest,
    form: TogetherForm,
    field: str,
    rows: list[Proposed] | None = None,
    status: int = 200,
) -> HttpResponse:
    change = {one.pk: one.version for one in rows or [] if one.changes}
    context: dict[str, Any] = {
        "form": form, "label": dict(field_choices())[field], "back": _back(form), "count": _count(form),
        "suffix": DwellingForm.SUFFIXES.get(field, ""), "crumbs": _crumbs(), "look": LOOK, "store": STORE,
        "command": uuid4(),
        "rows": shown(field, rows) if rows is not None else None, "packed": packed(change),
        "changes": len(change), "stuck": sum(bool(one.problem) for one in rows or []),
    }  # fmt: skip
    return render(request, "dwellings/together.html", context, status=status)


def _count(form: TogetherForm) -> str:
    number = len((form["rows"].value() or "").split())
    return counted(number, _("bolig"), _("boliger"))


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Boliger"), reverse("dwellings:list")), (_("Endre flere"), "")]


def _nothing(request: HttpRequest, problem: str) -> HttpResponse:
    asked = what_is_asked(request.GET)
    back = f"{reverse('dwellings:list')}?{asked}" if asked else reverse("dwellings:list")
    context = {"problem": problem, "back": back, "crumbs": _crumbs()}
    return render(request, "dwellings/together.html", context, status=INVALID)
