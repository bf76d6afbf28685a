"""The pages of instruments and loans: noted, listed, counted, and bad input that loses nothing."""

from __future__ import annotations

import pytest

from boligflyt.areas.home_ownership.models import HousingLoan, InstrumentUse
from tests.support.cast import make_application, make_household, make_person


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split("<main")[1].split())


@pytest.fixture
def application(cast):
    return make_application(cast.kari, make_household(make_person("Selam", "Tesfay"), children=2))


def asked(**other) -> dict[str, str]:
    return {
        "applied_on": "20.11.2026", "purpose": "buy", "loan_asked": "1 500 000", "grant_asked": "200000",
        "lived_before": "municipal", "target_group": "yes", **other,
    }  # fmt: skip


def test_an_instrument_is_considered_on_its_page_and_stands_on_the_page_of_economy(browse, application):
    kari = browse("kari")
    address = f"/soknader/{application.pk}/virkemidler/vurder/?virkemiddel=guarantee"

    empty = kari.post(address, {"state": "not_relevant", "on": "23.11.2026", "reason": ""})
    done = kari.post(address, {"state": "not_relevant", "on": "23.11.2026", "reason": "Bor kommunalt"})

    assert empty.status_code == 422 and "Skriv hvorfor." in text(empty)
    assert done.status_code == 302
    assert "Bor kommunalt" in text(kari.get(f"/soknader/{application.pk}/okonomi/"))
    assert "1 av 8 er vurdert" in text(kari.get(f"/soknader/{application.pk}/virkemidler/"))


def test_cases_where_nothing_is_considered_are_listed_until_something_is(browse, application):
    kari = browse("kari")

    before = text(kari.get("/virkemidler/ikke-vurdert/"))
    InstrumentUse.objects.all().delete()
    kari.post(
        f"/soknader/{application.pk}/virkemidler/vurder/?virkemiddel=startlaan",
        {"state": "relevant", "on": "23.11.2026"},
    )

    assert "Tesfay, Selam" in before
    assert "Tesfay, Selam" not in text(kari.get("/virkemidler/ikke-vurdert/"))


def test_a_loan_goes_from_application_to_owner_on_its_pages(browse, application):
    kari = browse("kari")
    kari.post(f"/soknader/{application.pk}/lan/nytt/", asked())
    loan = HousingLoan.objects.get()
    step = f"/lan/{loan.pk}/neste/"

    without = kari.post(step, {"outcome": "granted", "on": "21.11.2026", "loan": "1400000"})
    kari.post(step, {"outcome": "granted", "on": "21.11.2026", "loan": "1400000", "grant": "200000",
                     "co_financing": "bank_part", "bank_part": "300000"})  # fmt: skip
    kari.post(step, {"outcome": "paid_out", "on": "22.11.2026", "loan": "1400000", "grant": "200000"})
    kari.post(step, {"outcome": "paid_out", "on": "22.11.2026", "owner_since": "22.11.2026"})

    register = text(kari.get("/lan/"))
    page = text(kari.get(f"/lan/{loan.pk}/"))
    assert without.status_code == 422 and "Svar på om en bank kan ta en del av lånet." in text(without)
    assert 'value="1400000"' in text(without)
    assert "1 400 000" in register and "14,29&nbsp;%" in register
    assert "Eier fra" in page and "22. november 2026" in page and "300 000" in page


def test_the_register_shows_the_households_behind_a_figure_with_its_definition(browse, application):
    kari = browse("kari")
    kari.post(f"/soknader/{application.pk}/lan/nytt/", asked())

    everything, owners = text(kari.get("/lan/")), text(kari.get("/lan/?vis=owners"))

    assert "Tesfay, Selam" in everything
    assert "Ble eiere i perioden og har en lånesak her" in owners
    assert "Tesfay, Selam" not in owners


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"loan_asked": "mye"}, "Skriv bare tall"),
        ({"applied_on": "31.02.2026"}, "finnes ikke"),
        ({"loan_asked": "", "grant_asked": ""}, "hvor mye det er søkt om"),
        ({"loan_asked": "-1"}, "kan ikke være under 0"),
    ],
)
def test_a_wrong_application_is_told_and_what_was_written_stays(browse, application, other, words):
    answer = browse("kari").post(f"/soknader/{application.pk}/lan/nytt/", asked(**other))

    assert answer.status_code == 422 and words in text(answer)
    assert 'value="municipal" selected' in text(answer)
    assert not HousingLoan.objects.exists()
