"""The tables in `docs/areas/`: states and rights as the code has them.

`python -m tests.support.area_tables` writes them anew; a house test fails when a document says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from django.db.models import TextChoices

from boligflyt.areas.access.choices import Right, Role
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.allocation.choices import EntryState, LineDecision, MeetingState, OfferState
from boligflyt.areas.applications.choices import State, VedtakState
from boligflyt.areas.applications.workflow import OPEN, TRANSITIONS
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.complaints.choices import ComplaintState, WithheldGround
from boligflyt.areas.complaints.workflow import TRANSITIONS as OF_COMPLAINTS
from boligflyt.areas.documents.choices import USUALLY, PaperKind
from boligflyt.areas.dwellings.choices import DayStatus
from boligflyt.areas.dwellings.workflow import TRANSITIONS as OF_IMPORTS
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.handovers.choices import BelongingState, ProtocolState, ViewingState
from boligflyt.areas.handovers.workflow import TRANSITIONS as OF_PROTOCOLS
from boligflyt.areas.home_ownership.choices import LoanState, PurchaseState, SavingState, UseState
from boligflyt.areas.home_ownership.workflow import AFTERWARDS, PURCHASE_NEXT, SAVING_NEXT
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.letters.choices import DispatchState, LetterChannel
from boligflyt.areas.letters.workflow import TRANSITIONS as OF_LETTERS
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.retention.choices import Block
from boligflyt.domain.dwelling_file import Column, columns
from boligflyt.domain.retention import shipped_plan
from boligflyt.web.retention.plan_rows import kept_in_words
from tests.support import rate_document

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "areas"
TABLE = re.compile(r"(<!-- table: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

OF_AREA: dict[str, tuple[Right, ...]] = {
    "audit": (Right.LOG_READ,),
    "access": (
        Right.SETTINGS, Right.CLEARANCE_GRANT, Right.CASE_SHARE, Right.CASE_ASSIGN, Right.CASE_OPEN,
        Right.REVIEW, Right.REVIEW_SETTLE,
    ),
    "people": (
        Right.PERSON_READ, Right.PERSON_WRITE, Right.NUMBER_REVEAL,
    ),
    "dwellings": (Right.DWELLING_READ, Right.DWELLING_WRITE, Right.DWELLING_PURPOSE),
    "applications": (
        Right.APPLICATION_READ, Right.APPLICATION_WRITE, Right.VEDTAK_PREPARE, Right.VEDTAK_DECIDE,
        Right.HEALTH_READ, Right.ECONOMY_READ, Right.PROCEDURE_LEAD,
    ),
    "handovers": (Right.HANDOVER_WRITE,),
    "casework": (Right.CASEFILE_READ, Right.CASEFILE_WRITE),
    "documents": (Right.DOCUMENT_READ, Right.DOCUMENT_WRITE),
    "leases": (Right.LEASE_READ, Right.LEASE_WRITE),
    "letters": (),  # the rights of applications
    "retention": (Right.RETENTION, Right.ERASURE_APPROVE, Right.CASE_EXPORT),
    "complaints": (),  # the rights of applications
    "home_ownership": (),  # the rights of applications
    "private_renting": (),  # the rights of applications
    "followup": (Right.FOLLOWUP_READ, Right.FOLLOWUP_WRITE),
    "allocation": (
        Right.QUEUE_READ, Right.MEETING_READ, Right.MEETING_DECIDE, Right.SUBSTITUTE_APPOINT,
        Right.STATISTICS_READ,
    ),
}  # fmt: skip


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def codes(kind: type[TextChoices]) -> str:
    """The codes of a choice and the words on the pages."""
    rows = [(f"`{one.value}`", str(one.label)) for one in kind]
    return _table(("In code", "On the page"), rows)


def transitions() -> str:
    """The workflow of an application."""
    rows = [
        (
            str(line.action.label),
            ", ".join(str(state.label) for state in State if state in line.sources),
            str(line.target.label),
            "yes" if line.needs_reason else "",
        )
        for line in TRANSITIONS
    ]
    return _table(("Action", "From", "To", "Needs a reason"), rows)


def complaint_transitions() -> str:
    """The table of states of a complaint."""
    rows = [
        (
            str(line.action.label),
            ", ".join(str(state.label) for state in ComplaintState if state in line.sources),
            str(line.target.label),
        )
        for line in OF_COMPLAINTS
    ]
    return _table(("Action", "From", "To"), rows)


def dispatch_transitions() -> str:
    """The table of states of a letter that leaves."""
    rows = [
        (
            str(line.action.label),
            ", ".join(str(state.label) for state in DispatchState if state in line.sources),
            str(line.target.label),
        )
        for line in OF_LETTERS
    ]
    return _table(("Action", "From", "To"), rows)


def purchase_transitions() -> str:
    """Where a purchase of a rented home may go from each state."""
    rows = [
        (str(state.label), ", ".join(str(one.label) for one in PURCHASE_NEXT[state]) or "it is over")
        for state in PurchaseState
    ]
    return _table(("From", "To"), rows)


def saving_transitions() -> str:
    """Where an agreement of leie med sparing may go from each state."""
    rows = [
        (str(state.label), ", ".join(str(one.label) for one in SAVING_NEXT[state]) or "it is over")
        for state in SavingState
    ]
    return _table(("From", "To"), rows)


def after_purchase() -> str:
    """What a contact after the purchase leads to."""
    rows = [
        (
            str(standing.label), str(after.state.label), "yes" if after.owes else "",
            "must be set" if after.next_needed else "",
        )
        for standing, after in AFTERWARDS.items()
    ]  # fmt: skip
    return _table(("How it goes", "State after", "Mislighold", "Next date"), rows)


def protocol_transitions() -> str:
    """The table of states of a protocol."""
    rows = [(str(line.action.label), str(line.source.label), str(line.target.label)) for line in OF_PROTOCOLS]
    return _table(("Action", "From", "To"), rows)


def import_transitions() -> str:
    """The table of states of an import."""
    rows = [(str(line.action.label), str(line.source.label), str(line.target.label)) for line in OF_IMPORTS]
    return _table(("Action", "From", "To"), rows)


def _about_column(one: Column) -> str:
    if one.ours:
        return "ours, where there are values"
    return "a new dwelling needs it" if one.needed else "checked, not stored" if one.stays else ""


def file_columns() -> str:
    """The columns of the dwelling file, in their order."""
    rows = [
        (
            f"`{one.name}`",
            one.heading,
            one.kind,
            _about_column(one),
        )
        for one in columns().values()
    ]
    return _table(("Name", "Heading", "Kind", ""), rows)


def application_states() -> str:
    """The states of an application, and whether somebody still has to do something."""
    rows = [(f"`{one.value}`", str(one.label), "open" if one in OPEN else "closed") for one in State]
    return _table(("In code", "On the page", ""), rows)


def paper_kinds() -> str:
    """What papers there are, and the kind of information that is usually in each."""
    rows = [(f"`{one.value}`", str(one.label), str(USUALLY[one].label)) for one in PaperKind]
    return _table(("In code", "On the page", "Usual information"), rows)


def retention_plan() -> str:
    """The program's plan of retention: how long each class is kept, and whether the time is only proposed."""
    rows = [
        (one.key, one.label, kept_in_words(one), one.ground, "yes" if one.settled else "proposal")
        for one in shipped_plan().classes
    ]
    return _table(("Key", "Class", "Kept", "Ground", "Settled"), rows)


def rights(area: str) -> str:
    """Who may do what in the area."""
    rows = [
        (str(right.label), ", ".join(str(role.label) for role in Role if right in RIGHTS[role]) or "nobody")
        for right in OF_AREA[area]
    ]
    return _table(("Right", "Roles"), rows)


def _of(kind: type[TextChoices]) -> Callable[[], str]:
    return lambda: codes(kind)


TABLES: dict[str, Callable[[], str]] = {
    "application-states": application_states,
    "transitions": transitions,
    "vedtak-states": _of(VedtakState),
    "lease-states": _of(LeaseState),
    "instrument-states": _of(UseState),
    "loan-states": _of(LoanState),
    "purchase-transitions": purchase_transitions,
    "saving-transitions": saving_transitions,
    "after-purchase": after_purchase,
    "contact-kinds": _of(ContactKind),
    "complaint-states": _of(ComplaintState),
    "complaint-transitions": complaint_transitions,
    "dispatch-states": _of(DispatchState),
    "dispatch-transitions": dispatch_transitions,
    "letter-channels": _of(LetterChannel),
    "withheld-grounds": _of(WithheldGround),
    "queue-states": _of(EntryState),
    "meeting-states": _of(MeetingState),
    "line-decisions": _of(LineDecision),
    "offer-states": _of(OfferState),
    "day-statuses": _of(DayStatus),
    "import-transitions": import_transitions,
    "file-columns": file_columns,
    "deeds": _of(Deed),
    "protection": _of(Protection),
    "paper-kinds": paper_kinds,
    "retention-plan": retention_plan,
    "disposal-blocks": _of(Block),
    "protocol-states": _of(ProtocolState),
    "protocol-transitions": protocol_transitions,
    "viewing-states": _of(ViewingState),
    "belonging-states": _of(BelongingState),
}


def written(text: str, area: str) -> str:
    """The document with its tables as the code has them now."""

    def fresh(found: re.Match[str]) -> str:
        name = found["name"]
        return found[1] + (rights(area) if name == "rights" else TABLES[name]()) + found[3]

    return TABLE.sub(fresh, text)


def documents() -> list[Path]:
    """One for each area."""
    return sorted(path for path in FOLDER.glob("*.md") if path.stem != "index")


def main() -> None:
    """Write the tables of every document, and the list of rates."""
    for path in documents():
        path.write_text(written(path.read_text(encoding="utf-8"), path.stem), encoding="utf-8")
    rate_document.write()


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("BF_MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligflyt.config.settings")
    django.setup()
    main()
