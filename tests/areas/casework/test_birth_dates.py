"""Age counts in the law: a birth date that is corrected sends what rested on the wrong one back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boligflyt.areas.access.models import Participation
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.applications.choices import State, VedtakState
from boligflyt.areas.applications.models import Application, LogEntry, Vedtak
from boligflyt.areas.casework.models import CaseTask, Entry
from boligflyt.areas.casework.services.birth_dates import change_person, correct_person
from boligflyt.areas.casework.services.life_events import Happened, tell
from boligflyt.areas.handovers.models import Viewing
from boligflyt.areas.people.models import Correction
from boligflyt.areas.people.services import PersonFacts
from boligflyt.domain.life_events import LifeEvent
from boligflyt.toolkit.faults import Refused
from tests.support.case_rows import rows_of
from tests.support.cast import TODAY, make_application, make_household, make_person

WRONG, RIGHT = date(1990, 5, 4), date(2009, 5, 4)
FACTS = PersonFacts(given_name="Selam", family_name="Tesfay", born=RIGHT, stay="permanent")
WHY = "Lest feil av passet."


def test_a_corrected_birth_date_sends_a_granted_case_back_and_its_log_and_file_say_why(cast):
    home = make_household(make_person(born=WRONG))
    case = make_application(cast.kari, home, state=State.GRANTED)

    person = correct_person(cast.kari, home.contact_id, None, FACTS, WHY)

    case.refresh_from_db()
    said = Entry.objects.get().text
    assert (person.born, case.state) == (RIGHT, State.UNDER_ASSESSMENT)
    assert "En fødselsdato er rettet" in LogEntry.objects.filter(application=case).latest("at").reason
    assert "fra 04.05.1990 til 04.05.2009" in said and WHY in said and "boligsosialloven § 6" in said


def test_a_vedtak_that_waits_for_its_second_person_rests_on_the_wrong_age_and_is_sent_back(cast):
    rows = rows_of(cast, make_person(born=WRONG))
    Application.objects.filter(pk=rows.application.pk).update(state=State.WITH_DECIDER)
    Viewing.objects.all().delete()
    Offer.objects.all().delete()
    Vedtak.objects.filter(pk=rows.vedtak.pk).update(
        state=VedtakState.PREPARED, decided_by=None, decided_at=None
    )

    correct_person(cast.kari, rows.person.pk, None, FACTS, WHY)

    rows.application.refresh_from_db()
    rows.vedtak.refresh_from_db()
    assert (rows.application.state, rows.vedtak.state) == (State.UNDER_ASSESSMENT, VedtakState.RETURNED)
    assert "fødselsdato" in rows.vedtak.returned_because


def test_a_birth_date_that_is_changed_or_written_first_afterwards_counts_as_much(cast):
    home = make_household(make_person(born=None))
    case = make_application(cast.kari, home, state=State.GRANTED)

    change_person(cast.kari, home.contact_id, None, FACTS)

    case.refresh_from_db()
    assert case.state == State.UNDER_ASSESSMENT
    assert "fra ikke registrert til 04.05.2009" in Entry.objects.get().text


def test_another_fact_that_is_corrected_leaves_the_case_where_it_is(cast):
    home = make_household(make_person(born=RIGHT))
    case = make_application(cast.kari, home, state=State.GRANTED)

    correct_person(cast.kari, home.contact_id, None, replace(FACTS, family_name="Tesfaye"), WHY)

    case.refresh_from_db()
    assert case.state == State.GRANTED
    assert not Entry.objects.exists() and not CaseTask.objects.exists()


def test_a_case_under_assessment_goes_on_and_nothing_is_written_in_its_file(cast):
    home = make_household(make_person(born=WRONG))
    make_application(cast.kari, home, state=State.UNDER_ASSESSMENT)

    correct_person(cast.kari, home.contact_id, None, FACTS, WHY)

    assert not Entry.objects.exists() and not CaseTask.objects.exists()


def test_without_a_reason_nothing_is_corrected_and_no_case_moves(cast):
    home = make_household(make_person(born=WRONG))
    case = make_application(cast.kari, home, state=State.GRANTED)

    with pytest.raises(Refused, match="Skriv hvorfor"):
        correct_person(cast.kari, home.contact_id, None, FACTS, " ")

    case.refresh_from_db()
    home.contact.refresh_from_db()
    assert (case.state, home.contact.born) == (State.GRANTED, WRONG)
    assert not Entry.objects.exists() and not Correction.objects.exists()


def test_the_case_of_another_office_becomes_a_task_for_its_own_caseworker(cast):
    home = make_household(make_person(born=WRONG))
    case = make_application(cast.kari, home, state=State.GRANTED)
    shared = Participation.objects.filter(subject=home.pk).first()
    Participation.objects.create(
        kind="household", subject=home.pk, office_id=cast.nora.office, purpose="case_work",
        kinds=["identity", "housing", "children", "economy", "health", "decision"], period=shared.period,
    )  # fmt: skip

    correct_person(cast.nora, home.contact_id, None, FACTS, WHY)

    case.refresh_from_db()
    assert case.state == State.GRANTED
    assert CaseTask.objects.get().owner_id == cast.kari.staff


def test_nobody_tells_a_birth_date_as_an_event(cast):
    with pytest.raises(Refused, match="Rett feil"):
        tell(cast.kari, make_household(), Happened(LifeEvent.BIRTH_DATE, TODAY))
