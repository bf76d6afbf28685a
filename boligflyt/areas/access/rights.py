"""The tables of rights: role → what it may do, and how far it sees. Data, shown at /rettigheter/.

A right opens a kind of work; which rows and fields it reaches follows from `SIGHT`, from who takes part in
the case, and from the person's protection (`policy.py` says how they meet).
"""

from __future__ import annotations

from boligflyt.areas.access.choices import Information, Purpose, Reach, Right, Role

_CASEWORK = frozenset(
    {
        Right.APPLICATION_READ,
        Right.CASE_SHARE,
        Right.CASE_OPEN,
        Right.PERSON_READ,
        Right.CASEFILE_READ,
        Right.CASEFILE_WRITE,
        Right.NUMBER_REVEAL,
        Right.HEALTH_READ,
        Right.ECONOMY_READ,
        Right.FOLLOWUP_READ,
        Right.DOCUMENT_READ,
        Right.DWELLING_READ,
        Right.DWELLING_PURPOSE,
        Right.QUEUE_READ,
        Right.MEETING_READ,
        Right.LEASE_READ,
        Right.STATISTICS_READ,
    }
)
_OWN = frozenset({Right.APPLICATION_READ, Right.PERSON_READ, Right.HEALTH_READ, Right.ECONOMY_READ})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CASEWORKER: _CASEWORK
    | {
        Right.APPLICATION_WRITE,
        Right.CASE_ASSIGN,
        Right.DOCUMENT_WRITE,
        Right.PERSON_WRITE,
        Right.VEDTAK_PREPARE,
        Right.LEASE_WRITE,
        Right.HANDOVER_WRITE,
        Right.MEETING_DECIDE,
        Right.CASE_EXPORT,
    },
    Role.DECIDER: _CASEWORK
    | {
        Right.VEDTAK_PREPARE,
        Right.VEDTAK_DECIDE,
        Right.MEETING_DECIDE,
        Right.CASE_ASSIGN,
        Right.CASE_EXPORT,
        Right.ERASURE_APPROVE,
    },
    Role.MEETING_MEMBER: frozenset({Right.MEETING_READ, Right.DWELLING_READ}),
    Role.NAV_CASEWORKER: frozenset(
        {
            Right.APPLICATION_READ,
            Right.APPLICATION_WRITE,
            Right.CASE_ASSIGN,
            Right.CASE_SHARE,
            Right.CASE_OPEN,
            Right.PERSON_READ,
            Right.PERSON_WRITE,
            Right.CASEFILE_READ,
            Right.CASEFILE_WRITE,
            Right.NUMBER_REVEAL,
            Right.HEALTH_READ,
            Right.ECONOMY_READ,
            Right.DOCUMENT_READ,
            Right.DOCUMENT_WRITE,
            Right.MEETING_READ,
            Right.DWELLING_READ,
        }
    ),
    Role.REFUGEE_SERVICE: frozenset(
        {
            Right.APPLICATION_READ,
            Right.CASE_OPEN,
            Right.PERSON_READ,
            Right.CASEFILE_READ,
            Right.CASEFILE_WRITE,
            Right.DOCUMENT_READ,
            Right.LEASE_READ,
            Right.DWELLING_READ,
        }
    ),
    Role.HOME_SUPPORT: frozenset(
        {
            Right.CASE_OPEN,
            Right.PERSON_READ,
            Right.CASEFILE_READ,
            Right.CASEFILE_WRITE,
            Right.LEASE_READ,
            Right.DWELLING_READ,
            Right.FOLLOWUP_READ,
            Right.FOLLOWUP_WRITE,
            Right.DOCUMENT_READ,
            Right.DOCUMENT_WRITE,
            Right.HANDOVER_WRITE,
        }
    ),
    Role.PROPERTY_MANAGER: frozenset(
        {
            Right.DWELLING_READ,
            Right.DWELLING_WRITE,
            Right.LEASE_READ,
            Right.HANDOVER_WRITE,
            Right.MEETING_READ,
        }
    ),
    Role.ECONOMY_WORKER: frozenset(
        {
            Right.CASE_OPEN,
            Right.PERSON_READ,
            Right.ECONOMY_READ,
            Right.DOCUMENT_READ,
            Right.LEASE_READ,
            Right.DWELLING_READ,
        }
    ),
    Role.LEADER: frozenset(
        {
            Right.STATISTICS_READ,
            Right.DWELLING_READ,
            Right.QUEUE_READ,
            Right.MEETING_READ,
            Right.CLEARANCE_GRANT,
            Right.REVIEW,
            Right.REVIEW_SETTLE,
            Right.RETENTION,
            Right.PROCEDURE_LEAD,
            Right.SUBSTITUTE_APPOINT,
        }
    ),
    Role.PLANNER: frozenset({Right.STATISTICS_READ, Right.DWELLING_READ}),
    Role.CONTROLLER: frozenset({Right.STATISTICS_READ, Right.DWELLING_READ}),
    Role.AUDITOR: frozenset({Right.LOG_READ, Right.REVIEW}),
    Role.ADMINISTRATOR: frozenset({Right.SETTINGS}),
    Role.INTEGRATION: frozenset({Right.DWELLING_READ}),
    Role.APPLICANT: _OWN,
    Role.TENANT: frozenset({Right.PERSON_READ, Right.LEASE_READ}),
    Role.GUARDIAN: _OWN | {Right.LEASE_READ},
    Role.NOBODY: frozenset(),
}


def _sight(shared: str = "", everywhere: str = "", own: str = "") -> dict[Information, Reach]:
    """One row of the table: the kinds in each column by name, all others not at all."""
    columns = ((shared, Reach.SHARED), (everywhere, Reach.ALL), (own, Reach.OWN))
    row = dict.fromkeys(Information, Reach.NONE)
    row |= {Information(name): reach for names, reach in columns for name in names.split()}
    return row


_ALL_KINDS = "identity housing children economy health decision followup"
SIGHT: dict[Role, dict[Information, Reach]] = {
    Role.CASEWORKER: _sight(_ALL_KINDS),
    Role.DECIDER: _sight(_ALL_KINDS),
    Role.MEETING_MEMBER: _sight(),
    Role.NAV_CASEWORKER: _sight("identity housing children economy health decision"),
    Role.REFUGEE_SERVICE: _sight("identity housing children decision"),
    Role.HOME_SUPPORT: _sight("identity housing children followup"),
    Role.PROPERTY_MANAGER: _sight(everywhere="housing"),
    Role.ECONOMY_WORKER: _sight("identity economy", everywhere="housing"),
    Role.LEADER: _sight(),
    Role.PLANNER: _sight(),
    Role.CONTROLLER: _sight(),
    Role.AUDITOR: _sight(),
    Role.ADMINISTRATOR: _sight(),
    Role.INTEGRATION: _sight(),
    Role.APPLICANT: _sight(own="identity housing children economy health decision"),
    Role.TENANT: _sight(own="identity housing"),
    Role.GUARDIAN: _sight(own="identity housing children economy health decision"),
    Role.NOBODY: _sight(),
}

# What a share for a purpose gives unless whoever shares ticks otherwise (need to know, ORG-02, ORG-03).
SHARED_FOR: dict[Purpose, frozenset[Information]] = {
    Purpose.CASE_WORK: frozenset(Information),
    Purpose.ALLOCATION: frozenset({Information.IDENTITY, Information.HOUSING, Information.CHILDREN}),
    Purpose.TENANCY: frozenset({Information.IDENTITY, Information.HOUSING}),
    Purpose.ECONOMIC_HELP: frozenset({Information.IDENTITY, Information.HOUSING, Information.ECONOMY}),
    Purpose.FOLLOWUP: frozenset(
        {Information.IDENTITY, Information.HOUSING, Information.CHILDREN, Information.FOLLOWUP}
    ),
    Purpose.SETTLEMENT: frozenset(
        {Information.IDENTITY, Information.HOUSING, Information.CHILDREN, Information.DECISION}
    ),
    Purpose.COORDINATION: frozenset({Information.IDENTITY, Information.HOUSING, Information.DECISION}),
    Purpose.CONTROL: frozenset({Information.IDENTITY, Information.HOUSING, Information.DECISION}),
}

# What a household that is opened with a written reason is opened for, by role; it gives what SHARED_FOR says.
OPENED_FOR: dict[Role, Purpose] = {
    Role.CASEWORKER: Purpose.CASE_WORK,
    Role.DECIDER: Purpose.CASE_WORK,
    Role.NAV_CASEWORKER: Purpose.CASE_WORK,
    Role.REFUGEE_SERVICE: Purpose.SETTLEMENT,
    Role.HOME_SUPPORT: Purpose.FOLLOWUP,
    Role.ECONOMY_WORKER: Purpose.TENANCY,
}

# The purposes that belong to each role's work; stating another is a no.
_CASE_PURPOSES = frozenset({Purpose.CASE_WORK, Purpose.ALLOCATION, Purpose.TENANCY, Purpose.COORDINATION})
PURPOSES: dict[Role, frozenset[Purpose]] = {
    Role.CASEWORKER: _CASE_PURPOSES,
    Role.DECIDER: _CASE_PURPOSES,
    Role.MEETING_MEMBER: frozenset({Purpose.ALLOCATION}),
    Role.NAV_CASEWORKER: frozenset({Purpose.CASE_WORK, Purpose.ECONOMIC_HELP, Purpose.COORDINATION}),
    Role.REFUGEE_SERVICE: frozenset({Purpose.SETTLEMENT, Purpose.COORDINATION}),
    Role.HOME_SUPPORT: frozenset({Purpose.FOLLOWUP, Purpose.COORDINATION}),
    Role.PROPERTY_MANAGER: frozenset({Purpose.TENANCY}),
    Role.ECONOMY_WORKER: frozenset({Purpose.TENANCY}),
    Role.LEADER: frozenset({Purpose.CONTROL}),
    Role.PLANNER: frozenset(),
    Role.CONTROLLER: frozenset({Purpose.CONTROL}),
    Role.AUDITOR: frozenset({Purpose.CONTROL}),
    Role.ADMINISTRATOR: frozenset(),
    Role.INTEGRATION: frozenset(),
    Role.APPLICANT: frozenset(),
    Role.TENANT: frozenset(),
    Role.GUARDIAN: frozenset(),
    Role.NOBODY: frozenset(),
}
