"""A new rent by the index: within the law, told of in writing, in force by itself; and what comes up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.areas.leases.deadlines import INDEX, MARKET, NOTICED, leases_coming_up
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import RentNotice, begin_new_rents, end_lease, give_rent_notice
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Refused
from tests.areas.leases.test_lease_life import running
from tests.support.cast import TODAY

SINCE = date(2025, 3, 1)
FROM = date(2027, 1, 1)


@pytest.fixture
def lease(cast) -> Lease:
    found = running(cast)
    found.period = Period(SINCE, date(2028, 2, 29))
    found.save()
    return found


def told(**other) -> RentNotice:
    usual = {
        "rent": 10_300, "from_day": FROM, "sent_on": TODAY, "index_then": Decimal(130),
        "index_now": Decimal("139.1"),
    }  # fmt: skip
    return RentNotice(**usual | other)


def test_a_rent_that_was_told_of_begins_on_its_day_and_is_then_as_old_as_that_day(cast, lease):
    lease.rent = 10_000
    lease.save()
    give_rent_notice(cast.kari, lease.pk, lease.version, told())

    before = begin_new_rents(cast.kari.trace, date(2026, 12, 31))
    on_the_day = begin_new_rents(cast.kari.trace, FROM)
    again = begin_new_rents(cast.kari.trace, FROM)

    lease = Lease.objects.get(pk=lease.pk)
    assert (before, on_the_day, again) == ([], [lease.pk], [])
    assert (lease.rent, lease.rent_set_on, lease.next_rent) == (10_300, FROM, None)


@pytest.mark.parametrize(
    ("other", "field", "words"),
    [
        ({"rent": 10_701}, "rent", "høyst 10700 kroner"),
        ({"from_day": date(2026, 12, 22)}, "from_day", "tidligst gjelde fra 23.12.2026"),
        ({"from_day": date(2028, 3, 1)}, "from_day", "slutter 29.02.2028"),
        ({"sent_on": date(2026, 11, 24)}, "sent_on", "fram i tid"),
    ],
)
def test_a_rent_outside_the_law_is_refused_and_nothing_is_stored(cast, lease, other, field, words):
    lease.rent = 10_000
    lease.save()

    with pytest.raises(Refused, match=words) as refused:
        give_rent_notice(cast.kari, lease.pk, lease.version, told(**other))

    assert refused.value.field == field
    assert Lease.objects.get(pk=lease.pk).next_rent is None


def test_a_lease_is_in_the_list_of_rents_until_the_tenant_is_told(cast, lease):
    def listed(kind):
        return list(leases_coming_up(cast.kari, TODAY, kind))

    before = listed(INDEX)
    give_rent_notice(cast.kari, lease.pk, lease.version, told(rent=lease.rent))

    assert (before, listed(INDEX), listed(MARKET)) == ([lease], [], [])


def test_a_lease_under_notice_is_in_its_own_list_and_in_no_list_of_rents(cast, lease):
    end_lease(cast.kari, lease.pk, lease.version, date(2027, 2, 28), "Flytter")

    assert list(leases_coming_up(cast.kari, TODAY, NOTICED)) == [lease]
    assert list(leases_coming_up(cast.kari, TODAY, INDEX)) == []


def test_a_young_rent_is_left_alone(cast):
    running(cast)

    assert list(leases_coming_up(cast.kari, TODAY, INDEX)) == []
