"""A vedtak is decided by somebody who may see the case and has no part in it."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Participation, Staff
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.services import assessing, intake, steps, vedtak
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.people.services import PersonFacts
from boligflyt.areas.people.services.persons import change_person
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.areas.applications.test_main_job import FAMILY, approvals_of, assessed, draft, prepared
from tests.support.cast import make_application, make_household, make_person, make_protected, take_part


def elsewhere(actor):
    """A decider of another office."""
    return replace(actor, role=Role.DECIDER)


def test_a_decider_of_another_office_cannot_decide_or_return_a_vedtak(cast):
    _, made = prepared(cast)
    stranger = elsewhere(cast.nora)
    one = approvals_of(made)[0]

    with pytest.raises(Http404):
        vedtak.decide_vedtak(stranger, one.vedtak, one.version, one.shown_sha256)
    with pytest.raises(Http404):
        vedtak.return_vedtak(stranger, one.vedtak, one.version, "Nei.")

    assert Vedtak.objects.get(pk=one.vedtak).state == "prepared"


def test_a_case_out_of_sight_is_not_found_by_any_step(cast):
    hidden = make_application(cast.kari, make_household(make_protected()))

    for step in (
        lambda: assessing.run_assessment(cast.kari, hidden.pk, None),
        lambda: intake.change_application(cast.kari, hidden.pk, None, {}),
        lambda: steps.act(cast.kari, hidden.pk, None, steps.Action.START),
    ):
        with pytest.raises(Http404):
            step()


def test_the_vedtak_of_one_case_are_not_decided_under_another(cast):
    first, _ = prepared(cast)
    _, others = prepared(cast, household=make_household(make_person("Dawit", "Haile")))

    with pytest.raises(Refused, match="hører ikke til"):
        vedtak.decide_case(cast.ingrid, first.pk, approvals_of(others))

    assert not Vedtak.objects.filter(state="decided").exists()


def test_a_vedtak_cannot_rest_on_facts_that_have_changed_since_the_rules_were_run(cast):
    application = assessed(cast)
    intake.change_application(cast.kari, application.pk, None, {"yearly_income": 900_000})

    with pytest.raises(Refused, match="endret siden vurderingen"):
        vedtak.prepare_vedtak(cast.kari, application.pk, draft("assistance"))
    assessing.run_assessment(cast.kari, application.pk, None)

    made = vedtak.prepare_vedtak(cast.kari, application.pk, draft("assistance"))
    assert made.frozen["facts"]["economy"]["yearly_income"] == 900_000
    assert made.reason == FAMILY


def test_who_changed_the_applicant_after_the_application_came_has_worked_on_the_case(cast):
    application = assessed(cast)
    person = application.applicant
    told = PersonFacts(
        person.given_name, person.family_name, person.born, None, resident_since=person.resident_since,
        stay=person.stay, phone="00 00 00 01",
    )  # fmt: skip
    change_person(cast.amir, person.pk, person.version, told)

    made = vedtak.prepare_vedtak(cast.kari, application.pk, draft("assistance"))

    assert set(made.contributors) == {cast.kari.staff, cast.amir.staff}


def test_postgresql_itself_refuses_a_vedtak_decided_by_somebody_who_worked_on_the_case(cast):
    _, made = prepared(cast)
    row = Vedtak.objects.filter(pk=made[0].pk)
    row.update(contributors=[cast.kari.staff, cast.amir.staff])

    with pytest.raises(IntegrityError, match="vedtak_not_decided_by_contributor"), transaction.atomic():
        row.update(decided_by_id=cast.amir.staff)

    assert row.update(decided_by_id=cast.ingrid.staff) == 1


def test_a_second_account_of_who_prepared_does_not_decide(cast):
    _, made = prepared(cast)
    Staff.objects.filter(pk=cast.ingrid.staff).update(same_as=cast.kari.staff)

    with pytest.raises(Forbidden, match="En annen må avgjøre"):
        vedtak.decide_vedtak(cast.ingrid, made[0].pk, made[0].version, content_sha256(made[0].letter_data))

    assert not Vedtak.objects.filter(decided_by_id=cast.ingrid.staff).exists()


def test_a_second_account_known_beforehand_stands_among_those_who_worked_on_it_and_postgresql_refuses_it(
    cast,
):
    Staff.objects.filter(pk=cast.ingrid.staff).update(same_as=cast.kari.staff)
    _, made = prepared(cast)

    row = Vedtak.objects.filter(pk=made[0].pk)

    assert {cast.kari.staff, cast.ingrid.staff} <= set(row.get().contributors)
    with pytest.raises(IntegrityError, match="vedtak_not_decided_by_contributor"), transaction.atomic():
        row.update(decided_by_id=cast.ingrid.staff)


def test_an_open_application_at_another_office_is_told_of_without_its_number(cast):
    household = make_household()
    theirs = make_application(cast.nora, household)
    Participation.objects.filter(subject=household.pk, office=cast.kari.office).update(kinds=["identity"])
    facts = {"received_on": cast.kari.today, "channel": "phone", "housing": "other"}

    with pytest.raises(Refused, match="hos en annen enhet") as told:
        intake.register_application(cast.kari, household, facts)

    assert theirs.case_code not in told.value.message


def test_a_lapsed_case_is_not_opened_again_beside_another_open_one(cast):
    household = make_household()
    lapsed = make_application(cast.kari, household, state="lapsed")
    make_application(cast.kari, household)

    with pytest.raises(Refused, match="annen åpen søknad"):
        steps.act(cast.kari, lapsed.pk, None, steps.Action.REASSESS, "Ny situasjon.")

    assert Application.objects.get(pk=lapsed.pk).state == "lapsed"


def test_a_person_out_of_sight_is_not_changed(cast):
    hidden = make_protected()

    with pytest.raises(Http404):
        change_person(cast.kari, hidden.pk, hidden.version, PersonFacts("Ola", "Synlig"))


def test_an_office_that_only_takes_part_changes_nothing(cast):
    application = make_application(cast.kari)
    take_part(application.household, cast.nora.office)
    guest = replace(cast.kari, staff=cast.nora.staff, office=cast.nora.office)

    for step in (
        lambda: intake.change_application(guest, application.pk, None, {"yearly_income": 1}),
        lambda: assessing.run_assessment(guest, application.pk, None),
        lambda: steps.act(guest, application.pk, None, steps.Action.START),
    ):
        with pytest.raises(Forbidden, match="behandles av Boligkontoret"):
            step()

    assert Application.objects.get(pk=application.pk).version == application.version


def test_a_command_number_belongs_to_one_person_and_one_kind_of_command(cast):
    number, made = uuid.uuid4(), uuid.uuid4()
    run_once(number, "register", cast.kari.trace, lambda: made)

    again = run_once(number, "register", cast.kari.trace, lambda: uuid.uuid4())

    assert again == (made, False)
    for kind, actor in (("register", cast.amir), ("decide", cast.kari)):
        with pytest.raises(Conflict, match="brukt til noe annet"):
            run_once(number, kind, actor.trace, lambda: made)
