"""How many complain, and how it goes, without anybody in it.

Counted to the end of the last whole month, so that nothing is found by looking again tomorrow; small numbers
are withheld, and others with them (`cells_to_withhold`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import open_for_counting
from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.complaints.choices import PARTLY, ComplaintOutcome, ComplaintState
from boligflyt.areas.complaints.models import Complaint
from boligflyt.domain.indicators import cells_to_withhold
from boligflyt.domain.periods import Period
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"
PERCENT = 100
OPEN, PARTLY_MET = "open", "partly_met"
RESULTS = {
    "reversed": _("Tatt til følge av oss"),
    PARTLY_MET: _("Delvis tatt til følge av oss"),
    "changed": _("Endret eller opphevet av klageinstansen"),
    "upheld": _("Vedtaket står"),
    "dismissed": _("Avvist"),
    "withdrawn": _("Trukket"),
    OPEN: _("Ikke ferdig"),
}
# In these the vedtak was changed, wholly or in part.
CHANGED = ("reversed", PARTLY_MET, "changed")
BY_OUTCOME = {
    ComplaintOutcome.UPHELD: "upheld",
    ComplaintOutcome.CHANGED: "changed",
    ComplaintOutcome.SENT_BACK: "changed",
    ComplaintOutcome.DISMISSED: "dismissed",
}


class Row(NamedTuple):
    """One complaint as it was at the end of the period."""

    household: UUID
    kind: str
    result: str
    days: int | None


@dataclass(frozen=True, slots=True)
class ComplaintFigures:
    """Complaints of the period by result and by kind of vedtak; None in a cell is withheld.

    Without `total` there are too few to tell of any. `changed_percent` and `median_days` are of those that
    are done.
    """

    period: Period | None
    smallest: int
    total: int | None = None
    results: tuple[tuple[str, int | None], ...] = ()
    kinds: tuple[tuple[str, int | None], ...] = ()
    changed_percent: int | None = None
    median_days: int | None = None


def complaint_figures(actor: Actor) -> ComplaintFigures:
    """The figures of this year, or of last year until a month is over; of those the clearance reaches."""
    period = told_of(actor.today)
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    with open_for_counting(actor, Information.DECISION):
        rows = _rows(actor, period)
    results = _cells(rows, [row.result for row in rows], list(RESULTS), smallest)
    kinds = _cells(rows, [row.kind for row in rows], [one.value for one in VedtakKind], smallest)
    if results is None or kinds is None or 0 < len({row.household for row in rows}) < smallest:
        return ComplaintFigures(period, smallest)
    shown = dict(results)
    done = [row.days for row in rows if row.days is not None]
    whole = None not in shown.values() and len(done) >= smallest
    changed = sum(shown[result] or 0 for result in CHANGED)
    return ComplaintFigures(
        period, smallest, len(rows),
        tuple((str(RESULTS[code]), number) for code, number in results),
        tuple((str(VedtakKind(code).label), number) for code, number in kinds),
        round(changed * PERCENT / len(done)) if whole else None,
        round(median(done)) if len(done) >= smallest else None,
    )  # fmt: skip


def told_of(on: date) -> Period:
    """From new year to the end of the last whole month; in January the year before."""
    last = on.replace(day=1) - timedelta(days=1)
    return Period(last.replace(month=1, day=1), last)


def _rows(actor: Actor, period: Period) -> list[Row]:
    found = Complaint.objects.filter(
        grade__lte=actor.clearance, received_on__range=(period.first_day, period.last_day)
    )
    told = found.values_list(
        "vedtak__application__household", "vedtak__kind", "state", "outcome", "received_on", "closed_on"
    )
    return [
        Row(household, kind, *_ended(state, outcome, came, closed, period.last))
        for household, kind, state, outcome, came, closed in told
    ]


def _ended(state: str, outcome: str, came: date, closed: date | None, last: date) -> tuple[str, int | None]:
    if closed is None or closed > last:
        return OPEN, None
    days = (closed - came).days
    if state in PARTLY:
        return PARTLY_MET, days
    if state == ComplaintState.DECIDED:
        return BY_OUTCOME[ComplaintOutcome(outcome)], days
    return str(state), days


def _cells(
    rows: Sequence[Row], codes: Sequence[str], order: Sequence[str], smallest: int
) -> list[tuple[str, int | None]] | None:
    """Complaints in each cell; None where the table would give somebody away."""
    held = [[row for row, code in zip(rows, codes, strict=True) if code == one] for one in order]
    withheld = cells_to_withhold([len({row.household for row in cell}) for cell in held], smallest)
    if withheld is None:
        return None
    return [
        (code, None if place in withheld else len(cell))
        for place, (code, cell) in enumerate(zip(order, held, strict=True))
    ]
