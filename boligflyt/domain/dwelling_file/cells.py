"""One cell of the file, read by the kind of its column. What cannot be read is a fault with its mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeGuard

from boligflyt.domain.dwelling_file.cell_faults import Cell, CellFault, UnknownCode, shown
from boligflyt.domain.dwelling_file.columns import Column
from boligflyt.domain.municipalities import municipality_number
from boligflyt.domain.national_numbers import check_national_number

Value = str | int | bool

FIRST_YEAR, LAST_YEAR = 1800, 2199
UNIT = re.compile(r"[HUKL]\d{4}")
DEGREES = re.compile(r"-?\d{1,9}(?:\.\d{1,20})?", re.ASCII)
CADASTRE = re.compile(r"(\d{1,5})\s*/\s*(\d{1,5})")
POSTAL_CODE = re.compile(r"([0-9]{4})[^0-9]*$")  # blanks are taken away before it is asked
DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]00:00(?::00)?)?"),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./-](?P<year>\d{4})"),
)
YES = frozenset({"1", "ja", "j", "x", "true", "sann"})
NO = frozenset({"0", "nei", "n", "false", "usann"})
FULL_NUMBER, BIRTH_DATE = "fødselsnummer", "fødselsdato"
SHEET_ERRORS = re.compile(r"#(?:REF|DIV/0|N/A|I/T|NAME|NAVN|VALUE|VERDI|NUM|NULL)[!?]?")
ORGANISATION_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


Meanings = Mapping[str, Mapping[str, str]]  # column → code without case → what we call it


def read_cell(column: Column, cell: Cell, meanings: Meanings, own_municipality: str = "") -> Value | None:
    """What the cell says; None for an empty one. Raises CellFault."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, str) and cell.lstrip().startswith("="):
        raise CellFault("Cellen har en formel.", "Skriv verdien i stedet.")
    if isinstance(cell, str) and SHEET_ERRORS.match(cell.strip()):
        raise CellFault(
            f"Regnearket har en feil her: {cell.strip()[:10]}.", "Rett formelen, eller skriv verdien."
        )
    if column.kind == "code":
        return _code(cell, meanings.get(column.name, {}))
    if column.kind == "municipality":
        return _municipality(cell, own_municipality)
    return READERS[column.kind](cell, column)


def fold(code: str) -> str:
    """A code as codes are compared: without case and blanks around."""
    return " ".join(code.casefold().split())


def _no_day(cell: Cell, mend: str) -> None:
    if isinstance(cell, date | time):
        raise CellFault(f"Regnearket har gjort innholdet om til datoen {shown(cell)}.", mend)


def _text(cell: Cell, column: Column) -> str:
    _no_day(cell, "Sett kolonnen til tekst og skriv innholdet på nytt.")
    text = shown(cell) if not isinstance(cell, str) else cell.strip()
    text = " ".join(text.split())
    if "\x00" in text:
        raise CellFault("Teksten har et usynlig tegn.", "Skriv den på nytt.")
    if len(text) > column.most:
        raise CellFault(f"Teksten har {len(text)} tegn.", f"Det er plass til {column.most}. Kort den ned.")
    return text


def _whole(cell: Cell, column: Column) -> int:
    if _is_plain(cell):
        return _within(int(cell[:12]), column)
    _no_day(cell, "Sett kolonnen til tall og skriv tallet på nytt.")
    text = re.sub(r"\s|[.,]0+$", "", shown(cell))
    if isinstance(cell, bool) or not re.fullmatch(r"\d+", text, re.ASCII):
        raise CellFault(f"«{shown(cell)}» er ikke et helt tall.", "Skriv bare tall, for eksempel 2.")
    return _within(int(text[:12]), column)


def _degrees(cell: Cell, column: Column) -> str:
    """Degrees with five decimals, about a metre; what they may be is asked of both together."""
    _no_day(cell, "Sett kolonnen til tall og skriv gradene på nytt.")
    text = re.sub(r"\s|°$", "", shown(cell)).replace(",", ".")
    if isinstance(cell, bool) or not DEGREES.fullmatch(text):
        raise CellFault(
            f"«{shown(cell)}» er ikke et tall i grader.",
            "Skriv grader med komma eller punktum, for eksempel 59,91273.",
        )
    return f"{Decimal(text):.5f}"


def _kroner(cell: Cell, column: Column) -> int:
    if _is_plain(cell):
        return _within(int(cell[:12]), column)
    _no_day(cell, "Sett kolonnen til tall og skriv beløpet på nytt.")
    text = re.sub(r"\s|kr\.?|,-$", "", shown(cell).lower())
    text = re.sub(r"[,.]00?$", "", text)
    text = re.sub(r"^(\d{1,3})\.(\d{3})$", r"\1\2", text)
    if isinstance(cell, bool) or not re.fullmatch(r"\d+", text, re.ASCII):
        raise CellFault(f"«{shown(cell)}» er ikke et beløp i hele kroner.", "Skriv for eksempel 10200.")
    return _within(int(text[:12]), column)


def _is_plain(cell: Cell) -> TypeGuard[str]:
    """Whether it is digits and nothing else, as most numbers are: then there is nothing to take away."""
    return type(cell) is str and cell.isascii() and cell.isdigit()


def _within(number: int, column: Column) -> int:
    if number > column.most:
        raise CellFault(
            f"{number} er mer enn {column.most}, som er det største vi tar imot.", "Sjekk tallet."
        )
    return number


def _day(cell: Cell, column: Column) -> str:
    if isinstance(cell, datetime | date):
        found: date | None = cell.date() if isinstance(cell, datetime) else cell
    elif isinstance(cell, str):
        found = _day_in(cell.strip())
    else:
        raise CellFault(
            f"Tallet {shown(cell)} er ikke en dato.",
            "Sett kolonnen til dato, eller skriv for eksempel 28.02.2026.",
        )
    if found is None:
        raise CellFault(
            f"Datoen «{shown(cell)}» finnes ikke.", "Skriv dag, måned og år, for eksempel 28.02.2026."
        )
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellFault(f"Året {found.year} kan ikke stemme.", "Sjekk årstallet.")
    return found.isoformat()


def _day_in(text: str) -> date | None:
    for pattern in DAYS:
        if written := pattern.fullmatch(text):
            try:
                return date(int(written["year"]), int(written["month"]), int(written["day"]))
            except ValueError:
                return None
    return None


def _flag(cell: Cell, column: Column) -> bool:
    text = fold(shown(cell)) if not isinstance(cell, bool) else str(int(cell))
    if text in YES:
        return True
    if text in NO:
        return False
    raise CellFault(f"«{shown(cell)}» er verken ja eller nei.", "Skriv 1 for ja og 0 for nei.")


def _cadastre(cell: Cell, column: Column) -> str:
    _no_day(cell, "Sett kolonnen til tekst og skriv gårds- og bruksnummer på nytt, for eksempel 118/507.")
    found = CADASTRE.fullmatch(shown(cell))
    if not found or 0 in (int(found[1]), int(found[2])):
        raise CellFault(
            f"«{shown(cell)}» er ikke gårds- og bruksnummer.",
            "Skriv dem med skråstrek, for eksempel 118/507.",
        )
    return f"{int(found[1])}/{int(found[2])}"


def _unit(cell: Cell, column: Column) -> str:
    text = re.sub(r"\s", "", shown(cell)).upper()
    if not UNIT.fullmatch(text):
        raise CellFault(
            f"«{shown(cell)}» er ikke et bruksenhetsnummer.",
            "Skriv H, U, K eller L og fire tall, for eksempel H0301.",
        )
    return text


def _letter(cell: Cell, column: Column) -> str:
    text = shown(cell).upper()
    if not re.fullmatch(r"[A-ZÆØÅ]", text):
        raise CellFault(f"«{shown(cell)}» er ikke en husbokstav.", "Skriv én bokstav, for eksempel B.")
    return text


def _digits(cell: Cell, length: int) -> str:
    """The digits of a number; a sheet that took it for a number has dropped the noughts in front."""
    text = re.sub(r"\s", "", shown(cell))
    return text.zfill(length) if isinstance(cell, int | float) and not isinstance(cell, bool) else text


def _postal_code(cell: Cell, column: Column) -> str:
    """Four figures, and the place after them where it is written."""
    found = POSTAL_CODE.match(_digits(cell, 4))
    if not found:
        raise CellFault(f"«{shown(cell)}» er ikke et postnummer.", "Skriv fire tall, for eksempel 0150.")
    return found[1]


def _municipality(cell: Cell, own: str) -> str:
    text = _digits(cell, 4)
    if own and text == own:
        return text
    known = municipality_number(text)
    if known is None:
        raise CellFault(f"«{shown(cell)}» er ikke et kommunenummer.", "Skriv fire tall, for eksempel 3301.")
    if known.last_year is not None:
        raise CellFault(
            f"Kommunenummeret {text} ({known.name}) gjaldt til og med {known.last_year}.",
            f"Nå er det {known.successor}. Sjekk at boligen ligger der, og rett nummeret."
            if known.successor else "Finn det nye nummeret, og rett cellen.",
        )  # fmt: skip
    return text


def _organisation(cell: Cell, column: Column) -> str:
    text = re.sub(r"\s|\.0$", "", shown(cell))
    remainder = -1
    if re.fullmatch(r"\d{9}", text, re.ASCII):
        total = sum(int(sign) * weight for sign, weight in zip(text[:8], ORGANISATION_WEIGHTS, strict=True))
        remainder = (11 - total % 11) % 11
    if remainder < 0 or remainder == 10 or remainder != int(text[8]):
        named = "Nummeret" if len(text) == 11 else f"«{shown(cell)}»"
        raise CellFault(f"{named} er ikke et organisasjonsnummer.", "Det har ni sifre. Sjekk tallene.")
    return text


def _phone(cell: Cell, column: Column) -> str:
    text = re.sub(r"[\s()-]|^(?:\+|00)47", "", re.sub(r"\s", "", shown(cell)))
    if not re.fullmatch(r"\+?\d{5,15}", text, re.ASCII):
        raise CellFault(f"«{shown(cell)}» er ikke et telefonnummer.", "Skriv åtte tall.")
    return text


def _applicant(cell: Cell, column: Column) -> str:
    """Only what kind it is: the digits are checked, and go no further, not into the message either."""
    text = re.sub(r"\s", "", shown(cell))
    text = text.zfill(11) if isinstance(cell, int | float) and len(text) == 10 else text
    text = text.zfill(6) if isinstance(cell, int | float) and len(text) == 5 else text
    if re.fullmatch(r"\d{6}", text, re.ASCII) and 1 <= int(text[:2]) <= 31 and 1 <= int(text[2:4]) <= 12:
        return BIRTH_DATE
    checked = check_national_number(text)
    if checked.valid:
        return FULL_NUMBER
    if len(text) == 11:
        raise CellFault("Fødselsnummeret kan ikke stemme.", checked.error or "Sjekk tallene.")
    raise CellFault(
        "Hovedsøker skal være et fødselsnummer eller en fødselsdato.", "Skriv elleve eller seks siffer."
    )


def _code(cell: Cell, meanings: Mapping[str, str]) -> str:
    """The meaning of the code, as we call it."""
    text = shown(cell)
    meaning = meanings.get(fold(text))
    if not meaning:
        raise UnknownCode(text)
    return meaning


READERS: dict[str, Callable[[Cell, Column], Value]] = {
    "text": _text, "whole": _whole, "kroner": _kroner, "day": _day, "flag": _flag, "cadastre": _cadastre,
    "unit": _unit, "letter": _letter, "postal_code": _postal_code, "organisation": _organisation,
    "phone": _phone, "applicant": _applicant, "degrees": _degrees,
}  # fmt: skip
