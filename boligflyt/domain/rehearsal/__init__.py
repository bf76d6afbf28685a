"""A changed rule set against meetings that have been: who would have been housed, and who would have waited.

Pseudonyms only. The households and vacancies are those that were; that people would have applied, waited or
refused otherwise is not in it.
"""

from boligflyt.domain.rehearsal.changing import Changes, changed
from boligflyt.domain.rehearsal.comparing import Compared, GroupRow, compare
from boligflyt.domain.rehearsal.replaying import Applicant, Round, replay

__all__ = [
    "Applicant",
    "Changes",
    "Compared",
    "GroupRow",
    "Round",
    "changed",
    "compare",
    "replay",
]
