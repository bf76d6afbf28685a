"""Letters about an application, as data for the templates. The law's sentences come from `sentences.yaml`."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.vedtak_kinds import kind_of
from boligflyt.areas.letters.in_short import with_page
from boligflyt.areas.letters.letterhead import AddressForm, head, recipient
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership, Person
from boligflyt.domain.explanation import Explanation, status_text
from boligflyt.toolkit.documents import compile_pdf, law_sentences

__all__ = [
    "AddressForm", "address_form", "complaint_sentences", "contact", "content_sha256", "letterhead",
    "preliminary_data", "preliminary_pdf", "recipient", "rule_name", "vedtak_data", "vedtak_pdf",
]  # fmt: skip
SENTENCES = "areas/applications/letter_templates/sentences.yaml"
VEDTAK_TEMPLATE = "areas/applications/letter_templates/vedtak.typ"
PRELIMINARY_TEMPLATE = "areas/applications/letter_templates/preliminary_answer.typ"
RULE_NAMES = {
    "age": "Alder",
    "residence": "Bosatt i kommunen",
    "lawful_stay": "Lovlig opphold",
    "income": "Inntekt og formue",
    "alternatives": "Andre løsninger er prøvd",
    "own_efforts": "Egen innsats",
    "housing_situation": "Mangler egnet bolig",
    "arrears": "Gjeld til kommunen",
    "quarantine": "Tidligere utkastelse",
    "grounds": "Grunn til å trenge hjelp",
    "services_clarified": "Tjenester er avklart",
    "disadvantaged": "Vanskeligstilt på boligmarkedet",
    "temporary_housing": "Midlertidig botilbud",
}


def rule_name(rule: str) -> str:
    """The condition in words; an unknown rule shows its own name."""
    return RULE_NAMES.get(rule, rule)


def address_form(application: Application, on: date) -> AddressForm:
    """«dere» to a household of several adults, «du» to one."""
    adults = Membership.objects.filter(
        household=application.household, role=HouseholdRole.ADULT, period__contains=on
    ).count()
    return "dere" if adults > 1 else "du"


def letterhead(
    application: Application, caseworker: str, form: AddressForm, to: Person | None = None
) -> dict[str, Any]:
    """The top of every letter; `to` somebody else than the applicant."""
    return head(application.office.name, application.case_code, caseworker, form, to or application.applicant)


def contact(application: Application, name: str) -> dict[str, Any]:
    """Whom to call, and help with language when it is needed."""
    municipality = the_municipality()
    who = {"name": name, "phone": (municipality.phone if municipality else "") or "00 00 00 00"}
    if application.applicant.needs_interpreter:
        who["text"] = "Vi bestiller tolk når du trenger det."
    return who


def complaint_sentences(vedtak: Vedtak, form: AddressForm) -> list[dict[str, str]]:
    """Right and deadline, body, how, access, suspended effect: forvaltningsloven § 27."""
    names = [
        "complaint_right",
        "complaint_send",
        kind_of(vedtak.kind).body_sentence,
        "complaint_content",
        "complaint_help",
        "document_access",
        "suspended_effect",
    ]
    found = law_sentences(
        SENTENCES,
        names,
        address_form=form,
        weeks=vedtak.complaint_weeks,
        send_to=vedtak.application.office.name,
        complaint_body=vedtak.complaint_body,
    )
    return [{"text": one["text"], "law": one["law"]} for one in found]


def findings_rows(explanation: Explanation) -> list[dict[str, str]]:
    """The findings as rows of the letter's table."""
    rows = []
    for finding in explanation.findings:
        reason = finding.reason
        if finding.departure:
            reason = f"{reason} Fraveket: {finding.departure.reason}"
        rows.append(
            {
                "vilkaar": rule_name(finding.rule),
                "result": status_text(finding),
                "basis": reason,
                "rule": finding.law,
            }
        )
    return rows


def vedtak_data(vedtak: Vedtak, actor: Actor, *, gives: list[str], could_change: list[str]) -> dict[str, Any]:
    """Everything in the letter but the decider's name, frozen when the vedtak is prepared."""
    application = vedtak.application
    form = address_form(application, actor.today)
    stored = vedtak.frozen.get("explanation")
    explanation = Explanation.from_json(stored) if stored else None
    data: dict[str, Any] = {
        "letter": _vedtak_head(vedtak, actor, form),
        "granted": vedtak.granted,
        "heading": kind_of(vedtak.kind).heading(vedtak.granted, "Dere" if form == "dere" else "Du"),
        "outcome": kind_of(vedtak.kind).outcome(vedtak.granted, "Dere" if form == "dere" else "Du"),
        "why": [part for part in vedtak.reason.split("\n") if part.strip()],
        "findings": findings_rows(explanation) if explanation else [],
        "rules": [vedtak.law],
        "complaint": complaint_sentences(vedtak, form),
        "contact": contact(application, actor.name),
        "prepared_by": {"name": actor.name, "title": actor.role_label},
        **_own_words(vedtak),
    }
    if explanation:
        data["rule_set"] = f"{explanation.rule_set.id} {explanation.rule_set.version}"
    if vedtak.granted:
        data |= _granted_parts(vedtak, gives)
    else:
        data["could_change"] = could_change or ["Situasjonen din endrer seg. Da kan du søke på nytt."]
    return data


def _vedtak_head(vedtak: Vedtak, actor: Actor, form: AddressForm) -> dict[str, Any]:
    head = letterhead(vedtak.application, actor.name, form)
    kind = f"{vedtak.kind}_{'granted' if vedtak.granted else 'refused'}"
    return with_page(head, vedtak.application.applicant, kind, weeks=vedtak.complaint_weeks)


def _own_words(vedtak: Vedtak) -> dict[str, list[str]]:
    """What the household chose, and how the children were considered, in all but what follows an offer."""
    application = vedtak.application
    if vedtak.kind in {VedtakKind.ALLOCATION, VedtakKind.OFFER_REFUSED}:
        return {}
    told = {"choice": application.own_choice, "children": application.children_considered}
    return {
        name: [part for part in text.split("\n") if part.strip()]
        for name, text in told.items()
        if text.strip()
    }


def _granted_parts(vedtak: Vedtak, gives: list[str]) -> dict[str, Any]:
    days = {"first_day": vedtak.first_day, "last_day": vedtak.last_day, "review_day": vedtak.review_on}
    return {
        "gives": gives,
        "services": {
            "text": vedtak.services_text or "Det er avklart at det ikke trengs tjenester i boligen."
        },
        "period": {name: day.isoformat() for name, day in days.items() if day},
    }


def content_sha256(data: dict[str, Any]) -> str:
    """Checksum of a letter's content: what the second person saw is what is sent."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def vedtak_pdf(data: dict[str, Any], decider: str, title: str, made_at: datetime, name: str) -> bytes:
    """The letter with the second person's name, dated at the moment of decision."""
    whole = {**data, "decided_by": {"name": decider, "title": title}}
    return compile_pdf(VEDTAK_TEMPLATE, whole, made_at, name)


def preliminary_data(
    application: Application, actor: Actor, expected: date, reason: str, waits: str
) -> dict[str, Any]:
    """Foreløpig svar: why it takes longer than a month and when the answer can be expected (§ 11 a)."""
    form = address_form(application, actor.today)
    head = letterhead(application, actor.name, form)
    data: dict[str, Any] = {
        "letter": with_page(head, application.applicant, "preliminary_answer", day=expected),
        "heading": "Vi trenger mer tid på søknaden",
        "outcome": "Vi har fått søknaden, men kan ikke avgjøre den innen én måned.",
        "received_day": application.received_on.isoformat(),
        "expected_day": expected.isoformat(),
        "reasons": [reason],
        "law": [dict(one) for one in law_sentences(SENTENCES, ["preliminary_answer"], address_form=form)],
        "contact": contact(application, actor.name),
        "signed_by": {"name": actor.name, "title": actor.role_label},
    }
    if waits.strip():
        data["waiting_for"] = [line for line in waits.split("\n") if line.strip()]
    return data


def preliminary_pdf(data: dict[str, Any], made_at: datetime, title: str) -> bytes:
    """The preliminary answer."""
    return compile_pdf(PRELIMINARY_TEMPLATE, data, made_at, title)
