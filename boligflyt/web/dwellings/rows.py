"""What the pages of dwellings say: rows of the list, parts of the timeline, the next step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_card import DwellingCard
from boligflyt.areas.allocation.queries.dwelling_list import StockRow
from boligflyt.areas.allocation.queries.dwelling_status import Day
from boligflyt.areas.dwellings.choices import Adaptation, DayStatus, EmptyCause, Purpose
from boligflyt.areas.dwellings.day_status import Stretch
from boligflyt.areas.dwellings.perms import can_know_purpose, shown_purpose
from boligflyt.web.dwellings.list_forms import SHORT_DISPOSALS
from boligflyt.web.dwellings.signs import pattern_of, status_sign
from boligflyt.web.formats import counted, long_date, narrow_date
from boligflyt.web.signs import Sign

SHORT_PURPOSES = {
    Purpose.ORDINARY: _l("Ordinær"),
    Purpose.CARE: _l("Omsorgsbolig"),
    Purpose.SUBSTANCE: _l("Rus"),
    Purpose.SUBSTANCE_STAFFED: _l("Rus, bemannet"),
    Purpose.MENTAL_HEALTH: _l("Psykisk helse"),
    Purpose.INTELLECTUAL_DISABILITY: _l("Utviklingshemming"),
    Purpose.YOUTH: _l("Ungdom"),
    Purpose.TRAINING: _l("Trening, unge"),
    Purpose.ASSESSMENT: _l("Kartlegging, unge"),
    Purpose.TEMPORARY_FAMILY: _l("Midlertidig, familie"),
    Purpose.TEMPORARY_YOUTH: _l("Midlertidig, unge"),
    Purpose.TEMPORARY_OTHER: _l("Midlertidig"),
}
SHORT_ADAPTATIONS = {
    Adaptation.STEP_FREE.value: _l("Trinnfri"),
    Adaptation.ADAPTED.value: _l("Tilpasset"),
    Adaptation.FULLY.value: _l("Universell"),
}
SHOWN_YEARS = 5
DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the list in the words that the reader may see."""

    row: StockRow
    sign: Sign
    purpose: str
    cause: str
    disposal: object
    adaptation: object


def dressed(stock: Iterable[StockRow], actor: Actor) -> list[ShownRow]:
    """The rows of one page."""
    return [
        ShownRow(
            row=row, sign=status_sign(row.day.status), cause=_cause(row.day),
            purpose=_short_purpose(actor, row.purpose),
            disposal=SHORT_DISPOSALS[row.disposal], adaptation=SHORT_ADAPTATIONS.get(row.adaptation, ""),
        )
        for row in stock
    ]  # fmt: skip


def _short_purpose(actor: Actor, purpose: str) -> str:
    if not can_know_purpose(actor, purpose):
        return shown_purpose(actor, purpose)
    return str(SHORT_PURPOSES[Purpose(purpose)])


def _cause(day: Day) -> str:
    if day.status is DayStatus.GIVEN_NOTICE:
        return _("Ut %(day)s") % {"day": narrow_date(day.last_day)} if day.last_day else ""
    return "" if day.cause is EmptyCause.NONE else str(day.cause.label)


def segments(card: DwellingCard, *, whole: bool) -> list[dict[str, Any]]:
    """The parts of the timeline; the last five years unless the whole is asked for."""
    timeline = card.days.timeline
    if not timeline:
        return []
    start = (
        timeline[0].first_day if whole else timeline[-1].last_day - timedelta(days=SHOWN_YEARS * DAYS_A_YEAR)
    )
    return [
        {
            "label": said(one), "first_day": max(one.first_day, start), "kind": pattern_of(one.status),
            "last_day": None if one is timeline[-1] else one.last_day,
        }
        for one in timeline
        if one.last_day >= start
    ]  # fmt: skip


def said(stretch: Stretch) -> str:
    """Status, and the cause when there is one: «Klargjøres (nøkkel)»."""
    if stretch.cause is EmptyCause.NONE:
        return str(stretch.status.label)
    return f"{stretch.status.label} ({str(stretch.cause.label).lower()})"


def empty_by_cause(card: DwellingCard) -> list[dict[str, Any]]:
    """The days of the present vacancy by status and cause, the most first, as rows of a bar list."""
    sums: dict[str, int] = {}
    for one in card.days.empty:
        sums[said(one)] = sums.get(said(one), 0) + one.days
    ordered = sorted(sums.items(), key=lambda pair: -pair[1])
    return [{"label": label, "value": days} for label, days in ordered]


@dataclass(frozen=True, slots=True)
class NextStep:
    """The blue strip: what, why, and the button when the role has one to press."""

    title: str
    why: str = ""
    label: str = ""
    url: str = ""
    icon: str = "ArrowRight"


def next_step(card: DwellingCard, actor: Actor) -> NextStep:
    """What is to be done with the dwelling now, and by this role."""
    status = card.day.status
    if status is DayStatus.LET:
        return NextStep(_("Boligen er utleid. Ingenting å gjøre nå."), _run_out(card.day, actor))
    if status is DayStatus.OWNER:
        return NextStep(_("Boligen eies av beboeren."), _("Kommunen peker ut kjøper neste gang den selges."))
    if status is DayStatus.SHIELDED:
        return NextStep(_("Boligen er ikke tilgjengelig, skjermet årsak. Ingenting å gjøre nå."))
    if status is DayStatus.GIVEN_NOTICE:
        return _leaving(card.day)
    if status is DayStatus.RESERVED:
        why = _("Den holdes av til husstanden har svart eller flyttet inn.")
        return NextStep(_("Boligen er reservert."), why)
    if status is DayStatus.READY:
        return _ready(card, actor)
    return _not_ready(card, actor, status)


def _run_out(day: Day, actor: Actor) -> str:
    if day.last_day is None or day.last_day >= actor.today:
        return ""
    last = long_date(day.last_day)
    return _("Kontrakten gikk ut %(day)s, og leietakeren bor der ennå.") % {"day": last}


def _leaving(day: Day) -> NextStep:
    if day.last_day is None:
        return NextStep(_("Leieforholdet er sagt opp. Avtal når leietakeren flytter."))
    last = long_date(day.last_day)
    return NextStep(_("Leietakeren flytter ut %(day)s. Planlegg klargjøringen.") % {"day": last})


def _ready(card: DwellingCard, actor: Actor) -> NextStep:
    why = _("Den har stått tom i %(days)s.") % {"days": counted(card.days.empty_days, "dag", "dager")}
    office = card.dwelling.kept_for
    if office is not None and office.pk != actor.office:
        return NextStep(_("Boligen er klar. Bare %(office)s kan tildele den.") % {"office": office}, why)
    if actor.may(Right.MEETING_READ):
        return NextStep(
            _("Ta boligen med i neste tildelingsmøte."),
            why,
            _("Se tildelingsmøtene"),
            reverse("allocation:meetings"),
            "Calendar",
        )
    return NextStep(_("Boligen er klar og kan tildeles i neste møte."), why)


def _not_ready(card: DwellingCard, actor: Actor, status: DayStatus) -> NextStep:
    titles = {
        DayStatus.UNEXPLAINED: _("Registrer hvorfor boligen står tom."),
        DayStatus.TURNOVER: _("Meld boligen klar når klargjøringen er ferdig."),
        DayStatus.MAINTENANCE: _("Meld boligen klar når vedlikeholdet er ferdig."),
        DayStatus.UNAVAILABLE: _("Boligen kan ikke brukes nå. Endre status når det er løst."),
    }
    days = counted(card.days.empty_days, "dag", "dager")
    why = _("Den har stått tom i %(days)s.") % {"days": days}
    if not actor.may(Right.DWELLING_WRITE):
        return NextStep(titles[status], f"{why} {_('Det gjør Eiendom.')}")
    to = reverse("dwellings:status", args=[card.dwelling.pk])
    if status in (DayStatus.TURNOVER, DayStatus.MAINTENANCE):
        return NextStep(
            titles[status], why, _("Meld klar til innflytting"), f"{to}?status=ready", "KeyHorizontal"
        )
    return NextStep(titles[status], why, _("Sett status"), to, "Wrench")
