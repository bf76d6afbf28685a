"""What is due, in words: one function for each page that a row of «Min dag» leads to."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from boligflyt.areas.allocation.queries.my_day import Task
from boligflyt.areas.letters.choices import DispatchState

MEETING_LAW = "ansvarsgruppe"
PROMISED = "avtalt oppgave"
COMPLAINT_LAW = "forvaltningsloven §§ 11 a og 33"
ACCESS_LAW = "forvaltningsloven § 18"
OWNING = "fra leie til eie"
RENTING = "leie til leie"
LETTER_LAW = "forvaltningsloven § 27"


class Row(NamedTuple):
    """What is asked of the database about one thing to do; `page` is the address that `pk` is a key of."""

    page: str
    pk: UUID
    due: date
    family: str
    given: str
    title: str
    code: str
    because: str
    staff: str


def _search(row: Row) -> Task:
    who = f"{row.family}, {row.given}"
    return Task(row.due, who, row.title, RENTING, "Åpne", row.page, row.pk, 3, row.staff)


def _promise(row: Row) -> Task:
    who = f"{row.family}, {row.given}"
    return Task(row.due, who, row.title, PROMISED, "Åpne oppgaven", row.page, row.pk, 2, row.staff)


def _meeting(row: Row) -> Task:
    why = "Skriv referatet fra ansvarsgruppemøtet." if row.code == "true" else "Ansvarsgruppemøte."
    who = f"{row.family}, {row.given}"
    return Task(row.due, who, why, MEETING_LAW, "Åpne samarbeidet", row.page, UUID(row.because), 3)


def _letter(row: Row) -> Task:
    why = f"{DispatchState(row.code).label}: {row.title}. {row.because}"
    who = f"{row.family}, {row.given}"
    return Task(row.due, who, why, LETTER_LAW, "Åpne brevet", row.page, row.pk, 1, row.staff)


def _complaint(row: Row) -> Task:
    who, why = f"{row.family}, {row.given}", "Klagen skal vurderes eller ha svar."
    return Task(row.due, who, why, COMPLAINT_LAW, "Åpne klagen", row.page, row.pk, 2, row.staff)


def _access_request(row: Row) -> Task:
    who, why = f"{row.family}, {row.given}", "Kravet om innsyn skal ha svar."
    return Task(row.due, who, why, ACCESS_LAW, "Svar på kravet", row.page, row.pk, 3)


def _talk(row: Row) -> Task:
    who, why = f"{row.family}, {row.given}", "Samtale om å eie."
    return Task(row.due, who, why, OWNING, "Åpne", row.page, row.pk, 3, row.staff)


def _purchase(row: Row) -> Task:
    who, why = f"{row.family}, {row.given}", "Et steg i kjøpet av leid bolig, eller en kontakt etterpå."
    return Task(row.due, who, why, OWNING, "Åpne kjøpet", row.page, row.pk, 3, row.staff)


def _saving(row: Row) -> Task:
    who, why = f"{row.family}, {row.given}", "Leie med sparing går mot slutten. Spør om de vil kjøpe."
    return Task(row.due, who, why, OWNING, "Åpne avtalen", row.page, row.pk, 3, row.staff)


def _plan_step(row: Row) -> Task:
    who, why = f"{row.family}, {row.given}", "Et steg i boligplanen skal være gjort."
    return Task(row.due, who, why, OWNING, "Åpne planen", row.page, UUID(row.because), 3, row.staff)


# By the page that it leads to.
_SAYS = {
    "home_ownership:candidate": _talk,
    "home_ownership:plan": _plan_step,
    "private_renting:search": _search,
    "home_ownership:purchase": _purchase,
    "home_ownership:saving": _saving,
    "casework:task": _promise,
    "casework:together": _meeting,
    "letters:letter": _letter,
    "complaints:complaint": _complaint,
    "complaints:access_answer": _access_request,
}


def in_words(row: Row) -> Task:
    """What the row asks somebody to do."""
    return _SAYS[row.page](row)
