"""One thing in the file, as an answer to a request for access may give or withhold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.complaints.choices import PieceChoice, WithheldGround
from boligflyt.domain.masking import MaskFault, masked_parts
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class Piece:
    """What lies there. `kind` is all the letter tells of it; `title` is for the copy, and for who answers.

    `bits`: the kinds of information in it. `text` is empty for a paper that has a file of its own.
    """

    source: str
    pk: UUID
    kind: str
    title: str
    on: date
    bits: int
    text: str = ""

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.source}-{self.pk}"

    @property
    def named(self) -> str:
        """What the letter and the request call it when it is given."""
        return f"{self.kind}, {norwegian_date(self.on)}"

    @property
    def headed(self) -> str:
        """What the copy calls it, which only those read who see all that is in it."""
        return f"{self.title}, {norwegian_date(self.on)}"


@dataclass(frozen=True, slots=True)
class Picked:
    """What is done with one thing; `copy` is its text with marks where something is left out."""

    choice: PieceChoice
    ground: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A thing of the answer: its parts, None where something is left out, and by which ground."""

    piece: Piece
    parts: tuple[str | None, ...]
    ground: WithheldGround | None = None
    whole: bool = False

    @property
    def given(self) -> bool:
        """Whether anything of it is given."""
        return not self.whole


def settled(piece: Piece, picked: Picked) -> Settled:
    """What becomes of the thing. Raises Refused without a ground, and for a copy that is another text."""
    if picked.choice == PieceChoice.GIVE:
        return Settled(piece, (piece.text,) if piece.text else ())
    if picked.ground not in WithheldGround.values or picked.ground == WithheldGround.SEVERAL:
        raise Refused(
            f"Velg hjemmelen for det vi holder tilbake: {piece.named}. Uten hjemmel har de rett til å se det "
            "(forvaltningsloven § 18).",
            field=f"ground-{piece.key}",
        )
    ground = WithheldGround(picked.ground)
    if picked.choice == PieceChoice.WITHHOLD:
        return Settled(piece, (None,), ground, whole=True)
    if not piece.text:
        raise Refused(f"{piece.named} gis ut helt eller ikke.", field=f"choice-{piece.key}")
    try:
        parts = tuple(masked_parts(piece.text, picked.copy))
    except MaskFault as fault:
        raise Refused(f"{piece.named}: {fault}", field=f"copy-{piece.key}") from None
    return Settled(piece, parts, ground)
