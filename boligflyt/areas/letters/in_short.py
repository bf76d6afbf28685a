"""The last page of a letter in bokmål, in the language of who wants another: what it is, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from boligflyt.areas.letters.letterhead import paragraph
from boligflyt.areas.people.choices import Maalform
from boligflyt.areas.people.models import Person
from boligflyt.domain.strict_yaml import check_document, parse

FILE = Path(__file__).resolve().parent / "in_short.yaml"
LANGUAGES = (Maalform.NYNORSK.value, Maalform.ENGLISH.value)
_WORDS = {"type": "string"}


def _each(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "object", "required": list(LANGUAGES), "additionalProperties": False,
        "properties": {**dict.fromkeys(LANGUAGES, schema), **more},
    }  # fmt: skip


_SENTENCES = {"type": "array", "items": _each(_WORDS, law=_WORDS)}
_FORMS = {"type": "object", "required": ["du", "dere"], "additionalProperties": {"type": "object"}}
_PARTS: dict[str, Any] = {
    "version": _WORDS, "valid_from": {"type": "string", "format": "date"},
    "translated_on": {"type": "string", "format": "date"}, "pronouns": _each(_FORMS), "months": _each(_WORDS),
    "signpost": _each(_WORDS), "heading": _each(_WORDS), "opening": _SENTENCES, "closing": _SENTENCES,
    "complain": _SENTENCES,
    "kinds": {"type": "object", "additionalProperties": _each(_WORDS)},
}  # fmt: skip
SCHEMA: dict[str, Any] = {
    "type": "object", "required": list(_PARTS), "additionalProperties": False, "properties": _PARTS,
}  # fmt: skip


@lru_cache(maxsize=1)
def texts_in_short() -> Mapping[str, Any]:
    """Every sentence of the page, by language. Raises FileError when the file is faulty."""
    document = parse(FILE.read_text(encoding="utf-8"))
    check_document(document, SCHEMA)
    found: Mapping[str, Any] = document.value
    return found


def with_page(head: dict[str, Any], to: Person, kind: str, **values: str | int | date) -> dict[str, Any]:
    """The top of a letter, with the page when `to` wants another language than bokmål; else as it was.

    `kind` is a name in `in_short.yaml`, and `values` fill its sentences. `weeks` is given when the letter can
    be complained about. Raises KeyError for an unknown kind and for a value that is missing.
    """
    if to.maalform not in LANGUAGES:
        return head
    texts, language = texts_in_short(), to.maalform
    told = [*texts["opening"], texts["kinds"][kind], *(texts["complain"] if "weeks" in values else [])]
    filling = {
        **texts["pronouns"][language][head["address_form"]],
        "name": head["caseworker"], "phone": head["sender"]["phone"],
        **{name: _shown(value, language) for name, value in values.items()},
    }  # fmt: skip
    paragraphs = [_paragraph(one, language, filling) for one in [*told, *texts["closing"]]]
    fixed = {name: texts[name][language] for name in ("signpost", "heading")}
    return {**head, "in_short": {"language": language, **fixed, "paragraphs": paragraphs}}


def page_language(data: Mapping[str, Any]) -> str:
    """The language of the page in a letter's data; empty when it has none."""
    return str(data.get("letter", {}).get("in_short", {}).get("language", ""))


def _paragraph(one: Mapping[str, str], language: str, filling: Mapping[str, str]) -> dict[str, str]:
    return paragraph(one[language].format_map(filling), one.get("law", ""))


def _shown(value: str | int | date, language: str) -> str:
    if not isinstance(value, date):
        return str(value)
    month = texts_in_short()["months"][language].split()[value.month - 1]
    return f"{value.day}{'' if language == Maalform.ENGLISH else '.'} {month} {value.year}"
