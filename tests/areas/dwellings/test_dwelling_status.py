"""The ledger, and the status of every day."""

from datetime import date

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.queries.dwelling_list import (
    DwellingFilters,
    counts_of,
    dwelling_rows,
    stock_on,
)
from boligflyt.areas.allocation.queries.dwelling_status import NO_CLAIMS, Day, claims_on, day_of
from boligflyt.areas.allocation.queries.dwelling_timeline import days_of
from boligflyt.areas.dwellings.choices import DayStatus, Disposal, EmptyCause, Purpose, StatusCode
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.dwellings.services import end_open_status, set_status
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.cast import TODAY, make_dwelling
from tests.support.dwelling_states import DAY, make_lease, make_offer


def today_of(dwelling, on=TODAY) -> Day:
    """The day as the list reads it and as the page reads it; they must be the same."""
    in_list = day_of(
        dwelling.disposal, dwelling.disposed_from, claims_on(on, Grade.STRICT).get(dwelling.pk, NO_CLAIMS), on
    )
    on_page = days_of(
        dwelling, Lease.objects.filter(dwelling=dwelling).order_by("period"), on, Grade.STRICT
    ).day
    assert in_list == on_page
    return in_list


def test_a_new_status_ends_the_open_line_the_day_before(cast):
    dwelling = make_dwelling(ready_since=date(2026, 10, 1))

    set_status(
        cast.per, dwelling.pk, 1, StatusCode.MAINTENANCE, date(2026, 11, 20), EmptyCause.REPAIR, "Vannskade"
    )

    lines = StatusEntry.objects.filter(dwelling=dwelling).order_by("period")
    assert [(one.status, one.period) for one in lines] == [
        ("ready", Period(date(2026, 10, 1), date(2026, 11, 19))),
        ("maintenance", Period(date(2026, 11, 20), None)),
    ]


def test_a_line_that_starts_the_same_day_is_corrected_not_doubled(cast):
    dwelling = make_dwelling(ready_since=TODAY)

    set_status(cast.per, dwelling.pk, 1, StatusCode.TURNOVER, TODAY, EmptyCause.KEY)

    line = StatusEntry.objects.get(dwelling=dwelling)
    assert (line.status, line.cause, line.period) == ("turnover", "key", Period(TODAY, None))


def test_a_day_that_a_line_already_covers_is_refused_with_the_line(cast):
    dwelling = make_dwelling(ready_since=date(2026, 10, 1))
    set_status(cast.per, dwelling.pk, 1, StatusCode.TURNOVER, date(2026, 11, 1), EmptyCause.CLEANING)

    with pytest.raises(Refused, match=r"«Ledig, klar» 01\.10\.2026–31\.10\.2026") as fault:
        set_status(cast.per, dwelling.pk, 2, StatusCode.READY, date(2026, 10, 15))

    assert fault.value.field == "first_day"


def test_a_dwelling_has_no_status_before_its_building_stood(cast):
    dwelling = make_dwelling(completed_on=date(2024, 6, 1), disposed_from=date(2024, 6, 1), ready_since=None)

    with pytest.raises(Refused, match=r"tatt i bruk 01\.06\.2024"):
        set_status(cast.per, dwelling.pk, 1, StatusCode.READY, date(2024, 5, 31))
    set_status(cast.per, dwelling.pk, 1, StatusCode.READY, date(2024, 6, 1))

    assert StatusEntry.objects.filter(dwelling=dwelling).count() == 1


def test_what_stands_empty_for_work_must_say_why_and_only_property_may_say_it(cast):
    dwelling = make_dwelling()

    with pytest.raises(Refused, match="Velg årsak"):
        set_status(cast.per, dwelling.pk, 1, StatusCode.TURNOVER, TODAY)
    with pytest.raises(Forbidden):
        set_status(cast.liv, dwelling.pk, 1, StatusCode.READY, TODAY)


def test_two_who_set_status_at_once_get_a_conflict_and_not_two_lines(cast):
    dwelling = make_dwelling(ready_since=date(2026, 10, 1))
    set_status(cast.per, dwelling.pk, 1, StatusCode.TURNOVER, TODAY - DAY, EmptyCause.KEY)

    with pytest.raises(VersionConflict):
        set_status(cast.per, dwelling.pk, 1, StatusCode.UNAVAILABLE, TODAY, EmptyCause.UNKNOWN)

    assert StatusEntry.objects.filter(dwelling=dwelling).count() == 2


def test_closing_the_open_line_leaves_its_days_and_takes_away_one_that_would_start_later(cast):
    dwelling = make_dwelling(ready_since=date(2026, 10, 1))
    later = make_dwelling(ready_since=TODAY + DAY)

    end_open_status(cast.kari, dwelling.pk, TODAY)
    end_open_status(cast.kari, later.pk, TODAY)

    assert StatusEntry.objects.get().period == Period(date(2026, 10, 1), TODAY)


@pytest.mark.proves("REG-07")
def test_let_reserved_and_given_notice_are_read_from_leases_and_offers_and_the_rest_from_the_ledger(cast):
    let, notice, offered, signed, ready, repair, bare = (make_dwelling() for _ in range(7))
    make_lease(let, date(2025, 1, 1), date(2027, 12, 31))
    make_lease(notice, date(2025, 1, 1), date(2026, 12, 31), notice_given_on=date(2026, 10, 1))
    make_offer(cast.kari, offered)
    make_lease(signed, TODAY + 7 * DAY, None, state="prepared")
    StatusEntry.objects.filter(dwelling=repair).update(status="maintenance", cause="repair")
    StatusEntry.objects.filter(dwelling=bare).delete()

    shown = {row.pk: row.day.status for row in dwelling_rows(cast.per, DwellingFilters(), TODAY)}

    assert [shown[one.pk] for one in (let, notice, offered, signed, ready, repair, bare)] == [
        "let",
        "given_notice",
        "reserved",
        "reserved",
        "ready",
        "maintenance",
        "unexplained",
    ]


def test_a_lease_that_has_run_out_still_has_a_tenant_until_it_is_ended(cast):
    dwelling = make_dwelling()
    make_lease(dwelling, date(2023, 1, 1), date(2025, 12, 31))

    row = today_of(dwelling)

    assert (row.status, row.empty_days) == (DayStatus.LET, None)


def test_empty_days_are_counted_from_the_day_after_the_last_tenant(cast):
    dwelling = make_dwelling(ready_since=date(2026, 10, 20))
    make_lease(dwelling, date(2024, 1, 1), date(2026, 9, 21), state="ended")

    row = today_of(dwelling)

    assert (row.empty_since, row.empty_days) == (date(2026, 9, 22), 62)
    assert today_of(dwelling, date(2026, 9, 22)).empty_days == 0


def test_a_line_left_open_when_a_tenant_moved_in_says_nothing_about_the_time_after(cast):
    dwelling = make_dwelling(ready_since=date(2023, 1, 1))
    make_lease(dwelling, date(2024, 1, 1), date(2026, 9, 21), state="ended")

    assert today_of(dwelling).status is DayStatus.UNEXPLAINED


def test_every_day_has_one_status_and_unexplained_days_are_counted(cast):
    dwelling = make_dwelling(ready_since=date(2026, 10, 20), disposed_from=date(2024, 1, 1))
    leases = [make_lease(dwelling, date(2024, 3, 1), date(2026, 9, 21), state="ended")]
    make_offer(cast.kari, dwelling)

    days = days_of(dwelling, leases, TODAY, Grade.STRICT)

    assert [(one.status, one.first_day, one.last_day) for one in days.timeline] == [
        (DayStatus.UNEXPLAINED, date(2024, 1, 1), date(2024, 2, 29)),
        (DayStatus.LET, date(2024, 3, 1), date(2026, 9, 21)),
        (DayStatus.UNEXPLAINED, date(2026, 9, 22), date(2026, 10, 19)),
        (DayStatus.READY, date(2026, 10, 20), date(2026, 11, 20)),
        (DayStatus.RESERVED, date(2026, 11, 21), TODAY),
    ]
    assert days.unexplained_days == 60 + 28
    assert days.empty_days == 62


def pks(actor, **filters) -> list:
    return [row.pk for row in dwelling_rows(actor, DwellingFilters(**filters), TODAY)]


@pytest.mark.proves("PRO-42")
def test_the_whole_stock_is_one_pool_that_is_searched_by_attributes(cast):
    make_dwelling(1)
    wide = make_dwelling(3, wheelchair=True, school_district="Fjellbyen")
    care = make_dwelling(1, purpose=Purpose.CARE)

    by_attribute = pks(cast.kari, bedrooms=3, wheelchair=True)
    by_school = pks(cast.kari, school_district="Fjellbyen")
    by_purpose = pks(cast.kari, purpose=Purpose.CARE)

    assert (by_attribute, by_school, by_purpose) == ([wide.pk], [wide.pk], [care.pk])
    assert counts_of(stock_on(cast.kari, TODAY)).total == 3


def test_a_role_that_may_not_know_purposes_cannot_find_them_by_filtering(cast):
    care, substance = make_dwelling(purpose=Purpose.CARE), make_dwelling(purpose=Purpose.SUBSTANCE)
    make_dwelling()

    guessed = pks(cast.per, purpose=Purpose.SUBSTANCE)
    together = set(pks(cast.per, purpose="tilrettelagt"))

    assert (guessed, together) == ([], {care.pk, substance.pk})


def test_the_longest_empty_comes_first_and_let_dwellings_last(cast):
    let = make_dwelling()
    make_lease(let, date(2025, 1, 1))
    short, long = make_dwelling(disposed_from=TODAY - 5 * DAY), make_dwelling(disposed_from=TODAY - 90 * DAY)

    longest_first, shortest_first = pks(cast.per), pks(cast.per, order="tomme")

    assert longest_first == [long.pk, short.pk, let.pk]
    assert shortest_first == [short.pk, long.pk, let.pk]


def test_the_leader_sees_dwellings_and_the_administrator_none(cast):
    make_dwelling()

    seen = [len(pks(actor)) for actor in (cast.liv, cast.ada)]

    assert seen == [1, 0]


def test_a_dwelling_that_its_user_owns_is_neither_empty_nor_unexplained(cast):
    dwelling = make_dwelling(disposal=Disposal.USER_OWNED, ready_since=None, disposed_from=TODAY - 30 * DAY)

    row = today_of(dwelling)
    days = days_of(dwelling, [], TODAY, Grade.STRICT)

    assert (row.status, row.empty_days, days.unexplained_days) == (DayStatus.OWNER, None, 0)
    assert [one.status for one in days.timeline] == [DayStatus.OWNER]


def test_the_whole_register_is_read_in_six_statements(cast, django_assert_num_queries):
    for _ in range(3):
        make_lease(make_dwelling(), date(2024, 1, 1), date(2026, 9, 21), state="ended")

    with django_assert_num_queries(6):
        stock = stock_on(cast.per, TODAY)

    assert [row.day.empty_days for row in stock] == [62, 62, 62]
