"""What holds for every request: reading cannot write, and answers are private."""

from __future__ import annotations

import uuid
from collections import Counter

import pytest
from django.db import InternalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from boligflyt.areas.access.models import Office, Staff
from boligflyt.config.urls import handler404, handler500
from boligflyt.config.urls import urlpatterns as real
from tests.support.tree import python_files, shown

__all__ = ["handler404", "handler500"]


def _writing(request: HttpRequest) -> HttpResponse:
    """Stands in the place of a page, and writes whatever the method."""
    Office.objects.create(name=str(uuid.uuid4()), kind="housing")
    return HttpResponse("skrev")


urlpatterns = [path("rettigheter/", _writing, name="rights"), *real]


@pytest.mark.urls(__name__)
def test_a_page_that_is_only_read_cannot_write_even_if_its_code_tries(cast, browse) -> None:
    client = browse("kari")
    before = Office.objects.count()

    with pytest.raises(InternalError, match="read-only"):
        client.get("/rettigheter/")
    answer = client.post("/rettigheter/")

    assert answer.status_code == 200
    assert Office.objects.count() == before + 1


@pytest.mark.parametrize("address", ["/", "/logg-inn/", "/rettigheter/", "/finnes-ikke/"])
def test_no_answer_is_kept_by_others_or_shown_inside_their_pages(address: str, cast, browse) -> None:
    answer = browse("kari").get(address)

    policy = answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_a_form_that_comes_from_elsewhere_is_refused(cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Staff.objects.get(username="kari"))

    answer = client.post("/rolle/", {"assignment": "x"})

    assert answer.status_code == 403


def test_an_unknown_address_says_nothing_about_whether_somebody_is_signed_in_as_the_right_role(
    cast, browse
) -> None:
    kari, ada = browse("kari").get("/finnes-ikke/"), Client()
    ada.force_login(Staff.objects.get(username="ada"))

    other = ada.get("/finnes-ikke/")

    assert (kari.status_code, other.status_code) == (404, 404)


def test_no_two_test_modules_have_one_name() -> None:
    names = Counter(file.name for file in python_files("tests") if file.name.startswith("test_"))

    twice = [shown(file) for file in python_files("tests") if names[file.name] > 1]

    assert twice == []
