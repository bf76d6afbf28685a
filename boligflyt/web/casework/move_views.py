"""Somebody moves between two households: who, where to, when, what follows in both; only then it is done."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.casework.queries import open_file
from boligflyt.areas.casework.services.moving_over import both_foreseen, move_over
from boligflyt.areas.people.models import Household, Person
from boligflyt.areas.people.queries import households_visible_to, members_on
from boligflyt.areas.people.queries.finding import find_best
from boligflyt.areas.people.queries.households import households_on
from boligflyt.domain.life_events import Consequence
from boligflyt.web.casework.file_views import way_to
from boligflyt.web.casework.life_views import MOVES, THINGS
from boligflyt.web.casework.move_forms import MoveOverForm
from boligflyt.web.people.household_views import HITS, asked_for
from boligflyt.web.shell.searched import searched
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step


@require_http_methods(POSTS)
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose who moves, find where to, say when, see what follows in both households, confirm."""
    actor = request.actor
    left = open_file(actor, pk)
    members = {one.person.pk: one for one in members_on(left, actor.today)}
    members = {key: one for key, one in members.items() if one.person.grade <= actor.clearance}
    who, to = request.GET.get("hvem", ""), request.GET.get("til", "")
    if not who:
        names = [(key, one.person.full_name) for key, one in members.items()]
        return _page(request, left, members=names)
    moving = members.get(asked_for(who))
    if moving is None:
        raise Http404
    if not to:
        return _find(request, left, moving.person)
    joined = open_file(actor, asked_for(to))
    start = {"on": actor.today, "role": moving.role, "residence": moving.residence}
    form = MoveOverForm(sent(request), person=moving.person.pk, initial=start)
    step = _step(actor, left, joined, moving.person)
    if request.method == "POST" and "bekreft" not in request.POST and form.is_valid():
        return _foresee(request, (left, joined), form, step)
    return take_step(request, form, step, lambda: move_over(actor, left, joined, form.moved()).pk)


def _step(actor: Actor, left: Household, joined: Household, who: Person) -> Step:
    return Step(
        "move_over", _("Flytter til en annen husstand"), _("Se hva det fører til"),
        _("Flyttingen er ført i begge mappene. Det som følger, er gjort."),
        back=reverse("people:household", args=[left.pk]), crumbs=way_to(left, _("Flytter")),
        facts=_("%(name)s flytter. Fra: %(left)s. Til: %(joined)s.")
        % {"name": who.full_name, "left": left, "joined": joined},
        then=lambda _entry: _onward(actor, joined.pk),
    )  # fmt: skip


def _onward(actor: Actor, pk: UUID) -> str:
    """The household they joined, or one's own day when it is out of sight from now on."""
    seen = households_visible_to(actor).filter(pk=pk).exists()
    return reverse("people:household", args=[pk]) if seen else reverse("my_day")


def _find(request: HttpRequest, left: Household, who: Person) -> HttpResponse:
    """The households in sight of those whom the search finds."""
    actor, looked = request.actor, searched(request)
    hits = [one.person for one in find_best(actor, looked.text, HITS)]
    record_list(actor.trace, "person", [one.pk for one in hits])
    seen = set(households_visible_to(actor).filter(memberships__person__in=hits).values_list("pk", flat=True))
    homes = [
        (one, home)
        for one in hits
        for home in households_on(one, actor.today)
        if home.pk in seen and home.pk != left.pk
    ]
    return _page(request, left, who=who, looked=looked, homes=homes)


def _page(request: HttpRequest, left: Household, **shown: object) -> HttpResponse:
    context = {"household": left, "crumbs": way_to(left, _("Flytter")), **shown}
    return render(request, "casework/move_find.html", context)


def _foresee(
    request: HttpRequest, homes: tuple[Household, Household], form: MoveOverForm, step: Step
) -> HttpResponse:
    told = form.moved()
    went, came = both_foreseen(*homes, told.person, told.on)
    context = {
        "form": form, "told": told, "step": step, "title": step.title, "crumbs": step.crumbs,
        "cancel": step.back, "went": _rows(went), "came": _rows(came),
    }  # fmt: skip
    return render(request, "casework/move_confirm.html", context)


def _rows(lines: tuple[Consequence, ...]) -> list[tuple[object, object, Consequence]]:
    return [(THINGS[one.thing], MOVES[one.move], one) for one in lines]
