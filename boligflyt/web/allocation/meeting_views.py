"""Meetings: the list, the board, the proposal, attendance, closing and minutes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.board import board_of
from boligflyt.areas.allocation.queries.meetings import (
    board_number,
    meetings_with_counts,
    minutes_of,
    open_meeting,
    present_at,
)
from boligflyt.areas.allocation.queries.staff import meeting_staff
from boligflyt.areas.allocation.services.closing import close_meeting
from boligflyt.areas.allocation.services.meetings import (
    next_meeting_day,
    plan_next_meeting,
    record_attendance,
)
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.audit.services import run_once
from boligflyt.web.allocation.board_page import shown_board
from boligflyt.web.allocation.forms import AttendanceForm, CloseForm, MeetingForm
from boligflyt.web.allocation.signs import meeting_sign
from boligflyt.web.shell.documents import pdf_answer
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried
from boligflyt.web.shell.steps import Step, take_step

PER_PAGE = 50
POSTS = ["GET", "POST"]
INVALID = 422


@require_GET
def meetings(request: HttpRequest) -> HttpResponse:
    """Planned, open and closed meetings, newest first."""
    actor = request.actor
    page = Paginator(meetings_with_counts(actor), PER_PAGE).get_page(request.GET.get("side"))
    for one in page:
        one.sign = meeting_sign(one.state)
    may_plan = actor.may(Right.MEETING_DECIDE)
    context = {
        "page": page, "may_plan": may_plan, "next_day": next_meeting_day(actor) if may_plan else None,
        "may_rehearse": actor.may(Right.PROCEDURE_LEAD),
    }  # fmt: skip
    return render(request, "allocation/meetings.html", context)


@require_http_methods(POSTS)
def new(request: HttpRequest) -> HttpResponse:
    """Plan the next meeting; the day is proposed from the last one."""
    actor = request.actor
    form = MeetingForm(
        request.POST or None, initial={"held_on": next_meeting_day(actor)}, cleared=actor.clearance > 0
    )
    step = Step(
        "plan_meeting", _("Nytt tildelingsmøte"), _("Planlegg møtet"), _("Møtet er planlagt."),
        back=reverse("allocation:meetings"),
        lead=_("Møtet holdes vanligvis hver 14. dag. Datoen er foreslått ut fra det forrige møtet."),
        then=lambda meeting: reverse("allocation:meeting", args=[meeting]),
    )  # fmt: skip

    def plan() -> UUID:
        data = form.cleaned_data
        return plan_next_meeting(actor, data["held_on"], shielded=data.get("shielded", False)).pk

    return take_step(request, form, step, plan)


@require_GET
def board(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The meeting board."""
    actor = request.actor
    meeting = open_meeting(actor, pk)
    found = board_of(actor, meeting)
    context = shown_board(found, actor) | {
        "form": VersionedForm(initial={"version": meeting.version}), "number": board_number(actor, pk)
    }  # fmt: skip
    return render(request, "allocation/meeting.html", context)


@require_POST
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the proposal, or make it again around what is decided."""
    actor = request.actor
    form = VersionedForm(request.POST)
    form.is_valid()
    version = form.cleaned_data.get("version")
    done = tried(form, lambda: run_once(
        form.command_number, "make_proposal", actor.trace, lambda: make_proposal(actor, pk, version).pk
    ))  # fmt: skip
    if done:
        messages.success(request, _("Forslaget er laget og lagret."))
    else:
        messages.error(request, problems_of(form))
    return redirect("allocation:meeting", pk=pk)


@require_http_methods(POSTS)
def attendance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tick off who is there."""
    actor = request.actor
    meeting = open_meeting(actor, pk)
    people = meeting_staff(actor.today)
    initial = {"present": [str(one.staff_id) for one in present_at(meeting)]}
    form = AttendanceForm(
        request.POST or None, staff=[(str(one.staff), one.label) for one in people], initial=initial
    )
    step = Step(
        "attendance", _("Oppmøte"), _("Lagre oppmøtet"), _("Oppmøtet er ført."),
        back=reverse("allocation:meeting", args=[pk]),
        lead=_("Kryss av for dem som er der. Referatet sier hvem som deltok, og i hvilken rolle."),
    )  # fmt: skip

    def note() -> UUID:
        roles = {one.staff: one.role for one in people}
        chosen = {UUID(one): roles[UUID(one)] for one in form.cleaned_data["present"]}
        record_attendance(actor, pk, chosen)
        return pk

    return take_step(request, form, step, note)


@require_http_methods(POSTS)
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the meeting: minutes are locked, and the vedtak go to the second person."""
    actor = request.actor
    meeting = open_meeting(actor, pk)
    present = [(str(one.staff_id), one.staff.name) for one in present_at(meeting)]
    initial = {"version": meeting.version, "place": actor.office_name}
    form = CloseForm(request.POST or None, present=present, initial=initial)
    step = Step(
        "close_meeting", _("Avslutt tildelingsmøtet"), _("Avslutt og lås referatet"),
        _("Møtet er avsluttet. Vedtakene venter på beslutter."),
        back=reverse("allocation:meeting", args=[pk]),
        lead=_(
            "Referatet låses med saksnummer i stedet for navn. For hver bolig som er gitt, forberedes et "
            "vedtak som en annen avgjør og sender som tilbud."
        ),
    )  # fmt: skip

    def shut() -> UUID:
        data = form.cleaned_data
        version = form.version_or(meeting.version)
        return close_meeting(actor, pk, version, leader=UUID(data["leader"]), place=data["place"]).pk

    return take_step(request, form, step, shut)


@require_GET
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The minutes as they were locked."""
    found = minutes_of(request.actor, pk)
    return pdf_answer(found.minutes or b"", f"referat-{found.held_on:%Y-%m-%d}")
