"""All the offers of a meeting on one page: each vedtak read and ticked, and out in one go."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.offers import offers_to_send
from boligflyt.areas.allocation.services.sending_offers import Chosen, Outcome, send_offers
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.audit.services import run_once
from boligflyt.web.shell.forms import VersionedForm, tried
from boligflyt.web.shell.steps import sent

POSTS = ["GET", "POST"]
INVALID = 422


@dataclass(frozen=True)
class Row:
    """One allocation as it is shown and ticked."""

    line: MeetingLine
    vedtak: Vedtak
    ticked: bool

    @property
    def key(self) -> str:
        """For ids on the page."""
        return str(self.line.pk)

    @property
    def shown_sha256(self) -> str:
        """The checksum of the letter that is shown."""
        return content_sha256(self.vedtak.letter_data)


@require_http_methods(POSTS)
def send_all(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read, tick and send; what could not go is told line by line."""
    actor = request.actor
    meeting = open_meeting(actor, pk)
    waiting = offers_to_send(actor, meeting)
    form = VersionedForm(sent(request))
    ticked = set(request.POST.getlist("lines"))
    if request.method == "POST" and form.is_valid():
        outcomes: list[Outcome] = []
        chosen = [_chosen(request, line) for line, _vedtak in waiting if str(line.pk) in ticked]

        def send() -> UUID:
            outcomes.extend(send_offers(actor, chosen))
            return pk

        if tried(form, lambda: run_once(form.command_number, "send_offers", actor.trace, send)):
            _tell(request, waiting, outcomes)
            return redirect("allocation:meeting", pk=pk)
    rows = [Row(line, vedtak, str(line.pk) in ticked) for line, vedtak in waiting]
    context = {"form": form, "meeting": meeting, "rows": rows}
    return render(request, "allocation/send_offers.html", context, status=INVALID if form.errors else 200)


def _chosen(request: HttpRequest, line: MeetingLine) -> Chosen:
    version = request.POST.get(f"version_{line.pk}", "")
    shown = request.POST.get(f"shown_{line.pk}", "")
    return Chosen(line.pk, int(version) if version.isdigit() else line.version, shown)


def _tell(request: HttpRequest, waiting: list[tuple[MeetingLine, Vedtak]], outcomes: list[Outcome]) -> None:
    place = {line.pk: line.place for line, _vedtak in waiting}
    went = sum(one.offer is not None for one in outcomes)
    if went:
        messages.success(request, _("%(number)s tilbud er avgjort og ligger i utboksen.") % {"number": went})
    for one in outcomes:
        if one.offer is None:
            told = {"place": place[one.line], "fault": one.fault}
            messages.error(request, _("Nr. %(place)s er ikke sendt. %(fault)s") % told)
