"""Many change the leases of one household at once: what each follows is as if they had come one by one."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from random import Random

from django.db import OperationalError, connection, connections, transaction
from psycopg.errors import DeadlockDetected

from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.toolkit.walls import open_as
from tests.support.cast import make_dwelling, make_household
from tests.support.dwelling_states import make_lease

THREADS, CHANGES = 8, 25
FIRST = date(2024, 1, 1)


@contextmanager
def a_short_wait(real_database):
    """PostgreSQL looks for a deadlock after a second; here it is found as surely, and not waited for."""
    _tell(real_database, "set deadlock_timeout = 20")
    try:
        yield
    finally:
        _tell(real_database, "reset deadlock_timeout")


def _tell(real_database, setting: str) -> None:
    with real_database.owner(), connection.cursor() as cursor:
        cursor.execute(f'alter database "{real_database.name}" {setting}')


def test_what_a_lease_follows_is_right_after_many_changes_at_the_same_time(real_database, world):
    actor = world.cast.kari
    with real_database.owner():
        household = make_household()
        leases = [
            make_lease(make_dwelling(), FIRST, FIRST + 30 * ONE_DAY, "ended", household=household).pk
            for _ in range(THREADS)
        ]

    def change(key, dice: Random) -> str:
        first = FIRST + dice.randint(0, 40) * 10 * ONE_DAY
        period = Period(first, first + dice.randint(5, 200) * ONE_DAY)
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    open_as(cursor, actor.clearance, actor.sees)
                Lease.objects.filter(pk=key).update(period=period)
        except OperationalError as fault:
            return type(fault.__cause__).__name__
        return "changed"

    def work(place: int) -> Counter:
        dice = Random(place)
        try:
            return Counter(change(leases[place], dice) for _ in range(CHANGES))
        finally:
            connections.close_all()

    with a_short_wait(real_database), real_database.program(), ThreadPoolExecutor(THREADS) as pool:
        found = sum(pool.map(work, range(THREADS)), Counter())

    assert set(found) <= {"changed", DeadlockDetected.__name__}
    assert found["changed"] >= THREADS
    with real_database.owner():
        rows = list(Lease.objects.filter(pk__in=leases).values_list("pk", "period", "follows"))
    for key, period, follows in rows:
        eve = period.first_day - ONE_DAY
        held = any(other.contains(eve) for one, other, _ in rows if one != key)
        assert (follows is not None) == held, (found, period)
