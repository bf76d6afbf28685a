"""Sharing a household's matter, saying that one is inhabil, giving roles and clearances."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Grade, Information, Purpose, Right, Role
from boligflyt.areas.access.models import Assignment, Staff
from boligflyt.areas.access.queries import names_of, participations_of, staff_with_roles
from boligflyt.areas.access.rights import SHARED_FOR
from boligflyt.areas.access.services import (
    Share,
    end_participation,
    give_role,
    kinds_named,
    set_clearance,
    share,
)
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.casework.services import end_role_without_leftovers
from boligflyt.areas.people.choices import RelationKind
from boligflyt.areas.people.queries import open_household, open_person
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.areas.people.services.relations import tell_relation
from boligflyt.web.access.forms import ClearanceForm, EndRoleForm, RelationForm, RoleForm, ShareForm
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried
from boligflyt.web.shell.steps import INVALID, POSTS, Step, take_step

PER_PAGE = 100


@require_http_methods(POSTS)
def sharing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who takes part in the household's matter, with what, for what; and letting others in."""
    actor = request.actor
    household = open_household(actor, pk)
    form = ShareForm(request.POST or None, own_office=actor.office)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        given = Share(
            purpose=Purpose(data["purpose"]), kinds=kinds_named(data["kinds"]), last_day=data["last_day"],
            office=data["office"].pk if data["office"] else None, reason=data["reason"],
            staff=data["staff"].pk if data["staff"] else None,
        )  # fmt: skip
        if tried(form, lambda: run_once(
            form.command_number, "share", actor.trace, lambda: share(actor, HOUSEHOLD, pk, given).pk
        )):  # fmt: skip
            messages.success(request, _("Saken er delt. De ser den fra nå."))
            return redirect("access:sharing", pk=pk)
    rows = list(participations_of(HOUSEHOLD, pk))
    for row in rows:
        row.shown_kinds = [one.label for one in Information if one in row.kinds]
        row.running = row.runs(actor.at, actor.today)
        row.end_command = uuid4()
    needs = [
        (one.label, ", ".join(str(kind.label).lower() for kind in Information if kind in SHARED_FOR[one]))
        for one in Purpose
    ]
    context = {
        "household": household, "rows": rows, "form": form, "needs": needs, "own_office": actor.office,
        "by": names_of(row.given_by for row in rows),
        "crumbs": [(_("Personer"), reverse("people:persons")),
                   (str(household), reverse("people:household", args=[pk])), (_("Hvem deltar"), "")],
    }  # fmt: skip
    return render(request, "access/sharing.html", context, status=INVALID if form.errors else 200)


@require_POST
def end_sharing(request: HttpRequest, pk: UUID, participation: UUID) -> HttpResponse:
    """Somebody takes part no more."""
    actor = request.actor
    open_household(actor, pk)
    form = VersionedForm(request.POST)

    def end() -> UUID | None:
        def once() -> UUID:
            return end_participation(actor, HOUSEHOLD, pk, participation)

        return run_once(form.command_number, "end_participation", actor.trace, once)[0]

    done = tried(form, end) if form.is_valid() else None
    if done:
        messages.success(request, _("Deltakelsen er avsluttet. De ser ikke saken lenger."))
    else:
        messages.error(request, problems_of(form))
    return redirect("access:sharing", pk=pk)


@require_http_methods(POSTS)
def relation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that one is near the person; then the matter is out of reach."""
    actor = request.actor
    person = open_person(actor, pk)
    form = RelationForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    done = (
        tried(form, lambda: run_once(
            form.command_number, "tell_relation", actor.trace,
            lambda: tell_relation(actor, person, RelationKind(form.cleaned_data["kind"])).pk,
        ))
        if sent
        else None
    )  # fmt: skip
    if done:
        messages.success(request, _("Takk. Du ser ikke saken lenger. Lederen fordeler den til en annen."))
        return redirect("start")
    context = {
        "person": person, "form": form,
        "crumbs": [(_("Personer"), reverse("people:persons")),
                   (person.full_name, reverse("people:person", args=[pk])), (_("Meld inhabilitet"), "")],
    }  # fmt: skip
    return render(request, "access/relation.html", context, status=INVALID if form.errors else 200)


@require_GET
def staff(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, in which role, from when, and how far they are cleared."""
    actor = request.actor
    page = Paginator(staff_with_roles(actor.today), PER_PAGE).get_page(request.GET.get("side"))
    return render(request, "access/staff.html", {"page": page, "may_give": actor.may(Right.SETTINGS),
                                                 "may_clear": actor.may(Right.CLEARANCE_GRANT)})  # fmt: skip


@require_http_methods(POSTS)
def role_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a colleague a role."""
    actor, colleague = request.actor, Staff.objects.filter(pk=pk).first()
    if colleague is None:
        raise Http404
    form = RoleForm(request.POST or None, initial={"first_day": actor.today})

    def give() -> UUID:
        data = form.cleaned_data
        role, days = Role(data["role"]), (data["first_day"], data["last_day"])
        return give_role(actor, pk, data["office"].pk, role, *days).pk

    step = _step("give_role", _("Ny rolle"), _("Gi rollen"), _("Rollen er gitt."), colleague.name)
    return take_step(request, form, step, give)


@require_http_methods(POSTS)
def role_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a role end."""
    actor, row = request.actor, _assignment(pk)
    form = EndRoleForm(request.POST or None, initial={"last_day": actor.today})
    step = _step(
        "end_role", _("Avslutt rollen"), _("Avslutt"), _("Rollen slutter den dagen."),
        f"{row.staff.name}, {row}",
    )  # fmt: skip
    return take_step(
        request, form, step, lambda: end_role_without_leftovers(actor, pk, form.cleaned_data["last_day"]).pk
    )


@require_http_methods(POSTS)
def clearance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set how far a colleague is cleared in one role."""
    actor, row = request.actor, _assignment(pk)
    form = ClearanceForm(request.POST or None, initial={"grade": row.clearance, "was": row.clearance})
    step = _step(
        "set_clearance", _("Klarering"), _("Lagre klareringen"), _("Klareringen gjelder fra nå."),
        f"{row.staff.name}, {row}",
    )  # fmt: skip

    def clear() -> UUID:
        was = form.cleaned_data["was"]
        shown = None if was is None else Grade(was)
        return set_clearance(actor, pk, Grade(form.cleaned_data["grade"]), shown).pk

    return take_step(request, form, step, clear)


def _assignment(pk: UUID) -> Assignment:
    row = Assignment.objects.filter(pk=pk).select_related("staff", "office").first()
    if row is None:
        raise Http404
    return row


def _step(kind: str, title: str, button: str, done: str, whom: str) -> Step:
    crumbs = ((_("Ansatte"), reverse("access:staff")), (title, ""))
    return Step(kind, title, button, done, back=reverse("access:staff"), facts=whom, crumbs=crumbs)
