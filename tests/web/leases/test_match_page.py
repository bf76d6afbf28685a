"""Dwellings and leases that do not agree: each kind is found, said in words, and shown the way to mend it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from boligflyt.areas.allocation.choices import Mismatch
from boligflyt.areas.allocation.queries.contracts_match import contracts_match
from boligflyt.areas.audit.models import Event
from tests.support.cast import TODAY, make_dwelling, make_household, make_protected
from tests.support.dwelling_states import make_lease

PAGE = "/leieforhold/samsvar/"
LONG_SINCE = date(2024, 1, 1)


@pytest.fixture
def amiss(cast) -> dict[Mismatch, object]:
    """One of each kind, beside a dwelling that is let and one that is ready."""
    make_lease(make_dwelling(), LONG_SINCE)
    make_dwelling()
    ran_out, unsigned, not_ours, home, empty = (make_dwelling(ready_since=None) for _ in range(5))
    make_lease(ran_out, LONG_SINCE, TODAY - timedelta(days=10))
    make_lease(unsigned, TODAY - timedelta(days=3), state="prepared")
    make_lease(not_ours, LONG_SINCE)
    type(not_ours).objects.filter(pk=not_ours.pk).update(disposed_to=date(2026, 10, 31))
    make_lease(home, LONG_SINCE)
    make_dwelling(parent=home)
    return dict(zip(Mismatch, (ran_out, unsigned, not_ours, home, empty), strict=True))


@pytest.mark.proves("IND-14")
def test_each_kind_is_found_once_with_the_day_it_began(cast, amiss) -> None:
    report = contracts_match(cast.per)

    assert {one.kind: one.dwelling for one in report.found} == {kind: one.pk for kind, one in amiss.items()}
    since = {one.kind: one.since for one in report.found}
    assert since[Mismatch.RAN_OUT] == TODAY - timedelta(days=9)
    assert since[Mismatch.UNSIGNED] == TODAY - timedelta(days=3)
    assert since[Mismatch.NOT_OURS] == date(2026, 11, 1)
    # Let, ready and the room match. The home and the one not ours are looked at for their leases' sake.
    assert (report.dwellings, report.matching) == (8, 3)


def test_the_page_says_what_is_amiss_and_where_it_is_mended(browse, amiss) -> None:
    page = browse("per").get(PAGE).content.decode()

    for kind, dwelling in amiss.items():
        assert str(kind.label) in page
        assert dwelling.address in page
    assert "Sett status" in page and "Se boligen" in page and "Boligkontoret rydder i leieforholdet" in page


def test_those_who_only_read_get_no_way_to_what_they_may_not_do(browse, amiss) -> None:
    answer = browse("jon").get(PAGE)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert amiss[Mismatch.NO_REASON].address in page
    assert "Sett status" not in page
    assert "Registrer signering" not in page


def test_when_everything_agrees_the_page_says_so(browse, cast) -> None:
    make_lease(make_dwelling(), LONG_SINCE)

    page = browse("per").get(PAGE).content.decode()

    assert "Alt samsvarer" in page
    assert "100" in page


def test_an_empty_register_is_no_fault(browse) -> None:
    assert "Ingen boliger er lagt inn ennå." in browse("per").get(PAGE).content.decode()


def test_a_protected_tenant_whose_lease_ran_out_is_told_only_to_the_cleared(cast, browse) -> None:
    dwelling = make_dwelling()
    household = make_household(make_protected())
    make_lease(dwelling, LONG_SINCE, TODAY - timedelta(days=10), household=household)

    hidden, shown = contracts_match(cast.kari), contracts_match(cast.hedda)

    assert hidden.found == ()
    assert [one.kind for one in shown.found] == [Mismatch.RAN_OUT]


def test_leases_and_dwellings_that_are_shown_are_listed_in_the_trace(browse, cast, amiss) -> None:
    browse("per").get(PAGE)

    lines = Event.objects.using("side").filter(actor=cast.per.staff, deed="listed")
    assert {(one.kind, len(one.subjects)) for one in lines} == {("lease", 4), ("dwelling", 1)}


def test_the_statements_do_not_grow_with_what_is_amiss(browse, django_assert_max_num_queries) -> None:
    for _ in range(12):
        make_lease(make_dwelling(), LONG_SINCE, TODAY - timedelta(days=10))
    client = browse("per")

    with django_assert_max_num_queries(10 + 5):
        client.get(PAGE)
