"""«Satser og regler»: every rate with value, unit, first day, source, mark and the day it was checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from boligflyt.domain.bostoette.paragraphs import PARAGRAPHS
from boligflyt.domain.rates import program_rates, shipped_rates, use_own_rates
from boligflyt.domain.rates.own import own_tables
from boligflyt.jobs import demo
from boligflyt.web.formats import narrow_date
from tests.support.cast import TODAY

THERE = "/satser/"
KEY = "municipal/offer_answer_days"


@pytest.fixture
def own(tmp_path):
    table = program_rates().table(KEY)
    (tmp_path / "offer_answer_days.yaml").write_text(
        f"name: {table.name}\nunit: {table.unit}\nchecked_on: 2026-11-28\nvalues:\n"
        f'  2026-01-01: {{value: 17, source: "Nordelv kommunestyre, https://example.no/sak"}}\n',
        encoding="utf-8",
    )
    use_own_rates(tmp_path)
    yield
    use_own_rates(None)


def shown(client, **asked):
    answer = client.get(THERE, asked)
    return answer.status_code, answer.content.decode()


def test_everybody_who_works_here_sees_every_rate_with_its_source_and_mark(cast, browse):
    status, page = shown(browse("per"))

    assert status == 200
    for key, table in shipped_rates().tables.items():
        assert f'id="{key.replace("/", "-")}"' in page and table.name in page, key
        assert f"Kontrollert {narrow_date(table.checked_on)}" in page
    assert "Må kontrolleres" in page and "Lest ved kilden" in page
    assert "Kommunen har ikke lagt inn egne verdier" in page


def test_the_day_asked_about_gives_the_values_of_that_day(cast, browse):
    _, before = shown(browse("per"), dag="30.06.2024", gruppe="bostoette")
    _, after = shown(browse("per"), dag="01.07.2024", gruppe="bostoette")

    assert "Satsen begynner senere enn dagen du spør om." in before
    assert before != after
    assert "Grunnbeløpet" not in before


def test_a_day_that_does_not_exist_is_told_of_and_the_list_stays(cast, browse):
    status, page = shown(browse("per"), dag="31.02.2026")

    assert status == 422
    assert "Datoen 31.02.2026 finnes ikke" in page and "Grunnbeløp" in page


def test_the_list_is_narrowed_to_what_is_not_read_at_its_source(cast, browse):
    _, page = shown(browse("liv"), merke="kontroll")
    line = shipped_rates().on("folketrygden/grunnbeloep", TODAY)

    assert line.verify == ('id="folketrygden-grunnbeloep"' in page)
    assert 'id="municipal-opening_minutes"' in page
    assert "Ingen satser passer" in shown(browse("liv"), q="finnes ikke noe sted")[1]


def test_the_municipalitys_own_value_stands_beside_the_programs_proposal(cast, browse, own):
    _, page = shown(browse("liv"), merke="egne")

    assert page.count("Kommunens egen</span>") == 1
    assert f"Programmets forslag:\u00a0{program_rates().whole(KEY, TODAY)}" in page
    assert 'href="https://example.no/sak"' in page
    assert "Kommunen har ikke lagt inn egne verdier" not in page


def test_a_leader_finds_the_page_from_the_figures_and_from_all_areas(cast, browse):
    for name in ("allocation:indicators", "all_areas"):
        assert f'href="{THERE}"' in browse("liv").get(reverse(name)).content.decode()


def test_the_rule_of_bostoette_is_told_step_by_step_beside_its_rates(cast, browse):
    _, page = shown(browse("liv"), gruppe="bostoette")

    assert all(one.text in page for one in PARAGRAPHS)
    assert page.count("ds-chip") > 1 and page.count('aria-current="true"') == 1, (
        "one shortcut is the chosen one"
    )
    assert "Slik regnes bostøtten" not in shown(browse("liv"), gruppe="law")[1]


def test_the_demo_municipalitys_own_rates_are_readable():
    folder = Path(demo.__file__).with_name("own_rates")

    assert set(own_tables(folder, program_rates())) >= {KEY}


def test_a_rate_that_somebody_has_changed_since_says_how_far_it_is_known(cast, browse):
    page = browse("ada").get("/satser/", {"dag": "28.11.2026", "gruppe": "social_assistance"})

    text = page.content.decode().replace("\xa0", " ")
    assert "Kjent til" in text
    assert "En nyere verdi er ikke funnet." in text
