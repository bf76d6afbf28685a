"""The overview: figures with definition, reported beside computed, the list for those who may see it."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.queries.indicators import figure_of, read_numbers
from boligflyt.areas.applications.services.intake import register_application
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from tests.areas.allocation.allocation_steps import queued
from tests.support.cast import TODAY, make_application, make_dwelling, make_household, make_person, stamped

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def moved_in(application, first_day, last_day=None, state="running", **traits):
    """A lease that began, without the steps before it."""
    lease = Lease(
        dwelling=make_dwelling(), household=application.household, tenant=application.applicant,
        application=application,
        contract_number=f"K-{first_day:%y%m%d}", kind="fixed_term",
        period=Period(first_day, last_day), rent=9000,
        state=state, informed_at=stamped()["created_at"], key_handed_on=first_day, **stamped(), **traits,
    )  # fmt: skip
    lease.save()
    return lease


@pytest.mark.proves("IND-03")
def test_applications_per_month_and_the_share_of_new_leave_out_exchange_and_renewal(cast):
    make_application(cast.kari)
    mona = make_household(make_person("Mona", "Lund"))
    make_application(
        cast.kari, mona, matter="transfer", housing="municipal_lease", received_on=date(2026, 10, 5)
    )

    numbers = read_numbers(Grade.STRICT)

    assert figure_of("applications", numbers, Period(date(2026, 10, 1), date(2026, 11, 30))).value == 1
    share = figure_of("share_new_applications", numbers, YEAR)
    assert (share.ratio.part, share.ratio.whole) == (1, 2)


@pytest.mark.proves("IND-04", "IND-05")
def test_who_waits_is_a_snapshot_of_a_day_and_the_waiting_time_ends_with_the_key(cast):
    entry = queued(cast, decided_on=date(2026, 9, 14))
    moved_in(entry.application, date(2026, 11, 23))
    entry.state, entry.left_on = "housed", date(2026, 11, 23)
    entry.save()

    numbers = read_numbers(Grade.STRICT)
    before = figure_of("waiting", numbers, Period(date(2026, 11, 1), date(2026, 11, 22)))
    after = figure_of("waiting", numbers, NOVEMBER)
    waited = figure_of("waiting_time", numbers, NOVEMBER)

    assert (before.value, after.value) == (1, 0)
    assert waited.value == 10
    assert waited.also == "Snitt 70 dager, median 70 dager."


@pytest.mark.proves("IND-06", "DEF-31")
def test_allocations_are_per_month_with_the_share_of_new_households_and_turnover_of_the_stock(cast):
    first = make_application(cast.kari)
    moved_in(first, date(2026, 1, 1), date(2026, 10, 31), "ended")
    moved_in(first, date(2026, 11, 1))
    moved_in(make_application(cast.kari, make_household(make_person("Mona", "Lund"))), date(2026, 11, 5))

    numbers = read_numbers(Grade.STRICT)
    share = figure_of("share_new_households", numbers, NOVEMBER)

    assert figure_of("allocations", numbers, NOVEMBER).value == 2
    assert (share.ratio.part, share.ratio.whole) == (1, 2)
    assert str(figure_of("turnover", numbers, YEAR).value) == "33.3"


@pytest.mark.proves("NUM-13")
def test_the_share_without_a_home_stands_beside_elverums_forty_percent(cast, browse):
    register_application(cast.kari, make_household(), {
        "received_on": TODAY, "channel": "phone", "housing": "acute_or_temporary",
        "housing_place": "Elvehotellet",
    })  # fmt: skip

    page = browse("liv").get("/oversikt/share_homeless/?fra=01.11.2026&til=30.11.2026").content.decode()

    assert "1 av 1" in page.replace("\xa0", " ")
    assert "40\xa0% av søkerne" in page or "40 % av søkerne" in page


def test_reported_figures_stand_beside_the_computed_with_the_fault_of_the_source_told(cast, browse):
    page = browse("liv").get("/oversikt/").content.decode()

    assert "Kilden sier «per uke»" in page
    assert "INC-14" not in page  # the source list's own code says nothing to a reader


def test_who_may_not_see_cases_sees_the_figure_and_not_the_list(cast, browse):
    application = make_application(cast.kari)
    address = f"/oversikt/applications/?fra=01.11.2026&til={TODAY:%d.%m.%Y}"

    leader = browse("liv").get(address).content.decode()
    caseworker = browse("kari").get(address).content.decode()

    assert "Du ser tallet, ikke sakene" in leader
    assert application.case_code not in leader
    assert application.case_code in caseworker


def test_a_period_that_ends_before_it_starts_is_told_and_kept(cast, browse):
    answer = browse("liv").get("/oversikt/?fra=01.11.2026&til=01.10.2026")

    assert answer.status_code == 422
    assert "Perioden slutter før den starter" in answer.content.decode()


def test_an_unknown_indicator_is_not_found(cast, browse):
    assert browse("liv").get("/oversikt/finnes-ikke/").status_code == 404
