"""Trying changed rules on meetings that have been: a purpose first, a sealed copy, and an end to it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random

import pytest
from django.db import InternalError, ProgrammingError, transaction
from django.http import Http404

from boligflyt.areas.allocation.choices import RehearsalBasis
from boligflyt.areas.allocation.models import Meeting, MeetingLine, QueueEntry, Rehearsal
from boligflyt.areas.allocation.queries.rehearsals import open_rehearsal
from boligflyt.areas.allocation.services.rehearsing import Asked, empty_due, empty_rehearsal, rehearse
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.eligibility.rule_file import SHIPPED
from boligflyt.domain.rehearsal import Changes
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.areas.allocation.allocation_steps import closed_meeting, meeting_with_proposal, queued
from tests.support.cast import TODAY, make_dwelling, make_household, make_person, stamped

WAITING_FIRST = Changes(waiting_counts="yes")


@pytest.fixture
def year(cast):
    """Three families have waited, and a meeting has given one of them the one flat."""
    for lot in (1, 2, 3):
        queued(cast, make_household(make_person("Mona", f"Lund{lot}"), children=2), lot=lot)
    make_dwelling(bedrooms=3, rent=9000)
    return closed_meeting(cast, meeting_with_proposal(cast))


def asked(**changes) -> Asked:
    known = {
        "basis": RehearsalBasis.PLANNING, "purpose": "Vil ventetid hjelpe barnefamiliene?",
        "first_day": TODAY - timedelta(days=365), "last_day": TODAY, "changes": WAITING_FIRST,
    }  # fmt: skip
    return Asked(**{**known, **changes})


def tried(cast, **changes) -> Rehearsal:
    return rehearse(cast.liv, asked(**changes), Random(1))


def test_it_says_who_would_have_been_housed_by_the_same_meetings_and_vacancies(cast, year):
    made = tried(cast)

    assert (made.result["applicants"], made.result["vacancies"], made.result["meetings"]) == (3, 1, 1)
    # One of three: too small a number to be shown.
    assert (made.result["held_housed"], made.result["tried_housed"]) == (None, None)
    assert made.kept_until == TODAY + timedelta(days=30)


def test_the_copy_holds_no_name_number_key_or_address(cast, year):
    made = tried(cast)

    text = json.dumps(made.copy)
    line = MeetingLine.objects.first()
    hidden = [
        "Lund", "Skogbrynet", "Elvebyen", "9999", line.entry.application.case_code, str(line.entry_id),
        str(line.dwelling_id or line.proposed_id), str(line.entry.application.household_id),
    ]  # fmt: skip
    assert [one for one in hidden if one in text] == []
    assert {one["needs"]["key"] for one in made.copy["applicants"]} == {"h00001", "h00002", "h00003"}


def test_the_copy_holds_the_order_of_the_lots_and_not_the_lots(cast, year):
    for number, entry in enumerate(QueueEntry.objects.order_by("lot"), start=1):
        QueueEntry.objects.filter(pk=entry.pk).update(lot=1_000_000 + 77 * number)

    made = tried(cast)

    assert sorted(one["needs"]["lot"] for one in made.copy["applicants"]) == [1, 2, 3]


def test_whose_need_for_services_is_not_clarified_is_not_housed_in_a_replay_either(cast, year):
    waits = QueueEntry.objects.order_by("lot").last().application
    waits.services = "not_clarified"
    waits.save()

    assert len(tried(cast).copy["applicants"]) == 2


def test_a_dwelling_that_was_refused_and_given_again_is_one_vacancy(cast, year):
    line = MeetingLine.objects.get(dwelling__isnull=False)
    again = MeetingLine.objects.exclude(pk=line.pk).first()
    later = Meeting.objects.create(
        office_id=year.office_id, held_on=TODAY - timedelta(days=1), state="closed", **stamped()
    )
    MeetingLine.objects.create(
        meeting=later, entry=again.entry, place=1, dwelling=line.dwelling, decision="accept", **stamped()
    )

    assert tried(cast).result["vacancies"] == 1


def test_nobody_protected_is_in_the_copy_whoever_makes_it(cast, year):
    hidden = make_household(make_person("Eva", "Skjult", protection=Protection.STRICT))
    entry = queued(cast, lot=8)
    QueueEntry.objects.filter(pk=entry.pk).update(application=entry.application)
    entry.application.household = hidden
    entry.application.applicant = hidden.contact
    entry.application.save()

    assert tried(cast).result["applicants"] == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"purpose": " "}, "Skriv hva dere vil finne ut"),
        ({"first_day": TODAY, "last_day": TODAY - timedelta(days=1)}, "Siste dag er før"),
        ({"last_day": TODAY + timedelta(days=1)}, "lenger enn til i dag"),
        ({"changes": Changes()}, "Ingenting er endret"),
        ({"changes": Changes(groups=("family",))}, "Hver gruppe"),
        ({"first_day": date(2020, 1, 1), "last_day": date(2020, 12, 31)}, "Ingen møter i perioden"),
    ],
)
def test_without_a_purpose_or_anything_to_try_no_copy_is_made(cast, year, changes, words):
    with pytest.raises(Refused, match=words):
        tried(cast, **changes)

    assert not Rehearsal.objects.exists()


def test_a_whole_rule_file_is_tried_and_kept_with_the_numbers(cast, year):
    text = (SHIPPED / "demo-bergen.yaml").read_text(encoding="utf-8")

    made = tried(cast, changes=Changes(file=text))

    assert made.changes["file"] == text
    assert made.rule_set == "demo-drammen"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (Changes(file="rule_set: ["), "Filen kan ikke brukes: linje"),
        (Changes(file=(SHIPPED / "demo-drammen.yaml").read_text(encoding="utf-8")), "ingenting å prøve"),
        (Changes(file="rule_set: {}", waiting_counts="yes"), "ikke begge deler"),
    ],
)
def test_a_file_that_is_faulty_or_says_nothing_new_makes_no_copy(cast, year, changes, words):
    with pytest.raises(Refused, match=words) as refused:
        tried(cast, changes=changes)

    assert refused.value.field == "file"
    assert not Rehearsal.objects.exists()


def test_postgresql_lets_nobody_change_a_copy_and_an_emptied_one_stays_empty(cast, year):
    made = Rehearsal.objects.get(pk=tried(cast).pk)

    with pytest.raises((ProgrammingError, InternalError), match="endres ikke"), transaction.atomic():
        Rehearsal.objects.filter(pk=made.pk).update(copy={"applicants": []})
    with pytest.raises((ProgrammingError, InternalError), match="endres ikke"), transaction.atomic():
        Rehearsal.objects.filter(pk=made.pk).update(purpose="Noe annet.")
    emptied = empty_rehearsal(cast.liv, made.pk)
    assert (emptied.copy, emptied.emptied_on, emptied.result) == ({}, TODAY, made.result)


def test_the_daily_job_deletes_copies_whose_time_is_over_and_no_others(cast, year):
    made = tried(cast)

    assert empty_due(cast.liv.trace, made.kept_until) == 0
    assert empty_due(cast.liv.trace, made.kept_until + timedelta(days=1)) == 1
    made.refresh_from_db()
    assert made.copy == {}


def test_only_a_leader_tries_rules(cast, year):
    with pytest.raises(Forbidden):
        rehearse(cast.kari, asked(), Random(1))
    made = tried(cast)
    with pytest.raises(Http404):
        open_rehearsal(cast.kari, made.pk)
