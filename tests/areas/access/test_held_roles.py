"""Who holds which roles is asked with words made once, and answers as the query that they were made from."""

from __future__ import annotations

from datetime import timedelta

import pytest

from boligflyt.areas.access.models import Assignment, Staff
from boligflyt.areas.access.queries import HELD, actor_among, held_by
from boligflyt.domain.periods import Period
from boligflyt.toolkit.statements import KeptStatement
from tests.support.cast import LONG_AGO, NOW, STAFF, TODAY


def told(held) -> list[tuple]:
    return [
        (one.pk, one.role, one.office.name, one.staff.name, one.municipality, one.rule_set, one.stands_in_for,
         one.has_openings, one.period)
        for one in held
    ]  # fmt: skip


@pytest.mark.parametrize("username", STAFF)
def test_everybody_holds_what_the_query_says(cast, username) -> None:
    staff = getattr(cast, username).staff

    kept = HELD.rows(staff, TODAY, NOW)

    assert told(kept) == told(held_by(staff, TODAY, NOW)) != []
    assert actor_among(kept, NOW, None).office == getattr(cast, username).office


def test_a_role_that_ends_is_gone_the_next_time_it_is_asked(cast) -> None:
    assert HELD.rows(cast.kari.staff, TODAY, NOW)

    Assignment.objects.filter(staff=cast.kari.staff).update(
        period=Period(LONG_AGO, TODAY - timedelta(days=1))
    )

    assert HELD.rows(cast.kari.staff, TODAY, NOW) == []
    assert HELD.rows(cast.amir.staff, TODAY, NOW)


def test_a_second_role_is_held_from_its_day_and_not_before(cast) -> None:
    office = Assignment.objects.get(staff=cast.kari.staff).office
    Assignment.objects.create(
        staff_id=cast.kari.staff, office=office, role="decider", period=Period(TODAY, None)
    )

    assert len(HELD.rows(cast.kari.staff, TODAY - timedelta(days=1), NOW)) == 1
    assert len(HELD.rows(cast.kari.staff, TODAY, NOW)) == 2


def test_a_value_without_a_place_in_the_statement_is_a_fault_in_the_program(db) -> None:
    kept = KeptStatement(lambda name: Staff.objects.filter(is_active=True), "a name")

    with pytest.raises(ValueError, match="a name"):
        kept.rows("Kari")
