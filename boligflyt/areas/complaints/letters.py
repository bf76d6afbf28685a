"""Letters about a complaint: that it has come, and what was done with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import LetterKind
from boligflyt.areas.applications.letters import AddressForm, contact, letterhead
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.applications.services.dispatching import Paper, send_out
from boligflyt.areas.complaints.choices import ComplainantKind, Suspension
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.letters.in_short import page_language, with_page
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.documents import compile_pdf, law_sentences, sha256_hex

SENTENCES = "areas/complaints/letter_templates/sentences.yaml"
TEMPLATE = "areas/complaints/letter_templates/complaint.typ"
FORM: AddressForm = "du"  # one person complains, whoever else the vedtak is about
Block = tuple[str, list[str]]


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _about(complaint: Complaint) -> str:
    vedtak = complaint.vedtak
    day = norwegian_date(vedtak.decided_at.date()) if vedtak.decided_at else ""
    return f"vedtaket {day} om {vedtak.get_kind_display()[0].lower()}{vedtak.get_kind_display()[1:]}"


def _data(
    complaint: Complaint, actor: Actor, heading: str, outcome: str, blocks: list[Block], law: list[str],
    short: tuple[str, dict[str, Any]],
) -> dict[str, Any]:  # fmt: skip
    vedtak, application = complaint.vedtak, complaint.vedtak.application
    head = letterhead(application, actor.name, FORM, complaint.complainant)
    if complaint.kind != ComplainantKind.PARTY:
        name = f"{complaint.complainant.full_name} v/ {complaint.representative}"
        head["recipient"] = {**head["recipient"], "name": name}
    found = law_sentences(
        SENTENCES, law, address_form=FORM, weeks=vedtak.complaint_weeks, send_to=application.office.name,
        complaint_body=vedtak.complaint_body,
    )  # fmt: skip
    return {
        "letter": with_page(head, complaint.complainant, short[0], **short[1]),
        "heading": heading, "outcome": outcome,
        "blocks": [{"title": title, "text": text} for title, text in blocks],
        "law": [{"text": one["text"], "law": one["law"]} for one in found],
        "contact": contact(application, actor.name),
        "signed_by": {"name": actor.name, "title": actor.role_label},
    }  # fmt: skip


def received_data(complaint: Complaint, actor: Actor, expected: date) -> dict[str, Any]:
    """«Vi har fått klagen din»: what happens now, and when there is an answer (§ 11 a)."""
    law = ["own_review", "sent_on", "answer_within"]
    if complaint.suspension == Suspension.GRANTED:
        law.append("suspended")
    blocks: list[Block] = [
        ("Dette skjer nå", [
            f"Vi regner med å ha vurdert klagen innen {norwegian_date(expected)}. "
            "Da får du et brev om hva vi har kommet til."
        ]),
        ("Har du mer å si?", ["Skriv til oss eller ring. Vi tar med det du sender, når vi vurderer saken."]),
    ]  # fmt: skip
    short = ("complaint_received", {"day": expected})
    came = norwegian_date(complaint.received_on)
    outcome = f"Klagen på {_about(complaint)} kom til oss {came}."
    return _data(complaint, actor, "Vi har fått klagen din", outcome, blocks, law, short)


def reversed_data(complaint: Complaint, actor: Actor) -> dict[str, Any]:
    """We find that the complaint is right and take the case up again."""
    blocks: list[Block] = [
        ("Derfor", _lines(complaint.closed_because)),
        ("Dette skjer nå", ["Vi lager et nytt vedtak. Det får du i et eget brev, som du også kan klage på."]),
    ]
    outcome = f"Vi har vurdert {_about(complaint)} på nytt, og er enige i at det må endres."
    law = ["own_review", "cost_cover"]
    return _data(
        complaint, actor, "Du har fått medhold i klagen", outcome, blocks, law, ("complaint_reversed", {})
    )


def forwarded_data(complaint: Complaint, actor: Actor) -> dict[str, Any]:
    """We keep the vedtak; the complaint goes on with our statement, which the party gets too."""
    body = complaint.vedtak.complaint_body
    law = ["sent_on", "comment_on_statement", "cost_cover"]
    if complaint.suspension == Suspension.GRANTED:
        law.insert(2, "suspended")
    blocks: list[Block] = [
        ("Uttalelsen vår", _lines(complaint.statement)),
        ("Dette skjer nå", [f"{body} avgjør klagen og skriver til deg."]),
    ]
    outcome = f"Vi har vurdert {_about(complaint)} på nytt, og endrer det ikke. Klagen er sendt til {body}."
    short = ("complaint_forwarded", {"body": body})
    return _data(complaint, actor, f"Vi har sendt klagen til {body}", outcome, blocks, law, short)


def partly_data(complaint: Complaint, actor: Actor) -> dict[str, Any]:
    """Part of the complaint is met by a new vedtak, the rest goes on; the letter tells them apart."""
    body, new = complaint.vedtak.complaint_body, complaint.replacement
    decided = norwegian_date(timezone.localtime(new.decided_at).date()) if new and new.decided_at else ""
    law = ["own_review", "rest_sent_on", "comment_on_statement", "cost_cover"]
    if complaint.suspension == Suspension.GRANTED:
        law.insert(3, "suspended")
    blocks: list[Block] = [
        ("Dette får du medhold i", [
            *_lines(complaint.met),
            f"Dette står i et nytt vedtak fra {decided}. Du får det i et eget brev, og kan klage på det.",
        ]),
        ("Dette får du ikke medhold i", _lines(complaint.rest)),
        ("Uttalelsen vår om resten", _lines(complaint.statement)),
        ("Dette skjer nå", [f"{body} avgjør resten av klagen og skriver til deg."]),
    ]  # fmt: skip
    outcome = (
        f"Vi har vurdert {_about(complaint)} på nytt. Du får medhold i en del av klagen. Resten er sendt til "
        f"{body}."
    )
    short = ("complaint_partly", {"body": body})
    return _data(complaint, actor, "Du har fått delvis medhold i klagen", outcome, blocks, law, short)


def dismissed_data(complaint: Complaint, actor: Actor) -> dict[str, Any]:
    """We do not treat the complaint, and that may be complained over."""
    ground = complaint.get_dismiss_ground_display()
    blocks: list[Block] = [("Derfor", [f"{ground}.", *_lines(complaint.closed_because)])]
    outcome = f"Klagen på {_about(complaint)} er avvist. Det betyr at vi ikke vurderer saken på nytt."
    law, short = ["dismissed_complaint"], ("complaint_dismissed", {"weeks": complaint.vedtak.complaint_weeks})
    return _data(complaint, actor, "Vi behandler ikke klagen", outcome, blocks, law, short)


def keep_letter(actor: Actor, complaint: Complaint, kind: LetterKind, data: dict[str, Any]) -> Letter:
    """Make the letter once and keep its bytes with the case."""
    application = complaint.vedtak.application
    pdf = compile_pdf(TEMPLATE, data, actor.at, f"{data['heading']} {application.case_code}")
    letter = Letter.objects.create(
        application=application, kind=kind, title=data["heading"], made_at=actor.at, template=TEMPLATE,
        data=data, pdf=pdf, sha256=sha256_hex(pdf),
    )  # fmt: skip
    paper = Paper(
        DispatchKind.COMPLAINT, letter.title, RecordKind.LETTER, letter.pk, letter.sha256,
        to=complaint.complainant, attention=complaint.representative, page_language=page_language(data),
    )  # fmt: skip
    send_out(actor, application, paper)
    return letter
