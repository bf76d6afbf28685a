"""Opening with a written reason and the control list, over HTTP, as the program's roles behind real walls."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from boligflyt.areas.access.models import Participation, Staff
from boligflyt.areas.applications.models import ControlItem, ControlOutcome
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.encryption import blind_index
from boligflyt.toolkit.walls import open_as
from tests.support.cast import make_application, make_household, make_person

TEXT = "Står i skranken uten sted å sove i natt."
NUMBERS = [n for n in (make_synthetic_number(date(1971, 2, 3), k) for k in range(9)) if n]
CHANGING = re.compile(rb'value="[0-9a-f-]{36}"|(name="csrfmiddlewaretoken" value=")[^"]*|value="[\w-]{5,15}"')


def client_of(actor):
    found = Client(raise_request_exception=False)
    found.force_login(Staff.objects.get(pk=actor.staff))
    return found


def opening(client, sought):
    wish = {"sought": sought, "reason": "at_the_desk", "text": TEXT}
    return client.post(reverse("access:open_with_reason"), wish)


@pytest.fixture(scope="module")
def cases(real_database, everybody):
    """One case that can be opened and one that is protected, of people with numbers."""
    with real_database.owner():
        return [
            make_application(
                everybody.cast.kari,
                make_household(
                    make_person(
                        name, "Åpne", number=number, number_index=blind_index(number), protection=grade
                    )
                ),
            )
            for name, number, grade in (
                ("Fri", NUMBERS[0], Protection.NONE),
                ("Vernet", NUMBERS[1], Protection.STRICT),
            )
        ]  # fmt: skip


def test_what_is_opened_is_read_over_the_wall_and_neither_changed_nor_shared(real_database, everybody, cases):
    case, nora = cases[0], everybody.cast.nora
    household = reverse("people:household", args=[case.household_id])

    with real_database.program():
        client = client_of(nora)
        before = client.get(household).status_code
        opened = opening(client, NUMBERS[0])
        page = client.get(household)
        read = client.get(reverse("applications:detail", args=[case.pk])).status_code
        changing = [
            getattr(client, method)(reverse(name, args=[key])).status_code
            for method in ("get", "post")
            for name, key in (
                ("people:person_edit", case.applicant_id), ("people:member_add", case.household_id),
                ("access:sharing", case.household_id), ("applications:edit", case.pk),
            )
        ]  # fmt: skip

    said = page.content.decode()
    assert (before, opened.status_code, opened.url, page.status_code, read) == (404, 302, household, 200, 200)
    assert "Du åpnet denne saken med begrunnelse; leder ser det" in said
    assert "Legg til medlem" not in said and "Hvem deltar" not in said and "Registrer søknad" not in said
    assert set(changing) == {404}


def test_unknown_protected_and_own_answer_with_the_same_page_and_count_towards_the_days_limit(
    real_database, everybody, cases
):
    actor = everybody.actors["home_support", 3]
    own = everybody.rows["self", 0].application.case_code

    with real_database.program():
        client = client_of(actor)
        answers = [
            opening(client, sought)
            for sought in (NUMBERS[5], NUMBERS[1], cases[1].case_code, "2026-QWRTZ", own)
        ]
        sixth = opening(client, NUMBERS[0])
        tried = Event.objects.filter(actor=actor.staff, kind="opening", deed="refused").count()
        given = Participation.objects.filter(given_by=actor.staff).exclude(until=None)
        opened = given.filter(subject__in=[one.household_id for one in cases]).exists()

    alike = {CHANGING.sub(b"", one.content) for one in answers}
    assert [one.status_code for one in (*answers, sixth)] == [422] * 6
    assert len(alike) == 1
    assert "Vi kan ikke åpne noen sak" in answers[0].content.decode()
    assert "5 ganger i dag" in sixth.content.decode()
    assert (tried, opened) == (5, False)


def test_a_leader_settles_behind_the_wall_and_never_sees_whom_it_is_about(real_database, everybody, cases):
    with real_database.program():
        opening(client_of(everybody.cast.nora), NUMBERS[0])
        client = client_of(everybody.cast.liv)
        page = client.get(reverse("access:control")).content.decode()
        with transaction.atomic():
            with connection.cursor() as cursor:
                open_as(cursor, 0, 0)
            item = ControlItem.objects.get(household=cases[0].household_id)
        address = reverse("access:control_settle", args=[item.pk])
        own = client_of(everybody.cast.nora).get(address).status_code
        shown = client.get(address).content.decode()
        done = client.post(address, {"result": "in_order", "comment": "Riktig i natt."})
        said = ControlOutcome.objects.get(item=item)

    assert cases[0].case_code in page and TEXT in page and "Nora Lie" in page
    assert "Åpne" not in re.sub(r"Åpne listen|Åpnet", "", page + shown)
    assert (own, done.status_code, said.result) == (403, 302, "in_order")


def test_what_is_about_the_protected_is_not_on_the_list_of_a_leader_without_clearance(
    real_database, everybody
):
    hidden = everybody.rows["own_office", 3].control
    address = reverse("access:control_settle", args=[hidden.pk])

    with real_database.program():
        pages = {
            clearance: client_of(everybody.actors["leader", clearance]).get(address).status_code
            for clearance in (0, 2, 3)
        }

    assert pages == {0: 404, 2: 404, 3: 200}


@pytest.mark.parametrize(
    "statement",
    [
        "update applications_controlitem set reason = 'x'",
        "delete from applications_controlitem",
        "update applications_controloutcome set result = 'in_order'",
        "delete from applications_controloutcome",
    ],
)
def test_the_program_cannot_change_the_control_list(statement, real_database, everybody):
    with real_database.program(), pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(statement)
