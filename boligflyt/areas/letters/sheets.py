"""The sheet in front of a letter that is sent again, or of somebody's own copy, in the language they want."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from boligflyt.areas.letters.letterhead import head, paragraph
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


def sheet_pdf(row: Dispatch, caseworker: str, made_at: datetime) -> bytes:
    """The sheet, in the language that the recipient wants: where it goes, and why it comes."""
    language = row.wanted_language
    letter = head(row.office.name, row.case_code or row.title, caseworker, "du", row.recipient)
    texts = sheet_texts()["own_copy" if row.sent_because else "again"]
    told = {"title": row.title, "age": shipped_rates().whole(PARTY_AGE, row.queued_on)}
    data = {
        "letter": letter,
        "heading": texts["heading"][language],
        "paragraphs": [
            paragraph(one["text"][language].format(**told), one.get("law", "")) for one in texts["paragraphs"]
        ],
        "contact": {"name": caseworker, "phone": letter["sender"]["phone"]},
        "signed_by": {"name": caseworker, "title": row.office.name},
    }
    title = f"{TITLES[Maalform(language)]} {row.case_code}".strip()
    return compile_pdf(TEMPLATE, data, made_at, title, language)


@lru_cache(maxsize=1)
def sheet_texts() -> dict[str, Any]:
    """The texts that the program ships, each in every language. Raises FileError when the file is faulty."""
    read: dict[str, Any] = parse(FILE.read_text(encoding="utf-8")).value
    return read
