"""Templates with text blocks, as data: what a letter may say in bokmål, nynorsk and English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from boligflyt.areas.people.choices import Maalform
from boligflyt.domain.strict_yaml import check_document, parse

FILE = Path(__file__).resolve().parent / "letter_texts.yaml"
_WORDS = {"type": "string"}
_LANGUAGES = {
    "type": "object", "required": ["nb"], "additionalProperties": False,
    "properties": dict.fromkeys(Maalform.values, _WORDS),
}  # fmt: skip
_BLOCK = {
    "type": "object", "required": ["label", "text"], "additionalProperties": False,
    "properties": {
        "label": _WORDS, "before": {"type": "boolean"}, "usual": {"type": "boolean"}, "text": _LANGUAGES,
        "law": _WORDS,
    },
}  # fmt: skip
_TEMPLATE = {
    "type": "object", "required": ["name", "use", "heading", "hint", "blocks"], "additionalProperties": False,
    "properties": {
        "name": _WORDS, "use": _WORDS, "heading": _LANGUAGES, "hint": _WORDS,
        "blocks": {"type": "object", "additionalProperties": _BLOCK},
    },
}  # fmt: skip
SCHEMA: dict[str, Any] = {
    "type": "object", "required": ["version", "valid_from", "templates"], "additionalProperties": False,
    "properties": {
        "version": _WORDS, "valid_from": {"type": "string", "format": "date"},
        "templates": {"type": "object", "additionalProperties": _TEMPLATE},
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph that can be ticked: its label for the writer, its text by language, the section of law.

    `before`: it stands before the writer's own text. `usual`: ticked unless the writer says otherwise.
    """

    code: str
    label: str
    text: dict[str, str]
    law: str = ""
    before: bool = False
    usual: bool = False


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """One kind of letter: name, use and hint for the writer, heading by language, and its blocks."""

    code: str
    name: str
    use: str
    hint: str
    heading: dict[str, str]
    blocks: tuple[TextBlock, ...]

    def languages(self) -> frozenset[str]:
        """The languages that everything in it is written in."""
        texts = (self.heading, *(block.text for block in self.blocks))
        return frozenset(code for code in Maalform.values if all(code in text for text in texts))


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """All templates, with the version that is kept with each letter."""

    version: str
    templates: dict[str, TextTemplate]


@lru_cache(maxsize=1)
def letter_texts() -> LetterTexts:
    """The templates that the program ships. Raises FileError, with the line, when the file is faulty."""
    document = parse(FILE.read_text(encoding="utf-8"))
    check_document(document, SCHEMA)
    told = document.value
    return LetterTexts(
        told["version"], {code: _template(code, one) for code, one in told["templates"].items()}
    )


def _template(code: str, told: dict[str, Any]) -> TextTemplate:
    blocks = tuple(TextBlock(name, **block) for name, block in told["blocks"].items())
    return TextTemplate(code, told["name"], told["use"], told["hint"], told["heading"], blocks)
