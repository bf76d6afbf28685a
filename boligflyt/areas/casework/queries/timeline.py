"""Everything that has happened around a household, newest first, as far as the reader sees it.

Every source goes through its own door and is filtered to the one household; PostgreSQL joins them, so that
the timeline is one statement however many sources there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, DateTimeField, F, QuerySet, TextField, UUIDField, Value, When
from django.db.models.functions import Cast, Concat

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import names_of
from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.queries.offers import offers_visible_to
from boligflyt.areas.applications.choices import Action, LetterKind, VedtakKind, VedtakState
from boligflyt.areas.applications.models import Letter, LogEntry
from boligflyt.areas.applications.queries.doors import (
    applications_visible_to,
    decisions_visible_to,
    vedtak_visible_to,
)
from boligflyt.areas.casework.choices import EntryKind, MeetingState, TaskState
from boligflyt.areas.casework.queries.doors import (
    entries_visible_to,
    tasks_visible_to,
    team_meetings_visible_to,
)
from boligflyt.areas.complaints.choices import ComplaintState, RequestState
from boligflyt.areas.complaints.queries import access_requests_visible_to, complaints_visible_to
from boligflyt.areas.documents.choices import PaperKind
from boligflyt.areas.documents.queries import documents_visible_to
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.followup.queries import notes_visible_to, standing
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.people.models import Membership
from boligflyt.areas.people.queries import households_visible_to

PAGE = 50
Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: when, from which source, about which row, what it is called, its words, and who.

    `by` is a name of somebody who works here, `who` of somebody who does not. `whole_day` when the source
    knows the day and not the hour.
    """

    at: datetime
    source: str
    pk: UUID
    title: str
    who: str
    text: str
    by: str
    whole_day: bool = False
    may_correct: bool = False
    may_erase: bool = False


def _text(words: str) -> Value:
    return Value(words, output_field=TextField())


def _day(name: str) -> Cast:
    return Cast(name, DateTimeField())


def _row(rows: Rows, source: str, at: Any, code: Any, text: Any, who: Any, by: Any) -> Rows:
    named = {"t_at": at, "t_source": _text(source), "t_code": Cast(code, TextField())}
    named |= {"t_who": Cast(who, TextField()), "t_text": Cast(text, TextField())}
    named |= {"t_by": Cast(by, UUIDField())}
    found: Rows = rows.order_by().annotate(**named)
    return found.values_list("t_at", "t_source", "pk", "t_code", "t_who", "t_text", "t_by")


NOBODY = Value(None, output_field=UUIDField())
EMPTY = _text("")


def _entries(actor: Actor, household: UUID) -> Rows:
    rows = entries_visible_to(actor).filter(household=household)
    corrected = Case(
        When(corrected_by__isnull=False, then=_text(":corrected")), default=EMPTY, output_field=TextField()
    )
    code = Concat(F("kind"), _text(":"), F("about"), corrected, output_field=TextField())
    joined = Concat(F("text"), _text("\nRettelse: "), F("why_corrected"), output_field=TextField())
    words = Case(When(corrects__isnull=False, then=joined), default=F("text"), output_field=TextField())
    return _row(rows, "entry", F("happened_at"), code, words, F("who"), F("written_by"))


def _tasks(actor: Actor, household: UUID) -> Rows:
    rows = tasks_visible_to(actor).filter(household=household).exclude(state=TaskState.OPEN)
    words = Concat(F("title"), _text("\n"), F("outcome"), output_field=TextField())
    return _row(rows, "task", F("closed_at"), F("state"), words, EMPTY, F("closed_by"))


def _meetings(actor: Actor, household: UUID) -> Rows:
    rows = team_meetings_visible_to(actor).filter(household=household)
    return _row(rows, "meeting", F("planned_at"), F("state"), F("agreed"), F("present"), F("changed_by"))


def _journal(actor: Actor, household: UUID) -> Rows:
    rows = standing(notes_visible_to(actor).filter(household=household))
    return _row(rows, "journal", F("happened_at"), F("kind"), F("text"), EMPTY, F("written_by"))


def _documents(actor: Actor, household: UUID) -> Rows:
    rows = documents_visible_to(actor).filter(household=household)
    return _row(rows, "document", F("created_at"), F("kind"), F("title"), EMPTY, F("uploaded_by"))


def _steps(actor: Actor, household: UUID) -> Rows:
    rows = LogEntry.objects.filter(application__in=applications_visible_to(actor).filter(household=household))
    return _row(rows, "step", F("at"), F("action"), F("reason"), EMPTY, F("by"))


def _received(actor: Actor, household: UUID) -> Rows:
    rows = applications_visible_to(actor).filter(household=household)
    return _row(rows, "received", _day("received_on"), F("channel"), F("case_code"), EMPTY, NOBODY)


def _vedtak(actor: Actor, household: UUID) -> Rows:
    rows = vedtak_visible_to(actor).filter(application__household=household, state=VedtakState.DECIDED)
    granted = Case(When(granted=True, then=_text(":yes")), default=_text(":no"), output_field=TextField())
    code = Concat(F("kind"), granted, output_field=TextField())
    return _row(rows, "vedtak", F("decided_at"), code, F("law"), EMPTY, F("decided_by"))


def _complaints(actor: Actor, household: UUID) -> Rows:
    rows = complaints_visible_to(actor).filter(vedtak__application__household=household)
    who = Concat(
        F("complainant__given_name"), _text(" "), F("complainant__family_name"), output_field=CharField()
    )
    return _row(rows, "complaint", _day("received_on"), F("state"), F("text"), who, F("registered_by"))


def _requests(actor: Actor, household: UUID) -> Rows:
    rows = access_requests_visible_to(actor).filter(household=household)
    return _row(rows, "access_request", _day("asked_on"), F("state"), F("wish"), EMPTY, F("answered_by"))


def _letters(actor: Actor, household: UUID) -> Rows:
    rows = Letter.objects.filter(application__in=decisions_visible_to(actor).filter(household=household))
    return _row(rows, "letter", F("made_at"), F("kind"), F("title"), EMPTY, NOBODY)


def _offers(actor: Actor, household: UUID) -> Rows:
    rows = offers_visible_to(actor).filter(entry__application__household=household)
    return _row(rows, "offer", _day("sent_on"), F("state"), F("dwelling__building__street"), EMPTY, NOBODY)


def _leases(actor: Actor, household: UUID) -> Rows:
    rows = leases_visible_to(actor).filter(household=household, signed_on__isnull=False)
    street = F("dwelling__building__street")
    return _row(rows, "lease", _day("signed_on"), F("state"), street, EMPTY, NOBODY)


def _members(actor: Actor, household: UUID) -> Rows:
    seen = households_visible_to(actor).filter(pk=household)
    rows = Membership.objects.filter(household__in=seen, person__grade__lte=actor.clearance)
    name = Concat(F("person__given_name"), _text(" "), F("person__family_name"), output_field=CharField())
    return _row(rows, "member", _day("period__startswith"), F("role"), EMPTY, name, NOBODY)


GROUPS: dict[str, tuple[Callable[[Actor, UUID], Rows], ...]] = {
    "kontakt": (_entries, _journal, _meetings, _tasks),
    "sak": (_received, _steps, _vedtak, _complaints, _requests, _letters, _documents),
    "bolig": (_offers, _leases),
    "husstand": (_members,),
}
WHOLE_DAY = frozenset({"received", "offer", "lease", "member", "complaint", "access_request"})


def timeline_of(
    actor: Actor, household: UUID, group: str = "", page: int = 1
) -> tuple[list[Happening], bool]:
    """The page of what has happened, and whether older pages follow. The caller has opened the household."""
    chosen = GROUPS.get(group) or tuple(source for sources in GROUPS.values() for source in sources)
    first, *others = (source(actor, household) for source in chosen)
    joined = first.union(*others, all=True) if others else first
    start = (page - 1) * PAGE
    rows = list(joined.order_by("-t_at", "pk")[start : start + PAGE + 1])
    names = names_of(row[6] for row in rows)
    return [_happening(actor, row, names) for row in rows[:PAGE]], len(rows) > PAGE


def _happening(actor: Actor, row: tuple[Any, ...], names: dict[UUID, str]) -> Happening:
    at, source, pk, code, who, text, by = row
    own = source == "entry" and by == actor.staff
    marked = code.endswith(":corrected") or code.startswith(EntryKind.HAND_OVER)
    return Happening(
        at, source, pk, words_of(source, code), who or "", (text or "").strip(), names.get(by, ""),
        whole_day=source in WHOLE_DAY, may_correct=own and not marked,
        may_erase=source == "entry" and actor.may(Right.CASEFILE_WRITE),
    )  # fmt: skip


def words_of(source: str, code: str) -> str:
    """What the line is called: «Telefon inn», «Vedtak: Kommunal bolig, innvilget», «Tilbud, godtatt»."""
    first, *marks = code.split(":")
    if source == "entry":
        return f"{EntryKind(first).label}{' (rettet senere)' if 'corrected' in marks else ''}"
    if source == "vedtak":
        return f"Vedtak: {VedtakKind(first).label}, {'innvilget' if 'yes' in marks else 'avslått'}"
    return _SAID[source](code)


_SAID: dict[str, Callable[[str], str]] = {
    "task": lambda code: f"Oppgave, {str(TaskState(code).label).lower()}",
    "meeting": lambda code: f"Ansvarsgruppemøte, {str(MeetingState(code).label).lower()}",
    "journal": lambda code: f"Oppfølging: {str(ContactKind(code).label).lower()}",
    "document": lambda code: f"Dokument lagt inn: {str(PaperKind(code).label).lower()}",
    "step": lambda code: str(Action(code).label),
    "received": lambda _code: "Søknad mottatt",
    "complaint": lambda code: f"Klage ({str(ComplaintState(code).label).lower()})",
    "access_request": lambda code: f"Krav om innsyn ({str(RequestState(code).label).lower()})",
    "letter": lambda code: f"Brev: {LetterKind(code).label}",
    "offer": lambda code: f"Tilbud om bolig sendt ({str(OfferState(code).label).lower()})",
    "lease": lambda _code: "Leieavtale signert",
    "member": lambda _code: "Med i husstanden",
}
