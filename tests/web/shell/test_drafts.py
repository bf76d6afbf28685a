"""Nothing that is typed is lost: a draft is kept for the one who writes, and offered when the form opens."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse

from boligflyt.areas.access.drafts import DRAFT_FOR, draft_of, keep_draft
from boligflyt.areas.access.models import FormDraft, KeptForm
from boligflyt.areas.casework.models import Entry
from tests.support.cast import NOW, make_application, make_household, make_protected

TEXT = "Mor ringte. Vannet er stengt."


@pytest.fixture
def form(cast) -> str:
    return reverse("casework:entry_new", args=[make_household().pk])


def written(path: str, **rest: str) -> dict[str, str]:
    return {"draft_path": path, "kind": "phone_in", "text": TEXT, "about": "economy", **rest}


def page_of(client, path: str) -> str:
    return client.get(path).content.decode().replace("\xa0", " ")


def test_what_is_written_is_offered_when_the_form_is_opened_again_and_fetched_without_script(form, browse):
    kari = browse("kari")

    kept = kari.post("/utkast/", written(form))
    offered, fetched = page_of(kari, form), page_of(kari, form + "?utkast=hent")

    assert kept.status_code == 204
    assert "Du har et utkast fra 23. november 2026 kl. 10.00." in offered and TEXT not in offered
    assert f'href="{form}?utkast=hent"' in offered
    assert f">\n{TEXT}</textarea>" in fetched
    assert re.search(r'value="economy"[^>]*checked', fetched)


def test_a_draft_is_gone_when_its_form_is_sent_and_taken_and_stays_when_it_is_not(form, cast, browse):
    kari = browse("kari")
    kari.post("/utkast/", written(form))
    told = {"kind": "phone_in", "about": "housing", "happened_on": "23.11.2026"}

    refused = kari.post(form, {**told, "text": ""})
    still = FormDraft.objects.count()
    taken = kari.post(form + "?utkast=hent", {**told, "text": TEXT})

    assert (refused.status_code, still) == (422, 1)
    assert (taken.status_code, FormDraft.objects.count(), Entry.objects.count()) == (302, 0, 1)


def test_nobody_else_is_offered_a_draft_or_may_throw_it_away(form, cast, browse):
    browse("kari").post("/utkast/", written(form))
    amir = browse("amir")

    offered, fetched = page_of(amir, form), page_of(amir, form + "?utkast=hent")
    amir.post("/utkast/slett/", {"draft_path": form})

    assert "Du har et utkast" not in offered and TEXT not in fetched
    assert draft_of(cast.kari.staff, form, NOW).values("text") == [TEXT]


def test_one_throws_away_ones_own_draft(form, browse):
    kari = browse("kari")
    kari.post("/utkast/", written(form))

    answer = kari.post("/utkast/slett/", {"draft_path": form})

    assert answer.headers["Location"] == form
    assert "Du har et utkast" not in page_of(kari, form)


def test_a_draft_cannot_be_read_in_the_database_and_is_gone_after_three_days(form, cast, browse):
    browse("kari").post("/utkast/", written(form))
    with connections["side"].cursor() as cursor:
        cursor.execute("select encode(content, 'escape') from access_formdraft")
        stored = cursor.fetchone()[0]

    late = draft_of(cast.kari.staff, form, NOW + DRAFT_FOR + timedelta(minutes=1))
    keep_draft(cast.amir.staff, "/x/", [("text", "a")], NOW + DRAFT_FOR + timedelta(minutes=1))

    assert "Vannet" not in stored
    assert late is None
    assert not FormDraft.objects.filter(staff=cast.kari.staff).exists()


def test_secrets_and_the_number_of_the_command_are_never_in_a_draft(form, cast, browse):
    machinery = {
        "password": "hemmelig",
        "code": "123456",
        "command": str(uuid.uuid4()),
        "csrfmiddlewaretoken": "x",
    }

    browse("kari").post("/utkast/", written(form, version="3", **machinery))

    names = {name for name, _ in draft_of(cast.kari.staff, form, NOW).fields}
    assert names == {"kind", "text", "about", "version"}


def test_a_draft_from_before_somebody_elses_change_is_a_conflict_and_not_written_over_it(cast, browse):
    application = make_application(cast.kari)
    path = reverse("applications:children", args=[application.pk])
    kari = browse("kari")
    kari.post("/utkast/", {"draft_path": path, "version": "1", "children_considered": "Mitt utkast."})
    type(application).objects.filter(pk=application.pk).update(version=2, changed_by=cast.amir.staff)

    fetched = page_of(kari, path + "?utkast=hent")
    answer = kari.post(path, {"version": "1", "children_considered": "Mitt utkast."})

    assert 'name="version" value="1"' in fetched
    assert answer.status_code == 409 and "Mitt utkast." in answer.content.decode()
    assert FormDraft.objects.count() == 1


def test_a_draft_is_shown_only_by_the_page_whose_door_lets_one_in(cast, browse):
    hidden = reverse("casework:entry_new", args=[make_household(make_protected()).pk])
    kari = browse("kari")
    keep_draft(cast.kari.staff, hidden, [("text", TEXT)], NOW)

    answer = kari.get(hidden + "?utkast=hent")

    assert answer.status_code == 404
    assert TEXT not in answer.content.decode() and "utkast" not in answer.content.decode().split("<main")[1]


@pytest.mark.parametrize("path", ["", "https://ond.example/", "/finnes-ikke/", "/ansatte/", "/rolle/"])
def test_drafts_are_kept_for_forms_one_may_write_in_only(path, browse):
    answer = browse("per").post("/utkast/", written(path))

    assert answer.status_code == 404
    assert FormDraft.objects.count() == 0


def test_throwing_away_never_leads_out_of_the_house(browse):
    answer = browse("kari").post("/utkast/slett/", {"draft_path": "https://ond.example/boliger/"})

    assert answer.headers["Location"] == "/boliger/"


def test_a_draft_has_a_longest_length_and_a_person_a_greatest_number(form, cast, browse):
    kari = browse("kari")

    too_long = kari.post("/utkast/", written(form, text="a" * 200_000))
    for number in range(25):
        keep_draft(cast.kari.staff, f"/{number}/", [("text", "a")], NOW + timedelta(minutes=number))

    assert too_long.status_code == 413
    assert FormDraft.objects.count() == 20
    assert draft_of(cast.kari.staff, "/24/", NOW) and not draft_of(cast.kari.staff, "/4/", NOW)


def test_what_is_kept_while_writing_after_the_session_has_ended_is_no_form_that_was_sent(form, client):
    answer = client.post("/utkast/", written(form))

    assert answer.status_code == 302
    assert (FormDraft.objects.count(), KeptForm.objects.count()) == (0, 0)


def test_pages_without_long_forms_have_no_draft(browse):
    page = page_of(browse("per"), "/boliger/")

    assert "draft.js" not in page and "bf-draft" not in page
