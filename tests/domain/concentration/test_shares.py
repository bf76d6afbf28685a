"""Share of the municipality's dwellings by area, and the municipality's own file of inhabitants."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.concentration import AreaFigure, FigureFault, read_figures, shares_of

ON = date(2026, 11, 23)
HEAD = "Område;Innbyggere;Gjelder fra;Kilde;Grense\n"
OLD = AreaFigure("Åsen", 4000, date(2025, 1, 1), "Kommunen", Decimal(25))
NEW = AreaFigure("Åsen", 5000, date(2026, 1, 1), "Kommunen", Decimal(50))
COMING = AreaFigure("Åsen", 9000, date(2027, 1, 1), "Kommunen")


@pytest.mark.parametrize(
    ("counts", "figures", "expected"),
    [
        ({"Åsen": 1, "Bo": 2}, [], [("Bo", "66.7", None, False), ("Åsen", "33.3", None, False)]),
        (
            {"Åsen": 30, "Bo": 10}, [OLD, NEW, COMING],
            [("Åsen", "75.0", "6.0", True), ("Bo", "25.0", None, False)],
        ),
        ({"Åsen": 1, "": 1}, [NEW], [("", "50.0", None, False), ("Åsen", "50.0", "0.2", False)]),
        ({}, [NEW], [("Åsen", "0", "0.0", False)]),
        ({}, [COMING], []),
    ],
    ids=["no figures", "the figure in force", "at the limit is not over", "no dwellings", "not yet in force"],
)  # fmt: skip
def test_shares_by_area(counts, figures, expected) -> None:
    found = [
        (one.area, str(one.share), one.per_thousand and str(one.per_thousand), one.over_limit)
        for one in shares_of(counts, figures, ON)
    ]
    assert [(a, s, str(p) if p is not None else None, o) for a, s, p, o in found] == expected


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 10_000), min_size=1, max_size=8))
def test_the_shares_of_all_areas_are_a_whole_within_the_rounding(counts) -> None:
    total = sum(one.share for one in shares_of(counts, [], ON))

    assert abs(total - 100) <= Decimal("0.05") * len(counts)


def test_a_file_is_read_with_norwegian_numbers_and_empty_lines() -> None:
    text = f"\ufeff{HEAD}Åsen;4 000;01.01.2025;Kommunen;25\n;;;;\nBo;1200;01.01.2026;Kommunen;12,5 %\n"

    assert read_figures(text) == (OLD, AreaFigure("Bo", 1200, date(2026, 1, 1), "Kommunen", Decimal("12.5")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Rad 1 skal ha overskriftene"),
        ("Sted;Folk\n", "Rad 1 skal ha overskriftene"),
        (f"{HEAD}Åsen;mange;01.01.2025;K;\n", "Rad 2, Innbyggere: «mange»"),
        (f"{HEAD}Åsen;0;01.01.2025;K;\n", "Rad 2, Innbyggere"),
        (f"{HEAD}Åsen;-4;01.01.2025;K;\n", "Rad 2, Innbyggere"),
        (f"{HEAD}Åsen;4000;31.02.2025;K;\n", "datoen «31.02.2025» finnes ikke"),
        (f"{HEAD}Åsen;4000;01.01.2025;K;mye\n", "Rad 2, Grense"),
        (f"{HEAD}Åsen;4000;01.01.2025;K;NaN\n", "Rad 2, Grense"),
        (f"{HEAD}Åsen;4000;01.01.2025;K;101\n", "Rad 2, Grense"),
        (f"{HEAD}Åsen;4000;01.01.2025;;\n", "både Område og Kilde"),
        (f"{HEAD}Åsen;4000\n", "Rad 2 har 2 celler"),
        (f"{HEAD}Åsen;1;01.01.2025;K;\nÅsen;2;01.01.2025;K;\n", "Rad 3: Åsen står to ganger"),
    ],
)
def test_a_fault_in_the_file_is_told_with_its_row(text, words) -> None:
    with pytest.raises(FigureFault, match=words.replace("(", r"\(")):
        read_figures(text)
