"""Pages of a tenant who buys the home: one next step at each point, and nothing typed is lost."""

from __future__ import annotations

import uuid

import pytest

from boligflyt.areas.dwellings.models import DisposalPeriod
from boligflyt.areas.handovers.services import take_over_home
from boligflyt.areas.home_ownership.models import Purchase, PurchaseFinancing
from boligflyt.domain.periods import Period
from tests.support.cast import TODAY
from tests.support.owning import WEEK, a_buyer, begun, contracted, financed


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def sent(**filled) -> dict:
    return {"command": str(uuid.uuid4()), **filled}


@pytest.fixture
def buyer(cast):
    return a_buyer(cast)


def test_a_purchase_begins_at_the_candidate_and_the_price_is_the_valuation(cast, browse, buyer):
    kari, address = browse("kari"), f"/kandidater/{buyer.candidate.pk}/kjop/"
    assert "Begynn kjøpet" in text(kari.get(f"/kandidater/{buyer.candidate.pk}/"))

    page = text(kari.post(address, sent(valuation="2 000 000", valued_on="01.10.2026"), follow=True))

    assert "2 000 000 kr" in page and "Sett opp finansieringen." in page
    assert "Kjøpet: finansieres" in text(kari.get(f"/kandidater/{buyer.candidate.pk}/"))
    assert Purchase.objects.get().lease == buyer.lease


@pytest.mark.proves("PRO-30")
def test_the_financing_proposes_the_duty_and_keeps_what_was_typed_when_it_does_not_add_up(
    cast, browse, buyer
):
    purchase = begun(cast, buyer)
    kari, address = browse("kari"), f"/kjop-av-leid-bolig/{purchase.pk}/finansiering/"
    assert 'value="50000"' in text(kari.get(address))
    told = sent(
        duty="50 000", other_costs="0", startlaan="1 900 000", own="50 000", years="30", rate="4,5",
        target_group="yes", grant="", bank="",
    )  # fmt: skip

    page = text(kari.post(address, told))

    assert "Det mangler 100 000 kroner." in page and 'value="1 900 000"' in page
    page = text(kari.post(address, told | {"grant": "100 000", "command": str(uuid.uuid4())}, follow=True))
    assert "Dekket i alt" in page and "Før svaret på lånesøknaden." in page
    assert "Satser som ble brukt" in page
    assert PurchaseFinancing.objects.get().own == 50_000


def test_a_share_in_a_cooperative_has_no_duty_proposed(cast, browse, buyer):
    DisposalPeriod.objects.filter(dwelling=buyer.dwelling).delete()
    DisposalPeriod.objects.create(
        dwelling=buyer.dwelling, form="owned", title="cooperative_share",
        period=Period(buyer.dwelling.disposed_from, None),
    )  # fmt: skip
    purchase = begun(cast, buyer)

    page = text(browse("kari").get(f"/kjop-av-leid-bolig/{purchase.pk}/finansiering/"))
    assert 'value="50000"' not in page


@pytest.mark.proves("PRO-14")
def test_offer_contract_takeover_and_contact_are_each_one_page_and_the_list_follows(cast, browse, buyer):
    purchase = financed(cast, begun(cast, buyer))
    kari, here = browse("kari"), f"/kjop-av-leid-bolig/{purchase.pk}/"
    said = text(kari.post(f"{here}tilbud/", sent(sent_on="23.11.2026", answer_by="07.12.2026"), follow=True))
    assert "Før kontrakten når den er signert." in said
    assert "Svar innen" in text(kari.get(f"{here}ark/"))
    said = text(
        kari.post(f"{here}kontrakt/", sent(signed_on="23.11.2026", takeover_on="23.11.2026"), follow=True)
    )
    assert "Før overtakelsen den dagen de overtar." in said
    said = text(kari.post(f"{here}overtakelse/", sent(day="23.11.2026", next_on="01.12.2026"), follow=True))
    assert "De eier boligen." in said and "Ingen kontakt ennå." in said
    assert "Ta kontakt 01.12.2026, som avtalt." in said
    told = sent(held_on="23.11.2026", standing="behind", owed="9 000", next_on="01.12.2026")
    said = text(kari.post(f"{here}kontakt/", told, follow=True))

    assert "Er på etterskudd" in said and "Finn ut hva som har skjedd" in said
    page = text(kari.get("/kjop-av-leid-bolig/"))
    assert "Er på etterskudd" in page and "Tesfay" in page


def test_a_stopped_purchase_says_why_and_stands_among_those_that_are_over(cast, browse, buyer):
    purchase = begun(cast, buyer)
    kari, here = browse("kari"), f"/kjop-av-leid-bolig/{purchase.pk}/"
    assert "Leieforholdet fortsetter som før." in text(kari.get(f"{here}stans/"))
    kari.post(f"{here}stans/", sent(reason="De fikk jobb i Bodø."))

    assert "De fikk jobb i Bodø." in text(kari.get(here))
    assert "De fikk jobb i Bodø." in text(kari.get("/kjop-av-leid-bolig/?ferdige=1"))
    assert "Ingen kjøp her" in text(kari.get("/kjop-av-leid-bolig/"))


def test_who_reads_sees_the_purchase_without_buttons_and_who_does_not_see_economy_nothing(
    cast, browse, buyer
):
    purchase = take_over_home(cast.kari, contracted(cast, buyer).pk, None, TODAY, TODAY + WEEK)
    here = f"/kjop-av-leid-bolig/{purchase.pk}/"
    page = text(browse("ingrid").get(here))  # a decider reads
    assert "Neste steg" not in page and "Etter kjøpet" in page
    assert browse("per").get(here).status_code in (403, 404)


def test_the_case_of_another_candidate_has_nothing_to_buy(cast, browse, buyer):
    type(buyer.lease).objects.update(state="ended")
    assert browse("kari").get(f"/kandidater/{buyer.candidate.pk}/kjop/").status_code == 404


@pytest.mark.proves("IND-17", "IND-18", "IND-25")
def test_the_figures_of_owning_have_definitions_and_lead_to_the_households(cast, browse, buyer):
    take_over_home(cast.kari, contracted(cast, buyer).pk, None, TODAY, TODAY + WEEK)
    begun(cast, a_buyer(cast, "Berg"))
    kari, address = browse("kari"), "/kjop-av-leid-bolig/"

    page = text(kari.get(address, {"fra": "01.11.2026", "til": "30.11.2026", "vis": "owners"}))

    assert "Fra å leie til å eie boligen" in page and "Av disse innen tredje leieår" in page
    assert "Tesfay, Selam" in page and "Berg, Selam" not in page and "100&nbsp;%" in page
    before = text(kari.get(address, {"fra": "01.10.2026", "til": "31.10.2026", "vis": "owners"}))
    assert "Tesfay, Selam" not in before
