"""Who changes a row takes it first: whoever comes second waits, and then sees what the first one did."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection, transaction

from boligflyt.areas.allocation.services.lines import locked_free_dwelling
from boligflyt.areas.applications.choices import State
from boligflyt.areas.leases.services import LeaseDraft
from boligflyt.areas.leases.services.preparing import prepare_lease
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.walls import open_as
from tests.real_roles.test_sealed_trace import raw
from tests.support.cast import TODAY, make_application, make_dwelling, make_household, make_person

# Weaker than the lock that the program takes, and no hindrance to a foreign key: only who locks waits for it.
HELD = "select 1 from {table} where id = %s for no key update"


@pytest.fixture
def rows(real_database, world):
    """A dwelling nobody has, and a household with a granted application."""
    with real_database.owner():
        household = make_household(make_person("Den", "Første"))
        return make_dwelling(), make_application(world.cast.kari, household, state=State.GRANTED)


ATTEMPTS = {
    "letting": lambda kari, home, case: prepare_lease(kari, case, home, LeaseDraft(TODAY)),
    "offering": lambda kari, home, case: locked_free_dwelling(home.pk, kari),
    "changing": lambda kari, home, case: Household.locked(case.household_id, None),
}


@pytest.mark.parametrize("what", ATTEMPTS)
def test_the_second_waits_for_the_first(what, rows, real_database, world):
    home, case = rows
    table, key = (
        ("people_household", case.household_id) if what == "changing" else ("dwellings_dwelling", home.pk)
    )

    def attempt() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            open_as(cursor, world.cast.kari.clearance, world.cast.kari.sees)
            cursor.execute("set local lock_timeout = '200ms'")
            ATTEMPTS[what](world.cast.kari, home, case)

    with raw(real_database) as first, real_database.program():
        first.execute(HELD.format(table=table), [key])
        with pytest.raises(OperationalError, match="lock timeout"):
            attempt()
        first.commit()
        attempt()
