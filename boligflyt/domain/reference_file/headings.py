"""What the columns of a reference sheet may be called, and which of the first rows they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from boligflyt.domain.dwelling_file import fold
from boligflyt.domain.dwelling_file.cell_faults import Cell

LOOKED_THROUGH = 10  # rows; the headings stand in one of them


class Kind(StrEnum):
    """What the sheet tells."""

    POSTAL = "postal"
    SCHOOLS = "schools"


# The first name of each column is the one it is called by in a message.
HEADINGS: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    Kind.POSTAL: {"code": ("Postnummer", "Postnr", "Postnr."), "place": ("Poststed",)},
    Kind.SCHOOLS: {
        "street": ("Gatenavn", "Gate", "Adressenavn", "Vei"),
        "first": ("Fra husnummer", "Fra", "Fra nr", "Husnummer fra"),
        "last": ("Til husnummer", "Til", "Til nr", "Husnummer til"),
        "side": ("Side", "Like/odde", "Partall/oddetall"),
        "primary": ("Skolekrets barneskole", "Barneskole", "Skolekrets"),
        "secondary": ("Skolekrets ungdomsskole", "Ungdomsskole"),
    },
}
NEEDED = {Kind.POSTAL: ("code", "place"), Kind.SCHOOLS: ("street", "primary")}
LABELS = {kind: {key: names[0] for key, names in columns.items()} for kind, columns in HEADINGS.items()}


class NoReference(Exception):
    """The sheet is neither of the two; the message says what the headings should be, in Norwegian."""

    def __init__(self) -> None:
        super().__init__(
            "Arket har ikke overskriftene vi trenger i en av de ti første radene. Poststeder trenger "
            "Postnummer og Poststed. Skolekretser trenger Gatenavn og Skolekrets barneskole."
        )


def headings_of(cells: Sequence[Cell]) -> tuple[Kind, dict[str, int]] | None:
    """What kind of sheet the row heads, and the place of each column; None when it is no heading row."""
    written = [fold(str(cell)) if cell is not None else "" for cell in cells]
    for kind, columns in HEADINGS.items():
        found = {
            key: place
            for key, names in columns.items()
            for place, text in enumerate(written)
            if text in {fold(name) for name in names}
        }
        if all(key in found for key in NEEDED[kind]):
            return kind, found
    return None
