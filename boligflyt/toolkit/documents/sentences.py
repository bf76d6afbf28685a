"""Sentences that state law, each with the section it rests on and the place it was checked.

They are data (`letter_templates/sentences.yaml` in the areas), so that a change of law is a change of data
with a new source and date, and so that every letter can print the section beside the sentence.
"""

import string
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypedDict

from ruamel.yaml import YAML

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
FIELDS = {"text", "law", "source", "checked_on"}

AddressForm = Literal["du", "dere"]

PRONOUNS: dict[AddressForm, dict[str, str]] = {
    "du": {"du": "du", "Du": "Du", "deg": "deg", "din": "din"},
    "dere": {"du": "dere", "Du": "Dere", "deg": "dere", "din": "deres"},
}


class LawSentence(TypedDict):
    """A sentence ready to print, and the section it rests on."""

    text: str
    law: str


class SentenceUnknown(LookupError):
    """No sentence has this name in the file."""


class SentenceValueMissing(ValueError):
    """A placeholder in the sentence has been given no value."""


def law_sentences(
    source: str, names: Sequence[str], *, address_form: AddressForm = "du", **values: str | int
) -> list[LawSentence]:
    """Return the named sentences in the order asked for, with the values put in their places.

    `source` is the path of the YAML file below the package `boligflyt`. The placeholders {du}, {Du}, {deg}
    and {din} follow the address form (one person or several); all others are given as values. A value that
    no sentence asks for does no harm, so that one set of values serves a whole letter.

    Raises SentenceUnknown and SentenceValueMissing.
    """
    sentences = read_sentences(source)
    filling = PRONOUNS[address_form] | {name: str(value) for name, value in values.items()}
    found: list[LawSentence] = []
    for name in names:
        if name not in sentences:
            raise SentenceUnknown(f"Setningen «{name}» finnes ikke i {source}.")
        found.append(_filled(name, sentences[name], filling))
    return found


@lru_cache(maxsize=16)
def read_sentences(source: str) -> dict[str, dict[str, str]]:
    """Return the file's sentences: name → text, law, source, checked_on. Other fields raise ValueError."""
    with (PACKAGE_ROOT / source).open(encoding="utf-8") as file:
        raw = YAML(typ="safe").load(file)
    sentences = {name: {key: str(value) for key, value in entry.items()} for name, entry in raw.items()}
    for name, entry in sentences.items():
        if set(entry) != FIELDS:
            raise ValueError(f"{source}: «{name}» skal ha nøyaktig feltene {', '.join(sorted(FIELDS))}.")
    return sentences


def placeholders(text: str) -> set[str]:
    """Return the names of the placeholders in the text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _filled(name: str, entry: dict[str, str], filling: dict[str, str]) -> LawSentence:
    missing = placeholders(entry["text"]) - {key for key, value in filling.items() if value.strip()}
    if missing:
        raise SentenceValueMissing(f"Setningen «{name}» mangler {', '.join(sorted(missing))}.")
    return {"text": entry["text"].format_map(filling).strip(), "law": entry["law"]}
