"""Something has happened in a household: what it is, what it leads to, and only then it is done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.queries import open_file
from boligflyt.areas.casework.queries.life import foreseen
from boligflyt.areas.casework.services.life_events import WORDS, tell
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.areas.people.queries.households import members_on
from boligflyt.domain.life_events import TOLD, LifeEvent, Move
from boligflyt.web.casework.file_views import way_to
from boligflyt.web.casework.forms import HappenedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

# What each event is about, in words that help to choose.
EXPLAINED = {
    LifeEvent.BIRTH: _l("Barnet blir med i husstanden."),
    LifeEvent.DEATH: _l("Personen meldes ut, og en annen blir kontaktperson."),
    LifeEvent.BREAK_UP: _l("Den som flytter, meldes ut. Hvem som beholder boligen, avklares."),
    LifeEvent.MOVED_IN: _l("Legg personen til som medlem først."),
    LifeEvent.MOVED_OUT: _l("Personen meldes ut."),
    LifeEvent.MOVED_AWAY: _l("Hvilken kommune som har ansvaret, avklares."),
    LifeEvent.NEW_ADDRESS: _l("Bosituasjonen i søknaden ses over."),
    LifeEvent.PROTECTED: _l("Saken går til en som er klarert."),
    LifeEvent.GUARDIAN: _l("Vergen får kopi og blir hørt. Legg vergen til på personens side."),
}
MOVES = {
    Move.REASSESS: _l("Vurderes på nytt"),
    Move.RETURN: _l("Sendes tilbake"),
    Move.CLOSE: _l("Avsluttes"),
    Move.LEAVE_QUEUE: _l("Går ut av køen"),
    Move.WITHDRAW_OFFER: _l("Trekkes"),
    Move.VOID_LEASE: _l("Blir ikke noe av"),
    Move.ASK: _l("Blir en oppgave"),
    Move.KEEP: _l("Står som før"),
}
THINGS = {
    "application": _l("Søknaden"), "vedtak": _l("Vedtaket som venter"), "place": _l("Plassen i køen"),
    "offer": _l("Tilbudet"), "lease_prepared": _l("Leieavtalen som er klar"),
    "lease_running": _l("Leieforholdet"),
}  # fmt: skip


@require_http_methods(POSTS)
def happened(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First choose what happened, then say when and to whom, then see what follows, then confirm."""
    actor = request.actor
    household = open_file(actor, pk)
    chosen = request.GET.get("hva", "")
    if chosen not in TOLD:
        return _choose(request, household)
    event = LifeEvent(chosen)
    form = HappenedForm(
        sent(request), event=event, members=_members(actor, household), initial={"on": actor.today}
    )
    step = Step(
        "life_event", WORDS[event], _("Se hva det fører til"),
        _("Hendelsen er ført. Det som følger, er gjort."),
        back=reverse("people:household", args=[pk]), lead=str(EXPLAINED[event]), facts=str(household),
        crumbs=way_to(household, _("Noe har skjedd")), then=lambda _entry: _onward(actor, pk),
    )  # fmt: skip
    if request.method == "POST" and "bekreft" not in request.POST and form.is_valid():
        return _foresee(request, household, form, step)
    return take_step(request, form, step, lambda: tell(actor, household, form.happened()).pk)


def _onward(actor: Actor, pk: UUID) -> str:
    """The household, or one's own day when the household is out of sight from now on."""
    seen = households_visible_to(actor).filter(pk=pk).exists()
    return reverse("people:household", args=[pk]) if seen else reverse("my_day")


def _choose(request: HttpRequest, household: Household) -> HttpResponse:
    events = [(one.value, WORDS[one], EXPLAINED[one]) for one in TOLD]
    context = {"household": household, "events": events, "crumbs": way_to(household, _("Noe har skjedd"))}
    return render(request, "casework/happened_choose.html", context)


def _foresee(request: HttpRequest, household: Household, form: HappenedForm, step: Step) -> HttpResponse:
    told = form.happened()
    lines = foreseen(household, told.event, told.person, told.on)
    rows = [(THINGS[one.thing], MOVES[one.move], one) for one in lines]
    names = dict(_members(request.actor, household))
    whom = told.child.given_name if told.child else names.get(str(told.person or ""), "")
    context: dict[str, Any] = {
        "household": household, "form": form, "rows": rows, "told": told, "whom": whom, "step": step,
        "title": step.title, "crumbs": step.crumbs, "cancel": step.back,
    }  # fmt: skip
    return render(request, "casework/happened_confirm.html", context)


def _members(actor: Actor, household: Household) -> list[tuple[str, str]]:
    return [
        (str(one.person.pk), one.person.full_name)
        for one in members_on(household, actor.today)
        if one.person.grade <= actor.clearance
    ]
