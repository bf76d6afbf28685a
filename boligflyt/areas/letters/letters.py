"""A letter from text blocks, as data for its template and as bytes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.letters.letterhead import NO_PHONE, head, paragraph
from boligflyt.areas.letters.models import FreeLetter
from boligflyt.areas.letters.texts import letter_texts
from boligflyt.areas.people.choices import Maalform
from boligflyt.toolkit.documents import compile_pdf

TEMPLATE = "areas/letters/letter_templates/free_letter.typ"
CASEWORKER: dict[str, str] = {Maalform.NYNORSK: "Saksbehandlar", Maalform.ENGLISH: "Caseworker"}
INTERPRETER = {
    Maalform.BOKMAAL: "Vi bestiller tolk når du trenger det.",
    Maalform.NYNORSK: "Vi bestiller tolk når du treng det.",
    Maalform.ENGLISH: "We arrange an interpreter when you need one.",
}


def free_letter_data(letter: FreeLetter, actor: Actor) -> dict[str, Any]:
    """The whole letter: the ticked blocks around the writer's own text, in the letter's language."""
    template = letter_texts().templates[letter.template]
    ticked = [block for block in template.blocks if block.code in letter.blocks]
    own = [{"text": part.strip()} for part in letter.free_text.split("\n") if part.strip()]
    before = [paragraph(one.text[letter.language], one.law) for one in ticked if one.before]
    after = [paragraph(one.text[letter.language], one.law) for one in ticked if not one.before]
    return {
        "letter": head(letter.office.name, reference(letter), actor.name, "du", letter.recipient),
        "heading": template.heading[letter.language],
        "paragraphs": [*before, *own, *after],
        "contact": _contact(letter, actor),
        "signed_by": {"name": actor.name, "title": CASEWORKER.get(letter.language, actor.role_label)},
    }


def reference(letter: FreeLetter) -> str:
    """What the letter is known by when it has no case: eight signs of its own key."""
    return letter.case_code or f"B-{str(letter.pk)[:8].upper()}"


def _contact(letter: FreeLetter, actor: Actor) -> dict[str, str]:
    who = {"name": actor.name, "phone": _phone()}
    if letter.recipient.needs_interpreter:
        who["text"] = INTERPRETER[Maalform(letter.language)]
    return who


def _phone() -> str:
    municipality = the_municipality()
    return (municipality.phone if municipality else "") or NO_PHONE


def free_letter_pdf(letter: FreeLetter, data: dict[str, Any], made_at: datetime) -> bytes:
    """The letter, set in its language and in large print for who wants it."""
    return compile_pdf(TEMPLATE, data, made_at, f"{data['heading']} {reference(letter)}", letter.language)
