"""Stock, ownership, applications and refusals beside others: the figures a source gives, and our own."""

from decimal import Decimal

import pytest

from boligflyt.domain.comparison import ComparisonFault, Measure, OwnCounts, compare, read_reported

HEADINGS = "Tall;Sted;År;Verdi;Kilde\n"
# Elverum's programme plan, table 3-2: 477 dwellings of which 351 owned fit both figures, and 447 do not.
TABLE_3_2 = """Boliger per 1 000 innbyggere;Elverum;2010;24;Programplan
Andel eid av kommunen;Elverum;2010;73,6;Programplan
Søknader;Elverum;2010;177;Programplan
Søknader per 1 000 innbyggere;Elverum;2010;8,9;Programplan
Andel avslag;Elverum;2010;22,6 %;Programplan
Innbyggere;Elverum;2010;19 888;Programplan
Boliger per 1 000 innbyggere;Kongsvinger;2010;18;Programplan
Boliger per 1 000 innbyggere;Hamar;2010;23;Programplan
Andel eid av kommunen;Hamar;2010;95,1;Programplan
"""


def line(table, measure):
    return next(one for one in table.lines if one.measure is measure)


@pytest.mark.parametrize(
    ("owned", "dwellings", "as_reported"), [(351, 477, True), (351, 447, False), (299, 395, False)]
)
def test_the_register_and_the_report_are_held_against_each_other_as_the_report_is_rounded(
    owned, dwellings, as_reported
):
    table = compare(
        2010, OwnCounts(dwellings, owned, 177, 177, 40), read_reported(HEADINGS + TABLE_3_2), "elverum"
    )

    assert line(table, Measure.OWNED_SHARE).differs is not as_reported
    assert line(table, Measure.REFUSED_SHARE).differs is False
    assert line(table, Measure.APPLICATIONS_PER_THOUSAND).differs is False
    assert line(table, Measure.DWELLINGS).differs is False, "nothing is reported"


def test_others_stand_in_the_order_of_the_file_and_what_they_have_not_reported_is_left_open():
    table = compare(2010, OwnCounts(477, 351, 177, 177, 40), read_reported(HEADINGS + TABLE_3_2), "Elverum")

    assert table.places == ("Kongsvinger", "Hamar")
    owned = line(table, Measure.OWNED_SHARE).others
    assert [one and one.value for one in owned] == [None, Decimal("95.1")]
    assert round(line(table, Measure.PER_THOUSAND).own, 1) == Decimal("24.0")


@pytest.mark.parametrize(("year", "used"), [(2009, None), (2010, 2010), (2011, 2010), (2012, 2012)])
def test_inhabitants_are_the_newest_that_are_not_of_a_later_year(year, used):
    told = "Innbyggere;Elverum;2010;19888;SSB\nInnbyggere;Elverum;2012;20010;SSB\n"

    table = compare(year, OwnCounts(400, 300, 0, 0, 0), read_reported(HEADINGS + told), "Elverum")

    assert (table.inhabitants and table.inhabitants.year) == used
    assert (line(table, Measure.PER_THOUSAND).own is None) == (used is None)
    assert line(table, Measure.REFUSED_SHARE).own is None, "nobody has applied"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Boliger;Elverum;2010;24;K", "Rad 2, Tall: «Boliger» er ikke et tall vi sammenligner"),
        ("Søknader;Elverum;i fjor;24;K", "Rad 2, År: «i fjor»"),
        ("Søknader;Elverum;2010;mange;K", "Rad 2, Verdi: «mange»"),
        ("Søknader;Elverum;2010;-3;K", "Rad 2, Verdi: «-3»"),
        ("Søknader;Elverum;2010;NaN;K", "Rad 2, Verdi: «NaN»"),
        ("Søknader;Elverum;2010;8,9;K", "helt antall"),
        ("Andel avslag;Elverum;2010;122;K", "mer enn alt"),
        ("Innbyggere;Elverum;2010;0;K", "Rad 2, Verdi: «0»"),
        ("Søknader;;2010;24;K", "fyll ut både Sted og Kilde"),
        ("Søknader;Elverum;2010;24", "Rad 2 har 4 celler"),
        ("Søknader;Elverum;2010;24;K\nsøknader;ELVERUM;2010;25;K", "Rad 3: Søknader for ELVERUM i 2010"),
    ],
)
def test_a_faulty_row_says_where_what_and_how_to_mend_it(row, said):
    with pytest.raises(ComparisonFault, match="Rad") as fault:
        read_reported(HEADINGS + row)

    assert said in str(fault.value)


def test_other_headings_are_said():
    with pytest.raises(ComparisonFault, match="Rad 1 skal ha overskriftene Tall; Sted"):
        read_reported("Navn;Tall\n")


def test_a_year_before_anything_was_registered_has_no_applications_to_tell_of():
    told = "Innbyggere;Elverum;2010;19888;SSB\n"

    table = compare(2010, OwnCounts(400, 300, None), read_reported(HEADINGS + told), "Elverum")

    for measure in (Measure.APPLICATIONS, Measure.APPLICATIONS_PER_THOUSAND, Measure.REFUSED_SHARE):
        assert line(table, measure).own is None
    assert line(table, Measure.DWELLINGS).own == 400
