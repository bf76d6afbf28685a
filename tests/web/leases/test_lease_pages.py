"""Pages about leases: the next step, papers in the browser, and bad input that loses nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import end_lease
from boligflyt.domain.periods import Period
from tests.areas.allocation.allocation_steps import granted_application
from tests.areas.leases.test_lease_life import prepared, running
from tests.support.cast import TODAY, make_dwelling


def text(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_the_next_step_of_a_new_lease_is_the_written_information_with_the_law(cast, browse):
    lease = prepared(cast)

    page = text(browse("kari").get(f"/leieforhold/{lease.pk}/"))

    assert "Gi den skriftlige informasjonen." in page
    assert "husleieloven § 11-1" in page


def test_signing_before_information_is_refused_on_the_form_and_the_day_is_kept(cast, browse):
    lease = prepared(cast)

    answer = browse("kari").post(f"/leieforhold/{lease.pk}/signer/", {"on": "23.11.2026"})

    assert answer.status_code == 422
    assert "før kontrakten signeres" in text(answer)
    assert 'value="23.11.2026"' in text(answer)


@pytest.mark.parametrize("day", ["31.02.2026", "i går", ""])
def test_a_day_that_does_not_exist_is_told(cast, browse, day):
    lease = running(cast)

    answer = browse("kari").post(f"/leieforhold/{lease.pk}/avslutt/", {"last_day": day, "reason": "Flyttet"})

    assert answer.status_code == 422
    assert "Flyttet" in text(answer)


def test_contract_and_information_are_shown_in_the_browser_to_those_who_may_see_persons(cast, browse):
    lease = running(cast)

    contract = browse("kari").get(f"/leieforhold/{lease.pk}/kontrakt/")
    notice = browse("kari").get(f"/leieforhold/{lease.pk}/informasjonsbrev/")
    manager = browse("per").get(f"/leieforhold/{lease.pk}/kontrakt/")

    assert (contract.headers["Content-Type"], contract.content[:4]) == ("application/pdf", b"%PDF")
    assert notice.headers["Content-Disposition"].startswith("inline")
    assert manager.status_code == 404


def test_a_property_manager_sees_the_lease_without_the_name(cast, browse):
    lease = running(cast)

    page = text(browse("per").get(f"/leieforhold/{lease.pk}/"))
    listed = text(browse("per").get("/leieforhold/"))

    assert lease.contract_number in page
    assert "Tesfay" not in page + listed


def test_a_lease_without_an_offer_is_prepared_from_the_case(cast, browse):
    application, _ = granted_application(cast)
    dwelling = make_dwelling(bedrooms=3)
    client = browse("kari")
    said = {
        "dwelling": str(dwelling.pk),
        "first_day": "01.12.2026",
        "security": "deposit",
        "security_amount": "99000",
    }

    refused = client.post(f"/leieforhold/ny/?soknad={application.pk}", said)
    done = client.post(f"/leieforhold/ny/?soknad={application.pk}", {**said, "security_amount": "22000"})

    assert "høyst 6 måneders leie" in text(refused)
    assert done.status_code == 302
    assert dwelling.leases.get().period.last_day == date(2029, 11, 30)


def test_an_unknown_lease_and_an_unknown_case_are_not_found(cast, browse):
    client = browse("kari")

    assert client.get("/leieforhold/00000000-0000-0000-0000-000000000000/").status_code == 404
    assert client.get("/leieforhold/ny/?soknad=tull").status_code == 404


def test_the_list_asks_few_questions_however_long_it_is(cast, browse):
    client = browse("kari")
    running(cast, first_day=TODAY)

    with CaptureQueriesContext(connections["default"]) as asked:
        client.get("/leieforhold/")

    said = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
    assert len(said) <= 12


def test_a_term_that_runs_out_leads_to_a_new_request_for_the_same_household(cast, browse):
    lease = running(cast)
    term = Period(lease.period.first_day, TODAY + timedelta(days=30))
    Lease.objects.filter(pk=lease.pk).update(period=term)

    first = text(browse("kari").get(f"/leieforhold/{lease.pk}/"))
    sent = browse("kari").post(
        f"/leieforhold/{lease.pk}/ny-vurdering/", {"answer_by": "15.12.2026", "version": lease.version}
    )
    page = text(browse("kari").get(f"/leieforhold/{lease.pk}/"))
    form = text(browse("kari").get(f"/soknader/ny/?husstand={lease.household_id}&gjelder=renewal"))

    assert "Send brev om ny vurdering" in first
    assert sent.status_code == 302
    assert f"/soknader/ny/?husstand={lease.household_id}&amp;gjelder=renewal" in page
    assert '<option value="renewal" selected>' in form


def test_why_a_lease_ends_is_not_told_to_a_role_that_does_not_read_its_papers(cast, browse):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, TODAY + timedelta(days=30), "Flyttet til søsteren")

    caseworker = text(browse("kari").get(f"/leieforhold/{lease.pk}/"))
    support = text(browse("jon").get(f"/leieforhold/{lease.pk}/"))

    assert "Flyttet til søsteren" in caseworker
    assert "Flyttet til søsteren" not in support


def test_a_lease_whose_tenant_has_given_notice_is_not_listed_for_a_new_assessment(cast, browse):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, TODAY + timedelta(days=30), "Flytter")

    page = text(browse("kari").get("/leieforhold/?vis=ending"))

    assert "Ingen leieforhold her nå" in page


def test_a_prepared_lease_is_called_off_with_a_reason(cast, browse):
    lease = prepared(cast)
    client = browse("kari")

    empty = client.post(f"/leieforhold/{lease.pk}/ble-ikke-noe-av/", {"reason": "", "version": lease.version})
    done = client.post(
        f"/leieforhold/{lease.pk}/ble-ikke-noe-av/", {"reason": "Trakk seg", "version": lease.version}
    )

    lease.refresh_from_db()
    assert (empty.status_code, done.status_code) == (422, 302)
    assert lease.state == "void"
