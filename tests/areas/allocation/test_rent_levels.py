"""What leases cost: by kind, by how long one has lived there, by when refugees came (ECO-12, ECO-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.queries.dwelling_card import open_dwelling_card
from boligflyt.areas.allocation.queries.rent_levels import (
    BY_PURPOSE,
    BY_SETTLEMENT,
    BY_SIZE,
    BY_TENURE,
    groupings,
    rent_report,
)
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.services import DwellingEconomy, set_economy
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.rents_over_time import rents_over_time
from boligflyt.domain.rent import Rents
from boligflyt.toolkit.faults import Refused
from tests.support.cast import TODAY, make_dwelling, make_household, make_person, make_protected
from tests.support.dwelling_states import make_lease

PAGE = "/boliger/husleie/"
NOW = date(TODAY.year, 2, 1)


def let(
    rents, first_day: date = NOW, bedrooms: int = 2, settled_on: date | None = None, **traits
) -> list[Lease]:
    """Running leases with these rents."""
    made = []
    for rent in rents:
        person = make_person("Sara", f"Nord{rent}", settled_on=settled_on)
        dwelling = make_dwelling(bedrooms, area_m2=50, **{"rent": rent, **traits})
        made.append(make_lease(dwelling, first_day, household=make_household(person)))
    return made


def of(actor, by: str) -> dict:
    return {one.key: one.rents for one in rent_report(actor, by).levels.lines}


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


@pytest.mark.proves("ECO-12")
def test_each_size_has_the_median_the_middle_half_and_the_rent_per_square_metre(cast, browse):
    let([7000, 8000, 9000, 10_000, 11_000], bedrooms=1)
    let([12_000, 13_000, 14_000], bedrooms=3)

    found = of(cast.per, BY_SIZE)
    page = text(browse("per").get(PAGE))

    assert found[1] == Rents(5, 8000, 9000, 10_000, 180)
    assert (found[3].number, found[3].median) == (3, 13_000)
    assert rent_report(cast.per, BY_SIZE).levels.everybody.number == 8
    assert "1 soverom: 9 000 kr." in page and "8 000–10 000" in page


@pytest.mark.proves("ECO-12")
def test_a_purpose_that_tells_of_health_is_told_only_to_who_may_know_it(cast, browse):
    let([2100, 2300, 2500], purpose="substance_staffed")
    let([9000, 9100, 9200])

    assert of(cast.kari, BY_PURPOSE)["substance_staffed"].median == 2300
    assert set(of(cast.per, BY_PURPOSE)) == {"tilrettelagt", "ordinary"}
    page = text(browse("per").get(PAGE + "?etter=formal"))
    assert "Tilrettelagt bolig" in page and "rusproblemer" not in page


@pytest.mark.proves("ECO-14")
def test_rents_that_fall_behind_for_those_who_have_lived_long_are_seen_by_square_metre(cast, browse):
    let([10_000, 10_000, 10_000], date(TODAY.year - 1, 3, 1))
    let([8000, 8000, 8000], date(TODAY.year - 12, 3, 1))

    found = of(cast.liv, BY_TENURE)
    page = text(browse("liv").get(PAGE + "?etter=botid"))

    assert (found[0].median, found[3].median) == (10_000, 8000)
    assert "De som har bodd i boligen i ti år eller mer, betaler 20 % mindre per m² enn de nyeste." in page


def test_a_renewal_does_not_begin_a_new_tenancy(cast):
    for lease in let([8000, 8000, 8000], date(TODAY.year - 11, 3, 1)):
        Lease.objects.filter(pk=lease.pk).update(
            state="ended", period=f"[{TODAY.year - 11}-03-01,{TODAY.year - 1}-03-01)"
        )
        make_lease(lease.dwelling, date(TODAY.year - 1, 3, 1), household=lease.household)

    assert list(of(cast.liv, BY_TENURE)) == [3]


@pytest.mark.proves("ECO-14")
def test_the_rent_of_newly_settled_refugees_stands_beside_that_of_others(cast, browse):
    let([12_000, 12_000, 12_000], settled_on=date(TODAY.year - 1, 5, 1))
    let([9000, 9000, 9000], settled_on=date(TODAY.year - 9, 5, 1))
    let([10_000, 10_000, 10_000])

    found = of(cast.liv, BY_SETTLEMENT)
    page = text(browse("liv").get(PAGE + "?etter=bosetting"))

    assert [(key, rents.median) for key, rents in found.items()] == [
        ("newly", 12_000), ("earlier", 9000), ("others", 10_000),
    ]  # fmt: skip
    assert "Nybosatte flyktninger betaler 20 % mer per m² enn andre leietakere." in page
    assert "Flyktninger bosatt de siste 5 år" in page


def test_who_may_read_neither_persons_nor_figures_is_not_told_when_tenants_were_settled(cast, browse):
    let([12_000, 12_000, 12_000], settled_on=date(TODAY.year - 1, 5, 1))

    assert BY_SETTLEMENT not in groupings(cast.per)
    assert rent_report(cast.per, BY_SETTLEMENT).by == BY_SIZE
    assert "Flyktninger" not in text(browse("per").get(PAGE + "?etter=bosetting"))


@pytest.mark.proves("ECO-14")
def test_rents_are_held_against_the_market_rent_that_somebody_has_assessed(cast, browse):
    for lease in let([8000, 9000, 10_000]):
        told = DwellingEconomy(market_rent=10_000, market_rent_on=TODAY)
        set_economy(cast.per, lease.dwelling.pk, lease.dwelling.version, told)

    found = of(cast.per, BY_SIZE)[2]

    assert (found.assessed, found.of_market) == (3, 90)
    assert "90 %" in text(browse("per").get(PAGE))


@pytest.mark.proves("ECO-14")
def test_rents_that_the_index_may_change_since_they_have_stood_a_year_are_counted(cast):
    old = let([8000, 9000, 10_000], date(TODAY.year - 3, 1, 1))
    Lease.objects.filter(pk=old[0].pk).update(rent_since=NOW)

    assert of(cast.per, BY_SIZE)[2].unchanged == 2


def test_a_market_rent_has_its_day_and_no_day_ahead(cast):
    dwelling = make_dwelling()

    for told, words in (
        (DwellingEconomy(market_rent=9000), "Skriv både gjengs leie og dagen"),
        (DwellingEconomy(market_rent=9000, market_rent_on=date(TODAY.year + 1, 1, 1)), "fram i tid"),
    ):
        with pytest.raises(Refused, match=words):
            set_economy(cast.per, dwelling.pk, dwelling.version, told)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dwelling.objects.filter(pk=dwelling.pk).update(market_rent=9000)


def test_few_leases_and_those_above_the_clearance_are_not_shown(cast, browse):
    let([8000, 8000], bedrooms=1)
    let([9000, 9000, 9000], bedrooms=2)
    make_lease(make_dwelling(2, rent=50_000), NOW, household=make_household(make_protected()))

    assert of(cast.per, BY_SIZE) == {1: None, 2: None}
    assert rent_report(replace(cast.liv, clearance=Grade.STRICT), BY_SIZE).levels.lines[1].rents is None
    assert "For få leieavtaler til å vise tall" in text(browse("per").get(PAGE))


def test_without_leases_the_page_says_so(cast, browse):
    assert "Ingen leieavtaler løper" in text(browse("per").get(PAGE))


@pytest.mark.proves("ECO-12")
def test_the_page_of_a_dwelling_shows_its_rent_over_time_to_who_may_see_the_leases(cast, browse):
    (lease,) = let([8000], date(TODAY.year - 3, 1, 1))
    Lease.objects.filter(pk=lease.pk).update(rent=8400, rent_since=NOW)
    before = make_lease(lease.dwelling, date(TODAY.year - 6, 1, 1), date(TODAY.year - 4, 1, 1), "ended")
    address = f"/boliger/{lease.dwelling.pk}/"

    found = rents_over_time(open_dwelling_card(cast.kari, lease.dwelling.pk).days.leases)
    page = text(browse("kari").get(address))

    assert [(one.step.rent, one.contract_number) for one in found] == [
        (8400, lease.contract_number), (8000, lease.contract_number), (8000, before.contract_number),
    ]  # fmt: skip
    assert "Leie over tid" in page and "+5 %" in page
    assert "Leie over tid" not in text(browse("liv").get(address))
