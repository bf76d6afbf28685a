"""A page that forgets its door: the second wall still shows each reader no more than they may see."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, JsonResponse
from django.test import Client
from django.urls import path

from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.models import EconomyInformation, HealthInformation, Letter
from boligflyt.areas.people.models import Person
from boligflyt.config.urls import handler404, handler500
from boligflyt.config.urls import urlpatterns as real

__all__ = ["handler404", "handler500"]
BESIDE = {"health": HealthInformation, "economy": EconomyInformation, "letters": Letter}


def _forgetful(request: HttpRequest) -> JsonResponse:
    """Stands in the place of a page, and asks for every row."""
    grades = sorted(set(Person.objects.values_list("grade", flat=True)))
    return JsonResponse({"grades": grades} | {name: model.objects.exists() for name, model in BESIDE.items()})


urlpatterns = [path("rettigheter/", _forgetful, name="rights"), *real]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("role", "clearance", "shown"),
    [
        ("caseworker", 0, {"grades": [0], "health": True, "economy": True, "letters": True}),
        ("caseworker", 2, {"grades": [0, 1, 2], "health": True, "economy": True, "letters": True}),
        ("refugee_service", 0, {"grades": [0], "health": False, "economy": False, "letters": True}),
        ("economy_worker", 0, {"grades": [0], "health": False, "economy": True, "letters": False}),
        ("leader", 3, {"grades": [0, 1, 2, 3], "health": False, "economy": False, "letters": False}),
    ],
)
def test_a_page_that_asks_for_every_row_gets_those_that_its_reader_may_see(
    role, clearance, shown, real_database, everybody
):
    with real_database.program():
        reader = Client()
        reader.force_login(Staff.objects.get(pk=everybody.actors[role, clearance].staff))
        answer = reader.get("/rettigheter/")

    assert answer.json() == shown
