"""The oracle against sentences by hand: who, what, standing how, and what the rules answer."""

from __future__ import annotations

import pytest

from tests.access_matrix.cells import core_cells
from tests.access_matrix.oracle import Cell, Expected, expected
from tests.access_matrix.tables import (
    CITIZEN_SIGHT,
    CITIZENS,
    INSIDE,
    KINDS,
    MAY_CHANGE,
    MAY_SEE,
    OWN_PURPOSES,
    RELATIONS,
    RIGHTS,
    SIGHT,
    STAFF,
    THINGS,
)

YES = Expected(allowed=True, hidden=False)
NO = Expected(allowed=False, hidden=False)
HIDDEN = Expected(allowed=False, hidden=True)


def to(role: str, verb: str, thing: str, relation: str, **more) -> Cell:
    """A cell in the order of a sentence."""
    return Cell(role, relation, thing, verb, **more)


SENTENCES = (
    # Taking part.
    ("a caseworker sees the application of her own office",
     to("caseworker", "see", "application", "own_office"), YES),
    ("a caseworker does not find a person her office has no part in",
     to("caseworker", "see", "person", "stranger"), HIDDEN),
    ("a participation that ended yesterday gives a caseworker nothing",
     to("caseworker", "see", "household", "ended"), HIDDEN),
    ("a caseworker named in another office's case sees its assessment",
     to("caseworker", "see", "assessment", "named"), YES),
    ("a substitute sees the health of the case the colleague is named in",
     to("caseworker", "see", "health", "substitute"), YES),
    ("an office that takes part with housing sees the application",
     to("caseworker", "see", "application", "shared_housing"), YES),
    ("an office that takes part with housing does not find the vedtak",
     to("caseworker", "see", "vedtak", "shared_housing"), HIDDEN),
    ("an office that takes part with housing does not find the schooling",
     to("caseworker", "see", "schooling", "shared_housing"), HIDDEN),
    ("an office that takes part with economy sees the economy",
     to("decider", "see", "economy", "shared_economy"), YES),
    ("an office that takes part with economy does not find the assessment, which has health in it",
     to("decider", "see", "assessment", "shared_economy"), HIDDEN),
    ("an office that takes part in follow-up sees the schooling",
     to("caseworker", "see", "schooling", "shared_followup"), YES),
    ("a caseworker of an office that takes part in follow-up reads the notes",
     to("caseworker", "list", "journal", "shared_followup"), YES),
    # Complaints and access.
    ("a caseworker sends a letter though the case is closed",
     to("caseworker", "change", "dispatch", "own_office", state="closed"), YES),
    ("a caseworker named in another office's case does not send its letters",
     to("caseworker", "change", "dispatch", "named"), NO),
    ("NAV begins to write a letter to a household it is named in",
     to("nav_caseworker", "change", "draft", "named"), YES),
    ("home support has no right to letters",
     to("home_support", "see", "dispatch", "own_office"), NO),
    ("a caseworker changes a complaint though the case is closed",
     to("caseworker", "change", "complaint", "own_office", state="closed"), YES),
    ("a decider changes a complaint of the own office's case",
     to("decider", "change", "complaint", "own_office"), YES),
    ("a caseworker named in another office's case does not change its complaint",
     to("caseworker", "change", "complaint", "named"), NO),
    ("an office that takes part with housing does not find the complaint",
     to("caseworker", "see", "complaint", "shared_housing"), HIDDEN),
    ("NAV reads a complaint and does not change it",
     to("nav_caseworker", "change", "complaint", "own_office"), NO),
    ("a caseworker of any office that takes part answers a request for access",
     to("caseworker", "change", "access_request", "named"), YES),
    ("home support does not find a request for access",
     to("home_support", "see", "access_request", "own_office"), NO),
    # Opening with a written reason.
    ("a caseworker reads the vedtak of a household she has opened with a written reason",
     to("caseworker", "see", "vedtak", "opened"), YES),
    ("a caseworker does not find the opened case to change it",
     to("caseworker", "change", "application", "opened"), HIDDEN),
    ("a caseworker does not find the opened household to share it on",
     to("caseworker", "share", "household", "opened"), HIDDEN),
    ("NAV does not find the person of an opened household to change",
     to("nav_caseworker", "change", "person", "opened"), HIDDEN),
    ("an opening never reaches somebody protected, whatever the clearance",
     to("decider", "see", "person", "opened", grade=1, clearance=3), HIDDEN),
    ("an opening takes nothing from the economy worker, who sees every lease",
     to("economy_worker", "see", "lease", "opened", grade=2, clearance=2), YES),
    ("an opening that is over gives nothing",
     to("caseworker", "see", "person", "opened_before"), HIDDEN),
    ("home support reads the notes of the household it has opened",
     to("home_support", "list", "journal", "opened"), YES),
    ("the refugee service sees no economy by opening",
     to("refugee_service", "see", "assessment", "opened"), HIDDEN),
    ("a leader opens nothing",
     to("leader", "change", "opening", "stranger"), NO),
    ("an economy worker may open with a written reason",
     to("economy_worker", "change", "opening", "stranger"), YES),
    ("the property manager, who sees no names, opens nothing",
     to("property_manager", "change", "opening", "stranger"), NO),
    ("a leader says that what is on the control list is in order",
     to("leader", "change", "review", "stranger"), YES),
    ("an auditor reads the control list and settles nothing",
     to("auditor", "change", "review", "stranger"), NO),
    # Moving, keeping and the procedure.
    ("who runs the buildings goes through the dwelling with the tenant",
     to("property_manager", "change", "handover", "own_office"), YES),
    ("who runs the buildings never reads where somebody has moved",
     to("property_manager", "see", "new_address", "own_office"), HIDDEN),
    ("a caseworker takes a case out of the program",
     to("caseworker", "change", "export", "own_office"), YES),
    ("a leader takes no case out",
     to("leader", "change", "export", "own_office"), NO),
    ("a leader prepares what is to be disposed of",
     to("leader", "change", "retention", "stranger"), YES),
    ("a caseworker does not change the procedure",
     to("caseworker", "change", "procedure", "stranger"), NO),
    # Documents: each by the kind of information in it.
    ("a caseworker lists the documents of a household where her office takes part",
     to("caseworker", "list", "document", "shared_housing"), YES),
    ("an office that takes part with economy reads the papers about economy",
     to("caseworker", "see", "document_economy", "shared_economy"), YES),
    ("an office that takes part with economy does not find the doctor's statement",
     to("caseworker", "see", "document_health", "shared_economy"), HIDDEN),
    ("home support adds a paper about the follow-up where it takes part",
     to("home_support", "change", "document_followup", "shared_followup"), YES),
    ("home support sees papers about children and housing, and never finds one about health",
     to("home_support", "see", "document_health", "own_office"), HIDDEN),
    ("home support reads a paper about the children",
     to("home_support", "see", "document_children", "shared_followup"), YES),
    ("the refugee service reads a decision that came from outside, and adds nothing",
     to("refugee_service", "see", "document_decision", "named"), YES),
    ("the refugee service adds no paper about housing",
     to("refugee_service", "change", "document_housing", "own_office"), NO),
    ("a decider reads papers and adds none",
     to("decider", "change", "document_health", "own_office"), NO),
    ("a property manager has no right to documents",
     to("property_manager", "see", "document_housing", "own_office"), NO),
    ("a sister does not find the papers of her brother",
     to("caseworker", "see", "document", "relative"), HIDDEN),
    # How far each role sees.
    ("NAV sees the health in its own office's case",
     to("nav_caseworker", "see", "health", "own_office"), YES),
    ("NAV has no right to follow-up notes, even in its own case",
     to("nav_caseworker", "see", "journal", "own_office"), NO),
    ("the refugee service sees the vedtak where it takes part",
     to("refugee_service", "see", "vedtak", "named"), YES),
    ("the refugee service never finds an assessment, which has economy and health in it",
     to("refugee_service", "see", "assessment", "own_office"), HIDDEN),
    ("the refugee service has no right to health",
     to("refugee_service", "see", "health", "own_office"), NO),
    ("home support sees the lease of those it supports",
     to("home_support", "see", "lease", "shared_followup"), YES),
    ("home support writes follow-up notes where it takes part",
     to("home_support", "change", "journal", "shared_followup"), YES),
    ("home support does not find notes about others",
     to("home_support", "change", "journal", "stranger"), HIDDEN),
    ("home support has no right to applications",
     to("home_support", "see", "application", "shared_followup"), NO),
    ("the property manager sees every lease",
     to("property_manager", "see", "lease", "stranger"), YES),
    ("the property manager does not find a contract, which has a name in it",
     to("property_manager", "see", "contract", "own_office"), HIDDEN),
    ("the property manager does not find the named line of a meeting",
     to("property_manager", "see", "line", "own_office"), HIDDEN),
    ("the property manager has no right to persons",
     to("property_manager", "see", "person", "own_office"), NO),
    ("an economy worker sees every lease, also where participation has ended",
     to("economy_worker", "list", "lease", "ended"), YES),
    ("an economy worker does not find a contract without taking part",
     to("economy_worker", "see", "contract", "stranger"), HIDDEN),
    ("an economy worker sees the economy where the office takes part with it",
     to("economy_worker", "see", "economy", "shared_economy"), YES),
    ("Who takes part in the economy sees that a household may come to own.",
     to("economy_worker", "see", "candidate", "shared_economy"), YES),
    ("an economy worker does not find the economy where the office takes part with housing only",
     to("economy_worker", "see", "economy", "shared_housing"), HIDDEN),
    ("an economy worker never finds schooling",
     to("economy_worker", "see", "schooling", "own_office"), HIDDEN),
    ("a meeting member has the right to a line, but never finds a named one",
     to("meeting_member", "see", "line", "own_office"), HIDDEN),
    ("a leader never finds a named place in the queue",
     to("leader", "list", "queue", "own_office"), HIDDEN),
    ("a leader has no right to applications",
     to("leader", "see", "application", "own_office"), NO),
    ("a controller sees the indicators for control",
     to("controller", "see", "indicator", "stranger", purpose="control"), YES),
    ("a leader and an auditor see the control list, a controller does not",
     to("controller", "see", "review", "stranger"), NO),
    ("an auditor sees the control list",
     to("auditor", "list", "review", "stranger"), YES),
    ("NAV changes the record of a guardian where it takes part",
     to("nav_caseworker", "change", "guardian", "shared_economy"), YES),
    ("an auditor has no right to persons",
     to("auditor", "see", "person", "named"), NO),
    ("another computer system has no right to persons",
     to("integration", "list", "person", "own_office"), NO),
    # The number.
    ("a decider is shown the fødselsnummer where the office takes part",
     to("decider", "see", "number", "shared_housing"), YES),
    ("the refugee service is not shown the fødselsnummer",
     to("refugee_service", "see", "number", "own_office"), NO),
    ("nobody changes a fødselsnummer by itself",
     to("caseworker", "change", "number", "own_office"), NO),
    # What is not about a person.
    ("a planner sees the dwellings",
     to("planner", "see", "dwelling", "stranger"), YES),
    ("another computer system sees the dwellings",
     to("integration", "list", "dwelling", "stranger"), YES),
    ("an administrator does not see the dwellings",
     to("administrator", "see", "dwelling", "stranger"), NO),
    ("the property manager changes a dwelling, whoever the actor is related to",
     to("property_manager", "change", "dwelling", "relative"), YES),
    ("a caseworker sees what an adapted dwelling is for",
     to("caseworker", "see", "purpose", "stranger"), YES),
    ("the property manager does not see what an adapted dwelling is for",
     to("property_manager", "see", "purpose", "stranger"), NO),
    ("NAV sees the meeting and does not change it",
     to("nav_caseworker", "change", "meeting", "own_office"), NO),
    ("only the auditor reads the trace",
     to("leader", "see", "trace", "own_office"), NO),
    ("a leader grants clearance without having any",
     to("leader", "change", "clearance", "stranger", grade=3, clearance=0), YES),
    # Purpose.
    ("a caseworker may state allocation as the purpose",
     to("caseworker", "see", "offer", "own_office", purpose="allocation"), YES),
    ("a caseworker may not state control as the purpose, and is told so",
     to("caseworker", "see", "offer", "own_office", purpose="control"), NO),
    ("NAV may not state tenancy as the purpose, and is told so even where it takes no part",
     to("nav_caseworker", "see", "person", "stranger", purpose="tenancy"), NO),
    ("an auditor reads the trace for control",
     to("auditor", "see", "trace", "stranger", purpose="control"), YES),
    ("an administrator has no purpose to state",
     to("administrator", "change", "settings", "stranger", purpose="control"), NO),
    ("a planner who states a purpose for the indicators is refused",
     to("planner", "see", "indicator", "stranger", purpose="control"), NO),
    # Habilitet and protection.
    ("a caseworker does not find the own case",
     to("caseworker", "see", "application", "self"), HIDDEN),
    ("a decider does not find the vedtak of a relative",
     to("decider", "decide", "vedtak", "relative"), HIDDEN),
    ("the property manager does not find the own lease",
     to("property_manager", "see", "lease", "self"), HIDDEN),
    ("a wrong purpose is told before habilitet hides",
     to("caseworker", "see", "application", "self", purpose="settlement"), NO),
    ("a caseworker without clearance does not find a shielded person",
     to("caseworker", "see", "person", "own_office", grade=1), HIDDEN),
    ("clearance for fortrolig does not reach strengt fortrolig",
     to("caseworker", "see", "person", "own_office", grade=3, clearance=2), HIDDEN),
    ("clearance for strengt fortrolig reaches fortrolig",
     to("caseworker", "see", "person", "own_office", grade=2, clearance=3), YES),
    ("clearance gives no part in a case",
     to("caseworker", "see", "person", "stranger", grade=3, clearance=3), HIDDEN),
    ("the property manager does not find the lease of a protected person",
     to("property_manager", "see", "lease", "stranger", grade=2, clearance=1), HIDDEN),
    # The office that has the case, while it is open.
    ("a caseworker changes the application of the own office",
     to("caseworker", "change", "application", "own_office"), YES),
    ("a caseworker named in another office's case does not change the application",
     to("caseworker", "change", "application", "named"), NO),
    ("a caseworker without a part does not find the application to change",
     to("caseworker", "change", "application", "stranger"), HIDDEN),
    ("a closed application is not changed",
     to("nav_caseworker", "change", "application", "own_office", state="closed"), NO),
    ("a closed application is seen",
     to("nav_caseworker", "see", "application", "own_office", state="closed"), YES),
    ("a closed application can be given to another caseworker",
     to("decider", "assign", "application", "own_office", state="closed"), YES),
    ("another office's application is not given to a caseworker",
     to("decider", "assign", "application", "shared_housing"), NO),
    ("a caseworker of another office that takes part changes the person",
     to("caseworker", "change", "person", "shared_housing"), YES),
    ("a caseworker changes a lease after the case is closed, at whichever office",
     to("caseworker", "change", "lease", "named", state="closed"), YES),
    ("NAV shares a household where it takes part",
     to("nav_caseworker", "share", "household", "substitute"), YES),
    ("the refugee service shares no household",
     to("refugee_service", "share", "household", "own_office"), NO),
    ("a household is never assigned",
     to("caseworker", "assign", "household", "own_office"), NO),
    # Two persons.
    ("a decider decides the vedtak of the own office",
     to("decider", "decide", "vedtak", "own_office"), YES),
    ("a decider who has contributed does not decide",
     to("decider", "decide", "vedtak", "contributor"), NO),
    ("a decider who has contributed may still change the vedtak",
     to("decider", "change", "vedtak", "contributor"), YES),
    ("a vedtak is decided once",
     to("decider", "decide", "vedtak", "own_office", state="closed"), NO),
    ("a decider does not decide another office's vedtak",
     to("decider", "decide", "vedtak", "named"), NO),
    ("a caseworker decides nothing",
     to("caseworker", "decide", "vedtak", "own_office"), NO),
    # Citizens.
    ("an applicant sees the own assessment",
     to("applicant", "see", "assessment", "own_thing"), YES),
    ("an applicant with a protected address sees the own application",
     to("applicant", "see", "application", "own_thing", grade=3), YES),
    ("an applicant does not find somebody else's letter",
     to("applicant", "see", "letter", "not_own"), HIDDEN),
    ("an applicant does not find follow-up notes, though they are about the applicant",
     to("applicant", "see", "journal", "own_thing"), HIDDEN),
    ("an applicant's try at changing the application answers as if it were not there",
     to("applicant", "change", "application", "own_thing"), HIDDEN),
    ("an applicant who states a purpose gets the answer of what is not there",
     to("applicant", "see", "application", "own_thing", purpose="case_work"), HIDDEN),
    ("an applicant does not find the dwellings",
     to("applicant", "list", "dwelling", "own_thing"), HIDDEN),
    ("a tenant sees the own contract",
     to("tenant", "see", "contract", "own_thing"), YES),
    ("a tenant does not find schooling",
     to("tenant", "see", "schooling", "own_thing"), HIDDEN),
    ("a tenant does not find the application behind the lease",
     to("tenant", "see", "application", "own_thing"), HIDDEN),
    ("a guardian sees the vedtak of the ward",
     to("guardian", "see", "vedtak", "own_thing"), YES),
    ("a guardian sees a ward whom the municipality shields",
     to("guardian", "see", "person", "own_thing", grade=1), YES),
    ("a guardian does not find a ward with a fortrolig address, whatever the clearance",
     to("guardian", "see", "person", "own_thing", grade=2, clearance=3), HIDDEN),
    ("a home-support worker who got identity and housing reads a note about housing",
     to("home_support", "see", "note", "shared_housing"), YES),
    ("the same worker does not find the note about the children's school",
     to("home_support", "see", "note_children", "shared_housing"), HIDDEN),
    ("a NAV caseworker with a share for economy writes a note about economy",
     to("nav_caseworker", "change", "note_economy", "shared_economy"), YES),
    ("a refugee worker does not find a note about health, whatever is shared",
     to("refugee_service", "see", "note_health", "named"), HIDDEN),
    ("a caseworker of another office that takes part closes a task in the file",
     to("caseworker", "change", "task", "shared_housing"), YES),
    ("a property manager may not read about the responsibility group",
     to("property_manager", "see", "team", "own_office"), NO),
    ("somebody without any role does not find even the own person",
     to("nobody", "see", "person", "own_thing"), HIDDEN),
    ("somebody without any role does not find the settings",
     to("nobody", "change", "settings", "not_own"), HIDDEN),
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "answer"), [pytest.param(cell, answer, id=sentence) for sentence, cell, answer in SENTENCES]
)
def test_the_oracle_says_what_the_sentence_says(cell: Cell, answer: Expected) -> None:
    said = expected(cell)

    assert said == answer


def test_the_sentences_are_about_different_cells_and_every_role_thing_and_relation() -> None:
    cells = [cell for _, cell, _ in SENTENCES]

    assert len(set(cells)) == len(cells) >= 60
    assert {cell.role for cell in cells} == set(STAFF + CITIZENS)
    assert {cell.thing for cell in cells} == set(THINGS)
    assert {cell.relation for cell in cells} == {one for some in RELATIONS.values() for one in some}


def test_the_tables_use_only_words_that_exist() -> None:
    roles = {role for row in RIGHTS.values() for some in row.values() for role in some}

    assert roles | set(OWN_PURPOSES) | set(SIGHT) | set(CITIZEN_SIGHT) <= set(STAFF + CITIZENS)
    assert set(MAY_SEE) == set(THINGS)
    assert {thing for row in RIGHTS.values() for thing in row} == set(THINGS)
    assert set().union(*INSIDE.values()) == set(KINDS)


def test_who_may_change_may_also_see() -> None:
    blind = {(thing, role) for thing, roles in MAY_CHANGE.items() for role in roles - MAY_SEE[thing]}

    assert blind == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "mayor"}, {"thing": "car"}, {"verb": "burn"}, {"relation": "own_thing"}, {"grade": 4},
        {"clearance": -1}, {"state": "ajar"}, {"purpose": "curiosity"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)  # fmt: skip
def test_a_word_that_does_not_exist_gives_no_answer(wrong: dict) -> None:
    right = {"role": "caseworker", "relation": "named", "thing": "person", "verb": "see"}

    with pytest.raises(ValueError, match="no such cell"):
        Cell(**{**right, **wrong})


def test_nothing_is_both_allowed_and_hidden_and_no_citizen_gets_an_open_no() -> None:
    answers = {(cell.role in CITIZENS, expected(cell)) for cell in core_cells()}

    assert answers == {(False, YES), (False, NO), (False, HIDDEN), (True, YES), (True, HIDDEN)}


def test_citizens_only_see_and_list() -> None:
    done = {cell.verb for cell in core_cells() if cell.role in CITIZENS and expected(cell).allowed}

    assert done == {"see", "list"}
