"""Instruments considered in a case, and the register of loans: steps, limits, and who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Information
from boligflyt.areas.home_ownership.choices import (
    CoFinancing,
    Instrument,
    LivedBefore,
    LoanPurpose,
    LoanState,
    UseState,
)
from boligflyt.areas.home_ownership.models import HousingLoan
from boligflyt.areas.home_ownership.queries import (
    instruments_of,
    instruments_visible_to,
    loan_row,
    loans_visible_to,
    nothing_considered,
)
from boligflyt.areas.home_ownership.services import (
    InstrumentNote,
    LoanAsked,
    LoanStep,
    consider_instrument,
    correct_loan,
    register_loan,
    take_loan_step,
)
from boligflyt.areas.home_ownership.workflow import LOAN_NEXT, USE_NEXT
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.periods import Period
from boligflyt.domain.startlaan import counts_in, paid_by_year
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.cast import TODAY, make_application, make_household, make_person, take_part

ASKED = LoanAsked(TODAY, LoanPurpose.BUY, LivedBefore.MUNICIPAL, target_group=True, loan_asked=1_500_000)
GRANT = LoanStep(
    LoanState.GRANTED, TODAY, loan=1_400_000, grant=100_000, co_financing=CoFinancing.NO_BANK,
    co_financing_why="Ingen bank låner ut til boligen",
)  # fmt: skip
PAY = LoanStep(LoanState.PAID_OUT, TODAY, loan=1_400_000, grant=100_000)


@pytest.fixture
def application(cast):
    return make_application(cast.kari, make_household(make_person("Selam", "Tesfay"), children=2))


def note(state: UseState, on: date = TODAY, reason: str = "") -> InstrumentNote:
    return InstrumentNote(state, on, reason)


@pytest.mark.proves("MEA-1.4")
def test_a_case_is_listed_until_something_is_considered_and_then_says_by_whom_and_why_not(cast, application):
    before = list(nothing_considered(cast.kari))
    consider_instrument(
        cast.kari, application.pk, Instrument.STARTLAAN, None,
        note(UseState.NOT_RELEVANT, reason="For lav inntekt"),
    )  # fmt: skip

    lines = {one.instrument: one.use for one in instruments_of(cast.kari, application.pk)}
    use = lines[Instrument.STARTLAAN]
    assert (before, list(nothing_considered(cast.kari))) == ([application], [])
    assert (use.considered_by_id, use.considered_on, use.reason) == (
        cast.kari.staff, TODAY, "For lav inntekt",
    )  # fmt: skip
    assert set(lines) == set(Instrument) and lines[Instrument.BOSTOETTE] is None


def test_an_instrument_goes_from_considered_to_applied_to_its_answer_and_keeps_who_considered_it(
    cast, application
):
    pk = application.pk
    first = consider_instrument(cast.kari, pk, Instrument.GRANT, None, note(UseState.RELEVANT))
    second = consider_instrument(cast.kari, pk, Instrument.GRANT, first.version, note(UseState.APPLIED))
    third = consider_instrument(cast.kari, pk, Instrument.GRANT, second.version, note(UseState.GRANTED))

    assert (third.applied_on, third.settled_on, third.considered_on) == (TODAY, TODAY, TODAY)
    with pytest.raises(VersionConflict):
        consider_instrument(cast.kari, pk, Instrument.GRANT, 1, note(UseState.GRANTED))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (note(UseState.NOT_RELEVANT, reason=" "), "Skriv hvorfor"),
        (note(UseState.GRANTED), "kan ikke bli"),
        (note(UseState.RELEVANT, on=TODAY + timedelta(days=1)), "fram i tid"),
    ],
)
def test_what_cannot_be_noted_is_refused_and_nothing_is_stored(cast, application, told, words):
    with pytest.raises(Refused, match=words):
        consider_instrument(cast.kari, application.pk, Instrument.DEPOSIT, None, told)

    assert not instruments_visible_to(cast.kari).exists()


@pytest.mark.parametrize("state", [*UseState])
def test_every_state_of_an_instrument_is_in_the_table_and_leads_to_known_ones(state):
    assert set(USE_NEXT[state]) <= set(UseState) - {state}
    assert set(LOAN_NEXT) == set(LoanState)


@pytest.mark.proves("ECO-01", "ECO-02", "IND-15")
def test_a_loan_is_asked_for_granted_and_paid_and_the_tables_are_made_from_it(cast, application):
    loan = register_loan(cast.kari, application.pk, ASKED)
    loan = take_loan_step(cast.kari, loan.pk, loan.version, GRANT)
    loan = take_loan_step(cast.kari, loan.pk, loan.version, PAY)
    owned = LoanStep(LoanState.PAID_OUT, TODAY, owner_since=TODAY)
    take_loan_step(cast.kari, loan.pk, loan.version, owned)

    rows = [loan_row(one) for one in loans_visible_to(cast.kari)]
    counted = counts_in(rows, Period(TODAY, TODAY))
    year = paid_by_year(rows)[0]
    assert (year.year, year.loan, year.grant, f"{year.share}") == (2026, 1_400_000, 100_000, "7.14")
    assert {one.code for one in counted.figures if one.number} == {
        "granted", "target", "target_with_grant", "owners", "left_municipal",
    }  # fmt: skip


def test_a_loan_in_the_register_is_applied_for_and_answered_among_the_instruments(cast, application):
    def states():
        lines = instruments_of(cast.kari, application.pk)
        return {one.instrument.value: one.use.state for one in lines if one.use}

    loan = register_loan(cast.kari, application.pk, replace(ASKED, grant_asked=200_000))
    asked = states()
    take_loan_step(cast.kari, loan.pk, loan.version, replace(GRANT, grant=0))

    assert asked == {"startlaan": "applied", "grant": "applied"}
    assert states() == {"startlaan": "granted", "grant": "refused"}


@pytest.mark.proves("PRO-30")
def test_a_startlaan_is_not_granted_before_a_bank_is_considered(cast, application):
    loan = register_loan(cast.kari, application.pk, ASKED)

    with pytest.raises(Refused, match="en bank kan ta en del") as refused:
        take_loan_step(cast.kari, loan.pk, loan.version, replace(GRANT, co_financing=None))
    with pytest.raises(Refused, match="hvor mye banken"):
        take_loan_step(cast.kari, loan.pk, loan.version, replace(GRANT, co_financing=CoFinancing.BANK_PART))

    assert refused.value.field == "co_financing"
    assert HousingLoan.objects.get(pk=loan.pk).state == "applied"


def test_the_database_too_demands_that_a_bank_is_considered(cast, application):
    loan = register_loan(cast.kari, application.pk, ASKED)

    with pytest.raises(IntegrityError, match="co_financing_is_considered"), transaction.atomic():
        HousingLoan.objects.filter(pk=loan.pk).update(state="granted", decided_on=TODAY, loan_granted=1)


@pytest.mark.parametrize(
    ("step", "field", "words"),
    [
        (replace(PAY), "outcome", "kan ikke bli"),
        (replace(GRANT, on=TODAY + timedelta(days=1)), "on", "fram i tid"),
        (replace(GRANT, on=TODAY - timedelta(days=1)), "on", "Det ble søkt"),
        (replace(GRANT, loan=0, grant=0), "loan", "hvor mye som er innvilget"),
        (LoanStep(LoanState.REFUSED, TODAY), "reason", "Skriv hvorfor"),
        (replace(GRANT, owner_since=TODAY + timedelta(days=1)), "owner_since", "fram i tid"),
    ],
)
def test_a_step_that_cannot_be_taken_is_refused_with_its_field(cast, application, step, field, words):
    loan = register_loan(cast.kari, application.pk, ASKED)

    with pytest.raises(Refused, match=words) as refused:
        take_loan_step(cast.kari, loan.pk, loan.version, step)

    assert refused.value.field == field
    assert HousingLoan.objects.get(pk=loan.pk).state == "applied"


def test_no_more_is_paid_than_was_granted_and_a_refused_one_makes_no_owner(cast, application):
    loan = register_loan(cast.kari, application.pk, ASKED)
    refused = register_loan(cast.kari, application.pk, ASKED)
    loan = take_loan_step(cast.kari, loan.pk, loan.version, GRANT)
    no = LoanStep(LoanState.REFUSED, TODAY, reason="Tåler ikke lånet", owner_since=TODAY)

    with pytest.raises(Refused, match="innvilget 1400000 kr"):
        take_loan_step(cast.kari, loan.pk, loan.version, replace(PAY, loan=1_400_001))
    with pytest.raises(Refused, match="blir eier her"):
        take_loan_step(cast.kari, refused.pk, refused.version, no)


def test_a_slip_of_the_hand_is_corrected_and_the_history_has_what_it_was(cast, application):
    loan = register_loan(cast.kari, application.pk, ASKED)

    corrected = correct_loan(cast.kari, loan.pk, loan.version, replace(ASKED, loan_asked=1_600_000))

    assert corrected.loan_asked == 1_600_000
    assert set(loan.events.values_list("loan_asked", flat=True)) == {1_500_000, 1_600_000}
    with pytest.raises(Refused, match="hvor mye det er søkt om"):
        correct_loan(cast.kari, loan.pk, corrected.version, replace(ASKED, loan_asked=0))


def test_loans_and_instruments_are_for_those_who_see_the_economy_and_changed_by_the_office_of_the_case(
    cast, application
):
    loan = register_loan(cast.kari, application.pk, ASKED)
    consider_instrument(cast.kari, application.pk, Instrument.DEPOSIT, None, note(UseState.RELEVANT))
    take_part(application.household, cast.jon.office, Information.HOUSING, Information.FOLLOWUP)

    assert (loans_visible_to(cast.kari).count(), instruments_visible_to(cast.kari).count()) == (1, 2)
    assert not loans_visible_to(cast.jon).exists() and not instruments_visible_to(cast.jon).exists()
    with pytest.raises((Http404, Forbidden)):
        take_loan_step(cast.jon, loan.pk, loan.version, GRANT)


def test_a_household_that_becomes_protected_takes_its_loans_and_their_history_with_it(cast, application):
    loan = register_loan(cast.kari, application.pk, ASKED)
    use = consider_instrument(cast.kari, application.pk, Instrument.DEPOSIT, None, note(UseState.RELEVANT))

    application.applicant.protection = Protection.STRICT
    application.applicant.save()

    kept = [one for row in (loan, use) for one in (type(row).objects.get(pk=row.pk), *row.events.all())]
    assert len(kept) >= 4 and min(one.grade for one in kept) > 0
