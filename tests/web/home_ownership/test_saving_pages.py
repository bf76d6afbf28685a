"""Pages of leie med sparing: from the household to the purchase, with the price risk told."""

from __future__ import annotations

import uuid

import pytest

from boligflyt.areas.home_ownership.models import Purchase, SavingAgreement, SavingEntry
from tests.support.owning import a_buyer


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def sent(**filled) -> dict:
    return {"command": str(uuid.uuid4()), **filled}


@pytest.fixture
def buyer(cast):
    return a_buyer(cast)


def begun(kari, buyer) -> str:
    """The address of an agreement that was made on the page."""
    told = sent(valuation="2 000 000", valued_on="01.02.2026", first_day="01.02.2026", monthly="2 000")
    kari.post(f"/husstander/{buyer.candidate.household_id}/leie-med-sparing/ny/", told)
    return f"/leie-med-sparing/{SavingAgreement.objects.get().pk}/"


@pytest.mark.proves("PRO-18")
def test_an_agreement_begins_at_the_household_and_says_what_happens_if(cast, browse, buyer):
    kari, home = browse("kari"), buyer.candidate.household_id
    assert "Begynn leie med sparing" in text(kari.get(f"/husstander/{home}/"))
    assert "100 prosent ved kjøp" in text(kari.get(f"/husstander/{home}/leie-med-sparing/ny/"))

    page = text(kari.get(begun(kari, buyer)))

    assert "Fast pris 2 000 000 kr til og med 31. januar 2031" in page or "31.01.2031" in page
    assert "Hva skjer hvis" in page and "18 000 kr" in page  # nine whole months of the plan
    assert "Tesfay, Selam" in text(kari.get("/leie-med-sparing/"))
    assert "Leie med sparing" in text(kari.get(f"/kandidater/{buyer.candidate.pk}/"))


def test_what_is_saved_and_taken_out_is_shown_and_a_wrong_amount_keeps_what_was_typed(cast, browse, buyer):
    kari = browse("kari")
    here = begun(kari, buyer)
    kari.post(f"{here}sparing/", sent(saved_on="01.03.2026", way="in", amount="5 000", text=""))
    wrong = sent(saved_on="01.04.2026", way="out", amount="6 000", text="Tannlegen")
    answer = kari.post(f"{here}sparing/", wrong)

    assert answer.status_code == 422 and "Det var ikke spart så mye 01.04.2026." in text(answer)
    assert 'value="6 000"' in text(answer) and SavingEntry.objects.count() == 1
    assert "5 000 kr" in text(kari.get(here))


def test_a_break_is_told_with_who_got_what(cast, browse, buyer):
    kari = browse("kari")
    here = begun(kari, buyer)
    kari.post(f"{here}sparing/", sent(saved_on="01.03.2026", way="in", amount="5 000", text=""))
    told = sent(how="tenant_broke", day="23.11.2026", because="De flytter til Bodø.")
    page = text(kari.post(f"{here}slutt/", told, follow=True))

    assert "De flytter til Bodø." in page and "Til leieren" in page and "Før sparing" not in page
    assert "Ingen avtaler her" in text(kari.get("/leie-med-sparing/"))
    assert "Tesfay, Selam" in text(kari.get("/leie-med-sparing/?ferdige=1"))


@pytest.mark.proves("PRO-18")
def test_the_purchase_goes_on_at_the_fixed_price_and_the_report_tells_the_loss(cast, browse, buyer):
    kari = browse("kari")
    here = begun(kari, buyer)
    unknown = text(kari.get("/leie-med-sparing/prisrisiko/"))
    assert unknown.count("Ikke kjent") == 3  # the sum, the valuation, and what is over the price
    type(buyer.dwelling).objects.filter(pk=buyer.dwelling.pk).update(value=2_300_000, valued_on="2026-11-01")
    report = text(kari.get("/leie-med-sparing/prisrisiko/"))
    assert "300 000 kr" in report and "Tesfay" not in report

    page = text(kari.post(f"{here}kjop/", sent(valuation="2 300 000", valued_on="01.11.2026"), follow=True))

    assert "Fast pris" in page and "Sett opp finansieringen." in page
    assert (Purchase.objects.get().price, Purchase.objects.get().valuation) == (2_000_000, 2_300_000)
    purchase = f"/kjop-av-leid-bolig/{Purchase.objects.get().pk}/"
    assert 'value="57500"' in text(kari.get(f"{purchase}finansiering/"))  # the duty is of what it is worth
    assert "Kjøpet er i gang." in text(kari.get(here))


def test_who_reads_sees_no_buttons_and_who_does_not_see_economy_nothing(cast, browse, buyer):
    here = begun(browse("kari"), buyer)
    assert "Før sparing" not in text(browse("ingrid").get(here))
    assert browse("per").get(here).status_code in (403, 404)
