"""From information to key, and to the end: the order the law asks for, and what needs attention."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.http import Http404

from boligflyt.areas.access.choices import Information
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import (
    leases_needing_attention,
    leases_visible_to,
    open_lease,
    tenant_shown,
)
from boligflyt.areas.leases.services import (
    LeaseDraft,
    end_lease,
    give_information,
    hand_over_key,
    prepare_lease,
    sign_lease,
    void_lease,
)  # fmt: skip
from boligflyt.domain.periods import Period
from boligflyt.toolkit.documents import sha256_hex
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import granted_application, later, on_day
from tests.support.cast import TODAY, make_dwelling, make_household, make_person, take_part
from tests.toolkit.pdf_text import says


def prepared(cast, household=None, first_day=TODAY, **traits) -> Lease:
    application, _ = granted_application(cast, household)
    return prepare_lease(cast.kari, application, make_dwelling(**traits), LeaseDraft(first_day))


def running(cast, household=None, first_day=TODAY) -> Lease:
    lease = prepared(cast, household, first_day)
    lease = give_information(cast.kari, lease.pk, lease.version)
    lease = sign_lease(cast.kari, lease.pk, lease.version, TODAY)
    return hand_over_key(cast.kari, lease.pk, lease.version, max(first_day, TODAY))


def test_the_tenant_is_informed_in_writing_before_the_contract_is_signed(cast):
    lease = prepared(cast)

    with pytest.raises(Refused, match=r"før kontrakten signeres \(husleieloven § 11-1\)"):
        sign_lease(cast.kari, lease.pk, lease.version, TODAY)
    lease = give_information(cast.kari, lease.pk, lease.version)
    with pytest.raises(Refused, match="Informasjonen ble gitt 23.11.2026"):
        sign_lease(cast.kari, lease.pk, lease.version, TODAY - timedelta(days=1))
    lease = sign_lease(cast.kari, lease.pk, lease.version, TODAY)

    assert lease.signed_on == TODAY
    assert says(bytes(lease.contract), "Leieforholdet slutter av seg selv når leietiden er ute.")
    assert says(bytes(lease.notice), "Boligen er for vanskeligstilte på boligmarkedet.")
    assert sha256_hex(bytes(lease.notice)) == lease.notice_sha256


def test_information_given_twice_is_the_same_letter(cast):
    lease = prepared(cast)

    first = give_information(cast.kari, lease.pk, lease.version)
    second = give_information(later(cast.kari, 1), lease.pk, first.version)

    assert (second.informed_at, second.notice_sha256) == (first.informed_at, first.notice_sha256)


def test_the_key_waits_for_signature_and_for_the_first_day(cast):
    lease = prepared(cast, first_day=date(2026, 12, 1))

    with pytest.raises(Refused, match="signert før nøkkelen"):
        hand_over_key(cast.kari, lease.pk, lease.version, TODAY)
    lease = give_information(cast.kari, lease.pk, lease.version)
    lease = sign_lease(cast.kari, lease.pk, lease.version, TODAY)
    with pytest.raises(Refused, match="starter 01.12.2026"):
        hand_over_key(cast.kari, lease.pk, lease.version, TODAY)
    with pytest.raises(Refused, match="fram i tid"):
        hand_over_key(cast.kari, lease.pk, lease.version, date(2026, 12, 2))
    lease = hand_over_key(on_day(cast.kari, date(2026, 12, 1)), lease.pk, lease.version, date(2026, 12, 1))

    assert lease.state == "running"
    assert StatusEntry.objects.get(dwelling=lease.dwelling).period.last_day == date(2026, 11, 30)


def test_a_day_to_come_is_notice_and_a_day_that_has_been_ends_the_lease(cast):
    lease = running(cast)

    with pytest.raises(Refused, match="Skriv hvorfor"):
        end_lease(cast.kari, lease.pk, lease.version, TODAY, " ")
    with pytest.raises(Refused, match="før det startet"):
        end_lease(cast.kari, lease.pk, lease.version, TODAY - timedelta(days=1), "Flyttet")
    with pytest.raises(Refused, match="lag en ny avtale"):
        end_lease(cast.kari, lease.pk, lease.version, date(2031, 1, 1), "Flytter")
    noticed = end_lease(cast.kari, lease.pk, lease.version, date(2027, 2, 28), "Flytter til eid bolig")
    state, notice = noticed.state, noticed.notice_given_on
    ended = end_lease(
        on_day(cast.kari, date(2027, 3, 1)), lease.pk, noticed.version, date(2027, 2, 28), "Har flyttet"
    )

    assert (state, notice) == ("running", TODAY)
    assert (ended.state, ended.period.last_day) == ("ended", date(2027, 2, 28))


def test_a_lease_that_comes_to_nothing_frees_the_dwelling(cast):
    lease = prepared(cast)

    void_lease(cast.kari, lease.pk, lease.version, "Husstanden fant noe annet.")
    again = prepare_lease(cast.kari, lease.application, lease.dwelling, LeaseDraft(TODAY))

    assert again.state == "prepared"


@pytest.mark.proves("PRO-03", "LAW-06")
def test_reassessment_comes_in_good_time_and_a_term_that_ran_out_warns_until_it_is_indefinite(cast):
    lease = running(cast)
    last_day = lease.period.last_day

    def asked(day):
        return [(one.kind, one.due, one.law) for one in leases_needing_attention(cast.kari, day)]

    assert asked(last_day - timedelta(days=181)) == []
    rules = "Retningslinjer vedtatt 04.02.2020"
    assert asked(last_day - timedelta(days=180)) == [("reassess", last_day, rules)]
    assert asked(last_day + timedelta(days=1)) == [("expired", date(2030, 2, 22), "husleieloven § 9-2")]
    assert asked(date(2030, 2, 22))[0][0] == "expired"
    assert asked(date(2030, 2, 23)) == [("indefinite", date(2030, 2, 22), "husleieloven § 9-2")]


def test_names_of_tenants_are_for_those_who_need_them_and_protected_tenants_are_not_there_at_all(cast):
    ordinary = running(cast)
    take_part(ordinary.household, cast.jon.office, Information.HOUSING, Information.FOLLOWUP)
    protected = running(cast, make_household(make_person("Ola", "Hemmelig")))
    protected.tenant.protection = "strengt_fortrolig"
    protected.tenant.save()

    seen = {
        name: tenant_shown(leases_visible_to(getattr(cast, name)).get(pk=ordinary.pk))
        for name in ("kari", "jon", "per")
    }

    assert seen == {"kari": "Tesfay, Selam", "jon": "Tesfay, Selam", "per": "Leietaker"}
    assert set(leases_visible_to(cast.kari)) == {ordinary}
    assert set(leases_visible_to(cast.jon)) == {ordinary}
    assert set(leases_visible_to(cast.ingrid)) == {ordinary, protected}
    with pytest.raises(Http404):
        open_lease(cast.kari, protected.pk)
    assert not leases_visible_to(cast.nora).filter(period__overlap=Period(TODAY, None)).exists()


def test_postgresql_itself_refuses_a_signature_before_the_written_information(cast):
    lease = prepared(cast)

    with pytest.raises(IntegrityError, match="signed_after_information"):
        Lease.objects.filter(pk=lease.pk).update(signed_on=TODAY)
