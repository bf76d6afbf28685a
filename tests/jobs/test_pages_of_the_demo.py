"""The pages that are measured (benchmarks/pages.py), opened in the small demonstration municipality.

How long they take is measured apart; how many statements they ask is a promise, kept in every run.
"""

from __future__ import annotations

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from benchmarks.pages import pages, watched
from boligflyt.areas.access.models import Staff
from tests.support.cast import NOW

MOST = 10


def test_every_list_and_page_of_the_demo_asks_at_most_ten_statements(db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    call_command("seed_demo", size="small")

    asked = {}
    for page in pages():
        client = Client()
        client.force_login(Staff.objects.get(username=page.username))
        client.get(page.address)  # what is read once for the process
        with watched() as seen:
            answer = client.get(page.address)
        asked[page.name] = (answer.status_code, len(seen.counted))

    assert {status for status, _ in asked.values()} == {200}
    assert {name: number for name, (_, number) in asked.items() if number > MOST} == {}
    assert len(asked) > 20
