"""The one policy: may this actor do this to that, and why.

The doors (`…_visible_to`) say the same as parts of queries and share its tables; they, the pages and this
function are each held against one oracle (`tests/access_matrix`, `tests/real_roles`).

A yes needs all of these, asked in order; the first no is the answer:

1. the role has the right that the verb needs for this kind of thing (`OBJECTS`, `RIGHTS`);
2. the purpose belongs to work the actor has, when one is stated;
3. the thing is about a person: nobody works on their own or their near ones' case (habilitet);
4. the person's protection is not above the actor's clearance;
5. the role sees the kinds of information in it, by taking part in the case where the table says so (`SIGHT`),
   and what is only opened with a written reason is for reading and never about the protected;
6. what changes a case belongs to the office that has it, and the case is open;
7. who decides has not contributed (four eyes).

Citizens see what is about themselves and nothing else, and every no to them is hidden. The policy reads no
database: facts are handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from boligflyt.areas.access.choices import CITIZENS, Grade, Information, Reach, Right, Role, Verb
from boligflyt.areas.access.rights import RIGHTS, SIGHT

if TYPE_CHECKING:
    from boligflyt.areas.access.perms import Actor


@dataclass(frozen=True, slots=True)
class ObjectKind:
    """A kind of thing: which information it holds, which right each verb needs, whose it is.

    `personal`: about somebody, so protection, habilitet and taking part are asked. `owned`: changing it is
    for the office that has the case; while the case is open, unless it `outlives` the case. A verb that is
    not listed is never allowed.
    """

    name: str
    rights: Mapping[Verb, Right]
    information: frozenset[Information] = field(default_factory=frozenset)
    personal: bool = True
    owned: bool = False
    outlives: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts about one thing and one actor at the moment.

    `shared`: what the running participations of the actor, their office and those they stand in for give in
    this case; `opened`: all of that comes from an opening with a written reason. `own`: the citizen's roles
    towards it. `contributors_include`: the actor, under any account, has contributed to what is
    to be decided.
    """

    grade: int = Grade.NONE
    shared: frozenset[Information] = frozenset()
    opened: bool = False
    conflict: bool = False
    owner: bool = False
    closed: bool = False
    contributors_include: bool = False
    own: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no, with the reason as a code. `hidden`: the no must look like a thing that does not exist."""

    allowed: bool
    reason: str
    hidden: bool = False

    def __bool__(self) -> bool:
        return self.allowed


def _kind(
    name: str, see: Right, information: str = "", *, personal: bool = True, owned: bool = False,
    outlives: bool = False, **rights: Right,
) -> tuple[str, ObjectKind]:  # fmt: skip
    verbs = {Verb.SEE: see, Verb.LIST: see} | {Verb(verb): right for verb, right in rights.items()}
    kinds = frozenset(Information(one) for one in information.split())
    return name, ObjectKind(name, verbs, kinds, personal, owned, outlives)


OBJECTS: dict[str, ObjectKind] = dict(
    (
        _kind("person", Right.PERSON_READ, "identity", change=Right.PERSON_WRITE),
        _kind("number", Right.NUMBER_REVEAL, "identity"),
        _kind("household", Right.PERSON_READ, "identity", change=Right.PERSON_WRITE, share=Right.CASE_SHARE),
        _kind("guardian", Right.PERSON_READ, "identity", change=Right.PERSON_WRITE),
        _kind("schooling", Right.PERSON_READ, "identity children", change=Right.PERSON_WRITE),
        _kind(
            "application", Right.APPLICATION_READ, "identity housing", owned=True,
            change=Right.APPLICATION_WRITE, assign=Right.CASE_ASSIGN,
        ),
        _kind(
            "health", Right.HEALTH_READ, "identity housing health", owned=True,
            change=Right.APPLICATION_WRITE,
        ),
        _kind(
            "economy", Right.ECONOMY_READ, "identity housing economy", owned=True,
            change=Right.APPLICATION_WRITE,
        ),
        # Who takes part may talk with the household; no case need be open.
        _kind(
            "candidate", Right.ECONOMY_READ, "identity housing economy", change=Right.APPLICATION_WRITE
        ),
        _kind(
            "assessment", Right.APPLICATION_READ, "identity housing economy health decision", owned=True,
            change=Right.APPLICATION_WRITE,
        ),
        _kind(
            "vedtak", Right.APPLICATION_READ, "identity housing decision", owned=True,
            change=Right.VEDTAK_PREPARE, decide=Right.VEDTAK_DECIDE,
        ),
        _kind(
            "letter", Right.APPLICATION_READ, "identity housing decision", owned=True,
            change=Right.APPLICATION_WRITE,
        ),
        _kind(
            "complaint", Right.APPLICATION_READ, "identity housing decision", owned=True, outlives=True,
            change=Right.VEDTAK_PREPARE,
        ),
        # A letter is sent, received and returned after the case is decided.
        _kind(
            "dispatch", Right.APPLICATION_READ, "identity housing decision", owned=True, outlives=True,
            change=Right.APPLICATION_WRITE,
        ),
        # Who takes part may begin to write; it is the own office's letter.
        _kind(
            "draft", Right.APPLICATION_READ, "identity housing decision", change=Right.APPLICATION_WRITE
        ),
        _kind(
            "access_request", Right.APPLICATION_READ, "identity housing decision",
            change=Right.VEDTAK_PREPARE,
        ),
        _kind("queue", Right.QUEUE_READ, "identity housing"),
        _kind("line", Right.MEETING_READ, "identity housing", owned=True, change=Right.MEETING_DECIDE),
        _kind(
            "offer", Right.APPLICATION_READ, "identity housing", owned=True, change=Right.APPLICATION_WRITE
        ),
        _kind("lease", Right.LEASE_READ, "housing", change=Right.LEASE_WRITE),
        _kind("contract", Right.LEASE_READ, "identity housing"),
        _kind("handover", Right.LEASE_READ, "housing", change=Right.HANDOVER_WRITE),
        _kind("new_address", Right.LEASE_READ, "identity housing", change=Right.HANDOVER_WRITE),
        _kind("note", Right.CASEFILE_READ, "identity housing", change=Right.CASEFILE_WRITE),
        _kind("note_children", Right.CASEFILE_READ, "identity children", change=Right.CASEFILE_WRITE),
        _kind("note_economy", Right.CASEFILE_READ, "identity economy", change=Right.CASEFILE_WRITE),
        _kind("note_health", Right.CASEFILE_READ, "identity health", change=Right.CASEFILE_WRITE),
        _kind("task", Right.CASEFILE_READ, "identity housing", change=Right.CASEFILE_WRITE),
        _kind("team", Right.CASEFILE_READ, "identity housing", change=Right.CASEFILE_WRITE),
        # A document is seen by who sees the kind of information in it; this one is the list, and identity.
        _kind("document", Right.DOCUMENT_READ, "identity", change=Right.DOCUMENT_WRITE),
        *(
            _kind(
                f"document_{kind}", Right.DOCUMENT_READ, f"identity {kind}", change=Right.DOCUMENT_WRITE
            )
            for kind in ("housing", "children", "economy", "health", "decision", "followup")
        ),
        _kind(
            "journal", Right.FOLLOWUP_READ, "identity followup", change=Right.FOLLOWUP_WRITE,
        ),
        _kind("dwelling", Right.DWELLING_READ, personal=False, change=Right.DWELLING_WRITE),
        _kind("purpose", Right.DWELLING_PURPOSE, personal=False),
        _kind("meeting", Right.MEETING_READ, personal=False, change=Right.MEETING_DECIDE),
        _kind("indicator", Right.STATISTICS_READ, personal=False),
        _kind("opening", Right.CASE_OPEN, personal=False, change=Right.CASE_OPEN),
        _kind("review", Right.REVIEW, personal=False, change=Right.REVIEW_SETTLE),
        _kind("trace", Right.LOG_READ, personal=False),
        _kind("export", Right.CASEFILE_READ, "identity housing", change=Right.CASE_EXPORT),
        _kind("retention", Right.RETENTION, personal=False, change=Right.RETENTION),
        _kind("procedure", Right.PROCEDURE_LEAD, personal=False, change=Right.PROCEDURE_LEAD),
        _kind("settings", Right.SETTINGS, personal=False, change=Right.SETTINGS),
        _kind("clearance", Right.CLEARANCE_GRANT, personal=False, change=Right.CLEARANCE_GRANT),
    )
)  # fmt: skip

# Rights that let one see: what is opened with a written reason counts at addresses that ask these.
READING_RIGHTS = frozenset(thing.rights[Verb.SEE] for thing in OBJECTS.values())
CHANGING = frozenset({Verb.CHANGE, Verb.ASSIGN, Verb.SHARE, Verb.DECIDE})


def decide(actor: Actor, verb: Verb, kind: str, standing: Standing) -> Answer:
    """Whether the actor may do this to a thing of this kind in this standing, with the reason."""
    thing = OBJECTS[kind]
    right = thing.rights.get(verb)
    outside = actor.role in CITIZENS or actor.role == Role.NOBODY
    if right is None or right not in RIGHTS[actor.role]:
        return Answer(False, "right", hidden=outside)
    if not actor.purpose_fits:
        return Answer(False, "purpose", hidden=outside)
    if not thing.personal:
        return Answer(True, "right")
    if actor.role in CITIZENS:
        return _own(actor.role, verb, thing, standing)
    if standing.conflict:
        return Answer(False, "conflict", hidden=True)
    if standing.grade > actor.clearance:
        return Answer(False, "protection", hidden=True)
    if not sees(actor.role, thing.information, standing.shared):
        return Answer(False, "participation", hidden=True)
    only_opened = standing.opened and not sees(actor.role, thing.information, frozenset())
    if only_opened and (verb in CHANGING or standing.grade > Grade.NONE):
        return Answer(False, "opened", hidden=True)
    return _work(verb, thing, standing)


def sees(role: Role, wanted: frozenset[Information], shared: frozenset[Information]) -> bool:
    """Whether the role sees every one of these kinds, given what taking part in the case gives it."""
    reach = SIGHT[role]
    return all(reach[one] == Reach.ALL or (reach[one] == Reach.SHARED and one in shared) for one in wanted)


def _own(role: Role, verb: Verb, thing: ObjectKind, standing: Standing) -> Answer:
    """A citizen sees what is their own. A guardian is not told where a protected ward lives."""
    if verb in CHANGING or role not in standing.own:
        return Answer(False, "own", hidden=True)
    if role == Role.GUARDIAN and standing.grade > Grade.LOCAL:
        return Answer(False, "protection", hidden=True)
    if any(SIGHT[role][one] != Reach.OWN for one in thing.information):
        return Answer(False, "information", hidden=True)
    return Answer(True, "own")


def _work(verb: Verb, thing: ObjectKind, standing: Standing) -> Answer:
    if verb not in CHANGING:
        return Answer(True, "participation")
    if thing.owned and not standing.owner:
        return Answer(False, "owner")
    if thing.owned and standing.closed and not thing.outlives and verb != Verb.ASSIGN:
        return Answer(False, "closed")
    if verb == Verb.DECIDE and standing.contributors_include:
        return Answer(False, "four_eyes")
    return Answer(True, "participation")
