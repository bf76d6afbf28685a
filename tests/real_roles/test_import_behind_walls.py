"""An import is confirmed and undone as the program runs; a tenant nobody may see still holds the dwelling."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.db import connection, transaction

from boligflyt.areas.dwellings.models import Dwelling, ShieldedPeriod
from boligflyt.areas.dwellings.services import confirm_import, preview_file, undo_import
from boligflyt.areas.leases.models import Lease
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.walls import open_as
from tests.support.cast import TODAY, make_household, make_protected
from tests.support.dwelling_files import as_text, dwelling_row
from tests.support.dwelling_states import make_lease

STREET = "Bakveggen"


def as_per(per, do):
    with transaction.atomic(), connection.cursor() as cursor:
        open_as(cursor, per.clearance, per.sees)
        return do()


def test_a_dwelling_with_a_tenant_behind_the_wall_is_not_undone_and_nobody_is_named(
    real_database, world
) -> None:
    per = world.cast.per
    rows = [dwelling_row(number, gatenavn=STREET, gnrbnr=f"77/{number}") for number in (1, 2)]

    def load():
        batch = preview_file(per, io.BytesIO(as_text(rows)), "boliger.csv", date(2015, 1, 1))
        return confirm_import(per, batch.pk, batch.version)

    with real_database.program():
        batch = as_per(per, load)
    with real_database.owner():
        home = Dwelling.objects.get(building__street=STREET, building__house_number="1")
        lease = make_lease(home, TODAY, household=make_household(make_protected()))
    with real_database.program():
        seen = as_per(per, lambda: Lease.objects.filter(dwelling=home).exists())
        with pytest.raises(Refused, match="tatt i bruk") as refused:
            as_per(per, lambda: undo_import(per, batch.pk, batch.version))
        there = as_per(per, lambda: Dwelling.objects.filter(building__street=STREET).count())
    with real_database.owner():
        Lease.objects.filter(pk=lease.pk).delete()
        ShieldedPeriod.objects.filter(dwelling=home).delete()
    with real_database.program():
        as_per(per, lambda: undo_import(per, batch.pk, batch.version))
        left = as_per(per, lambda: Dwelling.objects.filter(building__street=STREET).count())

    assert (seen, there, left) == (False, 2, 0)
    assert "Hemmelig" not in refused.value.message
