"""The deadlines of a lease on its pages: what it rests on, what a notice leads to, and a new rent."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from tests.areas.allocation.allocation_steps import granted_application
from tests.areas.leases.test_lease_life import running
from tests.support.cast import TODAY


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split("<main")[1].split())


@pytest.fixture
def lease(cast) -> Lease:
    found = running(cast)
    found.period = Period(date(2025, 3, 1), date(2028, 2, 29))
    found.rent = 10_000
    found.save()
    return found


def test_ending_a_lease_proposes_the_last_day_with_the_reason(browse, lease):
    page = text(browse("kari").get(f"/leieforhold/{lease.pk}/avslutt/"))

    assert 'value="28.02.2027"' in page
    assert "til utløpet av en kalendermåned (husleieloven § 9-6)" in page


def test_a_day_that_was_worked_out_is_the_one_proposed(browse, lease):
    page = text(browse("kari").get(f"/leieforhold/{lease.pk}/avslutt/?siste-dag=2027-03-31"))

    assert 'value="31.03.2027"' in page


def test_a_notice_from_the_municipality_is_worked_out_with_what_it_must_hold(browse, lease):
    asked = "?given_by=landlord&received_on=01.12.2026"

    page = text(browse("kari").get(f"/leieforhold/{lease.pk}/frister/{asked}"))

    assert "Siste dag er 31. mars 2027." in page
    assert "Den er skriftlig." in page
    assert "?siste-dag=2027-03-31" in page


def test_a_day_that_does_not_exist_is_told_and_the_deadlines_stand(browse, lease):
    answer = browse("kari").get(f"/leieforhold/{lease.pk}/frister/?given_by=tenant&received_on=31.02.2026")

    assert answer.status_code == 422
    assert "Datoen 31.02.2026 finnes ikke" in text(answer)
    assert "Leietiden går ut" in text(answer)


def test_a_new_rent_is_worked_out_first_and_kept_when_it_is_told_of(browse, lease):
    told = {"sent_on": "23.11.2026", "index_then": "130", "index_now": "139,1", "version": lease.version}
    address = f"/leieforhold/{lease.pk}/ny-leie/"

    shown = text(browse("kari").post(address, {**told, "steg": "regn"}))
    before = Lease.objects.get(pk=lease.pk).next_rent
    kept = browse("kari").post(address, told)

    lease = Lease.objects.get(pk=lease.pk)
    assert "Ny leie er 10 700 kr fra 23. desember 2026" in shown
    assert before is None
    assert (kept.status_code, lease.next_rent, lease.rent_told_on) == (302, 10_700, TODAY)


def test_a_rent_that_is_too_high_is_told_at_its_field_and_what_was_written_stays(browse, lease):
    told = {"sent_on": "23.11.2026", "index_then": "130", "index_now": "139,1", "rent": "11000"}

    answer = browse("kari").post(f"/leieforhold/{lease.pk}/ny-leie/", told)

    assert answer.status_code == 422
    assert "høyst 10700 kroner" in text(answer)
    assert 'value="139,1"' in text(answer)


def test_the_list_of_what_comes_up_names_the_next_deadline(browse, lease):
    page = text(browse("kari").get("/leieforhold/frister/?vis=index"))

    assert "Leien kan endres etter indeksen" in page
    assert f"/leieforhold/{lease.pk}/frister/" in page


def test_whoever_writes_a_lease_sees_how_long_it_must_last_and_that_an_old_one_runs_on(cast, browse, lease):
    lease.period = Period(date(2023, 3, 1), date(2026, 6, 30))
    lease.save()
    application, _ = granted_application(cast, lease.household)

    page = text(browse("kari").get(f"/leieforhold/ny/?soknad={application.pk}"))

    assert "minst 36 måneder (husleieloven § 9-3)" in page
    assert f"Avtale {lease.contract_number} gikk ut 30. juni 2026" in page
