"""Pages of leie til leie: the next step is obvious at each state, and what is typed is not lost."""

from __future__ import annotations

from datetime import timedelta

from boligflyt.areas.private_renting import services
from boligflyt.areas.private_renting.models import PrivateSearch
from tests.areas.leases.test_lease_life import running
from tests.areas.private_renting.test_searching import HOME, found, looking, seen
from tests.support.cast import TODAY, make_household

SOON = f"{TODAY + timedelta(days=7):%d.%m.%Y}"
DAY = f"{TODAY:%d.%m.%Y}"


def text(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def begin_form(cast, **changed) -> dict:
    return {
        "bedrooms": "2", "most_rent": "12 000", "guide": str(cast.kari.staff),
        "next_what": "Se på annonser", "next_on": SOON,
    } | changed  # fmt: skip


def test_a_household_begins_from_its_own_page_and_is_shown_when_it_looks_already(cast, browse):
    household, kari = make_household(), browse("kari")
    address = f"/husstander/{household.pk}/privat-leie/"

    assert address in text(kari.get(f"/husstander/{household.pk}/"))
    begun = kari.post(address, begin_form(cast))
    search = PrivateSearch.objects.get()

    assert (begun.status_code, begun["Location"]) == (302, f"/privat-leie/{search.pk}/")
    assert kari.get(address)["Location"] == f"/privat-leie/{search.pk}/"
    assert "Se på annonser" in text(kari.get("/privat-leie/"))


def test_bad_input_is_told_and_what_was_typed_stays(cast, browse):
    household = make_household()

    answer = browse("kari").post(
        f"/husstander/{household.pk}/privat-leie/", begin_form(cast, most_rent="-5", next_on="31.02.2027")
    )

    assert answer.status_code == 422
    assert "kan ikke være under" in text(answer)
    assert "Se på annonser" in text(answer)
    assert not PrivateSearch.objects.exists()


def test_every_state_shows_its_one_next_step(cast, browse):
    search, kari = looking(cast.kari), browse("kari")
    page = f"/privat-leie/{search.pk}/"

    def button() -> str:
        return text(kari.get(page)).split('class="bf-next"')[1].split("</section>")[0]

    assert "Avtal en visning" in button()
    viewing = seen(cast.kari, search)
    assert "Skriv hvordan det gikk" in button()
    kari.post(f"/privat-leie/visninger/{viewing.pk}/", {"result": "yes"})
    assert "Skriv inn boligen" in button()
    services.find_home(cast.kari, search.pk, None, HOME)
    assert "Gi sikkerhet" in button()
    security = services.grant_security(cast.kari, search.pk, None, "guarantee", 30_000)
    assert "Gi utleieren garantien." in button()
    kari.post(f"/privat-leie/sikkerhet/{security.pk}/ut/", {"on": DAY})
    assert "Før innflyttingen" in button()
    kari.post(f"{page}steg/innflyttet/", {"on": DAY})
    assert "Skriv hvordan det går" in button()
    kari.post(f"{page}steg/oppfolging/", {"went": "lives_there", "told": "Trives"})
    assert "Ingenting å gjøre nå." in button()


def test_too_much_security_is_refused_on_the_form_with_what_is_left(cast, browse):
    search = found(cast.kari)

    answer = browse("kari").post(
        f"/privat-leie/{search.pk}/steg/sikkerhet/", {"kind": "deposit", "amount": "66001"}
    )

    assert answer.status_code == 422
    assert "er det 66000 kroner igjen" in text(answer)
    assert 'value="66001"' in text(answer)


def test_an_unknown_step_is_not_there(cast, browse):
    search = looking(cast.kari)

    assert browse("kari").get(f"/privat-leie/{search.pk}/steg/hopp/").status_code == 404


def test_the_number_of_the_result_leads_to_the_households_behind_it(cast, browse):
    search = found(cast.kari)
    kari = browse("kari")
    kari.post(f"/privat-leie/{search.pk}/steg/innflyttet/", {"on": DAY})

    page = text(kari.get(f"/privat-leie/resultat/?fra={DAY}&til={DAY}&vis=private"))

    assert "til Privat leiebolig" in page
    assert f"/privat-leie/{search.pk}/" in page
    assert "regnet ut her" in page


def test_the_fund_sums_what_stands_with_landlords(cast, browse):
    search = found(cast.kari)
    security = services.grant_security(cast.kari, search.pk, None, "deposit", 30_000)
    kari = browse("kari")
    kari.post(f"/privat-leie/sikkerhet/{security.pk}/ut/", {"on": DAY})

    page = text(kari.get("/privat-leie/depositumsfondet/"))

    assert "30 000" in page
    assert "Utbetalt" in page


def test_home_support_sees_no_searches(cast, browse):
    looking(cast.kari)

    assert browse("jon").get("/privat-leie/").status_code == 403


def test_who_has_moved_out_of_a_municipal_dwelling_is_led_to_the_notice_first(cast, browse):
    lease = running(cast)
    search = found(cast.kari, lease.household)
    kari, page = browse("kari"), f"/privat-leie/{search.pk}/"
    kari.post(f"{page}steg/innflyttet/", {"on": DAY})

    notice = f"/leieforhold/{lease.pk}/avslutt/?til=private"
    assert notice in text(kari.get(page))
    assert '<option value="private" selected' in text(kari.get(notice))

    told = {"last_day": SOON, "reason": "Flyttet", "led_to": "private"}
    kari.post(f"/leieforhold/{lease.pk}/avslutt/", told)
    assert notice not in text(kari.get(page))
    assert "Skriv hvordan det går" in text(kari.get(page))
