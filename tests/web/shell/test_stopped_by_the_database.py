"""Of two who wait for each other PostgreSQL stops one: told, with what was written kept, to try again."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from psycopg.errors import DeadlockDetected, DiskFull

from boligflyt.areas.access.models import Staff
from boligflyt.config.urls import handler404, handler500
from boligflyt.config.urls import urlpatterns as real

__all__ = ["handler404", "handler500"]


def _stopped(request: HttpRequest) -> HttpResponse:
    raise OperationalError("stopped") from (DeadlockDetected() if "note" in request.POST else DiskFull())


urlpatterns = [path("rettigheter/", _stopped, name="rights"), *real]


@pytest.fixture
def client(cast) -> Client:
    found = Client(raise_request_exception=False)
    found.force_login(Staff.objects.get(username="kari"))
    return found


@pytest.mark.urls(__name__)
def test_whoever_is_stopped_is_told_that_nothing_is_stored_and_sees_what_was_written(client) -> None:
    answer = client.post("/rettigheter/", {"note": "Ringte leietakeren."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Noen andre endret det samme akkurat nå. Ingenting er lagret." in page
    assert "Ringte leietakeren." in page


@pytest.mark.urls(__name__)
def test_another_fault_of_the_database_is_not_called_so(client) -> None:
    assert client.post("/rettigheter/", {"other": "x"}).status_code == 503
