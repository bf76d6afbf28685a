"""Working together around a household: external parties, the responsibility group and its meetings."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import participations_of
from boligflyt.areas.casework.models import TeamMeeting
from boligflyt.areas.casework.queries import (
    open_file,
    parties_visible_to,
    parts_seen,
    team_meetings_visible_to,
    teams_visible_to,
)
from boligflyt.areas.casework.services import (
    cancel_meeting,
    end_party,
    end_team,
    hold_meeting,
    keep_party,
    keep_team,
    plan_meeting,
)
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.web.casework.file_views import way_to
from boligflyt.web.casework.forms import (
    EndPartyForm,
    HoldMeetingForm,
    PartyForm,
    PlanMeetingForm,
    TeamForm,
)
from boligflyt.web.casework.task_views import colleagues
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

SIX_WEEKS = timedelta(weeks=6)


def _step(household: Household, kind: str, title: str, button: str, done: str, lead: str = "") -> Step:
    back = reverse("casework:together", args=[household.pk])
    return Step(kind, title, button, done, back, lead, str(household), way_to(household, title))


@require_GET
def together(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who works together around the household: offices, external parties, the group and its meetings."""
    actor = request.actor
    household = open_file(actor, pk)
    taking_part = [one for one in participations_of(HOUSEHOLD, pk) if one.period.contains(actor.today)]
    parties = list(parties_visible_to(actor).filter(household=pk).order_by("kind", "name"))
    team = teams_visible_to(actor).filter(household=pk).select_related("coordinator").first()
    meetings = list(team_meetings_visible_to(actor).filter(household=pk).order_by("-planned_at"))
    for one in meetings:
        one.has_been = one.planned_at <= actor.at
    context = {
        "household": household, "parts": parts_seen(actor, pk), "meetings": meetings,
        "taking_part": taking_part,
        "parties": [one for one in parties if one.period.contains(actor.today)],
        "former": [one for one in parties if not one.period.contains(actor.today)],
        "team": team, "runs": team is not None and team.period.last_day is None,
        "may_share": actor.may(Right.CASE_SHARE), "may_write": actor.may(Right.CASEFILE_WRITE),
        "crumbs": way_to(household, _("Samarbeid")),
    }  # fmt: skip
    return render(request, "casework/together.html", context)


@require_http_methods(POSTS)
def party_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add an external party."""
    actor = request.actor
    household = open_file(actor, pk)
    form = PartyForm(sent(request))
    step = _step(household, "new_party", _("Ny ekstern part"), _("Lagre"), _("Parten er lagret."))
    return take_step(request, form, step, lambda: keep_party(actor, household, form.party()).pk)


@require_http_methods(POSTS)
def party_edit(request: HttpRequest, pk: UUID, part: UUID) -> HttpResponse:
    """Change how a party is reached."""
    actor = request.actor
    household = open_file(actor, pk)
    row = parties_visible_to(actor).filter(household=pk, pk=part).first()
    if row is None:
        raise Http404
    initial = {name: getattr(row, name) for name in (*PartyForm.FACTS, "version")}
    form = PartyForm(sent(request), initial=initial)
    step = _step(household, "keep_party", _("Endre ekstern part"), _("Lagre"), _("Parten er lagret."))
    return take_step(
        request, form, step,
        lambda: keep_party(actor, household, form.party(), part, form.cleaned_data["version"]).pk,
    )  # fmt: skip


@require_http_methods(POSTS)
def party_end(request: HttpRequest, pk: UUID, part: UUID) -> HttpResponse:
    """A party is in the matter no more."""
    actor = request.actor
    household = open_file(actor, pk)
    row = parties_visible_to(actor).filter(household=pk, pk=part).first()
    if row is None:
        raise Http404
    form = EndPartyForm(sent(request), initial={"version": row.version, "last_day": actor.today})
    step = _step(household, "end_party", _("Avslutt"), _("Avslutt"), _("Parten er avsluttet."), lead=row.name)

    def end() -> UUID:
        data = form.cleaned_data
        return end_party(actor, household, part, data["version"], data["last_day"]).pk

    return take_step(request, form, step, end)


@require_http_methods(POSTS)
def team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the responsibility group, or change it."""
    actor = request.actor
    household = open_file(actor, pk)
    known = teams_visible_to(actor).filter(household=pk).first()
    initial: dict[str, object] = {"coordinator": str(known.coordinator_id if known else actor.staff)}
    if known:
        initial |= {"purpose": known.purpose, "consented_on": known.consented_on, "version": known.version}
    form = TeamForm(sent(request), colleagues=colleagues(actor), initial=initial)
    step = _step(
        household, "keep_team", _("Ansvarsgruppe"), _("Lagre gruppen"), _("Ansvarsgruppen er lagret."),
        lead=_("Gruppen bygger på samtykke. Det som blir sagt i møtene, kan de som deltar i saken, lese."),
    )  # fmt: skip

    def keep() -> UUID:
        data = form.cleaned_data
        return keep_team(
            actor, household, data["version"], coordinator=UUID(data["coordinator"]),
            purpose=data["purpose"], consented_on=data["consented_on"],
        ).pk  # fmt: skip

    return take_step(request, form, step, keep)


@require_http_methods(POSTS)
def team_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The group has done its work, or the consent is withdrawn."""
    actor = request.actor
    household = open_file(actor, pk)
    known = teams_visible_to(actor).filter(household=pk).first()
    form = VersionedForm(sent(request), initial={"version": known.version if known else None})
    step = _step(
        household, "end_team", _("Avslutt ansvarsgruppen"), _("Avslutt gruppen"),
        _("Ansvarsgruppen er avsluttet."), lead=_("Planlagte møter blir avlyst. Referatene blir stående."),
    )  # fmt: skip
    return take_step(request, form, step, lambda: end_team(actor, household, form.cleaned_data["version"]).pk)


@require_http_methods(POSTS)
def meeting_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call the group together."""
    actor = request.actor
    household = open_file(actor, pk)
    form = PlanMeetingForm(sent(request), initial={"planned_on": actor.today + SIX_WEEKS})
    step = _step(
        household, "plan_team_meeting", _("Nytt ansvarsgruppemøte"), _("Planlegg møtet"),
        _("Møtet er planlagt."),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: plan_meeting(actor, household, form.planned_at(), form.cleaned_data["place"]).pk,
    )  # fmt: skip


def _meeting(actor: Actor, pk: UUID, meeting: UUID) -> TeamMeeting:
    row = team_meetings_visible_to(actor).filter(household=pk, pk=meeting).first()
    if row is None:
        raise Http404
    return row


@require_http_methods(POSTS)
def meeting_held(request: HttpRequest, pk: UUID, meeting: UUID) -> HttpResponse:
    """Write who was there and what was agreed."""
    actor = request.actor
    household, row = open_file(actor, pk), _meeting(actor, pk, meeting)
    form = HoldMeetingForm(sent(request), initial={"version": row.version})
    step = _step(
        household, "hold_team_meeting", _("Referat fra ansvarsgruppemøtet"), _("Lagre referatet"),
        _("Referatet er lagret."),
    )  # fmt: skip

    def hold() -> UUID:
        data = form.cleaned_data
        return hold_meeting(actor, household, meeting, data["version"], data["present"], data["agreed"]).pk

    return take_step(request, form, step, hold)


@require_http_methods(POSTS)
def meeting_cancelled(request: HttpRequest, pk: UUID, meeting: UUID) -> HttpResponse:
    """The meeting is not held."""
    actor = request.actor
    household, row = open_file(actor, pk), _meeting(actor, pk, meeting)
    form = VersionedForm(sent(request), initial={"version": row.version})
    step = _step(household, "cancel_team_meeting", _("Avlys møtet"), _("Avlys"), _("Møtet er avlyst."))
    return take_step(
        request, form, step,
        lambda: cancel_meeting(actor, household, meeting, form.cleaned_data["version"]).pk,
    )  # fmt: skip
