"""Finding, registering, showing and changing persons, and the table of what is stored about them."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.apps import apps
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right, Role
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.services import record_list, record_read, run_once
from boligflyt.areas.casework.services.birth_dates import change_person
from boligflyt.areas.people import services
from boligflyt.areas.people.models import Membership, Person
from boligflyt.areas.people.person_fields import PersonField, person_fields
from boligflyt.areas.people.queries import find_persons, open_person, persons_visible_to
from boligflyt.areas.people.queries.finding import WHYS
from boligflyt.areas.people.queries.households import openings_among
from boligflyt.areas.people.queries.pages import Look, PersonCard, open_person_card
from boligflyt.areas.people.queries.persons import recently_opened
from boligflyt.areas.people.services.persons import PersonExists
from boligflyt.web.people.alike import ask_about_those_alike
from boligflyt.web.people.forms import PersonForm
from boligflyt.web.search.groups import why_words
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.searched import searched

PER_PAGE = 50
REGULATION = "FOR-2023-08-17-1330"
POSTS = ["GET", "POST"]
INVALID = 422
DEEDS = {Deed.READ: _l("åpnet"), Deed.LISTED: _l("så i liste"), Deed.REVEALED: _l("viste fødselsnummer"),
         Deed.OPENED: _l("åpnet med skriftlig grunn")}  # fmt: skip


@require_http_methods(POSTS)
def persons(request: HttpRequest) -> HttpResponse:
    """Find a person.

    Nobody is listed before something is asked for; those the reader opened last are at hand. A name goes on
    to an address of its own, which can be paged; a number never stands in one.
    """
    actor, looked = request.actor, searched(request)
    if request.method == "POST" and not looked.is_number:
        return redirect(f"{reverse('people:persons')}?{urlencode({'q': looked.text})}")
    asked = Paginator(find_persons(actor, looked.text), PER_PAGE) if looked.text else None
    page = asked.get_page(request.GET.get("side")) if asked else None
    shown = [] if looked.refused else list(page.object_list) if page else recently_opened(actor)
    for one in page or ():
        one.why_found = why_words(WHYS[one.why])
    record_list(actor.trace, "person", [one.pk for one in shown])
    context = {"looked": looked, "page": page, "shown": shown, "may_write": actor.may(Right.PERSON_WRITE),
               "may_open": actor.may(Right.CASE_OPEN)}  # fmt: skip
    return render(request, "people/persons.html", context)


@require_GET
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person: household, contact, guardians, school, and who has looked."""
    return _person_page(request, pk)


@require_POST
def reveal_number(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same page with the number, once; the showing is an own line in the trace."""
    actor = request.actor
    shown = open_person(actor, pk).number
    record_read(actor.trace, "person", pk, deed=Deed.REVEALED)
    return _person_page(request, pk, number=shown)


def _person_page(request: HttpRequest, pk: UUID, number: str | None = None) -> HttpResponse:
    actor = request.actor
    card = open_person_card(actor, pk)
    application = _open_application(request, card)
    opening = openings_among(actor, card.homes)
    context = {
        "card": card, "person": card.person, "number": number, "application": application,
        "crumbs": [(_("Personer"), reverse("people:persons")), (card.person.full_name, "")],
        "looks": [{"when": look.last, "text": look_said(look)} for look in card.looks],
        "opening": opening, "only_opened": opening is not None,
        "may_write": opening is None and actor.may(Right.PERSON_WRITE),
        "same_cases": _cases_of_all_records(request, card),
        "may_reveal": actor.may(Right.NUMBER_REVEAL),
        "may_apply": opening is None and actor.may(Right.APPLICATION_WRITE),
    }  # fmt: skip
    return render(request, "people/person.html", context)


def _open_application(request: HttpRequest, card: PersonCard) -> Any:
    if not card.homes:
        return None
    found = applications_visible_to(request.actor).filter(household__in=card.homes, state__in=OPEN)
    return found.order_by("-received_on").first()


def _cases_of_all_records(request: HttpRequest, card: PersonCard) -> list[Any]:
    """The open cases on every record that is of this person now; none is moved by itself."""
    records = [one.other for one in card.same if one.split_at is None]
    if not records:
        return []
    home = Membership.objects.filter(person__in=[card.person, *records], period__contains=card.on)
    seen = applications_visible_to(request.actor)
    found = seen.filter(household__in=home.values("household"), state__in=OPEN)
    return list(found.select_related("household__contact").order_by("received_on", "id"))


def look_said(look: Look) -> str:
    """«Kari Saksvik, Saksbehandler bolig: åpnet 3 ganger»; the time beside it is that of the last."""
    role = Role(look.role).label if look.role in Role.values else look.role
    said = f"{look.name}, {role}: {DEEDS[Deed(look.deed)]}"
    return said if look.times == 1 else _("%(said)s %(times)s ganger") % {"said": said, "times": look.times}


@require_http_methods(POSTS)
def new(request: HttpRequest) -> HttpResponse:
    """Register a person, perhaps on the way into a household."""
    actor = request.actor
    household = request.GET.get("husstand", "")
    form = PersonForm(request.POST or None)
    known: Person | None = None
    if request.method == "POST" and form.is_valid():
        done, known = _register(actor, form)
        if done:
            return _registered(request, done, household)
    context = {"form": form, "known": known, "household": household, "crumbs": _crumbs(_("Ny person"))}
    return render(request, "people/person_form.html", context, status=INVALID if form.errors else 200)


def _register(actor: Actor, form: PersonForm) -> tuple[UUID | None, Person | None]:
    """The new person's key; or nothing, and the person who has the number already."""
    known: list[UUID] = []

    def register() -> UUID:
        ask_about_those_alike(actor, form)
        try:
            return services.register_person(actor, form.facts()).pk
        except PersonExists as exists:
            known.append(exists.person)
            raise

    done = tried(form, lambda: run_once(form.command_number, "register_person", actor.trace, register))
    return done[0] if done else None, persons_visible_to(actor).filter(
        pk__in=known
    ).first() if known else None


def _registered(request: HttpRequest, pk: UUID, household: str) -> HttpResponse:
    messages.success(request, _("Personen er registrert."))
    if household:
        return redirect(f"{reverse('people:member_add', args=[household])}?person={pk}")
    return _to_person(request, pk)


def _to_person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To the person's page; to the search when the person is now hidden from the one who registered it."""
    if persons_visible_to(request.actor).filter(pk=pk).exists():
        return redirect("people:person", pk=pk)
    messages.info(request, _("Personen har adressesperre og vises nå bare for dem med særskilt tilgang."))
    return redirect("people:persons")


@require_http_methods(POSTS)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is known about a person."""
    actor = request.actor
    known = open_person(actor, pk)
    form = PersonForm(request.POST, known=known) if request.method == "POST" else PersonForm.of(known)
    if request.method == "POST" and form.is_valid():
        version = form.version_or(0)
        if tried(form, lambda: run_once(
            form.command_number, "change_person", actor.trace,
            lambda: change_person(actor, pk, version, form.facts()).pk,
        )):  # fmt: skip
            messages.success(request, _("Personen er lagret."))
            return _to_person(request, pk)
    context = {"form": form, "person": known, "crumbs": _crumbs(_("Endre"), known)}
    return render(request, "people/person_form.html", context, status=INVALID if form.errors else 200)


def _crumbs(here: str, known: Person | None = None) -> list[tuple[str, str]]:
    way = [(_("Personer"), reverse("people:persons"))]
    if known is not None:
        way.append((known.full_name, reverse("people:person", args=[known.pk])))
    return [*way, (here, "")]


@require_GET
def field_table(request: HttpRequest) -> HttpResponse:
    """Which facts about persons are stored: ground, purpose, readers and how long they are kept."""
    groups = [
        _field_group(model, list(rows)) for model, rows in groupby(person_fields(), lambda row: row.model)
    ]
    return render(request, "people/field_table.html", {"groups": groups, "regulation": REGULATION})


def _field_group(model: str, fields: list[PersonField]) -> dict[str, Any]:
    return {
        "label": apps.get_model(model)._meta.verbose_name,
        "rows": [_field_row(row) for row in fields],
        "kept": list(dict.fromkeys(row.kept for row in fields)),
    }


def _field_row(row: PersonField) -> dict[str, Any]:
    field: Any = apps.get_model(row.model)._meta.get_field(row.name)
    readers = [
        str(role.label)
        for role in Role
        if row.readers and all(right in RIGHTS[role] for right in row.readers)
    ]
    ground = row.ground.removeprefix(REGULATION).strip()
    return {
        "label": field.verbose_name,
        "row": row,
        "ground": ground,
        "readers": ", ".join(readers) or _("Ingen"),
    }
