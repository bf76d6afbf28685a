"""How long somebody waits after wrong attempts: a few are free, then each wait is twice the last.

NIST SP 800-63B § 5.2.2 asks for a limit of at most one hundred wrong attempts in a row and suggests growing
waits. Ours end at a quarter of an hour, so that nobody can lock a colleague out for good: at most about one
hundred guesses a day at one account, and at six digits about one chance in three thousand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

NO_WAIT = timedelta(0)


@dataclass(frozen=True, slots=True)
class Limit:
    """`free` attempts without waiting, `first` wait, `most` wait; forgotten after `memory` without one."""

    free: int
    first: timedelta
    most: timedelta
    memory: timedelta


# In force from 26 November 2026; the numbers are this project's choice within NIST's limit.
ACCOUNT = Limit(free=5, first=timedelta(seconds=30), most=timedelta(minutes=15), memory=timedelta(hours=24))
CODE = ACCOUNT
# A whole municipality may stand behind one address.
ADDRESS = Limit(free=50, first=timedelta(seconds=30), most=timedelta(minutes=15), memory=timedelta(hours=24))
_ENOUGH = 20  # doublings, well past every `most`


def wait_after(attempts: int, limit: Limit) -> timedelta:
    """How long to wait after this many attempts in a row without success."""
    if attempts < limit.free:
        return NO_WAIT
    doublings = min(attempts - limit.free, _ENOUGH)
    wait: timedelta = min(limit.first * 2**doublings, limit.most)
    return wait
