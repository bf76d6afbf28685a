"""The municipality beside others: what the register tells, what was reported, and whose figures they are."""

from __future__ import annotations

import pytest

from boligflyt.areas.access.models import Municipality
from boligflyt.areas.applications.models import Application
from tests.areas.allocation.allocation_steps import granted_application
from tests.support.cast import TODAY, make_dwelling, make_household, make_person

PAGE = "/oversikt/sammenligning/"


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split("<main")[1].split())


def reported(settings, tmp_path, *rows: str) -> None:
    name = Municipality.objects.get().name
    path = tmp_path / "rapportert.csv"
    lines = ["Tall;Sted;År;Verdi;Kilde", *(one.replace("VI", name) for one in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    settings.REPORTED_FIGURES = str(path)


@pytest.mark.proves("IND-27")
def test_stock_per_thousand_stands_beside_what_was_reported_with_the_population_stated(
    cast, browse, settings, tmp_path
):
    for disposal in ("owned", "owned", "owned", "leased_in"):
        make_dwelling(disposal=disposal)
    last = TODAY.year - 1
    reported(
        settings, tmp_path, f"Innbyggere;VI;{last};200;SSB tabell 07459",
        f"Boliger per 1 000 innbyggere;VI;{last};23;KOSTRA",
        f"Boliger per 1 000 innbyggere;Landet;{last};21;SSB",
    )  # fmt: skip

    page = text(browse("liv").get(f"{PAGE}?aar={last}"))

    assert f"Regnet av 200 innbyggere ved utgangen av {last} (SSB tabell 07459)" in page
    assert "20,0" in page and "23,0" in page and "21,0" in page
    assert "Registeret sier noe annet enn det som er rapportert" in page
    assert "Kilder: KOSTRA; SSB; SSB tabell 07459." in page


@pytest.mark.proves("IND-28")
def test_share_owned_applications_and_refusals_stand_beside_other_municipalities(
    cast, browse, settings, tmp_path
):
    for disposal in ("owned", "owned", "owned", "leased_in"):
        make_dwelling(disposal=disposal)
    for name in ("Eva", "Ali", "Ole", "Siv"):
        application, vedtak = granted_application(cast, make_household(make_person(name, "Lund")))
        if name == "Ole":
            vedtak.granted = False
            vedtak.save()
    year = TODAY.year
    Application.objects.update(received_on=TODAY, housing="no_home")
    reported(
        settings, tmp_path, f"Innbyggere;VI;{year - 1};1000;SSB", f"Andel avslag;Hamar;{year};0,6;Programplan"
    )

    page = text(browse("liv").get(PAGE))

    assert "75 %" in page, "owned of all"
    assert "4,0" in page, "applications per 1 000"
    assert "25 %" in page and "0,6 %" in page and "Hamar" in page


def test_without_the_file_we_still_tell_what_we_count(cast, browse):
    make_dwelling()

    page = text(browse("liv").get(PAGE))

    assert "Kommunens innbyggertall er ikke oppgitt" in page
    assert "BF_REPORTED_FIGURES" in page and "100 %" in page


def test_a_fault_in_the_file_is_told_and_our_own_figures_still_stand(cast, browse, settings, tmp_path):
    reported(settings, tmp_path, "Søknader;VI;2024;mange;KOSTRA")

    page = text(browse("liv").get(PAGE))

    assert "Rad 2, Verdi: «mange»" in page and "Slik vi teller" in page


@pytest.mark.parametrize("year", ["1999", "2999", "x", "-1"])
def test_a_year_without_figures_is_not_there(cast, browse, year):
    assert browse("liv").get(f"{PAGE}?aar={year}").status_code == 404
