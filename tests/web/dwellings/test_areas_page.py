"""Share of municipal dwellings by area, beside the municipality's own file."""

from __future__ import annotations

import pytest

from tests.support.cast import make_building, make_dwelling

PAGE = "/boliger/omrader/"


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split("<main")[1].split())


@pytest.fixture
def spread(cast):
    for area, number in (("Åsen", 3), ("Strand", 1)):
        building = make_building()
        building.school_district = area
        building.save()
        for _ in range(number):
            make_dwelling(building=building)


def figures(settings, tmp_path, text: str) -> None:
    path = tmp_path / "omraader.csv"
    path.write_text(text, encoding="utf-8")
    settings.AREA_FIGURES = str(path)


@pytest.mark.proves("REG-08")
def test_number_and_share_by_area_with_inhabitants_and_limit_beside(browse, spread, settings, tmp_path):
    rows = "Åsen;1500;01.01.2026;Egen telling;50\nStrand;2000;01.01.2026;Egen telling;\n"
    figures(settings, tmp_path, f"Område;Innbyggere;Gjelder fra;Kilde;Grense\n{rows}")

    page = text(browse("per").get(PAGE))

    assert "75 %" in page and "25 %" in page
    assert "1 500 fra" in page and "(Egen telling)" in page
    assert "2,0" in page and "0,5" in page
    assert "Over kommunens egen grense" in page
    assert 'href="/boliger/?krets=%C3%85sen"' in page


def test_without_the_file_the_shares_are_shown_alone(browse, spread):
    page = text(browse("kari").get(PAGE))

    assert "75 %" in page
    assert "Per 1 000 innbyggere" not in page


def test_a_fault_in_the_file_is_told_and_the_shares_still_stand(browse, spread, settings, tmp_path):
    figures(settings, tmp_path, "Område;Innbyggere;Gjelder fra;Kilde;Grense\nÅsen;mange;01.01.2026;K;\n")

    page = text(browse("per").get(PAGE))

    assert "Rad 2, Innbyggere: «mange»" in page
    assert "75 %" in page


def test_a_file_that_is_not_there_is_told(browse, spread, settings):
    settings.AREA_FIGURES = "/finnes/ikke.csv"

    assert "Filen finnes ikke" in text(browse("per").get(PAGE))


def test_an_empty_register_is_no_fault(browse):
    assert "Ingen boliger er lagt inn ennå" in text(browse("per").get(PAGE))
