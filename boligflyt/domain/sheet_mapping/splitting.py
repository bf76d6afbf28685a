"""One cell that holds several columns, taken apart. What does not fit is a fault, and never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from boligflyt.domain.dwelling_file.cell_faults import Cell, CellFault, shown

CADASTRE = re.compile(
    r"(?:(\d{4})\s*-\s*)?(\d{1,5})\s*/\s*(\d{1,5})(?:\s*/\s*(\d{1,5}))?(?:\s*/\s*(\d{1,5}))?"
)
# «gnr. 12, bnr. 345» and «12-345»; a first number of four figures before a hyphen could be a municipality's.
CADASTRE_IN_WORDS = re.compile(
    r"()gnr\.?\s*(\d{1,5})[\s,/]*bnr\.?\s*(\d{1,5})(?:[\s,/]*fnr\.?\s*(\d{1,5}))?(?:[\s,/]*snr\.?\s*(\d{1,5}))?",
    re.IGNORECASE,
)
CADASTRE_WITH_A_LINE = re.compile(r"()(\d{1,3})\s*[-–]\s*(\d{1,5})()()")
ROOMS = re.compile(
    r"(\d{1,2})\s*-?\s*(?:roms?)?(?:\s*(?:\+|og|m/|med)\s*(?:kjøkken|kjk|kj|k)\.?)?(?:\s*(?:leilighet|leil)\.?)?",
    re.IGNORECASE,
)
POST = re.compile(r"(?:NO?-)?(\d{4})(?:[\s,]+[^\d]*)?", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?P<gatenavn>\S[^,]*?)(?<!\d)[\s,]+(?P<husnummer>\d{1,5})\s*(?P<husbokstav>[A-ZÆØÅa-zæøå])?"
    r"(?:[\s,]+(?P<bruksenhetsnummer>[HUKLhukl]\d{4}))?(?:\s*,\s*(?P<postnummer>\d{4})(?:\s+[^\d]+)?)?"
)


@dataclass(frozen=True, slots=True)
class Split:
    """A rule: the columns that it always gives, those that it may give, and how a text is taken apart.

    `figures`: how many a number has; a sheet that took it for one has dropped the noughts in front.
    """

    label: str
    gives: tuple[str, ...]
    may_give: tuple[str, ...]
    read: Callable[[str], Mapping[str, str]]
    figures: int = 0


def take_apart(rule: Split, cell: Cell) -> Mapping[str, str]:
    """The columns of the cell, those that are there. Raises CellFault."""
    if isinstance(cell, date):
        raise CellFault(
            f"Regnearket har gjort innholdet om til datoen {shown(cell)}.",
            "Sett kolonnen til tekst og skriv innholdet på nytt.",
        )
    text = " ".join(cell.split()) if isinstance(cell, str) else shown(cell).zfill(rule.figures)
    return {name: part for name, part in rule.read(text).items() if part}


def _cadastre(text: str) -> Mapping[str, str]:
    ways = (CADASTRE, CADASTRE_IN_WORDS, CADASTRE_WITH_A_LINE)
    found = next((one for one in (way.fullmatch(text) for way in ways) if one), None)
    if not found:
        raise CellFault(
            f"«{shown(text)}» kan ikke deles i gårds- og bruksnummer.",
            "Skriv dem med skråstrek, for eksempel 12/345 eller 12/345/0/7 (feste og seksjon sist).",
        )
    municipality, unit, part, lease, section = found.groups()
    return {
        "kommunenummer": municipality or "", "gnrbnr": f"{int(unit)}/{int(part)}",
        "festenummer": _number(lease), "seksjonsnummer": _number(section),
    }  # fmt: skip


def _number(text: str | None) -> str:
    """Nought is how the cadastre writes that there is none."""
    return str(int(text)) if text and int(text) else ""


def _post(text: str) -> Mapping[str, str]:
    found = POST.fullmatch(text)
    if not found:
        raise CellFault(f"«{shown(text)}» begynner ikke med et postnummer.", "Skriv for eksempel 0150 Oslo.")
    return {"postnummer": found[1]}


def _rooms(text: str) -> Mapping[str, str]:
    """Bedrooms, when one of the rooms is the living room."""
    found = ROOMS.fullmatch(text)
    if not found or not int(found[1]):
        raise CellFault(
            f"«{shown(text)}» sier ikke hvor mange rom det er.", "Skriv for eksempel 3 eller 3-roms."
        )
    return {"antallsoverom": str(int(found[1]) - 1)}


def is_an_address(text: str) -> bool:
    """Whether it can be taken apart into street and number."""
    return bool(ADDRESS.fullmatch(" ".join(text.split())))


def _address(text: str) -> Mapping[str, str]:
    found = ADDRESS.fullmatch(text)
    if not found:
        raise CellFault(
            f"«{shown(text)}» kan ikke deles i gate og husnummer.",
            "Skriv for eksempel Storgata 12B, eller Storgata 12B, H0301.",
        )
    return {name: part or "" for name, part in found.groupdict().items()}


SPLITS: Mapping[str, Split] = {
    "split:address": Split(
        "Adresse med husnummer i én celle (Storgata 12B)", ("gatenavn", "husnummer"),
        ("husbokstav", "bruksenhetsnummer", "postnummer"), _address,
    ),
    "split:cadastre": Split(
        "Gnr/bnr/fnr/snr i én celle (12/345/0/7)", ("gnrbnr",),
        ("kommunenummer", "festenummer", "seksjonsnummer"), _cadastre,
    ),
    "split:post": Split("Postnummer og sted i én celle (0150 Oslo)", ("postnummer",), (), _post, figures=4),
    "split:rooms": Split(
        "Antall rom, der ett er stue (3-roms har 2 soverom)", ("antallsoverom",), (), _rooms,
    ),
}  # fmt: skip
