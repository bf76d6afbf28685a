"""The outbox, and every step with a letter: one table, one page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.casework.services import sending
from boligflyt.areas.letters.choices import DispatchAction, DispatchState
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.queries import leaves_by, must_send, open_dispatch, outbox
from boligflyt.areas.letters.services import queue_again, stop_letter
from boligflyt.web.letters import forms
from boligflyt.web.letters.signs import is_late, language_words
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.steps import INVALID, POSTS, Step, Turn, sent, take_step

TURNS: dict[str, Turn] = {
    "send": Turn(
        _l("Send brevet"), _l("Send brevet"), _l("Brevet er sendt."), forms.ChannelForm,
        lambda actor, pk, version, data: sending.send(actor, pk, version, data["channel"]),
        _l("Brevet kontrolleres én gang til før det går: skjerming, adresse, husstand og om det gjelder. "
           "Skriv det ut og send det selv; Digipost og SvarUt er ikke koblet til."),
    ),
    "stans": Turn(
        _l("Stans brevet"), _l("Stans brevet"), _l("Brevet er stanset."), forms.BecauseForm,
        lambda actor, pk, version, data: stop_letter(actor, pk, version, data["because"]),
        _l("Brevet blir liggende og kan legges i utboksen igjen."),
    ),
    "mottatt": Turn(
        _l("Før når brevet kom fram"), _l("Lagre dagen"), _l("Dagen er lagret."), forms.DayForm,
        lambda actor, pk, version, data: sending.receive(actor, pk, version, data["on"]),
        _l("Klagefristen regnes fra den dagen brevet kom fram (forvaltningsloven § 29)."),
    ),
    "retur": Turn(
        _l("Før at brevet kom i retur"), _l("Lagre"), _l("Brevet står som kommet i retur."),
        forms.ReturnForm,
        lambda actor, pk, version, data: sending.come_back(
            actor, pk, version, data["on"], data["because"]
        ),
        _l("Da har mottakeren ikke fått det, og ingen frist har begynt å løpe."),
    ),
    "igjen": Turn(
        _l("Legg i utboksen igjen"), _l("Legg i utboksen"), _l("Brevet ligger i utboksen igjen."),
        forms.ChannelForm,
        lambda actor, pk, version, data: queue_again(actor, pk, version, data["channel"]),
        _l("Har mottakeren fått ny adresse, går brevet med et adresseark foran. Er mottakeren skjermet, kan "
           "det ikke gå i posten."),
    ),
}  # fmt: skip
TURN_OF: dict[DispatchAction, str] = {
    DispatchAction.SEND: "send", DispatchAction.STOP: "stans", DispatchAction.RECEIVE: "mottatt",
    DispatchAction.RETURN: "retur", DispatchAction.QUEUE_AGAIN: "igjen",
}  # fmt: skip


@require_http_methods(POSTS)
def step(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """One step with one letter. A letter that is stopped on its way out says so on its page."""
    actor = request.actor
    found = open_dispatch(actor, pk)
    must_send(actor, found.office)
    turn = TURNS.get(step)
    if turn is None:
        raise Http404
    start = {"version": found.version, "channel": found.channel, "on": actor.today}
    form = turn.form(sent(request), initial=start)
    back = reverse("letters:letter", args=[pk])
    crumbs = ((_("Brev"), reverse("letters:register")), (found.title, back), (str(turn.title), ""))
    words = Step(
        f"letter_{step}", str(turn.title), str(turn.button), str(turn.done), back, str(turn.lead),
        facts=f"{found.title}. {found.recipient.full_name}.", crumbs=crumbs,
        tell=(lambda: _tell(request, [open_dispatch(actor, pk)])) if step == "send" else None,
    )  # fmt: skip
    return take_step(
        request, form, words,
        lambda: turn.do(actor, pk, form.cleaned_data["version"], form.cleaned_data).pk,
    )  # fmt: skip


def _tell(request: HttpRequest, rows: list[Dispatch]) -> None:
    stopped = [one for one in rows if one.state == DispatchState.STOPPED]
    if gone := len(rows) - len(stopped):
        messages.success(request, _("Brevet er sendt.") if gone == 1 else _("%s brev er sendt.") % gone)
    for one in stopped:
        messages.warning(request, _("Brevet «%(title)s» er stanset. %(why)s") % {
            "title": one.title, "why": one.because,
        })  # fmt: skip


@require_http_methods(POSTS)
def outbox_page(request: HttpRequest) -> HttpResponse:
    """What the office has to send, the oldest first; what is ticked is sent or stopped, each by itself."""
    actor = request.actor
    waiting = list(outbox(actor))
    form = forms.OutboxForm(sent(request), waiting=[one.pk for one in waiting])
    if request.method == "POST" and form.is_valid():
        rows: list[Dispatch] = []

        def send_them() -> None:
            rows.extend(sending.send_chosen(actor, form.chosen()))

        if tried(form, lambda: run_once(form.command_number, "outbox", actor.trace, send_them)):
            _tell(request, rows)
            return redirect("letters:outbox")
    ticked = set(form["letters"].value() or ())
    for one in waiting:
        one.late, one.language_note = is_late(one, actor.today), language_words(one)
        one.leaves_by = leaves_by(one)
        one.ticked = str(one.pk) in ticked
    record_list(actor.trace, "dispatch", [one.pk for one in waiting])
    context = {"form": form, "rows": waiting}
    return render(request, "letters/outbox.html", context, status=INVALID if form.errors else 200)
