"""How the dwellings are used (REG-07): numbers of the whole municipality, homes only for who may see them."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from boligflyt.areas.allocation.queries.occupancy import homes_by_fit, occupancy
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.models import Membership, StaffRelation
from boligflyt.domain.occupancy import Fit, size_norm
from boligflyt.domain.periods import Period
from boligflyt.domain.rates import shipped_rates
from tests.support.cast import TODAY, make_dwelling, make_household, make_protected
from tests.support.dwelling_states import DAY, make_lease
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

LONG_AGO = date(2020, 1, 1)


def home(bedrooms: int, children: int = 0, **other):
    """A lease that runs, of an adult with so many children."""
    return make_lease(make_dwelling(bedrooms), LONG_AGO, household=make_household(children=children), **other)


def homes(number: int, bedrooms: int, children: int = 0):
    return [home(bedrooms, children) for _ in range(number)]


@pytest.mark.proves("REG-07")
def test_each_home_is_too_small_fits_or_is_larger_than_the_household_needs(cast):
    homes(3, 1, children=3), homes(4, 2), homes(3, 3), homes(3, 2, children=2)
    for lease in homes(3, 2):
        Membership.objects.filter(household=lease.household).update(period=Period(LONG_AGO, TODAY - DAY))

    found = occupancy(cast.per)

    assert found.total == 16
    assert found.counts == {Fit.TOO_SMALL: 3, Fit.FITS: 7, Fit.LARGER: 3, Fit.UNKNOWN: 3}


def test_only_those_who_live_there_today_count(cast):
    for state, first, last in (
        ("ended", LONG_AGO, TODAY - DAY), ("prepared", TODAY + DAY, None), ("void", LONG_AGO, None),
        ("running", TODAY + DAY, None),
    ):  # fmt: skip
        make_lease(make_dwelling(2), first, last, state)
    make_lease(make_dwelling(2), LONG_AGO, TODAY + DAY, "ended")  # in the books, not yet out
    make_lease(make_dwelling(2), LONG_AGO, TODAY - 40 * DAY)  # ran out, and nobody has moved

    assert occupancy(cast.per).total == 2


def test_small_numbers_are_hidden_and_so_many_with_them_that_none_can_be_found(cast):
    home(1, children=3)
    homes(20, 2)
    homes(5, 3)

    counts = occupancy(cast.per).counts

    assert counts[Fit.TOO_SMALL] is None
    assert sum(number is None for number in counts.values()) > 1


def test_with_too_few_homes_nothing_but_their_number_is_told(cast):
    home(1, children=3)

    assert occupancy(cast.per).counts is None


def test_a_protected_household_counts_only_for_who_is_cleared(cast):
    homes(3, 2)
    make_lease(make_dwelling(1), LONG_AGO, household=make_household(make_protected(), children=3))

    assert (occupancy(cast.kari).total, occupancy(cast.hedda).total) == (3, 4)
    assert homes_by_fit(cast.kari, Fit.TOO_SMALL).count() == 0


@pytest.mark.parametrize("reader", ["kari", "per", "liv", "hedda", "ada"])
def test_the_number_of_those_the_reader_may_see_is_that_of_the_list(cast, reader):
    homes(2, 1, children=3), homes(3, 3), home(2)
    make_lease(make_dwelling(2), LONG_AGO, TODAY + DAY, "ended")
    make_lease(make_dwelling(1), LONG_AGO, household=make_household(make_protected(), children=3))
    actor = getattr(cast, reader)
    related = Membership.objects.filter(household=home(2).household, role="adult").get().person
    as_contact = home(1).household.contact
    for person in (related, as_contact):
        StaffRelation.objects.create(
            staff_id=actor.staff, person=person, kind="sibling", registered_at=timezone.now()
        )

    seen = occupancy(actor).seen

    for fit in (None, *Fit):
        assert seen.get(fit, 0) == homes_by_fit(actor, fit).count(), fit


def test_the_list_is_that_of_the_norm_and_the_tightest_stands_first(cast):
    for bedrooms in range(5):
        for children in range(4):
            home(bedrooms, children)
    norm = size_norm(shipped_rates(), TODAY)

    listed = {
        fit: [(one.dwelling.bedrooms, one.adults, one.children) for one in homes_by_fit(cast.kari, fit)]
        for fit in Fit
    }

    assert sum(len(rows) for rows in listed.values()) == homes_by_fit(cast.kari, None).count() == 20
    for fit, rows in listed.items():
        assert all(norm.fit(*row) is fit for row in rows)
        over = [bedrooms - norm.bedrooms(adults, children) for bedrooms, adults, children in rows]
        assert over == sorted(over)


def test_the_page_tells_who_lives_there_only_to_who_may_know_them(browse, cast):
    lease = home(1, children=3)

    kari, per = (
        browse(who).get("/boliger/bruk/?passer=too_small").content.decode().replace("\xa0", " ")
        for who in ("kari", "per")
    )

    assert lease.dwelling.address in kari and "1 voksen, 3 barn" in kari and "For liten" in kari
    assert lease.tenant.sorted_name in kari
    assert lease.dwelling.address in per and "3 barn" not in per and lease.tenant.sorted_name not in per
    assert "For få leieforhold til å vise tall" in per


def test_those_shown_are_one_line_in_the_trace(browse, cast):
    leases = {home(1, children=3).pk, home(2).pk}

    browse("kari").get("/boliger/bruk/")

    assert set(Event.objects.using("side").get(kind="lease", deed="listed").subjects) == leases
