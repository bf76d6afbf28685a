"""Correcting what was registered wrongly about a person, or about how somebody belongs to a household."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.services.birth_dates import correct_person
from boligflyt.areas.people import services
from boligflyt.areas.people.queries import open_household, open_person, persons_visible_to
from boligflyt.areas.people.services.households import membership_in
from boligflyt.web.people.forms import WrongMemberForm, WrongPersonForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

DONE = _l("Rettet. Det som sto før, står under «Rettet».")


@require_http_methods(POSTS)
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was wrong about the person from the first day, and why."""
    actor = request.actor
    known = open_person(actor, pk)
    here = reverse("people:person", args=[pk])
    form = WrongPersonForm.of(known) if sent(request) is None else WrongPersonForm(request.POST, known=known)
    way = ((_("Personer"), reverse("people:persons")), (known.full_name, here), (_("Rett feil"), ""))
    step = Step(
        "correct_person", _("Rett feil registrering"), _("Rett"), str(DONE), back=here, crumbs=way,
        then=lambda _key: here if _seen(actor, pk) else reverse("people:persons"),
        template="people/person_form.html",
    )  # fmt: skip

    def correct() -> UUID:
        clean = form.cleaned_data
        return correct_person(actor, pk, form.version_or(0), form.facts(), clean["why"]).pk

    return take_step(request, form, step, correct, person=known, wrong=True)


def _seen(actor: Actor, pk: UUID) -> bool:
    return persons_visible_to(actor).filter(pk=pk).exists()


@require_http_methods(POSTS)
def member(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """How somebody belongs to the household, as it should have been written from the first day."""
    actor = request.actor
    home = open_household(actor, pk)
    row = membership_in(home, member)
    if row is None or row.person.grade > actor.clearance:
        raise Http404
    back = reverse("people:household", args=[pk])
    form = WrongMemberForm.of(sent(request), row)
    step = Step(
        "correct_membership", _("Rett medlemskapet"), _("Rett"), str(DONE), back=back,
        facts=f"{row.person.full_name}, {home}.",
        lead=_("Rett det som var feil fra starten. Har noen flyttet, bruk «Avslutt» eller «Noe har skjedd»."),
        crumbs=((_("Personer"), reverse("people:persons")), (str(home), back), (_("Rett feil"), "")),
    )  # fmt: skip

    def correct() -> UUID:
        return services.correct_membership(actor, row, form.facts(), form.cleaned_data["why"]).household_id

    return take_step(request, form, step, correct)
