"""Contact persons: whom to call in each office, and who answers when that one is away."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.queries import contacts_on, staff_with_roles
from boligflyt.areas.access.services import end_contact, set_contact
from boligflyt.web.access.forms import ContactForm
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """Every agreement with the contact and the substitute of each office."""
    actor = request.actor
    context = {
        "rows": contacts_on(actor.today),
        "may_set": actor.may(Right.CASE_ASSIGN),
        "office": actor.office,
    }
    return render(request, "access/contacts.html", context)


def _step(kind: str, title: str, button: str, done: str, lead: str = "") -> Step:
    crumbs = ((_("Kontaktpersoner"), reverse("access:contacts")), (title, ""))
    return Step(kind, title, button, done, reverse("access:contacts"), lead, crumbs=crumbs)


@require_http_methods(POSTS)
def contact_new(request: HttpRequest) -> HttpResponse:
    """Choose who answers for the office in an agreement; the former ends the day before."""
    actor = request.actor
    here = staff_with_roles(actor.today).filter(office=actor.office)
    colleagues = list(dict.fromkeys((str(one.staff_id), one.staff.name) for one in here))
    initial = {"first_day": actor.today, "agreement": request.GET.get("avtale", "")[:80]}
    form = ContactForm(sent(request), colleagues=colleagues, initial=initial)
    step = _step(
        "set_contact", _("Velg kontaktperson"), _("Lagre"), _("Kontaktpersonen er lagret."),
        _("Er det en fra før i samme avtale, slutter den dagen før."),
    )  # fmt: skip

    def choose() -> UUID:
        data = form.cleaned_data
        substitute = UUID(data["substitute"]) if data["substitute"] else None
        return set_contact(actor, data["agreement"], UUID(data["staff"]), substitute, data["first_day"]).pk

    return take_step(request, form, step, choose)


@require_http_methods(POSTS)
def contact_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The agreement is over for the office."""
    actor = request.actor
    row = contacts_on(actor.today).filter(pk=pk, office=actor.office).first()
    if row is None:
        raise Http404
    form = VersionedForm(sent(request))
    step = _step(
        "end_contact", _("Avslutt kontaktpersonen"), _("Avslutt"), _("Kontaktpersonen er avsluttet."),
        _("%(agreement)s: %(name)s svarer ut dagen.") % {"agreement": row.agreement, "name": row.staff.name},
    )  # fmt: skip
    return take_step(request, form, step, lambda: end_contact(actor, pk))
