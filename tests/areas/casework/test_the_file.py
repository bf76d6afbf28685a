"""The case file: contacts before there is an application, notes that nobody rewrites, tasks with an owner."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Information, Purpose
from boligflyt.areas.access.services import Share, share, stand_in
from boligflyt.areas.casework.choices import About, EntryKind, TaskState
from boligflyt.areas.casework.models import CaseTask, Entry
from boligflyt.areas.casework.queries import entries_visible_to, open_file, tasks_visible_to
from boligflyt.areas.casework.services import (
    NewEntry,
    NewTask,
    close_task,
    correct_entry,
    hand_over,
    make_task,
    write_entry,
)
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.support.cast import NOW, TODAY, make_application, make_household

pytestmark = pytest.mark.django_db(databases=["default", "side"])


@pytest.fixture
def home(cast):
    return make_household(children=2)


def said(text="Ringte og fortalte at de må ut 1. desember.", **more) -> NewEntry:
    facts = {"kind": EntryKind.PHONE_IN, "about": About.HOUSING, "happened_at": NOW - timedelta(hours=2)}
    return NewEntry(**{**facts, **more}, text=text)


@pytest.mark.proves("DEF-32")
def test_a_contact_is_written_down_though_there_is_no_application(cast, home):
    entry = write_entry(cast.kari, home, said(who="Mor"))

    assert not home.applications.exists()
    assert list(entries_visible_to(cast.amir).filter(household=home)) == [entry]
    assert entry.office_id == cast.kari.office


def test_what_a_note_is_about_decides_who_reads_it(cast, home):
    share(cast.kari, "household", home.pk, Share(Purpose.FOLLOWUP, office=cast.jon.office))
    for about in About:
        write_entry(cast.kari, home, said(f"Om {about.label}", about=about))

    read = {one.about for one in entries_visible_to(cast.jon)}

    assert read == {About.HOUSING, About.CHILDREN}
    assert {one.about for one in entries_visible_to(cast.kari)} == set(About)


def test_nobody_writes_about_what_they_do_not_see(cast, home):
    kinds = frozenset({Information.HOUSING})
    share(cast.kari, "household", home.pk, Share(Purpose.COORDINATION, office=cast.nora.office, kinds=kinds))

    with pytest.raises(Forbidden, match="helse"):
        write_entry(cast.nora, home, said("Om helse", about=About.HEALTH))

    assert write_entry(cast.nora, home, said("Om bolig")).pk


def test_a_note_in_the_future_is_refused_and_told_to_be_a_task(cast, home):
    with pytest.raises(Refused, match="lag en oppgave"):
        write_entry(cast.kari, home, said(happened_at=NOW + timedelta(minutes=5)))

    assert not Entry.objects.exists()


def test_a_correction_says_why_and_the_first_stays(cast, home):
    first = write_entry(cast.kari, home, said("De må ut 1. desember."))

    second = correct_entry(cast.kari, first.pk, said("De må ut 1. januar."), "Hørte feil dato")

    first.refresh_from_db()
    assert (first.text, second.corrects_id) == ("De må ut 1. desember.", first.pk)
    with pytest.raises(Refused, match="allerede rettet"):
        correct_entry(cast.amir, first.pk, said("Noe tredje"), "En gang til")


def test_another_office_does_not_correct_ours(cast, home):
    share(cast.kari, "household", home.pk, Share(Purpose.CASE_WORK, office=cast.nora.office))
    first = write_entry(cast.kari, home, said())

    with pytest.raises(Refused, match="annen enhet"):
        correct_entry(cast.nora, first.pk, said("Annet"), "Jeg vet bedre")


@pytest.mark.parametrize("change", ["text", "household"])
def test_the_database_lets_nobody_rewrite_or_remove_what_was_said(cast, home, change):
    entry = write_entry(cast.kari, home, said())
    new = {"text": {"text": "Aldri sagt"}, "household": {"household": make_household()}}[change]

    for forbidden in (
        lambda: Entry.objects.filter(pk=entry.pk).update(**new),
        lambda: Entry.objects.filter(pk=entry.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            forbidden()


def test_the_database_ties_a_correction_to_the_same_household(cast, home):
    entry = write_entry(cast.kari, home, said())
    twin = Entry.objects.get(pk=entry.pk)
    twin.pk, twin.household, twin.corrects, twin.why_corrected = None, make_household(), entry, "Feil"
    twin.id = make_household().pk

    with pytest.raises(DatabaseError, match="belongs to the household"), transaction.atomic():
        twin.save(force_insert=True)


def test_a_task_has_an_owner_and_a_day(cast, home):
    task = make_task(cast.kari, home, NewTask("Ringe utleier", TODAY + timedelta(days=2), cast.amir.staff))

    assert (task.owner_id, task.state) == (cast.amir.staff, TaskState.OPEN)
    with pytest.raises(Refused, match="passert"):
        make_task(cast.kari, home, NewTask("Ringe utleier", TODAY - timedelta(days=1)))


def test_a_task_is_not_given_to_somebody_who_may_not_see_the_household(cast, home):
    with pytest.raises(Refused, match="del saken"):
        make_task(cast.kari, home, NewTask("Ringe utleier", TODAY, cast.nora.staff))


def test_a_dropped_task_says_why(cast, home):
    task = make_task(cast.kari, home, NewTask("Ringe utleier", TODAY))

    with pytest.raises(Refused, match="hvorfor"):
        close_task(cast.kari, task, None, TaskState.DROPPED, " ")

    assert close_task(cast.kari, task, None, TaskState.DONE, "").closed_by_id == cast.kari.staff


def test_two_who_close_the_same_task_do_not_overwrite_each_other(cast, home):
    task = make_task(cast.kari, home, NewTask("Ringe utleier", TODAY))
    close_task(cast.kari, task, 1, TaskState.DONE, "Avtalt visning")

    with pytest.raises(Conflict):
        close_task(cast.amir, task, 1, TaskState.DROPPED, "Ikke nødvendig")


@pytest.mark.proves("RSK-05")
def test_a_hand_over_takes_the_case_and_its_tasks_and_what_the_next_must_know(cast, home):
    case = make_application(cast.kari, home)
    make_task(cast.kari, home, NewTask("Ringe utleier", TODAY))

    moved = hand_over(cast.kari, home, cast.amir.staff, "Utleier venter på svar innen fredag.")

    case.refresh_from_db()
    assert (moved, case.caseworker_id) == (1, cast.amir.staff)
    assert set(CaseTask.objects.values_list("owner", flat=True)) == {cast.amir.staff}
    assert "venter på svar" in Entry.objects.get(kind=EntryKind.HAND_OVER).text


def test_nothing_is_handed_over_to_somebody_who_is_away_and_the_substitute_is_named(cast, home):
    make_application(cast.kari, home)
    stand_in(cast.kari, cast.amir.staff, cast.hedda.staff, cast.kari.office, TODAY, TODAY + timedelta(days=9))

    with pytest.raises(Refused, match="Hedda Lund er vikar"):
        hand_over(cast.kari, home, cast.amir.staff, "Ta denne.")


def test_a_case_stays_in_the_office_that_has_it(cast, home):
    make_application(cast.kari, home)
    share(cast.kari, "household", home.pk, Share(Purpose.CASE_WORK, office=cast.nora.office))

    with pytest.raises(Refused, match="arbeider ikke i Boligkontoret"):
        hand_over(cast.kari, home, cast.nora.staff, "Ta denne.")


def test_a_hand_over_without_a_word_to_the_next_is_refused(cast, home):
    make_application(cast.kari, home)

    with pytest.raises(Refused, match="må vite"):
        hand_over(cast.kari, home, cast.amir.staff, "  ")


def test_who_takes_no_part_has_no_door_to_the_file(cast, home):
    write_entry(cast.kari, home, said())
    make_task(cast.kari, home, NewTask("Ringe utleier", TODAY))

    with pytest.raises(Http404):
        open_file(cast.nora, home.pk)
    assert not entries_visible_to(cast.nora).exists()
    assert not tasks_visible_to(cast.nora).exists()
