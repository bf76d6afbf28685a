"""«Hvem har sett opplysningene mine»: the trace of one person in words that the person can read."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Purpose, Role
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.casework.queries.insight import Seen, named, open_insight

PER_PAGE = 500
INSIGHT = _l("Innsyn til personen selv")
# In this order, so that the first that fits names what was seen.
THINGS = {
    "person": _l("opplysningene om personen"),
    "household": _l("husstanden"),
    "application": _l("søknaden"),
    "economy_assessment": _l("en økonomisk vurdering"),
    "instrument": _l("et virkemiddel i en sak"),
    "housing_loan": _l("en lånesak"),
    "purchase": _l("et kjøp av leid bolig"),
    "candidate": _l("en samtale om å eie"),
    "vedtak": _l("vedtaket"),
    "letter": _l("et brev"),
    "complaint": _l("en klage"),
    "access_request": _l("et krav om innsyn"),
    "access_paper": _l("et svar på innsyn"),
    "lease": _l("leieforholdet"),
    "protocol": _l("en protokoll fra flytting"),
    "belonging": _l("en eiendel etter flytting"),
    "new_address": _l("ny adresse etter flytting"),
    "viewing": _l("en visning"),
    "queue": _l("plassen på ventelisten"),
    "offer": _l("et tilbud om bolig"),
    "task": _l("en oppgave"),
    "entry": _l("en henvendelse eller et notat"),
    "document": _l("et dokument"),
    "note": _l("et oppfølgingsnotat"),
}
DEEDS = {
    Deed.READ: _l("Åpnet %(thing)s"),
    Deed.LISTED: _l("Så %(thing)s i en liste"),
    Deed.OPENED: _l("Åpnet %(thing)s med skriftlig grunn, uten å delta i saken"),
    Deed.REVEALED: _l("Viste fødselsnummeret"),
    Deed.REFUSED: _l("Ville se eller endre %(thing)s, men ble nektet"),
    Deed.CHANGED: _l("Endret %(thing)s"),
}
# What a change says of itself may hold the code of a rule.
RULE_NAMED = (
    (re.compile(r"^Vurderte \S+ skjønnsmessig$"), _l("Vurderte et vilkår skjønnsmessig")),
    (re.compile(r"^Fravek vilkåret \S+$"), _l("Fravek et vilkår")),
)
CODE = re.compile(r"[a-z]_[a-z]")


@require_GET
def who_looked(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everybody who has looked at or changed what is about the person, or was refused; for printing."""
    insight = open_insight(request.actor.with_purpose(str(INSIGHT)), pk)
    page = Paginator(insight.events, PER_PAGE).get_page(request.GET.get("side"))
    person = insight.person
    context = {
        "person": person, "page": page, "rows": [_row(one) for one in named(page.object_list, insight)],
        "crumbs": [
            (_("Personer"), reverse("people:persons")),
            (person.full_name, reverse("people:person", args=[pk])),
            (_("Hvem har sett"), ""),
        ],
    }  # fmt: skip
    return render(request, "people/who_looked.html", context)


def _row(seen: Seen) -> dict[str, Any]:
    event = seen.event
    role = Role(event.role).label if event.role in Role.values else ""
    return {
        "at": event.at,
        "who": seen.name or _("Boligflyt selv"),
        "role": role,
        "office": seen.office,
        "deed": deed_said(seen),
        "purpose": purpose_said(event.purpose),
    }


def deed_said(seen: Seen) -> str:
    """What was done, without codes: «Åpnet søknaden», «Så leieforholdet i en liste»."""
    what = str(seen.event.detail.get("what", "")) if seen.event.deed == Deed.CHANGED else ""
    for pattern, said in RULE_NAMED:
        if pattern.match(what):
            return str(said)
    thing = next((said for kind, said in THINGS.items() if kind in seen.kinds), _("opplysninger"))
    if not what or CODE.search(what):
        return str(DEEDS[Deed(seen.event.deed)]) % {"thing": thing}
    return f"{capfirst(what)} ({thing})"


def purpose_said(purpose: str) -> str:
    """Why, in plain words; most looks are made without a purpose being asked for."""
    return str(Purpose(purpose).label) if purpose in Purpose.values else purpose or _("Ikke oppgitt")
