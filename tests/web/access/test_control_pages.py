"""The pages of opening with a written reason, of the leader's list, and of temporary housing."""

from __future__ import annotations

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from boligflyt.areas.applications.models import ControlItem, Vedtak
from tests.areas.applications.test_acute_decisions import BECAUSE, decided_alone
from tests.support.cast import NOW, make_application, make_household, make_person

TEXT = "Står i skranken uten sted å sove i natt."
OPEN = {"reason": "at_the_desk", "text": TEXT}
PLACE = {
    "granted": "yes", "reason": "Har ikke noe sted å sove.", "gives": "Rom på Elvehotellet.",
    "first_day": "23.11.2026", "last_day": "30.11.2026", "review_on": "27.11.2026",
}  # fmt: skip


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_page_leads_to_the_household_which_says_that_it_is_open_and_until_when(cast, browse):
    case = make_application(cast.kari)
    client = browse("nora")

    found = client.get(reverse("people:persons"))
    page = client.post(reverse("access:open_with_reason"), {**OPEN, "sought": case.case_code}, follow=True)

    assert reverse("access:open_with_reason") in text(found)
    assert "Du åpnet denne saken med begrunnelse; leder ser det" in text(page)
    assert "Den er åpen for deg til kl. 11.00" in text(page)
    assert "Legg til medlem" not in text(page)


def test_the_page_of_a_person_in_it_says_so_too_and_offers_no_change(cast, browse):
    case = make_application(cast.kari)
    client = browse("nora")
    client.post(reverse("access:open_with_reason"), {**OPEN, "sought": case.case_code})

    page = client.get(reverse("people:person", args=[case.applicant_id]))

    assert "Du åpnet denne saken med begrunnelse; leder ser det" in text(page)
    assert reverse("people:person_edit", args=[case.applicant_id]) not in text(page)


def test_a_wrong_number_is_told_at_its_field_and_what_was_written_stays(cast, browse):
    answer = browse("nora").post(reverse("access:open_with_reason"), {**OPEN, "sought": "2026-QWRTZ"})

    assert answer.status_code == 422
    assert "Vi kan ikke åpne noen sak på det du skrev" in text(answer)
    assert TEXT in text(answer) and "2026-QWRTZ" in text(answer)


def test_who_has_seen_tells_that_the_case_was_opened_and_for_what(cast, browse):
    case = make_application(cast.kari)
    browse("nora").post(reverse("access:open_with_reason"), {**OPEN, "sought": case.case_code})

    page = text(browse("kari").get(reverse("people:who_looked", args=[case.applicant_id])))
    sharing = text(browse("kari").get(reverse("access:sharing", args=[case.household_id])))

    assert "Åpnet husstanden med skriftlig grunn, uten å delta i saken" in page
    assert "Nora Lie" in page and "Behandle søknaden" in page
    assert "Åpnet med skriftlig grunn: Personen er her eller ringer, og kan ikke vente" in sharing


def test_the_leaders_day_and_list_show_what_waits_by_case_code_and_never_by_name(cast, browse):
    case = make_application(cast.kari, make_household(make_person("Zacharias", "Quisling")))
    decided_alone(cast, case)
    client = browse("liv")

    day, listed = text(client.get("/min-dag/")), text(client.get(reverse("access:control")))
    one = text(client.get(reverse("access:control_settle", args=[ControlItem.objects.get().pk])))

    for page in (day, listed, one):
        assert case.case_code in page
        assert "Quisling" not in page and "Zacharias" not in page
    assert "Til kontroll" in day and "Ingen over frist" in day
    assert BECAUSE in listed and "Ingrid Solvang" in listed and "Boligkontoret" in listed


def test_what_is_past_its_deadline_is_marked(cast, browse, monkeypatch):
    decided_alone(cast, make_application(cast.kari))
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=2))
    client = browse("liv")

    day, listed = text(client.get("/min-dag/")), text(client.get(reverse("access:control")))

    assert "1 over frist" in day and "1 over frist" in listed
    assert "data-late" in listed


def test_the_leader_registers_the_outcome_and_what_lacks_a_comment_is_told_at_the_field(cast, browse):
    decided_alone(cast, make_application(cast.kari))
    address = reverse("access:control_settle", args=[ControlItem.objects.get().pk])
    client = browse("liv")

    refused = client.post(address, {"result": "follow_up", "comment": ""})
    followed = client.post(address, {"result": "follow_up", "comment": "Skriv hvem du ringte."}, follow=True)
    done = client.post(address, {"result": "in_order", "comment": ""}, follow=True)

    assert refused.status_code == 422 and "Skriv hva som må følges opp" in text(refused)
    assert "Må følges opp" in text(followed)
    assert "Ingenting venter på kontroll" in text(done) and "Liv Strand" in text(done)


def test_temporary_housing_is_prepared_by_one_and_decided_by_another_on_the_page_of_the_vedtak(cast, browse):
    case = make_application(cast.kari)
    at = reverse("applications:detail", args=[case.pk])
    kari = browse("kari")
    offered = text(kari.get(at))
    form = text(kari.get(at + "midlertidig-botilbud/"))
    kari.post(at + "midlertidig-botilbud/", PLACE)
    row = Vedtak.objects.get()
    ingrid = browse("ingrid")
    day = text(ingrid.get("/min-dag/"))
    approval = re.search(r'name="approval" value="([^"]+)"', text(ingrid.get(at + "vedtak/")))[1]

    done = ingrid.post(at + "midlertidig-botilbud/avgjor/", {"approval": approval}, follow=True)

    row.refresh_from_db()
    assert "Midlertidig botilbud" in offered and "Avgjør alene nå" not in form
    assert "Midlertidig botilbud venter på deg som beslutter" in day
    assert (row.state, row.two_persons) == ("decided", True)
    assert "Forberedt av Kari Saksvik" in text(done) and "Avgjort av Ingrid Solvang" in text(done)


def test_the_second_person_sends_temporary_housing_back_with_a_comment(cast, browse):
    case = make_application(cast.kari)
    at = reverse("applications:detail", args=[case.pk])
    browse("kari").post(at + "midlertidig-botilbud/", PLACE)
    ingrid = browse("ingrid")
    approval = re.search(r'name="approval" value="([^"]+)"', text(ingrid.get(at + "vedtak/")))[1]

    ingrid.post(
        at + "midlertidig-botilbud/avgjor/",
        {"approval": approval, "back": "1", "reason": "Finn et sted uten rus."},
    )

    assert Vedtak.objects.get().returned_because == "Finn et sted uten rus."


def test_a_decider_who_cannot_wait_decides_alone_and_the_page_says_so(cast, browse):
    case = make_application(cast.kari)
    at = reverse("applications:detail", args=[case.pk])
    client = browse("ingrid")

    short = client.post(at + "midlertidig-botilbud/", {**PLACE, "do": "now", "acute_because": "Haster"})
    done = client.post(
        at + "midlertidig-botilbud/", {**PLACE, "do": "now", "acute_because": BECAUSE}, follow=True
    )
    letter = client.get(reverse("applications:vedtak_letter", args=[Vedtak.objects.get().pk]))

    assert short.status_code == 422 and "minst 20 tegn" in text(short) and "Elvehotellet" in text(short)
    assert "Avgjort av Ingrid Solvang alene" in text(done) and "Lederen ser på" in text(done)
    assert letter.status_code == 200 and letter["Content-Type"] == "application/pdf"
