"""The list of dwellings as a sheet: who may, what it holds, and that it is told of."""

import csv
import io
import re
import zipfile

import pytest

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.rights import RIGHTS, Right
from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.perms import shown_purpose
from tests.support.cast import TODAY, make_building, make_dwelling
from tests.support.dwelling_states import DAY
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

CSV, XLSX = "/boliger/boliger.csv", "/boliger/boliger.xlsx"


def rows_of(answer) -> list[list[str]]:
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def xml_of(answer) -> str:
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode() + book.read("xl/sharedStrings.xml").decode()


def test_the_sheet_holds_every_row_of_the_filter_and_not_only_the_first_page(browse):
    for _ in range(51):
        make_dwelling(bedrooms=2)
    make_dwelling(bedrooms=3, disposed_from=TODAY - 40 * DAY)
    client = browse("per")

    everything, filtered = rows_of(client.get(CSV)), rows_of(client.get(f"{CSV}?soverom=3"))

    assert len(everything) == 1 + 52
    assert filtered[0][:5] == ["Adresse", "Poststed", "Skolekrets", "Formål", "Soverom"]
    shown = [(row[4], row[10], row[11], row[13]) for row in filtered[1:]]
    assert shown == [("3", "Ledig, klar", "40", "11000")]


def test_both_sheets_have_numbers_as_numbers_and_a_street_that_looks_like_a_formula_as_text(browse):
    building = make_building()
    building.street = '=HYPERLINK("x")'
    building.save()
    make_dwelling(building=building)
    client = browse("per")

    row, xml = rows_of(client.get(CSV))[1], xml_of(client.get(XLSX))

    assert row[0].startswith("'=HYPERLINK")
    assert "<f>" not in xml
    assert '=HYPERLINK("x")' in xml.replace("&quot;", '"')
    assert re.search(r'<c r="N2"[^>]*><v>10000</v>', xml)


@pytest.mark.parametrize("address", [CSV, XLSX])
def test_a_sheet_is_one_line_in_the_trace_with_everybody_in_it(browse, cast, address):
    in_it, left_out = make_dwelling(bedrooms=3), make_dwelling(bedrooms=2)

    answer = browse("per").get(f"{address}?soverom=3")

    line = Event.objects.using("side").get(kind="dwelling", deed="listed")
    assert (line.actor, line.subjects) == (cast.per.staff, [in_it.pk])
    assert left_out.pk not in line.subjects
    name = f"boliger-2026-11-23.{address.rpartition('.')[2]}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_who_may_not_know_the_purpose_does_not_get_it_in_the_sheet_either(browse, cast):
    make_dwelling(purpose=Purpose.SUBSTANCE)

    for_property, for_housing = (rows_of(browse(name).get(CSV))[1][3] for name in ("per", "kari"))

    assert (for_property, for_housing) == (shown_purpose(cast.per, Purpose.SUBSTANCE), "Rus")
    assert "rus" not in for_property.lower()


def test_the_page_leads_to_the_sheets_with_its_own_filter(browse):
    make_dwelling(bedrooms=3)

    page = browse("per").get("/boliger/?soverom=3").content.decode()

    assert f'href="{CSV}?soverom=3"' in page
    assert f'href="{XLSX}?soverom=3"' in page


def test_a_role_without_the_register_gets_no_sheet(browse):
    without = [role for role in Role if Right.DWELLING_READ not in RIGHTS.get(role, frozenset())]

    answer = browse("ada").get(CSV)

    assert Role.ADMINISTRATOR in without
    assert answer.status_code == 403
