"""«Ingen er habil»: a leader lets a colleague at another office deal with one case of the meeting."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.substitutes import deciders_elsewhere, open_lines
from boligflyt.areas.allocation.services.substituting import appoint_substitute
from boligflyt.web.allocation.forms import SubstituteForm
from boligflyt.web.shell.steps import Step, sent, take_step

POSTS = ["GET", "POST"]


@require_http_methods(POSTS)
def substitute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose the line and the colleague; the reason stands in the minutes."""
    actor = request.actor
    meeting = open_meeting(actor, pk)
    elsewhere = list(deciders_elsewhere(meeting.office_id, actor.today))
    form = SubstituteForm(
        sent(request),
        lines=[(one.pk, f"{one.place}: sak {one.entry.application.case_code}")
               for one in open_lines(actor, meeting)],
        colleagues=[(one.pk, f"{one.staff.name}, {one.get_role_display()}, {one.office.name}")
                    for one in elsewhere],
    )  # fmt: skip
    step = Step(
        "appoint_substitute", _("Oppnevn stedfortreder"), _("Oppnevn stedfortrederen"),
        _("Stedfortrederen er oppnevnt, og saken er gitt over."),
        back=reverse("allocation:meeting", args=[pk]),
        lead=_(
            "Når alle som kan avgjøre saken ved enheten, er inhabile, får en ved en annen enhet den. Enheten "
            "der behandler saken videre. Du ser bare saksnummeret."
        ),
        facts="" if elsewhere else _("Ingen ved andre enheter avgjør slike saker. Noen må få rollen først."),
    )  # fmt: skip

    def appoint() -> UUID:
        data = form.cleaned_data
        return appoint_substitute(actor, pk, UUID(data["line"]), UUID(data["substitute"]), data["reason"]).pk

    return take_step(request, form, step, appoint)
