"""The journal: who writes, who reads, and that nothing in it is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Participation
from boligflyt.areas.applications.models import Application
from boligflyt.areas.audit.models import Event
from boligflyt.areas.casework.queries.insight import named, open_insight
from boligflyt.areas.followup import services
from boligflyt.areas.followup.models import LONGEST_TEXT, JournalNote
from boligflyt.areas.followup.queries import (
    days_since,
    followed_up_by,
    journal_at_a_glance,
    journal_of,
    notes_visible_to,
    open_journal,
    open_note,
)
from boligflyt.areas.followup.services import Contact, correct_note, write_note
from boligflyt.areas.people.choices import RelationKind
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.services.relations import tell_relation
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.support.cast import NOW, make_household, make_person, make_protected, take_part

FOLLOWS = (Information.HOUSING, Information.FOLLOWUP)
AN_HOUR_AGO = NOW - timedelta(hours=1)
VISIT = Contact("home_visit", AN_HOUR_AGO, 45, "Betalte husleien sammen.")


def followed(cast, person=None) -> Household:
    """A household that has applied for nothing, which the home-support office follows up."""
    household = make_household(person or make_person())
    take_part(household, cast.jon.office, *FOLLOWS)
    return household


@pytest.mark.proves("REG-11")
def test_those_who_take_part_in_the_follow_up_read_the_journal_and_nobody_else_does(cast):
    household, elsewhere = followed(cast), make_household(make_person("Odd", "Lund"))
    note = write_note(cast.jon, household.pk, VISIT)
    take_part(household, cast.nora.office)

    seen = {name: set(notes_visible_to(getattr(cast, name))) for name in cast.actors}

    assert seen == {
        name: {note} if name in {"kari", "amir", "hedda", "ingrid", "jon"} else set() for name in cast.actors
    }
    with pytest.raises(Http404):
        open_journal(cast.jon, elsewhere.pk)
    with pytest.raises(Http404):
        write_note(cast.jon, elsewhere.pk, VISIT)
    with pytest.raises(Forbidden, match="Saksbehandler bolig kan ikke gjøre dette"):
        write_note(cast.kari, household.pk, VISIT)


def test_a_household_that_has_applied_for_nothing_can_be_followed_up(cast):
    household = followed(cast)

    note = write_note(cast.jon, household.pk, VISIT)

    assert not Application.objects.exists()
    assert list(journal_of(cast.jon, household.pk)) == [note]
    assert (note.written_by_id, note.office_id, note.written_at) == (cast.jon.staff, cast.jon.office, NOW)


def test_taking_part_without_follow_up_or_no_longer_shows_no_note(cast):
    household = followed(cast)
    write_note(cast.jon, household.pk, VISIT)
    theirs = Participation.objects.filter(subject=household.pk, office=cast.jon.office)

    theirs.update(kinds=["identity", "housing", "children"])
    without = notes_visible_to(cast.jon).exists()
    theirs.delete()
    ended = notes_visible_to(cast.jon).exists()

    assert (without, ended) == (False, False)


def test_nobody_reads_or_writes_in_the_journal_of_those_who_are_near(cast):
    person = make_person()
    household = followed(cast, person)
    note = write_note(cast.jon, household.pk, VISIT)

    tell_relation(cast.jon, person, RelationKind.SIBLING)

    assert not notes_visible_to(cast.jon).exists()
    assert notes_visible_to(cast.kari).get() == note
    with pytest.raises(Http404):
        write_note(cast.jon, household.pk, VISIT)


def test_a_protected_household_has_protected_notes_from_the_moment_it_is_protected(cast):
    hidden, person = followed(cast, make_protected()), make_person()
    later = followed(cast, person)
    cleared = replace(cast.jon, clearance=3)
    notes = [write_note(cleared, one.pk, VISIT) for one in (hidden, later)]
    person.protection = "fortrolig"
    person.save()

    grades = [JournalNote.objects.get(pk=note.pk).grade for note in notes]

    assert grades == [3, 2]
    assert not notes_visible_to(cast.jon).exists() and not followed_up_by(cast.jon).exists()
    assert notes_visible_to(cleared).count() == 2
    with pytest.raises(Http404):
        open_note(cast.jon, notes[0].pk)


def test_a_correction_is_a_new_note_and_the_first_stays(cast):
    household = followed(cast)
    first = write_note(cast.jon, household.pk, VISIT)

    second = correct_note(cast.jon, first.pk, replace(VISIT, minutes=15), " Skrev feil tid. ")
    third = correct_note(cast.jon, second.pk, replace(VISIT, minutes=20), "Og én gang til.")

    first = journal_of(cast.kari, household.pk).get(pk=first.pk)
    assert (first.minutes, first.text, first.correction) == (45, "Betalte husleien sammen.", second)
    assert (second.minutes, second.corrects, second.reason) == (15, first, "Skrev feil tid.")
    assert set(journal_of(cast.kari, household.pk)) == {first, second, third}
    assert journal_at_a_glance(cast.kari, household.pk).contacts == 1


def test_a_note_is_corrected_once_with_a_reason_and_a_difference(cast):
    first = write_note(cast.jon, followed(cast).pk, VISIT)

    with pytest.raises(Refused, match="Skriv hvorfor"):
        correct_note(cast.jon, first.pk, replace(VISIT, minutes=15), " ")
    with pytest.raises(Refused, match="høyst 300 tegn"):
        correct_note(cast.jon, first.pk, replace(VISIT, minutes=15), "x" * 301)
    with pytest.raises(Refused, match="Ingenting er endret"):
        correct_note(cast.jon, first.pk, VISIT, "Skrev feil tid.")
    correct_note(cast.jon, first.pk, replace(VISIT, minutes=15), "Skrev feil tid.")
    with pytest.raises(Conflict, match="allerede rettet"):
        correct_note(cast.jon, first.pk, replace(VISIT, minutes=20), "Skrev feil tid.")
    with pytest.raises(Forbidden):
        correct_note(cast.kari, first.pk, replace(VISIT, minutes=20), "Skrev feil tid.")

    assert JournalNote.objects.count() == 2


def test_of_two_corrections_at_once_postgresql_keeps_one(cast, monkeypatch):
    first = write_note(cast.jon, followed(cast).pk, VISIT)
    correct_note(cast.jon, first.pk, replace(VISIT, minutes=15), "Skrev feil tid.")
    monkeypatch.setattr(services, "_refuse_second", lambda first: None)  # both looked before either wrote

    with pytest.raises(Conflict, match="allerede rettet"):
        correct_note(cast.jon, first.pk, replace(VISIT, minutes=20), "Skrev feil tid.")

    assert JournalNote.objects.get(corrects=first).minutes == 15


@pytest.mark.parametrize(
    ("contact", "says", "field"),
    [
        (replace(VISIT, kind="dream"), "Velg hva slags kontakt", "kind"),
        (replace(VISIT, happened_at=NOW + timedelta(minutes=1)), "ikke skjedd ennå", "clock"),
        (replace(VISIT, happened_at=NOW - timedelta(days=367)), "Sjekk årstallet", "day"),
        (replace(VISIT, minutes=-1), "fra 0 til 1440", "minutes"),
        (replace(VISIT, minutes=1441), "fra 0 til 1440", "minutes"),
        (replace(VISIT, text="x" * (LONGEST_TEXT + 1)), "har 10001 tegn, og det er plass til 10000", "text"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_at_its_field(contact, says, field, cast):
    household = followed(cast)

    with pytest.raises(Refused, match=says) as told:
        write_note(cast.jon, household.pk, contact)

    assert told.value.field == field
    assert not JournalNote.objects.exists()


def test_the_longest_note_has_room_for_every_sign(cast):
    note = write_note(cast.jon, followed(cast).pk, replace(VISIT, text="æ" * LONGEST_TEXT))

    note.refresh_from_db()

    assert len(note.text) == LONGEST_TEXT


def test_postgresql_itself_refuses_what_a_note_must_never_be(cast):
    here, there = followed(cast), followed(cast, make_person("Odd", "Lund"))
    first = write_note(cast.jon, here.pk, VISIT)
    plain = {
        "household": here, "kind": "phone", "happened_at": NOW, "minutes": 5, "written_at": NOW,
        "written_by_id": cast.jon.staff, "office_id": cast.jon.office,
    }  # fmt: skip
    itself = JournalNote(**plain, reason="Feil")
    itself.corrects_id = itself.pk
    faulty = {
        "note_after_the_contact": JournalNote(**{**plain, "happened_at": NOW + timedelta(seconds=1)}),
        "note_within_a_day": JournalNote(**{**plain, "minutes": 1441}),
        "note_not_too_long": JournalNote(**plain, text="x" * (LONGEST_TEXT + 1)),
        "correction_has_a_reason": JournalNote(**plain, corrects=first),
        "correction_in_the_same_journal": JournalNote(
            **{**plain, "household": there}, corrects=first, reason="Feil husstand"
        ),
        "note_does_not_correct_itself": itself,
    }

    for name, note in faulty.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            note.save(force_insert=True)
            transaction.get_connection().check_constraints()
    with pytest.raises(DatabaseError, match="Et notat endres ikke"), transaction.atomic():
        JournalNote.objects.filter(pk=first.pk).update(text="Noe annet")
    with pytest.raises(DatabaseError, match="Et notat endres ikke"), transaction.atomic():
        JournalNote.objects.filter(pk=first.pk).update(household=there)

    assert JournalNote.objects.count() == 1


def test_writing_correcting_and_reading_leave_their_lines_in_the_trace(cast):
    household = followed(cast)
    first = write_note(cast.jon, household.pk, VISIT)
    second = correct_note(cast.jon, first.pk, replace(VISIT, minutes=15), "Skrev feil tid.")
    open_journal(cast.kari, household.pk)

    lines = {(one.kind, one.deed, one.subject) for one in Event.objects.all()}
    lines |= {(one.kind, one.deed, one.subject) for one in Event.objects.using("side")}

    assert {("note", "changed", first.pk), ("note", "changed", second.pk)} <= lines
    assert ("journal", "read", household.pk) in lines


def test_the_person_is_told_who_has_written_about_them(cast):
    household = followed(cast)
    write_note(cast.jon, household.pk, VISIT)

    insight = open_insight(cast.kari, household.contact_id)
    told = [(one.name, set(one.kinds)) for one in named(insight.events, insight) if "note" in one.kinds]

    assert told == [("Jon Moe", {"note"})]


def test_my_visits_has_those_who_have_waited_longest_first_and_an_attempt_is_no_contact(cast):
    names = ("Aas", "Berg", "Dahl")
    never, tried, recent = (followed(cast, make_person("Odd", name)) for name in names)
    days_ago = {days: NOW - timedelta(days=days) for days in (2, 3, 9)}
    write_note(cast.jon, recent.pk, replace(VISIT, happened_at=days_ago[2]))
    write_note(cast.jon, tried.pk, replace(VISIT, happened_at=days_ago[9]))
    write_note(cast.jon, tried.pk, Contact("no_answer", days_ago[3], 5))
    wrong = write_note(cast.jon, never.pk, replace(VISIT, happened_at=days_ago[3]))
    correct_note(cast.jon, wrong.pk, Contact("no_answer", days_ago[3], 5), "Ingen åpnet.")

    rows = list(followed_up_by(cast.jon))

    assert rows == [never, tried, recent]
    assert [days_since(cast.jon, one) for one in rows] == [None, 9, 2]
    assert [one.tried_at for one in rows] == [days_ago[3], days_ago[3], None]
    assert not followed_up_by(cast.kari).exists()  # she reads journals, and follows up nobody


def test_days_are_counted_as_the_calendar_in_oslo_has_them(cast):
    household = followed(cast)
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # Sunday the 22nd, half past midnight

    write_note(cast.jon, household.pk, replace(VISIT, happened_at=late))

    assert days_since(cast.jon, followed_up_by(cast.jon).get()) == 1
