"""Deadlines of tenancies and cases, asked one at a time: days, findings, steps in words, what is uncertain.

The rules themselves stand in `domain/tenancy`, `domain/rent`, `domain/periods` and `domain/bostoette`, the
lengths in `domain/rates`. Here they are asked with facts from outside, and put into words.
"""

from boligflyt.domain.deadlines.acts import Act, ActError, CountedFrom, act_on, shipped_acts
from boligflyt.domain.deadlines.facts import NotReckoned, day_of
from boligflyt.domain.deadlines.kinds import KINDS, reckon
from boligflyt.domain.deadlines.notices import GivenBy
from boligflyt.domain.deadlines.of_a_lease import LeaseDays, ProposedEnd, days_of_lease, proposed_end
from boligflyt.domain.deadlines.reckoning import Answer, Bound, Deadline, Mark

__all__ = [
    "KINDS",
    "Act",
    "ActError",
    "Answer",
    "Bound",
    "CountedFrom",
    "Deadline",
    "GivenBy",
    "LeaseDays",
    "Mark",
    "NotReckoned",
    "ProposedEnd",
    "act_on",
    "day_of",
    "days_of_lease",
    "proposed_end",
    "reckon",
    "shipped_acts",
]
