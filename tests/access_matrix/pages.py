"""What each address is about, for the matrix of pages: row, thing and verb for each method."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """An address with a row: the row's kind, and what reading and writing it asks for."""

    row: str
    thing: str
    reads: str = "see"
    writes: str = "change"
    write_right: str = ""


PAGES: dict[str, Page] = {
    "people:person": Page("person", "person"),
    "people:person_edit": Page("person", "person", reads="change"),
    "people:person_correct": Page("person", "person", reads="change"),
    "people:person_same": Page("person", "person", reads="change"),
    "people:person_split": Page("person", "person", reads="change"),
    "people:number_reveal": Page("person", "number", writes="see"),
    "people:who_looked": Page("person", "person"),
    "people:household": Page("household", "household"),
    "people:household_plan": Page("household", "contract", writes="see"),
    "people:member_add": Page("household", "household", reads="change"),
    "people:member_end": Page("household", "household", reads="change"),
    "people:member_correct": Page("household", "household", reads="change"),
    "people:schooling_add": Page("child", "schooling", reads="change"),
    "people:guardian_add": Page("person", "guardian", reads="change"),
    "documents:list": Page("household", "document"),
    "documents:add": Page("household", "document", reads="change"),
    "documents:upload": Page("household", "document", reads="change"),
    "documents:detail": Page("document", "document_health"),
    "documents:change": Page("document", "document_health", reads="change"),
    "documents:withdraw": Page("document", "document_health", reads="change"),
    "documents:preview": Page("document", "document_health"),
    "documents:download": Page("document", "document_health"),
    "access:sharing": Page("household", "household", reads="share", writes="share"),
    "access:sharing_end": Page("household", "household", writes="share"),
    "access:relation": Page("person", "person", writes="see"),
    "casework:entry_new": Page("household", "note", reads="change"),
    "casework:entry_correct": Page("note_housing", "note", reads="change"),
    "casework:timeline": Page("household", "note"),
    "casework:happened": Page("household", "note", reads="change"),
    "casework:move_over": Page("household", "note", reads="change"),
    "casework:task_new": Page("household", "task", reads="change"),
    "casework:task": Page("task", "task", reads="change"),
    "casework:hand_over": Page("household", "task", reads="change"),
    "casework:together": Page("household", "team"),
    "casework:party_new": Page("household", "team", reads="change"),
    "casework:party_edit": Page("household", "team", reads="change"),
    "casework:party_end": Page("household", "team", reads="change"),
    "casework:team": Page("household", "team", reads="change"),
    "casework:team_end": Page("household", "team", reads="change"),
    "casework:meeting_new": Page("household", "team", reads="change"),
    "casework:meeting_held": Page("household", "team", reads="change"),
    "casework:meeting_cancelled": Page("household", "team", reads="change"),
    "applications:detail": Page("application", "application"),
    "applications:course": Page("application", "application"),
    "applications:economy": Page("application", "economy"),
    "applications:edit": Page("application", "application", reads="change"),
    "applications:act": Page("application", "application", reads="change"),
    "applications:screening": Page("application", "economy", reads="change"),
    "applications:services": Page("application", "health", reads="change"),
    "applications:children": Page("application", "application", reads="change"),
    "applications:housing_assessment": Page("application", "application", reads="change"),
    "applications:assess": Page("application", "assessment", reads="change"),
    "applications:judge": Page("application", "assessment", reads="change"),
    "applications:depart": Page("application", "vedtak", reads="change"),
    "applications:preliminary": Page("application", "letter", reads="change"),
    "applications:letter": Page("letter", "letter"),
    "applications:vedtak_prepare": Page("application", "vedtak", reads="change"),
    "applications:vedtak": Page("application", "vedtak"),
    "applications:vedtak_decide": Page("application", "vedtak", writes="decide"),
    "applications:vedtak_return": Page("application", "vedtak", writes="decide"),
    "applications:temporary": Page("application", "vedtak", reads="change"),
    "applications:temporary_decide": Page("application", "vedtak", writes="decide"),
    "applications:vedtak_letter": Page("vedtak", "vedtak"),
    "complaints:register": Page("vedtak", "complaint", reads="change"),
    "complaints:complaint": Page("complaint", "complaint"),
    "complaints:step": Page("complaint", "complaint", reads="change"),
    "complaints:access": Page("household", "access_request"),
    "complaints:access_new": Page("household", "access_request", reads="change"),
    "complaints:access_answer": Page("access_request", "access_request", reads="change"),
    "complaints:access_withdraw": Page("access_request", "access_request", reads="change"),
    "leases:detail": Page("lease", "lease"),
    "leases:inform": Page("lease", "lease", reads="change"),
    "leases:sign": Page("lease", "lease", reads="change"),
    "leases:hand_key": Page("lease", "lease", reads="change"),
    "leases:end": Page("lease", "lease", reads="change"),
    "leases:void": Page("lease", "lease", reads="change"),
    "leases:reassess": Page("lease", "lease", reads="change"),
    "leases:contract": Page("lease", "contract"),
    "leases:notice": Page("lease", "contract"),
    "followup:journal": Page("household", "journal"),
    "followup:correct": Page("note", "journal", reads="change"),
    "allocation:queue_entry": Page("entry", "queue"),
    "allocation:line": Page("line", "line", reads="change"),
    "allocation:offer_send": Page("line", "line", reads="change", write_right="vedtak_decide"),
    "allocation:offer": Page("offer", "offer"),
    "allocation:offer_answer": Page("offer", "offer", reads="change"),
    "allocation:offer_decide_no": Page("offer", "vedtak", writes="decide"),
    "allocation:offer_letter": Page("offer", "offer"),
}
# Addresses with a row that is about nobody: only the right is asked.
ABOUT_NOBODY = (
    "access:role", "access:clearance", "access:contact", "access:control", "dwellings:", "allocation:meeting",
    "allocation:propose", "allocation:attendance", "allocation:close", "allocation:minutes",
)  # fmt: skip
