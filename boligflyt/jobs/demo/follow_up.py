"""Visits at home: who is followed up, and what the home-support worker wrote. All of it is invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from boligflyt.areas.applications.choices import Services
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.periods import next_working_day
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.note_record import NoteRecord
from boligflyt.jobs.demo.records import ApplicationRecord, HouseholdRecord, Town

# The family everybody meets is followed by several services, so that what each may see can be looked at.
EVERYBODYS_FAMILY = "Tesfay"
LONGEST_BACK = timedelta(days=480)
FAMILY_SINCE = timedelta(days=50)
ONE_IN_SO_MANY = 6
CORRECTED_PERCENT = 2
KINDS = [
    (ContactKind.HOME_VISIT, 50.0), (ContactKind.PHONE, 18.0), (ContactKind.NO_ANSWER, 12.0),
    (ContactKind.OUTSIDE, 8.0), (ContactKind.ACCOMPANIED, 7.0), (ContactKind.ON_BEHALF, 5.0),
]  # fmt: skip
MINUTES = {ContactKind.PHONE: (5, 20), ContactKind.NO_ANSWER: (5, 15), ContactKind.ON_BEHALF: (10, 40)}
ORDINARY_MINUTES = (30, 90)
REASON = "Skrev feil antall minutter."
WORDS = {
    ContactKind.HOME_VISIT: (
        "Gikk gjennom posten sammen. To regninger ble betalt.",
        "Laget en plan for vask av trapp og bod. Vil prøve den til neste gang.",
        "Betalte husleien sammen i nettbanken. Klarer det alene neste måned.",
        "Ryddet kjøkkenet sammen. Det går bedre enn sist.",
        "Snakket om naboene. Ingen har klaget siden forrige besøk.",
        "Så på strømregningen. Vil ha hjelp til å bytte avtale.",
    ),
    ContactKind.PHONE: (
        "Avtalte besøk neste uke.", "Ringte for å høre hvordan det går. Alt i orden.",
        "Ville vite hvem som skifter lås. Fikk nummeret til vaktmesteren.",
    ),
    ContactKind.OUTSIDE: (
        "Gikk en tur og snakket om økonomien.", "Møttes på kafeen i Elvegata. Vil på visning på torsdag.",
    ),
    ContactKind.NO_ANSWER: ("", "Ringte på to ganger. La igjen lapp i postkassen."),
    ContactKind.ACCOMPANIED: (
        "Var med til NAV og leverte søknad om bostøtte.", "Var med på visning. Boligen var for liten.",
    ),
    ContactKind.ON_BEHALF: (
        "Snakket med vaktmesteren om ventilen på badet, etter avtale.",
        "Avtalte nedbetaling med strømselskapet. Husstanden ville det.",
    ),
}  # fmt: skip


def is_followed_up(application: ApplicationRecord | None, household: HouseholdRecord) -> bool:
    """Whether home support takes part: services are needed, or it reached some who have asked for nothing."""
    if application is None:
        return household.id.int % ONE_IN_SO_MANY == 0
    needs = application.facts.get("services") == Services.NEEDED
    return needs or household.contact.family_name == EVERYBODYS_FAMILY


def notes_of(dice: Dice, town: Town) -> list[NoteRecord]:
    """Every household's visits until yesterday. Nobody is cleared to visit those who are protected."""
    latest: dict[UUID, ApplicationRecord] = {one.household.id: one for one in town.applications}
    found: list[NoteRecord] = []
    for household in town.households:
        application = latest.get(household.id)
        hidden = household.contact.fields.get("protection", Protection.NONE) != Protection.NONE
        if is_followed_up(application, household) and not hidden:
            found += _visits(dice, household, _since(application, household, town.today), town.today)
    return found


def _since(application: ApplicationRecord | None, household: HouseholdRecord, today: date) -> date:
    if household.contact.family_name == EVERYBODYS_FAMILY:
        return today - FAMILY_SINCE
    asked = [application.received_on + timedelta(days=14)] if application else []
    return max(*asked, household.since, today - LONGEST_BACK)


def _visits(dice: Dice, household: HouseholdRecord, since: date, today: date) -> Iterator[NoteRecord]:
    """Once a week or so, each household in its own rhythm; some have not been met for a while."""
    rhythm, until = dice.whole(7, 16), today - timedelta(days=dice.whole(1, 24))
    day = next_working_day(since)
    while day < until:
        note = _note(dice, household, day)
        yield note
        family = household.contact.family_name == EVERYBODYS_FAMILY and day + timedelta(days=rhythm) >= until
        if family or dice.chance(CORRECTED_PERCENT):
            yield _correction(dice, note)
        day = next_working_day(day + timedelta(days=rhythm + dice.whole(-2, 3)))


def _note(dice: Dice, household: HouseholdRecord, day: date) -> NoteRecord:
    kind, at = dice.weighted(KINDS), dice.moment(day)
    minutes = dice.whole(*MINUTES.get(kind, ORDINARY_MINUTES))
    return NoteRecord(
        dice.key(), household.id, kind, at, minutes, dice.pick(WORDS[kind]), _later(at, minutes + 10)
    )


def _correction(dice: Dice, note: NoteRecord) -> NoteRecord:
    return NoteRecord(
        dice.key(), note.household, note.kind, note.happened_at, note.minutes + 15, note.text,
        _later(note.written_at, 60), note.id, REASON,
    )  # fmt: skip


def _later(at: datetime, minutes: int) -> datetime:
    return at + timedelta(minutes=minutes)
