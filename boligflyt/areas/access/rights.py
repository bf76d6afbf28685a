"""The table of rights: role → what it may do. Data, shown in the product at /innstillinger/rettigheter/.

A right opens a kind of work; which rows it reaches is decided by the queries (`…_visible_to`).
"""

from __future__ import annotations

from boligflyt.areas.access.choices import Right, Role

_CASEWORK = frozenset(
    {
        Right.APPLICATION_READ,
        Right.PERSON_READ,
        Right.NUMBER_REVEAL,
        Right.HEALTH_READ,
        Right.ECONOMY_READ,
        Right.DWELLING_READ,
        Right.DWELLING_PURPOSE,
        Right.QUEUE_READ,
        Right.MEETING_READ,
        Right.LEASE_READ,
        Right.STATISTICS_READ,
    }
)

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CASEWORKER: _CASEWORK
    | {
        Right.APPLICATION_WRITE,
        Right.PERSON_WRITE,
        Right.VEDTAK_PREPARE,
        Right.LEASE_WRITE,
        Right.MEETING_DECIDE,
    },
    Role.DECIDER: _CASEWORK
    | {Right.VEDTAK_PREPARE, Right.VEDTAK_DECIDE, Right.MEETING_DECIDE, Right.PERSON_PROTECTED},
    Role.NAV_CASEWORKER: frozenset(
        {
            Right.APPLICATION_READ,
            Right.APPLICATION_WRITE,
            Right.PERSON_READ,
            Right.PERSON_WRITE,
            Right.NUMBER_REVEAL,
            Right.HEALTH_READ,
            Right.ECONOMY_READ,
            Right.MEETING_READ,
            Right.DWELLING_READ,
        }
    ),
    Role.HOME_SUPPORT: frozenset({Right.LEASE_READ, Right.DWELLING_READ}),
    Role.PROPERTY_MANAGER: frozenset(
        {Right.DWELLING_READ, Right.DWELLING_WRITE, Right.LEASE_READ, Right.MEETING_READ}
    ),
    Role.LEADER: frozenset(
        {Right.STATISTICS_READ, Right.DWELLING_READ, Right.QUEUE_READ, Right.MEETING_READ}
    ),
    Role.PLANNER: frozenset({Right.STATISTICS_READ, Right.DWELLING_READ}),
    Role.ADMINISTRATOR: frozenset({Right.SETTINGS, Right.LOG_READ}),
}
