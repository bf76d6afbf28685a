"""Taking a document in, correcting what is said of it, and withdrawing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.documents.choices import PaperKind, Role
from boligflyt.areas.documents.models import Document, DocumentText, StoredPart
from boligflyt.areas.documents.queries import kinds_for
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Conflict, Refused
from boligflyt.toolkit.files.examining import Examined, examine
from boligflyt.toolkit.files.sealing import in_parts

SAME_FILE = (
    "Denne filen ligger allerede i saken som «{title}», mottatt {day}. Du trenger ikke legge den inn på nytt."
)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is said of a document."""

    kind: str
    information: str
    title: str
    received_on: date


def add_document(
    actor: Actor, household: Household, facts: DocumentFacts, content: bytes, name: str
) -> Document:
    """Examine the file and keep it with the household, which the caller has opened through its door.

    Raises FileRefused for a file that is not taken, Refused for facts that do not fit or a known file.
    """
    actor.demand(Right.DOCUMENT_WRITE)
    _check(actor, household, facts)
    return keep_examined(actor, household, facts, examine(content, name))


def keep_examined(actor: Actor, household: Household, facts: DocumentFacts, file: Examined) -> Document:
    """Keep a file that has been examined. Raises Refused when the same file is there."""
    _not_there(household, facts, file.received_sha256)
    document = Document(
        household=household, kind=facts.kind, information=facts.information, title=facts.title.strip(),
        received_on=facts.received_on, file_name=file.name, content_type=file.kind.content_type,
        size=len(file.content), sha256=file.sha256, received_sha256=file.received_sha256, links=file.links,
        has_preview=bool(file.preview), uploaded_by_id=actor.staff,
    )  # fmt: skip
    document.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
            _store(document, Role.FILE, file.content)
            if file.preview:
                _store(document, Role.PREVIEW, file.preview)
            if file.text:
                DocumentText(document=document, text=file.text).save(force_insert=True)
    except IntegrityError:
        raise Conflict("Noen andre la inn den samme filen samtidig. Åpne dokumentene på nytt.") from None
    record_change(actor.trace, "document", document.pk, "La inn dokumentet", sha256=file.sha256)
    return document


def _store(document: Document, role: Role, content: bytes) -> None:
    """One row at a time, so that a large file is not in memory twice over."""
    for number, part in enumerate(in_parts(content, document.storage, role)):
        StoredPart(document=document, role=role, number=number, content=part).save(force_insert=True)


def _check(actor: Actor, household: Household, facts: DocumentFacts) -> None:
    if facts.kind not in PaperKind.values:
        raise Refused("Velg hva slags dokument det er.", field="kind")
    if facts.information not in kinds_for(actor, household):
        raise Refused(
            "Du ser ikke slike opplysninger i denne saken. Velg et slag du ser, eller be en som behandler "
            "saken om å legge inn dokumentet.",
            field="information",
        )
    if not facts.title.strip():
        raise Refused("Skriv en tittel som sier hva dokumentet er.", field="title")
    if facts.received_on > actor.today:
        raise Refused("Dagen det ble mottatt, kan ikke være frem i tid.", field="received_on")


def _not_there(household: Household, facts: DocumentFacts, received: str) -> None:
    """Asks only among the kind that whoever adds it sees, so that the answer tells of nothing hidden."""
    same = Document.objects.filter(
        household=household, information=facts.information, received_sha256=received, withdrawn_at=None
    ).first()
    if same is not None:
        raise Refused(SAME_FILE.format(title=same.title, day=norwegian_date(same.received_on)), field="file")


def change_document(actor: Actor, document: Document, version: int, facts: DocumentFacts) -> Document:
    """Correct what is said of a document, also which kind of information is in it; the file stays.

    Raises VersionConflict when somebody changed it meanwhile, Refused for a withdrawn one or faulty facts.
    """
    actor.demand(Right.DOCUMENT_WRITE)
    row = Document.locked(document.pk, version)
    _in_use(row)
    _check(actor, row.household, facts)
    row.kind, row.information, row.title = facts.kind, facts.information, facts.title.strip()
    row.received_on = facts.received_on
    row.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(
            "Den samme filen ligger allerede i saken med disse opplysningene. Trekk den ene.",
            field="information",
        ) from None
    record_change(actor.trace, "document", row.pk, "Endret opplysninger om dokumentet")
    return row


def withdraw_document(actor: Actor, document: Document, version: int, reason: str) -> Document:
    """Take a document out of use with a reason; it stays readable, and its bytes are kept.

    Raises Refused without a reason or when it is withdrawn already.
    """
    actor.demand(Right.DOCUMENT_WRITE)
    if not reason.strip():
        raise Refused("Skriv hvorfor dokumentet trekkes, for eksempel «lagt i feil sak».", field="reason")
    row = Document.locked(document.pk, version)
    _in_use(row)
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_because = actor.at, actor.staff, reason.strip()
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "document", row.pk, "Trakk dokumentet")
    return row


def _in_use(row: Document) -> None:
    if row.withdrawn_at is not None:
        raise Refused("Dokumentet er allerede trukket.")


def tell_source(actor: Actor, document: Document, application: Application) -> None:
    """Say that the application was registered from this paper. Raises Refused when the two do not fit."""
    actor.demand(Right.DOCUMENT_WRITE)
    row = Document.locked(document.pk, None)
    _in_use(row)
    if row.household_id != application.household_id or row.kind != PaperKind.PAPER_APPLICATION:
        raise Refused("Papiret hører ikke til denne søknaden. Åpne papiret på nytt og registrer derfra.")
    if row.application_id not in {None, application.pk}:
        raise Refused("Det er allerede registrert en søknad fra dette papiret.")
    row.application = application
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "document", row.pk, "Registrerte søknaden fra papiret")
