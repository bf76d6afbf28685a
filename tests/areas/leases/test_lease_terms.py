"""How long a lease lasts, what it may cost to secure it, and when it cannot be made at all."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.leases.choices import LeaseKind, Security
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import LeaseDraft, prepare_lease
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.areas.allocation.allocation_steps import granted_application
from tests.support.cast import make_dwelling, make_household, make_person

DECEMBER = date(2026, 12, 1)


@pytest.mark.proves("AGR-05", "AGR-07", "NUM-04")
def test_the_term_follows_the_group_three_years_four_for_refugees_five_with_a_private_allocation_right(cast):
    ordinary, _ = granted_application(cast)
    settled = make_person("Amina", "Yusuf", settled_on=date(2026, 10, 1), stay="refugee")
    refugee, _ = granted_application(cast, make_household(settled))
    other, _ = granted_application(cast, make_household(make_person("Mona", "Lund")))

    three = prepare_lease(cast.kari, ordinary, make_dwelling(), LeaseDraft(DECEMBER))
    four = prepare_lease(cast.kari, refugee, make_dwelling(), LeaseDraft(DECEMBER))
    five = prepare_lease(cast.kari, other, make_dwelling(disposal="private_right"), LeaseDraft(DECEMBER))

    assert (three.months, three.period.last_day, three.kind) == (36, date(2029, 11, 30), LeaseKind.FIXED_TERM)
    assert (four.months, four.period.last_day) == (48, date(2030, 11, 30))
    assert (five.months, five.period.last_day) == (60, date(2031, 11, 30))


@pytest.mark.proves("AGR-06")
def test_a_lease_without_an_end_is_a_type_of_its_own(cast):
    application, _ = granted_application(cast)

    lease = prepare_lease(cast.kari, application, make_dwelling(), LeaseDraft(DECEMBER, indefinite=True))

    assert (lease.kind, lease.period.last_day) == (LeaseKind.INDEFINITE, None)


def test_a_term_under_three_years_needs_a_special_reason_and_only_once_for_the_same_dwelling(cast):
    application, _ = granted_application(cast)
    dwelling = make_dwelling()
    short = LeaseDraft(DECEMBER, months=12, special_reason="Bygget skal rives.")
    again = LeaseDraft(date(2027, 12, 1), months=12, special_reason="Bygget skal fortsatt rives.")

    with pytest.raises(Refused, match=r"under 36 måneder krever særlige grunner.*§§ 9-3 og 11-1"):
        prepare_lease(cast.kari, application, dwelling, LeaseDraft(DECEMBER, months=12))
    lease = prepare_lease(cast.kari, application, dwelling, short)
    with pytest.raises(Refused, match="tungtveiende grunner"):
        prepare_lease(cast.kari, application, dwelling, again)

    assert lease.special_reason == "Bygget skal rives."


@pytest.mark.proves("HOU-13", "HOU-15")
@pytest.mark.parametrize(
    ("purpose", "longest", "last_day"),
    [
        ("training", 24, date(2028, 11, 30)),
        ("assessment", 6, date(2027, 5, 31)),
        ("youth", 48, date(2029, 11, 30)),
    ],
)
def test_a_dwelling_that_is_for_a_time_is_let_no_longer_and_the_contract_says_why(
    cast, purpose, longest, last_day
):
    application, _ = granted_application(cast)
    home = make_dwelling(1, purpose=purpose, longest_stay_months=longest, age_from=18, age_to=30)

    lease = prepare_lease(cast.kari, application, home, LeaseDraft(DECEMBER))

    assert lease.period.last_day == last_day
    assert ("bare for en tid" in lease.special_reason) == (longest < 36), "shorter than the law's three years"


def test_the_days_of_a_vedtak_end_where_the_dwelling_is_for_a_time(cast):
    application, _ = granted_application(cast)
    home = make_dwelling(1, purpose="training", longest_stay_months=24)

    lease = prepare_lease(cast.kari, application, home, LeaseDraft(DECEMBER, last_day=date(2029, 11, 30)))

    assert lease.period.last_day == date(2028, 11, 30)
    assert (lease.months, lease.term_reason[:45]) == (24, "Boligen er bare for en tid, høyst 24 måneder.")


@pytest.mark.parametrize("asked", [{"months": 36}, {"indefinite": True}])
def test_longer_than_the_dwelling_is_for_is_refused_and_says_how_long(cast, asked):
    application, _ = granted_application(cast)
    home = make_dwelling(1, purpose="training", longest_stay_months=24)

    with pytest.raises(Refused, match="høyst 24 måneder") as refused:
        prepare_lease(cast.kari, application, home, LeaseDraft(DECEMBER, **asked))
    assert [refused.value.field] == list(asked), "said where it was asked"


def test_postgresql_knows_no_stay_without_an_end(cast):
    for months in (0, 121):
        with pytest.raises(IntegrityError, match="stay_has_an_end"), transaction.atomic():
            make_dwelling(1, longest_stay_months=months)


def test_deposit_and_guarantee_are_at_most_six_months_rent(cast):
    application, _ = granted_application(cast)
    dwelling = make_dwelling(rent=10_000)

    with pytest.raises(Refused, match=r"høyst 6 måneders leie, 60000 kr"):
        prepare_lease(
            cast.kari,
            application,
            dwelling,
            LeaseDraft(DECEMBER, security=Security.DEPOSIT, security_amount=60_001),
        )
    lease = prepare_lease(
        cast.kari,
        application,
        dwelling,
        LeaseDraft(DECEMBER, security=Security.DEPOSIT, security_amount=60_000),
    )

    assert lease.security_amount == 60_000


def test_a_lease_cannot_start_before_the_building_or_before_the_municipality_had_it(cast):
    application, _ = granted_application(cast)
    unfinished = make_dwelling(completed_on=date(2027, 2, 1))
    later = make_dwelling(disposed_from=date(2027, 3, 1))

    with pytest.raises(Refused, match="tatt i bruk 01.02.2027"):
        prepare_lease(cast.kari, application, unfinished, LeaseDraft(DECEMBER))
    with pytest.raises(Refused, match="disponerer boligen fra 01.03.2027"):
        prepare_lease(cast.kari, application, later, LeaseDraft(DECEMBER))


def test_a_dwelling_that_is_let_is_told_with_the_period(cast):
    first, _ = granted_application(cast)
    second, _ = granted_application(cast, make_household(make_person("Mona", "Lund")))
    dwelling = make_dwelling()
    prepare_lease(cast.kari, first, dwelling, LeaseDraft(DECEMBER))

    with pytest.raises(Conflict, match="01.12.2026–30.11.2029"):
        prepare_lease(cast.kari, second, dwelling, LeaseDraft(date(2028, 1, 1)))


def test_postgresql_itself_refuses_two_leases_of_one_dwelling_at_once(cast):
    dwelling = make_dwelling()
    first = prepare_lease(cast.kari, granted_application(cast)[0], dwelling, LeaseDraft(DECEMBER))
    mona = make_household(make_person("Mona", "Lund"))
    other = prepare_lease(
        cast.kari, granted_application(cast, mona)[0], make_dwelling(), LeaseDraft(DECEMBER)
    )

    with pytest.raises(IntegrityError, match="one_lease_per_dwelling"), transaction.atomic():
        Lease.objects.filter(pk=other.pk).update(dwelling=first.dwelling)


def test_a_lease_rests_on_a_granted_application_with_services_clarified_and_on_the_right_role(cast):
    application, _ = granted_application(cast)
    dwelling = make_dwelling()

    with pytest.raises(Forbidden):
        prepare_lease(cast.per, application, dwelling, LeaseDraft(DECEMBER))
    application.services = "not_clarified"
    with pytest.raises(Refused, match="behovet for tjenester"):
        prepare_lease(cast.kari, application, dwelling, LeaseDraft(DECEMBER))
    application.state = "new"
    with pytest.raises(Refused, match="ikke innvilget"):
        prepare_lease(cast.kari, application, dwelling, LeaseDraft(DECEMBER))

    assert not dwelling.leases.exists()
