"""Letters as PDF: each its own for the last months, one sample of each kind for what is older.

The demonstration has some thousand letters; making them all would take minutes at the first start. The sample
says that it is one, and names nobody.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from boligflyt.toolkit.documents import compile_pdf

OWN_LETTERS_DAYS = 60
SAMPLE_NAME = "Eldre brev i demokommunen"
SAMPLE_REFERENCE = "eldre sak"
SAMPLE_BORN = "1900-01-01"


class Printer:
    """Makes the PDFs of one loading."""

    def __init__(self, today: date) -> None:
        self._own_from = today - timedelta(days=OWN_LETTERS_DAYS)
        self._samples: dict[tuple[str, bool], bytes] = {}

    def pdf(self, template: str, data: dict[str, Any], made_at: datetime, title: str) -> bytes:
        """The letter itself when it is recent, otherwise the sample of its kind."""
        if made_at.date() >= self._own_from:
            return compile_pdf(template, data, made_at, title)
        kind = (template, bool(data.get("granted")))
        if kind not in self._samples:
            self._samples[kind] = compile_pdf(template, _nobodys(data), made_at, SAMPLE_NAME)
        return self._samples[kind]


def _nobodys(data: dict[str, Any]) -> dict[str, Any]:
    """The same content without names and case numbers."""
    shown = {name: value for name, value in data.items() if name != "household"}
    if "letter" in shown:
        sample = {"recipient": {"name": SAMPLE_NAME, "address": []}, "reference": SAMPLE_REFERENCE}
        shown["letter"] = {**shown["letter"], **sample}
    if "reference" in shown:
        shown["reference"] = SAMPLE_REFERENCE
    if "tenants" in shown:
        contract = isinstance(shown["tenants"][0], dict)
        shown["tenants"] = [{"name": SAMPLE_NAME, "birth_day": SAMPLE_BORN} if contract else SAMPLE_NAME]
    return shown
