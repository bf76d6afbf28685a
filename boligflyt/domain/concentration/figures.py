"""The municipality's own figures for its areas: inhabitants from a day on, the source, and its own limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from boligflyt.domain.own_file import rows_of

HEADINGS = ("Område", "Innbyggere", "Gjelder fra", "Kilde", "Grense")
HUNDRED = Decimal(100)


class FigureFault(Exception):
    """A cell that can not be read; the message says where, what and how to mend it, in Norwegian."""


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """Inhabitants of an area from a day on.

    `limit` is the highest share of all municipal dwellings that the municipality wants there, in per cent;
    None when it has set none.
    """

    area: str
    inhabitants: int
    since: date
    source: str
    limit: Decimal | None = None


def read_figures(text: str) -> tuple[AreaFigure, ...]:
    """The rows of a file with semicolons and the five headings. Raises FigureFault at the first fault."""
    found: dict[tuple[str, date], AreaFigure] = {}
    for number, row in rows_of(text, HEADINGS, FigureFault):
        figure = _figure(number, row)
        if (figure.area, figure.since) in found:
            raise FigureFault(
                f"Rad {number}: {figure.area} står to ganger med samme dag. Fjern den ene raden."
            )
        found[figure.area, figure.since] = figure
    return tuple(found.values())


def _figure(number: int, row: list[str]) -> AreaFigure:
    area, inhabitants, since, source, limit = row
    if not area or not source:
        raise FigureFault(f"Rad {number}: fyll ut både Område og Kilde.")
    return AreaFigure(
        area, _inhabitants(number, inhabitants), _day(number, since), source, _limit(number, limit)
    )


def _inhabitants(number: int, text: str) -> int:
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdecimal()) or int(digits) == 0:
        raise FigureFault(
            f"Rad {number}, Innbyggere: «{text[:30]}» er ikke et antall. Skriv for eksempel 4 200."
        )
    return int(digits)


def _day(number: int, text: str) -> date:
    try:
        # A day without an hour: no zone to get wrong.
        return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007
    except ValueError:
        raise FigureFault(
            f"Rad {number}, Gjelder fra: datoen «{text[:30]}» finnes ikke. Skriv for eksempel 01.01.2026."
        ) from None


def _limit(number: int, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        limit = Decimal(text.removesuffix("%").strip().replace(",", "."))
        if not Decimal(0) < limit <= HUNDRED:
            raise InvalidOperation
    except InvalidOperation:
        raise FigureFault(
            f"Rad {number}, Grense: «{text[:30]}» er ikke en prosent mellom 0 og 100. Skriv for eksempel 25."
        ) from None
    return limit
