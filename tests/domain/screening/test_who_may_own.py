"""Whom a campaign finds: every demand must hold, what is not known meets none, and the reasons are told."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.domain.sales import Verdict
from boligflyt.domain.screening import Facts, Rule, why_found

ON = date(2026, 11, 23)
TENANT = Facts(
    income=420_000, rents_since=date(2024, 11, 24), lease_ends=date(2027, 5, 23), rent=10_500,
    sale=Verdict.TO_TENANT,
)  # fmt: skip


def facts(**other) -> Facts:
    return Facts(**{**{name: getattr(TENANT, name) for name in Facts.__slots__}, **other})


@pytest.mark.parametrize(
    ("rule", "other", "found"),
    [
        (Rule(), {}, True),
        (Rule(tenants=False, applicants=True), {}, False),
        (Rule(tenants=False, applicants=True), {"applies": True}, False),  # rents already
        (Rule(tenants=False, applicants=True), {"applies": True, "rents_since": None}, True),
        (Rule(applicants=True), {"rents_since": None}, False),
        (Rule(), {"applies": True, "rents_since": None}, False),
        (Rule(least_income=420_000), {}, True),
        (Rule(least_income=420_001), {}, False),
        (Rule(least_income=1), {"income": None}, False),
        (Rule(least_income=0), {"income": 0}, True),
        (Rule(least_months=24), {}, True),  # 24.11.2024 to and with 23.11.2026
        (Rule(least_months=24), {"rents_since": date(2024, 11, 25)}, False),
        (Rule(ends_within=6), {}, True),
        (Rule(ends_within=6), {"lease_ends": date(2027, 5, 24)}, False),
        (Rule(ends_within=6), {"lease_ends": None}, False),
        (Rule(adapted=True), {}, False),
        (Rule(adapted=True), {"adapted": True}, True),
        (Rule(saleable=True), {}, True),
        (Rule(saleable=True), {"sale": Verdict.NO}, False),
        (Rule(saleable=True), {"sale": None}, False),
    ],
)  # fmt: skip
def test_every_demand_must_hold_to_the_day_and_the_krone(rule, other, found):
    assert bool(why_found(facts(**other), rule, ON)) is found


def test_what_is_asked_of_a_tenancy_leaves_no_applicant_out():
    applicant = Facts(applies=True, income=500_000)

    assert why_found(applicant, Rule(applicants=True, least_months=12, adapted=True), ON)


def test_the_reasons_are_told_in_plain_words_with_the_share_that_goes_to_rent():
    assert [one.replace("\xa0", " ") for one in why_found(facts(adapted=True), Rule(), ON)] == [
        "Har leid av kommunen siden 24.11.2024.",
        "Inntekten er 420 000 kr i året før skatt.",
        "Leien er 10 500 kr i måneden, 30 prosent av inntekten.",
        "Leietiden går ut 23.05.2027.",
        "Boligen er tilpasset.",
        "Boligen kan selges til leietakeren.",
    ]


def test_a_dwelling_that_cannot_be_sold_says_why_and_a_lease_that_ran_out_says_when():
    told = why_found(
        facts(sale=Verdict.NO, not_sold_because="Kommunen eier ikke boligen.", lease_ends=date(2026, 11, 1)),
        Rule(), ON,
    )  # fmt: skip

    assert "Boligen de leier, kan ikke selges nå. Kommunen eier ikke boligen." in told
    assert "Leietiden gikk ut 01.11.2026." in told


def test_without_income_the_rent_stands_alone():
    told = why_found(facts(income=None), Rule(), ON)

    assert "Leien er 10 500 kr i måneden." in [one.replace("\xa0", " ") for one in told]
    assert not any("Inntekten" in one for one in told)
