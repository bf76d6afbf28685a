"""The larger demonstration municipalities: one town many times, with those who lived there before."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

import pytest

from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import Building, Dwelling, DwellingEvent
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household, Person, PersonName
from boligflyt.domain.periods import add_months
from boligflyt.jobs.demo import plan as plan_of_the_demo
from boligflyt.jobs.demo import seeding, town
from boligflyt.jobs.demo.former_leases import OF_AGE_MONTHS
from boligflyt.jobs.demo.plan import plans
from boligflyt.jobs.demo.seeding import seed, seeded_size
from boligflyt.jobs.demo.town import generate

TODAY = date(2026, 11, 23)
TIMES = 3


@pytest.fixture(scope="module")
def oslo():
    return generate("oslo", 2026, TODAY)


@pytest.fixture
def three_small_towns(db, monkeypatch):
    """The smallest town three times, with former tenants and a trace, loaded as the larger sizes are."""
    small = replace(plans()["small"], size="three", districts=TIMES, former_leases=4, looks=500)
    known = {**plans(), "three": small}
    for module in (plan_of_the_demo, seeding, town):
        monkeypatch.setattr(module, "plans", lambda: known)
    said: list[int] = []
    first = seed("three", 2026, TODAY, said.append)
    return first, said


def test_the_largest_city_and_the_country_have_as_many_dwellings_as_the_statistics_say():
    assert plans()["oslo"].dwellings == 12_200
    assert plans()["norway"].dwellings == 111_325


def test_the_country_has_a_million_leases(oslo):
    assert 1_000_000 <= len(oslo.leases) * plans()["norway"].districts <= 1_050_000


def test_nobody_had_two_homes_at_once_or_a_lease_before_they_were_of_age(oslo):
    born = {one.contact.id: one.contact.born for one in oslo.households}
    of_household, of_dwelling = defaultdict(list), defaultdict(list)
    for lease in oslo.leases:
        of_household[lease.household].append(lease)
        of_dwelling[lease.dwelling].append(lease)

    ended = {one.id for one in oslo.leases if one.state == LeaseState.ENDED}
    long_ago = [one for one in oslo.leases if one.first_day < date(2010, 1, 1) and one.id in ended]

    assert len(long_ago) > len(oslo.dwellings)
    assert all(add_months(born[one.tenant], OF_AGE_MONTHS) <= one.first_day for one in long_ago)
    for stays in (*of_household.values(), *of_dwelling.values()):
        stays.sort(key=lambda one: one.first_day)
        for before, after in zip(stays, stays[1:], strict=False):
            assert before.id not in ended or before.last_day < after.first_day


def test_no_lease_is_older_than_the_municipalitys_hold_on_the_dwelling(oslo):
    got = {one.id: one.fields["disposed_from"] for one in oslo.dwellings}

    assert all(one.first_day >= got[one.dwelling] for one in oslo.leases)


def test_every_district_is_a_whole_town_with_its_own_offices_staff_and_cases(three_small_towns):
    first, said = three_small_towns

    for model, in_each in (
        (Dwelling, len(first.dwellings)), (Building, len(first.buildings)), (Lease, len(first.leases)),
        (Household, len(first.households)),
    ):  # fmt: skip
        assert model.objects.count() >= TIMES * in_each, model
    offices = Counter(
        name.partition(", distrikt ")[2] for name in Office.objects.values_list("name", flat=True)
    )
    assert len(set(offices.values())) == 1 and set(offices) == {"", "2", "3"}
    assert Staff.objects.filter(username="demo-kari-3").exists()
    assert seeded_size() == "three" and said[-1] == 100


def _district(name: str, mark: str) -> str:
    """Its number; nothing for the first."""
    return name.partition(mark)[2]


def test_a_copied_row_points_into_its_own_district_and_has_its_history(three_small_towns):
    for case in Application.objects.exclude(caseworker=None).select_related("office", "caseworker"):
        assert _district(case.office.name, ", distrikt ") == _district(case.caseworker.username[5:], "-")
    for lease in Lease.objects.select_related("dwelling__building", "household", "tenant"):
        assert lease.household.contact_id == lease.tenant_id
    assert DwellingEvent.objects.count() == TIMES * DwellingEvent.objects.filter(
        pgh_obj__building__street__regex="^[^,]*$"
    ).count()  # fmt: skip
    assert PersonName.objects.count() == Person.objects.filter(grade=0).count()


def test_nobody_in_another_district_is_taken_for_the_one_they_were_copied_from(three_small_towns):
    first, _ = three_small_towns
    born = Counter(Person.objects.values_list("given_name", "family_name", "born"))

    assert max(born.values()) == 1
    assert set(Person.objects.exclude(number=None).values_list("pk", flat=True)) <= {
        member.person.id for one in first.households for member in one.members
    }


def test_every_decision_of_every_district_was_prepared_by_one_and_decided_by_another(three_small_towns):
    decided = list(Vedtak.objects.filter(state="decided"))

    assert len(decided) % TIMES == 0
    assert all(one.decided_by_id != one.prepared_by_id for one in decided)


def test_the_trace_tells_who_opened_which_file_and_nothing_after_today(three_small_towns):
    looks = Event.objects.filter(deed="read", kind="household")

    assert looks.count() == 500
    assert set(looks.values_list("actor", flat=True)) <= set(Staff.objects.values_list("pk", flat=True))
    assert set(looks.values_list("subject", flat=True)) <= set(Household.objects.values_list("pk", flat=True))
    assert max(looks.values_list("at", flat=True)).date() <= TODAY
