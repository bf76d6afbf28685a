"""Clock, contract and plan of a refugee, rents that have fallen behind (TG-03), and support (GOAL-02)."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.models import HousingPlan, Lease
from boligflyt.areas.leases.services import LeaseDraft, prepare_lease
from boligflyt.domain.periods import Period
from tests.areas.allocation.allocation_steps import granted_application
from tests.areas.leases.test_lease_life import running
from tests.support.cast import make_application, make_dwelling, make_household, make_person, stamped

DRIFT = "/leieforhold/leie-som-henger-etter/"


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split("<main")[1].split())


def lives(cast, name: str, since: date, rent: int, dwelling: Dwelling, last_day=date(2028, 1, 31)) -> Lease:
    """A lease that has run since the day."""
    household = make_household(make_person(name, "Haile"))
    application = make_application(cast.kari, household, state="granted")
    return Lease.objects.create(
        dwelling=dwelling, household=household, tenant=household.contact, application=application,
        contract_number=f"K-{name[:9]}", kind="fixed_term", period=Period(since, last_day), rent=rent,
        state="running", informed_at=stamped()["created_at"], **stamped(),
    )  # fmt: skip


@pytest.mark.proves("TG-03")
def test_a_settled_refugee_has_a_clock_a_contract_of_four_years_and_a_plan(cast, browse):
    household = make_household(make_person(settled_on=date(2024, 6, 1)))
    application, _ = granted_application(cast, household, target_groups=["refugee"])
    lease = prepare_lease(cast.kari, application, make_dwelling(), LeaseDraft(date(2026, 12, 1)))

    saved = browse("kari").post(
        f"/husstander/{household.pk}/boligplan/",
        {"goal": "own", "next_step": "Møte om startlån med NAV", "next_on": "15.01.2027"},
    )  # fmt: skip
    case = text(browse("kari").get(f"/soknader/{application.pk}/"))
    economy = text(browse("kari").get(f"/soknader/{application.pk}/okonomi/"))
    page = text(browse("kari").get(f"/leieforhold/{lease.pk}/"))

    assert saved.status_code == 302
    assert lease.months == 48
    assert "År 3 av 5 i integreringsfasen" in case
    for shown in (economy, page):
        assert all(one in shown for one in ("Eie egen bolig", "Møte om startlån med NAV", "15. januar 2027"))


@pytest.mark.proves("TG-03")
def test_rents_that_fell_behind_in_ten_years_are_listed_with_the_gap_and_others_are_not(cast, browse):
    behind, even, newcomer, *_ = [make_dwelling(rent=9000) for _ in range(5)]
    lives(cast, "Selam", date(2016, 11, 23), 6000, behind)
    lives(cast, "Dawit", date(2016, 11, 23), 9000, even)
    lives(cast, "Ruth", date(2016, 11, 24), 6000, newcomer)

    page = text(browse("kari").get(DRIFT))

    assert "Haile, Selam" in page
    assert "Haile, Dawit" not in page and "Haile, Ruth" not in page
    assert "3 000 kr" in page and "33 %" in page
    assert "midten av 4 boliger av samme type og størrelse" in page
    assert "36 000 kr" in page  # a year
    assert "minst 10 år uten opphold" in page


def test_a_stay_is_counted_through_the_leases_before_and_the_dwellings_own_costs_go_first(cast, browse):
    dwelling = make_dwelling(
        rent=9000, capital_cost=72_000, running_cost=18_000, maintenance_cost=12_000, shared_cost=6_000
    )
    now = lives(cast, "Selam", date(2019, 1, 1), 6000, dwelling)
    Lease.objects.create(
        dwelling=dwelling, household=now.household, tenant=now.tenant, contract_number="K-EARLIER",
        kind="fixed_term", period=Period(date(2014, 1, 1), date(2018, 12, 31)), rent=6000, state="ended",
        **stamped(),
    )  # fmt: skip

    page = text(browse("kari").get(DRIFT))

    assert "01.01.2014" in page
    assert "kostnadsdekkende leie for boligen" in page


def test_the_report_reads_as_much_for_many_leases_as_for_one(cast, browse, django_assert_max_num_queries):
    for name in ("Selam", "Dawit", "Ruth", "Abel"):
        lives(cast, name, date(2010, 1, 1), 5000, make_dwelling(rent=9000))

    with django_assert_max_num_queries(14):
        browse("kari").get(DRIFT)


def test_who_sees_no_names_sees_the_rents_alone(cast, browse):
    for _ in range(3):
        make_dwelling(rent=9000)
    lives(cast, "Selam", date(2010, 1, 1), 5000, make_dwelling(rent=9000))

    page = text(browse("per").get(DRIFT))

    assert "Leietaker" in page and "4 000 kr" in page
    assert "Selam" not in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"next_on": "01.01.2026"}, "Velg en dag som ikke er passert"),
        ({"next_step": ""}, "Fyll ut neste steg"),
        ({"goal": "castle"}, "Velg mål fra listen"),
    ],
)
def test_a_faulty_plan_is_told_what_is_wrong_and_keeps_what_was_typed(cast, browse, given, words):
    household = make_household()
    told = {"goal": "private", "next_step": "Ringe utleiere", "next_on": "15.01.2027", **given}

    answer = browse("kari").post(f"/husstander/{household.pk}/boligplan/", told)

    assert answer.status_code == 422
    assert words in text(answer)
    assert "Ringe utleiere" in text(answer) or not told["next_step"]
    assert not HousingPlan.objects.exists()


def test_a_plan_changed_by_two_at_once_is_told_of(cast, browse):
    household = make_household()
    at = f"/husstander/{household.pk}/boligplan/"
    told = {"goal": "own", "next_step": "Spare egenkapital", "next_on": "15.01.2027"}
    browse("kari").post(at, told)

    first = browse("kari").post(at, {**told, "version": 1, "next_step": "Søke startlån"})
    second = browse("amir").post(at, {**told, "version": 1, "next_step": "Gå på visning"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert HousingPlan.objects.get().next_step == "Søke startlån"


@pytest.mark.proves("GOAL-02")
def test_the_person_is_supported_and_not_the_rent(cast, browse):
    lease = running(cast)

    page = text(browse("kari").get(f"/leieforhold/{lease.pk}/"))
    case = text(browse("kari").get(f"/soknader/{lease.application_id}/okonomi/"))

    # 1 adult and 2 children, 310 000 kr a year, group 4: weight 1.30, weighted 238 461.54, own share
    # 43 180.32; rent 120 000 a year is under the cap. 0.737 × 76 819.68 / 12 = 4 718.01.
    for shown in (page, case):
        assert "Bostøtte, et anslag" in shown
        assert "−4 718 kr" in shown
        assert "Dette er et anslag. Husbanken avgjør." in shown
        assert "Satsene bak anslaget" in shown
    assert lease.rent == 10_000


def test_the_support_is_only_for_those_who_see_the_economy(cast, browse):
    lease = running(cast)

    page = text(browse("per").get(f"/leieforhold/{lease.pk}/"))

    assert "Bostøtte" not in page and "Boligplan" not in page


def test_without_an_income_the_page_says_what_is_missing(cast, browse):
    application = make_application(cast.kari, yearly_income=None)
    make_dwelling(bedrooms=3)

    case = text(browse("kari").get(f"/soknader/{application.pk}/okonomi/"))

    assert "Inntekten er ikke oppgitt." in case
