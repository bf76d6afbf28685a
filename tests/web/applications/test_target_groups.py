"""Target groups, help besides a dwelling, clocks and limits of the plan, as the pages show them."""

import re
from datetime import date

import pytest
from django.urls import reverse

from boligflyt.areas.access.choices import Right, Role
from boligflyt.areas.access.models import Municipality
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.applications.models import Application
from tests.support.cast import make_application, make_dwelling, make_household, make_person


def told(household, **more):
    return {
        "received_on": "20.11.2026", "channel": "phone", "matter": "first", "housing": "own_lease",
        "bedrooms_needed": "1", "own_efforts_documented": "unknown", "repayment_plan": "unknown",
        "debt_settlement": "unknown", "household": str(household.pk), **more,
    }  # fmt: skip


def main(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().split("<main")[1])


def registered(browse, **more) -> tuple[Application, str]:
    household = make_household()
    shown = browse("kari").post(reverse("applications:new"), told(household, **more), follow=True)
    assert shown.status_code == 200, shown.content
    return Application.objects.get(household=household), main(shown)


@pytest.mark.proves("TG-01", "TG-02")
def test_economic_and_social_need_are_codes_on_the_case(browse):
    application, shown = registered(browse, target_groups=["economic", "social"])

    assert application.target_groups == ["economic", "social"]
    assert "Økonomisk vanskeligstilt, Sosialt vanskeligstilt" in shown


@pytest.mark.proves("TG-04", "TG-11")
@pytest.mark.parametrize("group", ["young", "youth_without_support"])
def test_the_young_are_offered_housing_school(browse, group):
    application, _ = registered(browse, target_groups=[group])

    shown = browse("kari").post(
        reverse("applications:services", args=[application.pk]),
        {"services": "none_needed", "referrals": ["housing_school"], "version": application.version},
        follow=True,
    )  # fmt: skip

    application.refresh_from_db()
    assert application.referrals == ["housing_school"]
    assert "Boligskole" in main(shown)


@pytest.mark.proves("TG-21")
def test_a_single_provider_with_low_income_gets_area_wish_and_advice_at_nav(browse):
    application, _ = registered(browse, target_groups=["low_income"], wanted_area="Sentrum")

    shown = browse("kari").post(
        reverse("applications:services", args=[application.pk]),
        {"services": "none_needed", "referrals": ["debt_advice"], "version": application.version},
        follow=True,
    )  # fmt: skip

    assert "Sentrum" in main(shown)
    assert "Gjeldsrådgivning hos NAV" in main(shown)


@pytest.mark.proves("NUM-14")
@pytest.mark.parametrize(
    ("settled", "words"),
    [
        (date(2024, 6, 1), "År 3 av 5 i integreringsfasen"),
        (date(2021, 11, 24), "År 5 av 5 i integreringsfasen"),
        (date(2021, 11, 23), "5 år siden bosetting"),
    ],
)
def test_the_case_counts_the_years_since_a_refugee_was_settled(browse, cast, settled, words):
    from boligflyt.web.applications.case_page import integration_year
    from tests.support.cast import TODAY

    application = make_application(cast.kari, make_household(make_person(settled_on=settled)))

    assert integration_year(application, TODAY).startswith(words)
    shown = main(browse("kari").get(reverse("applications:detail", args=[application.pk])))
    assert "integrering" in shown.lower()


@pytest.mark.proves("DEF-06")
def test_a_municipality_may_leave_the_elderly_to_another_plan(browse, cast):
    household = make_household()
    at = reverse("applications:new") + f"?husstand={household.pk}"
    offered = main(browse("kari").get(at))

    Municipality.objects.update(excluded_target_groups=["elderly"])
    narrowed = main(browse("kari").get(at))

    assert "Eldre med behov" in offered
    assert "Eldre med behov" not in narrowed
    refused = browse("kari").post(reverse("applications:new"), told(household, target_groups=["elderly"]))
    assert refused.status_code == 422


@pytest.mark.proves("DEF-28")
def test_a_youth_in_child_welfare_comes_up_on_min_dag_before_eighteen(browse, cast):
    youth = make_person("Siri", "Moen", born=date(2009, 3, 1))
    make_application(
        cast.kari,
        make_household(youth),
        target_groups=["young_from_child_welfare"],
        joint_responsibility="Barnevernet",
    )

    shown = main(browse("kari").get(reverse("my_day")))

    assert "Fyller 18 år 01.03.2027. Barnevernet og boligkontoret har ansvar sammen" in shown


@pytest.mark.proves("LAW-09")
def test_the_applicants_own_wish_is_recorded_and_shown(browse):
    application, shown = registered(browse, wanted_area="Nær skolen på Åsen")

    assert application.wanted_area == "Nær skolen på Åsen"
    assert "Nær skolen på Åsen" in shown


@pytest.mark.proves("TG-05")
def test_the_code_for_mental_health_or_substance_is_for_those_who_may_see_health(browse, cast, monkeypatch):
    application = make_application(cast.kari, target_groups=["mental_or_substance", "economic"])
    make_dwelling(purpose="substance")
    client, case = browse("kari"), reverse("applications:detail", args=[application.pk])
    kept_for = reverse("dwellings:list") + "?formal=substance"

    seen, stock = main(client.get(case)), main(client.get(kept_for))
    without = RIGHTS[Role.CASEWORKER] - {Right.HEALTH_READ, Right.DWELLING_PURPOSE}
    monkeypatch.setitem(RIGHTS, Role.CASEWORKER, without)
    hidden, all_alike = main(client.get(case)), main(client.get(kept_for))

    assert "rusproblemer" in seen and "Skogbrynet" in stock
    assert "rusproblemer" not in hidden and "Økonomisk vanskeligstilt" not in hidden
    assert "Rus<" not in all_alike


def test_a_leader_never_meets_the_code_for_mental_health_or_substance(browse, cast):
    application = make_application(cast.kari, target_groups=["mental_or_substance"])

    shown = browse("liv").get(reverse("applications:detail", args=[application.pk]))

    assert shown.status_code == 403
    assert "rusproblemer" not in shown.content.decode()
