"""What a household asked to see, and what it was given."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.casework.queries.pieces import pieces_of
from boligflyt.areas.casework.services.access_answers import answer_from_file
from boligflyt.areas.complaints.choices import PaperOfAnswer, RequestState
from boligflyt.areas.complaints.pieces import Piece
from boligflyt.areas.complaints.queries import (
    open_for_access,
    open_paper,
    open_request,
    papers_of_answers,
)
from boligflyt.areas.complaints.queries.lists import requests_of
from boligflyt.areas.complaints.services import register_request, withdraw_request
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.households import takes_part_without_opening
from boligflyt.web.complaints.forms import AnswerForm, AskForm
from boligflyt.web.complaints.step_views import parties_to_choose
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step

# Papers of the list have a page of their own to be read on before anything is decided about them.
READ_AT = {"document": "documents:detail", "vedtak": "applications:vedtak", "dispatch": "letters:letter"}


def way_to(household: Household, here: str = "") -> Crumbs:
    """The crumbs of a page about access."""
    home = (str(household), reverse("people:household", args=[household.pk]))
    if not here:
        return (home, (_("Innsyn"), ""))
    return (home, (_("Innsyn"), reverse("complaints:access", args=[household.pk])), (here, ""))


@require_GET
def requests(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every request of the household, the newest first."""
    actor = request.actor
    household = open_for_access(actor, pk)
    rows = requests_of(actor, pk)
    record_list(actor.trace, "access_request", [one.pk for one in rows])
    papers = papers_of_answers(actor, pk)
    for one in rows:
        one.shown_papers = papers.get(one.pk, [])
    context = {
        "household": household, "rows": rows, "today": actor.today, "crumbs": way_to(household),
        "open_state": RequestState.OPEN, "answered": RequestState.ANSWERED,
        "may_write": actor.may(Right.VEDTAK_PREPARE) and takes_part_without_opening(actor, pk),
    }  # fmt: skip
    return render(request, "complaints/access.html", context)


@require_http_methods(POSTS)
def request_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody wants to see what we have."""
    actor = request.actor
    household = open_for_access(actor, pk)
    form = AskForm(sent(request), parties=parties_to_choose(pk, actor), initial={"asked_on": actor.today})
    step = Step(
        "register_request", _("Nytt innsynskrav"), _("Registrer kravet"), _("Kravet er registrert."),
        back=reverse("complaints:access", args=[pk]), facts=str(household),
        crumbs=way_to(household, _("Nytt innsynskrav")),
        lead=_("Den som er part, har rett til å se sakens dokumenter (forvaltningsloven §§ 18 og 19)."),
    )  # fmt: skip
    return take_step(request, form, step, lambda: register_request(actor, pk, form.asked()).pk)


@require_http_methods(POSTS)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What they were given, and what was withheld and why."""
    actor = request.actor
    found = open_request(actor, pk)
    pieces = pieces_of(actor, found.household_id)
    form = AnswerForm(
        sent(request), pieces=pieces, readable=_readable(pieces), initial={"version": found.version}
    )
    step = Step(
        "answer_request", _("Svar på innsynskrav"), _("Svar og lag brevet"),
        _("Svaret er lagret, og brevet ligger i utboksen."), template="complaints/access_answer.html",
        back=reverse("complaints:access", args=[found.household_id]),
        facts=f"{found.asker.full_name}: {found.wish}", crumbs=way_to(found.household, _("Svar")),
        lead=_("De kan klage innen tre uker når vi holder noe tilbake (forvaltningsloven § 21)."),
    )  # fmt: skip

    def do() -> UUID:
        version = form.version_or(found.version)
        return answer_from_file(actor, pk, version, form.answered(), form.picked()).pk

    return take_step(request, form, step, do, asked=found)


def _readable(pieces: list[Piece]) -> dict[str, str]:
    """Where each paper of the list is read, by its key; a note is read where it stands."""
    return {one.key: reverse(READ_AT[one.source], args=[one.pk]) for one in pieces if one.source in READ_AT}


@require_http_methods(POSTS)
def withdrawn(request: HttpRequest, pk: UUID) -> HttpResponse:
    """They do not want to see it any more."""
    actor = request.actor
    found = open_request(actor, pk)
    form = VersionedForm(sent(request), initial={"version": found.version})
    step = Step(
        "withdraw_request", _("Kravet er trukket"), _("Før som trukket"), _("Kravet er ført som trukket."),
        back=reverse("complaints:access", args=[found.household_id]),
        facts=f"{found.asker.full_name}: {found.wish}", crumbs=way_to(found.household, _("Trukket")),
    )  # fmt: skip

    def do() -> UUID:
        return withdraw_request(actor, pk, form.version_or(found.version)).pk

    return take_step(request, form, step, do)


@require_GET
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter or the copy of an answer, as a file to take along and nothing the browser keeps."""
    found = open_paper(request.actor, pk)
    answer = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    name = {PaperOfAnswer.LETTER: "svar-paa-innsyn", PaperOfAnswer.COPY: "kopi-til-innsyn"}
    answer.headers["Content-Disposition"] = f'attachment; filename="{name[PaperOfAnswer(found.kind)]}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
