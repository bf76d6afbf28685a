"""The sheet in front of a letter: sent again, somebody's own copy, or in another language than they want."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.letters.letterhead import NO_PHONE, head
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.people.choices import Maalform
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.strict_yaml import parse
from boligflyt.toolkit.documents import compile_pdf

TEMPLATE = "areas/letters/letter_templates/free_letter.typ"
FILE = Path(__file__).resolve().parent / "sheet_texts.yaml"
PARTY_AGE = "law/party_age"
TITLES = {
    Maalform.BOKMAAL: "Følgeark", Maalform.NYNORSK: "Følgjeark", Maalform.ENGLISH: "Cover page",
}  # fmt: skip


def has_sheet(row: Dispatch) -> bool:
    """Whether anything goes in front of the letter."""
    return row.address_sheet or needs_language(row)


def in_another_language(row: Dispatch) -> bool:
    """Whether the letter is in another language than the one it is to wants."""
    return bool(row.language != row.wanted_language)


def needs_language(row: Dispatch) -> bool:
    """Whether nothing in the letter is in the language they want, not even its last page."""
    return in_another_language(row) and row.page_language != row.wanted_language


def sheet_pdf(row: Dispatch, caseworker: str, made_at: datetime) -> bytes:
    """The sheet, in the language that the recipient wants: address, why it comes, what the letter is."""
    language, municipality = row.wanted_language, the_municipality()
    phone = (municipality.phone if municipality else "") or NO_PHONE
    sections = list(_sections(row))
    data = {
        "letter": head(row.office.name, row.case_code or row.title, caseworker, "du", row.recipient),
        "heading": sections[0]["heading"][language],
        "paragraphs": [
            {"text": one["text"][language].format(**_told(row)), **_law(one)}
            for section in sections
            for one in section["paragraphs"]
        ],
        "contact": {"name": caseworker, "phone": phone},
        "signed_by": {"name": caseworker, "title": row.office.name},
    }
    title = f"{TITLES[Maalform(language)]} {row.case_code}".strip()
    return compile_pdf(TEMPLATE, data, made_at, title, language)


def _sections(row: Dispatch) -> Iterator[dict[str, Any]]:
    texts = sheet_texts()
    if row.sent_because:
        yield texts["own_copy"]
    elif row.address_sheet:
        yield texts["again"]
    if needs_language(row):
        told = texts["language"]
        parts = (told["begin"], told["kinds"][row.kind], told["end"])
        yield {"heading": told["heading"], "paragraphs": [{"text": part} for part in parts]}


def _told(row: Dispatch) -> dict[str, object]:
    names = sheet_texts()["language"]["names"]
    return {
        "title": row.title, "age": shipped_rates().whole(PARTY_AGE, row.queued_on),
        "written": names[row.language][row.wanted_language],
    }  # fmt: skip


def _law(one: dict[str, Any]) -> dict[str, str]:
    return {"law": one["law"]} if "law" in one else {}


@lru_cache(maxsize=1)
def sheet_texts() -> dict[str, Any]:
    """The texts that the program ships, each in every language. Raises FileError when the file is faulty."""
    read: dict[str, Any] = parse(FILE.read_text(encoding="utf-8")).value
    return read
