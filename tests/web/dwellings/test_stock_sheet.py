"""The account as a sheet: the page's numbers, every movement, and a line in the trace."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from datetime import date

import pytest

from boligflyt.areas.audit.models import Event
from tests.support.cast import make_dwelling

PAGE = "/boliger/beholdning/"
CSV, XLSX = f"{PAGE}beholdning.csv", f"{PAGE}beholdning.xlsx"


def rows_of(answer) -> list[dict[str, str]]:
    text = io.StringIO(answer.content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


@pytest.fixture
def moved(cast) -> None:
    old = date(2015, 7, 1)
    make_dwelling(disposed_from=old)
    make_dwelling(disposed_from=old, disposed_to=date(2026, 5, 31), lost_by="sold")
    for _ in range(203):
        make_dwelling(disposed_from=date(2026, 3, 2), gained_by="bought", ready_since=None)
    make_dwelling(disposed_from=date(2026, 8, 1), disposal="leased_in")


@pytest.mark.proves("DEF-30")
def test_every_form_adds_up_in_the_sheet_to_what_the_page_shows(browse, moved) -> None:
    client = browse("liv")

    page, rows = client.get(PAGE), rows_of(client.get(CSV))

    added, closing = Counter[str](), {}
    for row in rows:
        if row["Hva"] == "Ved slutten":
            closing[row["Eierform"]] = int(row["Antall"])
        else:
            added[row["Eierform"]] += int(row["Antall"])
    shown = {str(one["label"]): one["numbers"] for one in page.context["rows"] if not one["sum"]}
    assert {form: numbers[3] for form, numbers in shown.items()} == closing
    assert {form: added[form] for form in closing} == closing
    for word, at in (("Kom til", 1), ("Gikk ut", 2)):
        told = Counter[str]()
        for row in rows:
            if row["Hva"] == word:
                told[row["Eierform"]] += abs(int(row["Antall"]))
        assert {form: told[form] for form in shown} == {form: row[at] for form, row in shown.items()}


def test_the_sheet_has_every_movement_where_the_page_has_the_first(browse, moved) -> None:
    client = browse("per")

    page, rows = client.get(PAGE).content.decode(), rows_of(client.get(CSV))

    moves = [row for row in rows if row["Bolig"]]
    assert "Viser de 200 første av 205." in page.replace("\xa0", " ")
    assert len(moves) == 205
    assert moves[-1]["Dag"] == "01.08.2026"
    assert {row["Hvordan"] for row in moves} == {"Kjøpt", "Solgt", "Ikke oppgitt"}


def test_the_sheets_are_of_the_period_that_the_page_shows(browse, moved) -> None:
    client, asked = browse("per"), "?fra=01.08.2026&til=31.08.2026"

    page = client.get(f"{PAGE}{asked}").content.decode().replace("&amp;", "&")
    answer = client.get(f"{CSV}{asked}")
    book = client.get(f"{XLSX}{asked}")

    assert f'href="{CSV}{asked}"' in page and f'href="{XLSX}{asked}"' in page
    assert 'filename="beholdning-2026-08-01-2026-08-31.csv"' in answer.headers["Content-Disposition"]
    assert [row["Eierform"] for row in rows_of(answer) if row["Bolig"]] == ["Leid inn av kommunen"]
    with zipfile.ZipFile(io.BytesIO(book.content)) as opened:
        assert "Ved slutten" in opened.read("xl/sharedStrings.xml").decode()


def test_everybody_in_the_sheet_is_in_one_line_of_the_trace(browse, moved) -> None:
    browse("per").get(CSV)

    line = Event.objects.using("side").get(kind="dwelling", deed="listed")
    assert len(line.subjects) == 205


def test_days_that_do_not_stand_up_lead_to_the_page_that_says_so(browse, moved) -> None:
    answer = browse("per").get(f"{CSV}?fra=01.03.2026&til=01.02.2026", follow=True)

    assert answer.status_code == 422
    assert "Perioden slutter før den starter." in answer.content.decode()
