"""Many at once on one dwelling: one gets it, all others are told so, and nobody gets a fault.

Every run makes 400 attempts from sixteen threads; BF_WHOLE=1 makes 10 000.
"""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections, transaction

from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import LeaseDraft
from boligflyt.areas.leases.services.preparing import prepare_lease
from boligflyt.toolkit.faults import Conflict
from boligflyt.toolkit.walls import open_as
from tests.support.cast import TODAY, make_application, make_dwelling, make_household, make_person

THREADS = 16
ATTEMPTS = 10_000 if os.environ.get("BF_WHOLE") else 400


def test_of_many_who_let_one_dwelling_at_once_exactly_one_does(real_database, world):
    actor = world.cast.kari
    with real_database.owner():
        home = make_dwelling(bedrooms=3)
        cases = [
            make_application(
                actor, make_household(make_person("Samtidig", f"Nr{number}")), state=State.GRANTED
            )
            for number in range(THREADS)
        ]

    def attempt(number: int) -> str:
        case = cases[number % THREADS]
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    open_as(cursor, actor.clearance, actor.sees)
                prepare_lease(actor, Application.objects.get(pk=case.pk), home, LeaseDraft(TODAY))
        except Conflict:
            return "told that it is taken"
        except Exception as fault:  # noqa: BLE001 – whatever else happens is what the test is about
            return f"{type(fault).__name__}: {fault}"
        return "let"

    def work(thread: int) -> Counter:
        try:
            return Counter(attempt(number) for number in range(thread, ATTEMPTS, THREADS))
        finally:
            connections.close_all()

    with real_database.program(), ThreadPoolExecutor(THREADS) as pool:
        found = sum(pool.map(work, range(THREADS)), Counter())

    assert found == {"let": 1, "told that it is taken": ATTEMPTS - 1}
    with real_database.owner():
        assert Lease.objects.filter(dwelling=home).count() == 1
