"""The case as caseworker and decider meet it in the browser, form by form."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import Application
from boligflyt.areas.audit.models import Event
from tests.areas.applications.test_main_job import prepared
from tests.support.cast import TODAY, make_application, make_household

PHONED = {
    "received_on": "20.11.2026", "channel": "phone", "matter": "first", "housing": "no_roof",
    "bedrooms_needed": "1", "own_efforts_documented": "unknown", "repayment_plan": "unknown",
    "debt_settlement": "unknown",
}  # fmt: skip


@pytest.fixture
def application(cast):
    return make_application(cast.kari, services="not_clarified", services_text="")


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def without_token(response) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text(response))


def test_it_works(browse, application):
    client = browse("kari")

    listed = client.get(reverse("applications:list"))
    shown = client.get(reverse("applications:detail", args=[application.pk]))

    assert listed.status_code == shown.status_code == 200
    assert "Tesfay, Selam" in text(listed)
    assert "Avklar tjenester" in text(shown)


def test_the_list_of_cases_is_one_line_in_the_trace_with_every_case_shown(browse, application, cast):
    browse("kari").get(reverse("applications:list"))

    line = Event.objects.using("side").get(kind="application", deed="listed")
    assert (line.actor, line.subjects) == (cast.kari.staff, [application.pk])


def test_another_office_gets_the_same_404_as_for_an_unknown_case(browse, application):
    client = browse("nora")

    hidden = client.get(reverse("applications:detail", args=[application.pk]))
    unknown = client.get(reverse("applications:detail", args=["00000000-0000-4000-8000-000000000000"]))

    assert hidden.status_code == unknown.status_code == 404
    assert without_token(hidden) == without_token(unknown)


def test_the_next_step_leads_from_services_to_the_prepared_vedtak(browse, application):
    client = browse("kari")
    at = reverse("applications:detail", args=[application.pk])

    client.post(at + "tjenester/", {"services": "none_needed", "services_text": "Ingen.", "version": 1})
    client.post(at + "vurder/", {})
    judgement = {"met": "yes", "reason": "For lav inntekt til privat leie."}
    judged = client.post(at + "skjonn/income/", judgement, follow=True)

    assert "Forbered vedtaket." in text(judged)


def test_a_request_is_registered_for_a_household_by_phone(browse, cast):
    household = make_household(children=1)
    client = browse("kari")
    told = PHONED | {"household": str(household.pk), "bedrooms_needed": "2"}

    made = client.post(reverse("applications:new"), told, follow=True)

    assert "Søknaden er registrert" in text(made)
    assert "situasjon 1" in text(made)
    assert Application.objects.get(household=household).received_on < TODAY


def test_a_double_click_registers_once(browse, cast):
    household = make_household()
    client = browse("kari")
    told = PHONED | {"household": str(household.pk), "command": "0b0e6a53-0f53-4a8e-8f0a-3d0d6f1d4f7a"}

    first = client.post(reverse("applications:new"), told)
    second = client.post(reverse("applications:new"), told)

    assert first["Location"] == second["Location"]
    assert Application.objects.count() == 1


def test_an_impossible_date_is_named_and_nothing_typed_is_lost(browse, cast):
    household = make_household()
    told = PHONED | {"household": str(household.pk), "received_on": "31.02.2026"}
    told["own_efforts"] = "Ringt tolv utleiere"

    answer = browse("kari").post(reverse("applications:new"), told)

    assert answer.status_code == 422
    assert "Datoen 31.02.2026 finnes ikke" in text(answer)
    assert "Ringt tolv utleiere" in text(answer)


def test_hours_of_services_are_told_with_a_comma_and_stand_in_the_case(browse, cast):
    client = browse("kari")
    told = PHONED | {"household": str(make_household().pk), "weekly_service_hours": "7,5"}

    made = client.post(reverse("applications:new"), told)["Location"]

    stored = Application.objects.get()
    assert stored.weekly_service_hours == Decimal("7.5")
    assert "Timer per uke 7,5" in " ".join(re.sub(r"<[^>]+>", " ", text(client.get(made))).split())
    assert 'value="7,5"' in text(client.get(reverse("applications:edit", args=[stored.pk])))


@pytest.mark.parametrize(
    ("hours", "error"),
    [
        ("mye", "Skriv timer per uke som et tall, for eksempel 10 eller 7,5."),
        ("169", "En uke har 168 timer."), ("-1", "Timer per uke kan ikke være under null."),
        ("7,25", "Skriv høyst én desimal"), ("10000", "En uke har 168 timer."),
    ],
)  # fmt: skip
def test_hours_that_no_week_has_are_named_and_nothing_typed_is_lost(browse, cast, hours, error):
    told = PHONED | {"household": str(make_household().pk), "weekly_service_hours": hours}

    answer = browse("kari").post(reverse("applications:new"), told)

    assert answer.status_code == 422
    assert error in text(answer) and f'value="{hours}"' in text(answer)
    assert not Application.objects.exists()


def test_two_caseworkers_on_one_case_get_a_conflict_and_nothing_is_overwritten(browse, application):
    client = browse("kari")
    at = reverse("applications:services", args=[application.pk])
    client.post(at, {"services": "none_needed", "services_text": "Kari skrev dette.", "version": 1})

    late = client.post(at, {"services": "needed", "services_text": "Amir skrev dette.", "version": 1})

    application.refresh_from_db()
    assert late.status_code == 409
    assert "Kari Saksvik" in text(late) and "Sist gjort: Avklarte tjenester" in text(late)
    assert "Kari skrev dette." in text(late) and "Amir skrev dette." in text(late)
    assert application.services_text == "Kari skrev dette."


def test_back_and_send_again_after_the_decision_changes_nothing(browse, cast):
    application, made = prepared(cast)
    at = reverse("applications:vedtak_decide", args=[application.pk])
    sent = {
        "command": "7a3f0a61-6c7e-4f0e-9d3c-0f6a4f1c2b11",
        "approval": [f"{one.pk}:{one.version}:{content_sha256(one.letter_data)}" for one in made],
    }
    client = browse("ingrid")

    first = client.post(at, sent)
    after_back = client.post(at, sent)
    with_new_page = client.post(at, {**sent, "command": "7a3f0a61-6c7e-4f0e-9d3c-0f6a4f1c2b12"})

    assert first["Location"] == after_back["Location"]
    assert with_new_page.status_code == 409
    assert "allerede «vedtatt»" in text(with_new_page)
    assert QueueEntry.objects.count() == 1


def test_facts_behind_the_findings_stand_in_words_not_in_the_codes_of_the_rules(browse, application):
    client = browse("kari")
    client.post(reverse("applications:assess", args=[application.pk]), {})

    page = text(client.get(reverse("applications:detail", args=[application.pk])))

    assert f"Boforhold: {application.get_housing_display()}" in page
    assert f"Boforhold: {application.housing}" not in page


def test_a_label_that_is_a_question_is_asked_for_as_a_question(browse, application):
    address = reverse("applications:screening", args=[application.pk])

    answer = browse("kari").post(address, {"screening_note": ""})

    assert "Svar på «Kan startlån løse det?»." in text(answer)


def test_a_search_for_a_character_no_database_keeps_is_answered(browse, application):
    assert browse("kari").get(reverse("applications:list"), {"q": "Tes\0fay"}).status_code == 200


def test_a_form_that_is_too_old_says_so_and_never_repeats_a_password(cast):
    stale = Client(enforce_csrf_checks=True)

    answer = stale.post(reverse("sign_in"), {"username": "kari", "password": "hemmelig-ord"})

    assert answer.status_code == 403
    assert "Siden var for gammel" in text(answer) and "hemmelig-ord" not in text(answer)
