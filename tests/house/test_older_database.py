"""A database that stopped halfway to what is now one step is refused, and told what to do."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from boligflyt.cli.older_database import TooOld, demand_new_enough


@pytest.fixture
def applied(db):
    """What the database says has been applied; rolled back afterwards."""
    return MigrationRecorder(connection).migration_qs


def test_a_new_database_and_one_that_went_the_whole_way_are_new_enough(applied) -> None:
    demand_new_enough()

    for number in ("0001_initial", "0002_one_building_per_address", "0003_shielded_periods"):
        applied.create(app="dwellings", name=number)
    for number in ("0004_value_and_yearly_costs", "0005_history_of_every_business_row"):
        applied.create(app="dwellings", name=number)
    applied.get_or_create(app="dwellings", name="0006_the_register_from_a_file")

    demand_new_enough()


def test_one_that_stopped_halfway_is_refused_by_name_with_the_way_on(applied) -> None:
    applied.filter(app="dwellings").delete()
    applied.create(app="dwellings", name="0001_initial")

    with pytest.raises(TooOld, match=r"\(dwellings\).*--reset"):
        demand_new_enough()
