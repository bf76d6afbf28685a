"""Households: making one, showing it, and letting members come and go."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor, Sight
from boligflyt.areas.access.queries import opening_of
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.workflow import HELPED, OPEN
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.casework.queries.overview import overview_of
from boligflyt.areas.casework.queries.procedure import course_before_application
from boligflyt.areas.followup.queries import journal_at_a_glance
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.queries import leases_visible_to, plans_visible_to
from boligflyt.areas.people import services
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries import age_on, open_household, open_person
from boligflyt.areas.people.queries.finding import find_best
from boligflyt.areas.people.queries.households import age_of_majority, takes_part_without_opening
from boligflyt.areas.people.queries.pages import HouseholdCard, open_household_card
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.areas.people.services.households import membership_in, others_in
from boligflyt.domain.procedure import Chain
from boligflyt.web.people.forms import EndForm, HouseholdForm, MemberForm
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.searched import searched

POSTS = ["GET", "POST"]
INVALID = 422
IN_HAND = OPEN | HELPED | {State.GRANTED}  # somebody has the case until a dwelling is let or help is given
HITS = 10


def asked_for(text: str) -> UUID:
    """A key in the address. Raises Http404 for what is none."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _crumbs(household: Household, here: str = "") -> list[tuple[str, str]]:
    contact = household.contact
    way = [
        (_("Personer"), reverse("people:persons")),
        (contact.full_name, reverse("people:person", args=[contact.pk])),
    ]
    name = _("Husstanden")
    return (
        [*way, (name, reverse("people:household", args=[household.pk])), (here, "")]
        if here
        else [*way, (name, "")]
    )


@require_GET
def household(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The household today, those who have left, and its applications and leases."""
    actor = request.actor
    card = open_household_card(actor, pk)
    near = actor.looking_at(Sight(pk, card.sees))
    opening = opening_of(actor, HOUSEHOLD, pk)
    may_change = opening is None or takes_part_without_opening(actor, pk)
    applications = list(
        applications_visible_to(near).filter(household=pk).select_related("caseworker", "office")
        .order_by("-received_on")
    )  # fmt: skip
    leases = list(
        leases_visible_to(near).filter(household=pk).select_related("dwelling__building").order_by("-period")
    )
    file, journal = overview_of(near, pk), journal_at_a_glance(near, pk)
    record_list(actor.trace, "person", [row.membership.person_id for row in card.members])
    context = {
        "card": card,
        "household": card.household,
        "crumbs": _crumbs(card.household),
        "applications": applications,
        "plan": plans_visible_to(near).filter(household=pk).first(),
        "opening": opening,
        "only_opened": not may_change,
        "may_seek": may_change and actor.may(Right.APPLICATION_WRITE) and actor.may(Right.ECONOMY_READ),
        "may_plan": may_change and actor.may(Right.LEASE_WRITE),
        "leases": leases,
        "home": next((one for one in leases if one.state == LeaseState.RUNNING), None),
        "file": file,
        "chain": _chain(near, pk, applications, in_touch=bool(file.latest)),
        "may_file": may_change and actor.may(Right.CASEFILE_WRITE),
        "may_see_file": actor.may(Right.CASEFILE_READ),
        "may_assign": may_change and actor.may(Right.CASE_ASSIGN),
        "journal": journal,
        "parts": _parts(actor, card, journal=journal is not None),
        "may_write_notes": may_change and actor.may(Right.FOLLOWUP_WRITE),
        "open_application": next((one for one in applications if one.state in OPEN), None),
        "current": next((one for one in applications if one.state in IN_HAND), None),
        "may_write": may_change and actor.may(Right.PERSON_WRITE),
        "may_apply": may_change and actor.may(Right.APPLICATION_WRITE),
        "may_export": may_change and actor.may(Right.CASE_EXPORT),
        "may_share": may_change and actor.may(Right.CASE_SHARE),
        "may_see_applications": actor.may(Right.APPLICATION_READ),
        "may_see_leases": actor.may(Right.LEASE_READ),
    }
    return render(request, "people/household.html", context)


def _parts(actor: Actor, card: HouseholdCard, *, journal: bool) -> frozenset[str]:
    """What `parts_seen` gives, read from what the page has fetched already."""
    letters = card.decisions_seen and actor.may(Right.APPLICATION_READ)
    return frozenset({"journal"} if journal else ()) | frozenset({"letters"} if letters else ())


def _chain(
    actor: Actor, household: UUID, applications: Sequence[Application], *, in_touch: bool
) -> Chain | None:
    """Where a household stands that has been in touch and not applied; a case tells it on its own page."""
    return course_before_application(actor, household) if in_touch and not applications else None


@require_http_methods(POSTS)
def new(request: HttpRequest) -> HttpResponse:
    """A household around a person; without a person, the page that finds one."""
    actor = request.actor
    wanted = request.GET.get("person", "")
    if not wanted:
        return redirect("people:persons")
    contact = open_person(actor, asked_for(wanted))
    form = HouseholdForm(request.POST or None, initial={"first_day": actor.today})
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: run_once(
            form.command_number, "make_household", actor.trace,
            lambda: services.make_household(actor, contact, form.cleaned_data["first_day"]).pk,
        ))  # fmt: skip
        if done:
            messages.success(request, _("Husstanden er opprettet. Legg til dem som skal bo sammen."))
            return redirect("people:household", pk=done[0])
    crumbs = [
        (_("Personer"), reverse("people:persons")),
        (contact.full_name, reverse("people:person", args=[contact.pk])),
        (_("Ny husstand"), ""),
    ]
    context = {"form": form, "person": contact, "crumbs": crumbs}
    return render(request, "people/household_form.html", context, status=INVALID if form.errors else 200)


@require_http_methods(POSTS)
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First find the person, then say how and from when the person joins."""
    actor = request.actor
    home = open_household(actor, pk)
    wanted = request.GET.get("person", "")
    if not wanted:
        return _find_member(request, home)
    person = open_person(actor, asked_for(wanted))
    age = age_on(person.born, actor.today)
    is_child = age is not None and age < age_of_majority(actor.today)
    start = {"role": "child" if is_child else "adult", "first_day": actor.today}
    form = MemberForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        done = tried(form, lambda: run_once(
            form.command_number, "add_member", actor.trace,
            lambda: services.add_member(
                actor, home, person, role=clean["role"], residence=clean["residence"],
                first_day=clean["first_day"],
            ).household_id,
        ))  # fmt: skip
        if done:
            messages.success(request, _("%(name)s er med i husstanden.") % {"name": person.full_name})
            return redirect("people:household", pk=pk)
    context = {"form": form, "household": home, "person": person, "crumbs": _crumbs(home, _("Nytt medlem"))}
    return render(request, "people/member_form.html", context, status=INVALID if form.errors else 200)


def _find_member(request: HttpRequest, home: Household) -> HttpResponse:
    actor = request.actor
    looked = searched(request)
    hits = [one.person for one in find_best(actor, looked.text, HITS)]
    record_list(actor.trace, "person", [one.pk for one in hits])
    context = {"household": home, "looked": looked, "hits": hits, "crumbs": _crumbs(home, _("Nytt medlem"))}
    return render(request, "people/member_find.html", context)


@require_http_methods(POSTS)
def end(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """End a membership after its last day."""
    actor = request.actor
    home = open_household(actor, pk)
    membership = membership_in(home, member)
    if membership is None:
        raise Http404
    successors = others_in(home, membership) if home.contact_id == membership.person_id else []
    form = EndForm(request.POST or None, initial={"last_day": actor.today}, successors=successors)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        if tried(form, lambda: run_once(
            form.command_number, "end_membership", actor.trace,
            lambda: services.end_membership(
                actor, membership, clean["last_day"], new_contact=clean.get("new_contact")
            ).household_id,
        )):  # fmt: skip
            messages.success(request, _("%(name)s er meldt ut.") % {"name": membership.person.full_name})
            return redirect("people:household", pk=pk)
    context = {"form": form, "household": home, "membership": membership}
    context["crumbs"] = _crumbs(home, _("Avslutt"))
    return render(request, "people/member_end.html", context, status=INVALID if form.errors else 200)
