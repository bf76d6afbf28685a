"""Viewings: plan one for an offer, and tell how it went."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.offers import open_offer
from boligflyt.areas.handovers import services
from boligflyt.areas.handovers.queries import open_viewing, those_who_show
from boligflyt.areas.handovers.services.viewings import after_deadline
from boligflyt.web.formats import long_date
from boligflyt.web.handovers.forms import OutcomeForm, ViewingForm
from boligflyt.web.handovers.signs import viewing_sign
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step


@require_http_methods(POSTS)
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A viewing of the dwelling that is offered."""
    actor = request.actor
    offer = open_offer(actor, pk, for_work=True)
    form = ViewingForm(
        sent(request), staff=those_who_show(actor.today),
        initial={"place": _("Utenfor %s") % offer.dwelling.building, "shown_by": str(actor.staff)},
    )  # fmt: skip
    step = Step(
        "plan_viewing", _("Avtal visning"), _("Avtal visningen"), _("Visningen er avtalt."),
        back=reverse("allocation:offer", args=[pk]), facts=offer.dwelling.address,
        lead=_("Svarfristen er %s. Avtal visningen før den.") % long_date(offer.answer_by),
    )  # fmt: skip

    def make() -> UUID:
        clean = form.cleaned_data
        return services.plan_viewing(actor, pk, form.planned_at(), clean["place"], UUID(clean["shown_by"])).pk

    return take_step(request, form, step, make)


@require_http_methods(POSTS)
def viewing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One viewing: when and where, and how it went."""
    actor = request.actor
    found = open_viewing(actor, pk)
    form = OutcomeForm(sent(request), initial={"version": found.version, "note": found.note})
    sees_offer = actor.may(Right.APPLICATION_READ)
    back = reverse("allocation:offer", args=[found.offer_id]) if sees_offer else reverse("my_day")
    step = Step(
        "viewing_outcome", _("Visning av %s") % found.offer.dwelling.address, _("Lagre"),
        _("Det er skrevet ned hvordan visningen gikk."), back=back, template="handovers/viewing.html",
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: services.tell_outcome(
            actor, pk, form.version_or(found.version), form.cleaned_data["state"],
            form.cleaned_data["note"],
        ).pk,
        viewing=found, sign=viewing_sign(found), late=after_deadline(found),
    )  # fmt: skip
