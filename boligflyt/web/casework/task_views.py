"""Tasks, handing over, and how much everybody has."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.choices import TaskState
from boligflyt.areas.casework.queries import open_file, open_task
from boligflyt.areas.casework.queries.load import absences, colleagues_to_choose, load_in_office
from boligflyt.areas.casework.services import be_away, close_task, hand_over, make_task
from boligflyt.web.casework.file_views import way_to
from boligflyt.web.casework.forms import AbsenceForm, CloseTaskForm, HandOverForm, TaskForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step


def colleagues(actor: Actor, *, own_office: bool = False) -> list[tuple[str, str]]:
    """Colleagues to choose among, oneself first; those of other offices with the office's name."""
    found: dict[str, str] = {}
    for one in colleagues_to_choose(actor):
        if own_office and one.office_id != actor.office:
            continue
        name = one.staff.name if one.office_id == actor.office else f"{one.staff.name}, {one.office.name}"
        found.setdefault(str(one.staff_id), name)
    mine = str(actor.staff)
    rest = [(key, name) for key, name in found.items() if key != mine]
    return [(mine, f"{actor.name} ({_('meg')})"), *rest] if mine in found else rest


@require_http_methods(POSTS)
def task_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Promise something for the household."""
    actor = request.actor
    household = open_file(actor, pk)
    form = TaskForm(sent(request), colleagues=colleagues(actor), initial={"owner": str(actor.staff)})
    title = _("Ny oppgave")
    step = Step(
        "make_task", title, _("Lagre oppgaven"), _("Oppgaven er lagret."),
        back=reverse("people:household", args=[pk]), facts=str(household), crumbs=way_to(household, title),
    )  # fmt: skip
    return take_step(request, form, step, lambda: make_task(actor, household, form.wanted()).pk)


@require_http_methods(POSTS)
def task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One task: what, by when, and closing it."""
    actor = request.actor
    found = open_task(actor, pk)
    form = CloseTaskForm(sent(request), initial={"version": found.version})
    step = Step(
        "close_task", found.title, _("Lukk oppgaven"), _("Oppgaven er lukket."),
        back=reverse("people:household", args=[found.household_id]),
        facts=f"{found.household}. {_('Frist')} {found.due_on:%d.%m.%Y}. {found.owner.name}.",
        crumbs=way_to(found.household, _("Oppgave")),
    )  # fmt: skip
    if found.state != TaskState.OPEN:
        context = {"task": found, "crumbs": step.crumbs}
        return render(request, "casework/task_closed.html", context)

    def close() -> UUID:
        data = form.cleaned_data
        state = TaskState(data["state"])
        return close_task(actor, found, form.version_or(found.version), state, data["outcome"]).pk

    return take_step(request, form, step, close)


@require_http_methods(POSTS)
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand the household's open work over to a colleague."""
    actor = request.actor
    household = open_file(actor, pk)
    form = HandOverForm(sent(request), colleagues=colleagues(actor))
    title = _("Gi saken videre")
    step = Step(
        "hand_over", title, _("Gi videre"), _("Saken og oppgavene er gitt videre."),
        back=reverse("people:household", args=[pk]), facts=str(household), crumbs=way_to(household, title),
        lead=_("Den åpne søknaden og enhetens åpne oppgaver i saken går til den nye, samlet."),
    )  # fmt: skip

    def pass_on() -> UUID:
        hand_over(actor, household, UUID(form.cleaned_data["to"]), form.cleaned_data["note"])
        return pk

    return take_step(request, form, step, pass_on)


@require_GET
def load(request: HttpRequest) -> HttpResponse:
    """Open cases and tasks for each colleague, and who is away."""
    actor = request.actor
    context = {"rows": load_in_office(actor), "absences": absences(actor), "actor": actor}
    return render(request, "casework/load.html", context)


@require_http_methods(POSTS)
def absence(request: HttpRequest) -> HttpResponse:
    """Note that a colleague is away, and who answers meanwhile."""
    actor = request.actor
    form = AbsenceForm(
        sent(request), colleagues=colleagues(actor, own_office=True),
        initial={"first_day": actor.today},
    )  # fmt: skip
    step = Step(
        "be_away", _("Meld fravær"), _("Lagre fraværet"),
        _("Fraværet er lagret. Vikaren ser sakene i perioden."),
        back=reverse("casework:load"),
        crumbs=((_("Saksmengde"), reverse("casework:load")), (_("Meld fravær"), "")),
    )  # fmt: skip

    def keep() -> UUID:
        data = form.cleaned_data
        who = UUID(data["absent"]), UUID(data["substitute"])
        return be_away(actor, *who, data["first_day"], data["last_day"]).pk

    return take_step(request, form, step, keep)
