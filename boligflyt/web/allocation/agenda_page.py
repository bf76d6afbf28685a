"""The agenda as the template shows it: a part for each reason, with what it is called and where it leads."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from boligflyt.areas.allocation.queries.agenda import Agenda, AgendaCase, Why
from boligflyt.web.formats import counted, narrow_date


def agenda_parts(agenda: Agenda) -> list[dict[str, Any]]:
    """Title, what to say when it is empty, and the rows."""
    since = _("siden møtet %(day)s") % {"day": narrow_date(agenda.since)} if agenda.since else _("til nå")
    told = {
        Why.NEW_VEDTAK: (_("Nye på ventelisten"), _("Ingen nye vedtak %(since)s.") % {"since": since}),
        Why.OFFER_FELL: (
            _("Tilbud som falt bort"),
            _("Ingen har takket nei eller latt fristen gå ut %(since)s.") % {"since": since},
        ),
        Why.FAMILY_IN_TEMPORARY: (
            _("Barnefamilier i midlertidig bolig"),
            _("Ingen barnefamilier bor i akutt eller midlertidig botilbud."),
        ),
        Why.LEAVES_INSTITUTION: (
            _("Løslates eller skrives ut"),
            _("Ingen løslates eller skrives ut de nærmeste månedene uten at boligen er klar."),
        ),
    }
    return [
        {"title": title, "none": none, "rows": [_row(why, one) for one in agenda.cases[why]]}
        for why, (title, none) in told.items()
    ]


def _row(why: Why, one: AgendaCase) -> dict[str, str]:
    return {
        "url": reverse("applications:detail", args=[one.case.pk]), "name": one.case.applicant.sorted_name,
        "code": one.case.case_code, "words": one.words, "when": _when(why, one),
    }  # fmt: skip


def _when(why: Why, one: AgendaCase) -> str:
    """The day and how far off it is; a day that nobody has told is something to ask about."""
    if one.day is None or one.days is None:
        return _("Dagen er ikke kjent. Spør.")
    words = {"day": narrow_date(one.day), "days": counted(abs(one.days), _("dag"), _("dager"))}
    if why == Why.FAMILY_IN_TEMPORARY:
        return _("%(days)s, siden %(day)s") % words
    if why == Why.LEAVES_INSTITUTION:
        return (_("%(day)s, for %(days)s siden") if one.days > 0 else _("%(day)s, om %(days)s")) % words
    return words["day"]
