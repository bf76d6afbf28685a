"""One note that the law wants deleted: asked for by one, approved by another, and then gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.http import Http404

from boligflyt.areas.audit.models import Event
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.retention.choices import ErasureReason
from boligflyt.areas.retention.models import Disposal, DisposalItem
from boligflyt.areas.retention.services.erasing import (
    approve_erasure,
    ask_entry_erased,
    ask_note_erased,
    refuse_erasure,
)
from boligflyt.toolkit.faults import Conflict, Forbidden
from tests.support.case_rows import rows_of
from tests.support.cast import make_person, make_protected, take_part
from tests.support.old_files import found_anywhere

WHY = ErasureReason.WRONG_PERSON


@pytest.fixture
def rows(cast):
    return rows_of(cast, make_person("Selam", "Tesfay"))


def test_a_note_stays_until_another_approves_and_then_its_words_are_nowhere(cast, rows):
    asked = ask_entry_erased(cast.kari, rows.said.pk, WHY)
    before = Entry.objects.filter(pk=rows.said.pk).exists()

    done = approve_erasure(cast.ingrid, asked.pk)

    assert before and not Entry.objects.filter(pk=rows.said.pk).exists()
    assert (done.state, done.counts) == ("done", {"casework_entry": 1})
    assert found_anywhere([rows.said.pk], ("audit_event",)) == {}
    assert Event.objects.filter(subject=rows.said.pk, detail__disposal=str(done.pk)).exists()
    assert Entry.objects.filter(household=rows.household).count() == len(rows.entries) - 1


def test_a_note_of_home_support_is_deleted_though_its_table_is_only_added_to(cast, rows):
    jon = cast.jon
    take_part(rows.household, jon.office)
    asked = ask_note_erased(jon, rows.note.pk, ErasureReason.THIRD_PARTY)

    approve_erasure(cast.ingrid, asked.pk)

    assert not JournalNote.objects.filter(pk=rows.note.pk).exists()


def test_nobody_approves_what_they_asked_for_themselves(cast, rows):
    asked = ask_entry_erased(cast.ingrid, rows.said.pk, WHY)

    with pytest.raises(Forbidden):
        approve_erasure(cast.ingrid, asked.pk)

    assert Entry.objects.filter(pk=rows.said.pk).exists()


def test_a_note_that_is_kept_can_be_asked_for_again_and_a_settled_request_is_settled(cast, rows):
    asked = ask_entry_erased(cast.kari, rows.said.pk, WHY)
    with pytest.raises(Conflict):
        ask_entry_erased(cast.amir, rows.said.pk, WHY)

    refuse_erasure(cast.ingrid, asked.pk)

    assert DisposalItem.objects.count() == 0
    with pytest.raises(Http404):
        approve_erasure(cast.ingrid, asked.pk)
    again = ask_entry_erased(cast.kari, rows.said.pk, WHY)
    assert Disposal.objects.filter(pk=again.pk, state="prepared").exists()


def test_who_does_not_see_the_note_can_neither_ask_nor_approve(cast):
    hidden = rows_of(cast, make_protected())

    with pytest.raises(Http404):
        ask_entry_erased(cast.kari, hidden.said.pk, WHY)
    with pytest.raises(Forbidden):
        approve_erasure(cast.kari, hidden.said.pk)


def test_a_decider_who_does_not_take_part_cannot_approve(cast, rows):
    asked = ask_entry_erased(cast.kari, rows.said.pk, WHY)
    elsewhere = replace(cast.ingrid, staff=cast.nora.staff, office=cast.nora.office)

    with pytest.raises(Http404):
        approve_erasure(elsewhere, asked.pk)

    assert Entry.objects.filter(pk=rows.said.pk).exists()
