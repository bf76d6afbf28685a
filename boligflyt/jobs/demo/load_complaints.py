"""Complaints over some of the latest refusals, at every stage."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.complaints.choices import ComplainantKind, Lateness
from boligflyt.areas.complaints.models import Complaint
from boligflyt.domain.periods import complaint_term, preliminary_answer_due
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.load_cases import CaseLoader
from boligflyt.jobs.demo.offices import Offices, morning

REGISTERS, DECIDES = "demo-amir", "demo-ingrid"
MOST = 24
POST_DAYS = 5
WITH_US = timedelta(days=26)  # what came later than this is not done yet
SAYS = (
    "Inntekten er regnet feil. Lønnen i september var engangsbeløp.",
    "Vi kan ikke bli boende. Utleier har sagt opp avtalen fra nyttår.",
    "Barna mine må få bli på skolen sin. Det står ingenting om dem i brevet.",
    "Jeg har søkt på over tjue boliger og har ikke fått svar fra noen.",
)
STATEMENT = (
    "Inntekten er over grensen i kommunens regler, også når engangsbeløpet er tatt ut. Vi kan ikke se at "
    "klagen gir nye opplysninger som endrer dette."
)
# How those that are done ended, in turn.
ENDS = (
    {"state": "decided", "outcome": "upheld", "statement": STATEMENT},
    {"state": "decided", "outcome": "upheld", "statement": STATEMENT},
    {"state": "withdrawn"},
    {"state": "decided", "outcome": "upheld", "statement": STATEMENT},
    {"state": "forwarded", "statement": STATEMENT},
    {"state": "dismissed", "dismiss_ground": "late", "lateness": "late"},
)


class ComplaintLoader:
    """Writes them in bulk; with chance of its own, so that the town stays."""

    def __init__(self, cases: CaseLoader, offices: Offices, today: date, seed: int) -> None:
        self.cases, self.today, self.dice = cases, today, Dice(seed)
        self.registers, self.decides = offices.key(REGISTERS), offices.key(DECIDES)
        self.latest: list[Vedtak] = []  # some of those complained over; their households ask to see the file

    def load(self) -> None:
        """Over the latest refusals that somebody could have complained over by now."""
        refused = [
            one
            for both in self.cases.vedtak.values()
            for one in both
            if not one.granted and one.decided_at and one.decided_at.date() < self.today - timedelta(days=4)
        ]
        latest = sorted(refused, key=lambda one: (one.decided_at, str(one.pk)), reverse=True)
        chosen = list({one.application_id: one for one in reversed(latest[: MOST * 2])}.values())[-MOST:]
        Complaint.objects.bulk_create([self._complaint(at, one) for at, one in enumerate(chosen)])
        self.latest = chosen[-4:]

    def _complaint(self, number: int, vedtak: Vedtak) -> Complaint:
        decided = vedtak.decided_at.date() if vedtak.decided_at else self.today
        term = complaint_term(decided, vedtak.complaint_weeks, notice_on=None, post_days=POST_DAYS)
        came = min(decided + timedelta(days=self.dice.whole(3, 20)), self.today)
        end: dict[str, Any] = ENDS[number % len(ENDS)] if came < self.today - WITH_US else {}
        if end.get("lateness"):
            came = term.deadline + timedelta(days=6)
        facts = {"lateness": Lateness.IN_TIME, **end}
        return Complaint(
            id=self.dice.key(), vedtak=vedtak, complainant_id=vedtak.application.applicant_id,
            kind=ComplainantKind.PARTY, received_on=came, deadline=term.deadline,
            text=self.dice.pick(SAYS), suspension="asked" if number % 5 == 1 and not end else "not_asked",
            registered_by_id=self.registers, **facts, **self._course(came, end), **_stamp(came),
        )  # fmt: skip

    def _course(self, came: date, end: dict[str, Any]) -> dict[str, Any]:
        """What follows from how it ended: the days, and who."""
        if not end:
            return {"due_on": preliminary_answer_due(came)}
        sent = {"reviewed_by_id": self.registers, "forwarded_on": came + timedelta(days=15)}
        if end["state"] == "forwarded":
            return sent
        closed = min(came + timedelta(days=self.dice.whole(16, 60)), self.today)
        done = {"closed_on": closed, "closed_by_id": self.decides, "closed_because": "Se brevet."}
        return {**done, **(sent if end["state"] == "decided" else {})}


def _stamp(on: date) -> dict[str, Any]:
    return {"created_at": morning(on), "changed_at": morning(on)}
