"""A fault in the program is told of in the log, without the person it was about."""

from __future__ import annotations

import io
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from boligflyt.areas.access.models import Staff
from boligflyt.config.urls import handler404, handler500
from boligflyt.config.urls import urlpatterns as real
from boligflyt.toolkit.masked_logs import MaskedRecords

__all__ = ["handler404", "handler500"]


def _failing(request: HttpRequest) -> HttpResponse:
    number, street = "418985 12345", "Hemmeligveien 1"
    raise RuntimeError(f"{number} selam@example.no +47 912 34 567\nERROR alt er slettet" + street[:0])


urlpatterns = [path("rettigheter/", _failing, name="rights"), *real]


@pytest.mark.urls(__name__)
def test_what_the_program_logs_when_it_fails_names_nobody(cast) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(Staff.objects.get(username="kari"))
    (console,) = [one for one in logging.getLogger().handlers if any(
        isinstance(each, MaskedRecords) for each in one.filters
    )]  # fmt: skip
    written = io.StringIO()
    # Not by setStream, which flushes the stream before it: that may be an earlier test's, and closed.
    before, console.stream = console.stream, written
    try:
        answer = client.get("/rettigheter/?q=418985%2012345")
    finally:
        console.stream = before

    text = written.getvalue()
    assert answer.status_code == 500
    assert "RuntimeError: [fødselsnummer] [e-post] [telefon]" in text
    assert [one for one in ("12345", "selam", "34 567", "Hemmeligveien 1'") if one in text] == []
    assert [line for line in text.splitlines() if line.startswith("ERROR")] == []
