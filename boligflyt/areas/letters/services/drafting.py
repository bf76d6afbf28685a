"""Letters from text blocks: kept as drafts, seen as they will be, and put in the outbox when finished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.letters.choices import DispatchKind, DraftState, RecordKind
from boligflyt.areas.letters.letters import free_letter_data, free_letter_pdf
from boligflyt.areas.letters.models import Dispatch, FreeLetter
from boligflyt.areas.letters.queries import must_send, open_draft
from boligflyt.areas.letters.services.outbox import NewDispatch, put_in_outbox
from boligflyt.areas.letters.texts import TextTemplate, letter_texts
from boligflyt.areas.people.models import Household, Membership, Person
from boligflyt.toolkit.documents import DocumentError, sha256_hex
from boligflyt.toolkit.faults import Refused

LONGEST = 6000


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What the writer has chosen and written; the case it is about, where there is one."""

    template: str
    recipient: UUID
    language: str
    blocks: tuple[str, ...] = ()
    free_text: str = ""
    case: UUID | None = None
    case_code: str = ""


def new_draft(actor: Actor, household: Household, facts: DraftFacts) -> FreeLetter:
    """A draft, kept until it is finished or discarded; the caller has opened the household.

    Raises Refused for an unknown template, a language it is not in, or somebody outside the household.
    """
    actor.demand(Right.APPLICATION_WRITE)
    row = FreeLetter(
        household=household, office_id=actor.office, author_id=actor.staff, case=facts.case,
        case_code=facts.case_code,
    )  # fmt: skip
    _fill(actor, row, facts)
    row.stamp(actor.at, actor.staff)
    row.save(force_insert=True)
    record_change(actor.trace, "free_letter", row.pk, "laget utkast til brev")
    return row


def change_draft(actor: Actor, pk: UUID, version: int | None, facts: DraftFacts) -> FreeLetter:
    """Go on writing. Raises what `new_draft` does, and Refused when it is finished or discarded."""
    row = _locked_draft(actor, pk, version)
    _fill(actor, row, facts)
    return _keep(actor, row, "endret utkast til brev")


def discard_draft(actor: Actor, pk: UUID, version: int | None) -> FreeLetter:
    """The letter is not to be sent after all; what was written stays readable."""
    row = _locked_draft(actor, pk, version)
    row.state = DraftState.DISCARDED
    return _keep(actor, row, "forkastet utkast til brev")


def preview(actor: Actor, pk: UUID) -> bytes:
    """The letter as it would be now; nothing is kept. Raises Refused when it cannot be set."""
    row = open_draft(actor, pk)
    return _set(actor, row)[1]


def finish_draft(actor: Actor, pk: UUID, version: int | None) -> Dispatch:
    """Make the letter once and put it in the outbox. Raises Refused for a letter that says nothing."""
    row = _locked_draft(actor, pk, version)
    data, pdf = _set(actor, row)
    row.state, row.finished_at, row.data, row.pdf = DraftState.FINISHED, actor.at, data, pdf
    row.sha256 = sha256_hex(pdf)
    _keep(actor, row, "gjorde ferdig brev")
    new = NewDispatch(
        household=row.household_id, office=row.office_id, recipient=row.recipient, kind=DispatchKind.FREE,
        title=data["heading"], record_kind=RecordKind.FREE, record=row.pk, sha256=row.sha256, case=row.case,
        case_code=row.case_code, language=row.language,
    )  # fmt: skip
    return put_in_outbox(actor, new)


def _set(actor: Actor, row: FreeLetter) -> tuple[dict[str, Any], bytes]:
    data = free_letter_data(row, actor)
    if not data["paragraphs"]:
        raise Refused("Brevet sier ingenting ennå. Kryss av tekst eller skriv selv.", field="free_text")
    try:
        return data, free_letter_pdf(row, data, actor.at)
    except DocumentError as fault:
        raise Refused(
            f"Brevet kan ikke lages: {fault.explanation}. Rett teksten.", field="free_text"
        ) from None


def _fill(actor: Actor, row: FreeLetter, facts: DraftFacts) -> None:
    template = _template(facts)
    row.recipient = _member(row.household_id, facts.recipient, actor)
    row.template, row.template_version = template.code, letter_texts().version
    known = {block.code for block in template.blocks}
    row.blocks = [code for code in facts.blocks if code in known]
    row.free_text, row.language = facts.free_text.strip(), facts.language


def _template(facts: DraftFacts) -> TextTemplate:
    template = letter_texts().templates.get(facts.template)
    if template is None:
        raise Refused("Velg en mal fra listen.", field="template")
    if facts.language not in template.languages():
        raise Refused("Malen finnes ikke på dette språket. Velg et annet.", field="language")
    return template


def _member(household: UUID, person: UUID, actor: Actor) -> Person:
    found = Membership.objects.filter(
        household=household, person=person, period__contains=actor.today, person__grade__lte=actor.clearance
    ).select_related("person")
    row = found.first()
    if row is None:
        raise Refused("Velg en mottaker som hører til husstanden.", field="recipient")
    return row.person


def _locked_draft(actor: Actor, pk: UUID, version: int | None) -> FreeLetter:
    actor.demand(Right.APPLICATION_WRITE)
    seen = open_draft(actor, pk)
    must_send(actor, seen.office)
    row = FreeLetter.locked(pk, version)
    if row.state != DraftState.DRAFT:
        raise Refused(f"Brevet er «{row.get_state_display().lower()}» og kan ikke endres.")
    row.recipient, row.office = seen.recipient, seen.office
    return row


def _keep(actor: Actor, row: FreeLetter, what: str) -> FreeLetter:
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "free_letter", row.pk, what)
    return row
