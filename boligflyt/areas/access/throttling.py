"""Counting attempts to sign in, in the database, so that every worker knows and a restart forgets nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address, ip_network
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.models import SignInAttempt
from boligflyt.domain.sign_in.waits import ACCOUNT, ADDRESS, CODE, NO_WAIT, Limit, wait_after
from boligflyt.toolkit.encryption import blind_index

IPV6_HOME = 64  # one customer's network; a single machine has as many addresses as it likes within it


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that attempts are counted by, and its limit."""

    key: str
    limit: Limit


def by_username(username: str) -> Counted:
    """Counts for what was typed, whether such an account exists or not."""
    return Counted(blind_index(f"sign-in:account:{username.casefold()}"), ACCOUNT)


def by_address(address: str) -> Counted:
    """Counts for a machine, or for an IPv6 customer's network."""
    try:
        given = ip_address(address)
        home = str(ip_network((given, IPV6_HOME), strict=False)) if given.version == 6 else str(given)
    except ValueError:
        home = "unknown"
    return Counted(blind_index(f"sign-in:address:{home}"), ADDRESS)


def by_codes_of(staff: UUID) -> Counted:
    """Counts for one account's codes, after the password was right."""
    return Counted(blind_index(f"sign-in:code:{staff}"), CODE)


def begin_attempt(now: datetime, *counted: Counted) -> datetime | None:
    """Count an attempt before it is tried; None, or the moment to wait until, and then nothing is counted.

    Counted first, so that a hundred attempts at once are a hundred attempts. Always give them in the same
    order (account before address), so that two requests cannot wait for each other.
    """
    _forget_old(now)
    with transaction.atomic(using="side"):
        rows = [(_row(one, now), one.limit) for one in counted]
        waits = [row.wait_until for row, _ in rows if row.wait_until and row.wait_until > now]
        if waits:
            return max(waits)
        for row, limit in rows:
            _count(row, limit, row.attempts + 1, now)
    return None


def succeeded(now: datetime, forgotten: Counted, *counted: Counted) -> None:
    """The attempt was right: the account starts anew, the others are as before it."""
    with transaction.atomic(using="side"):
        SignInAttempt.objects.using("side").filter(key=forgotten.key).delete()
        for one in counted:
            row = _row(one, now)
            _count(row, one.limit, max(row.attempts - 1, 0), now)


def _row(one: Counted, now: datetime) -> SignInAttempt:
    rows = SignInAttempt.objects.using("side").select_for_update()
    return rows.get_or_create(key=one.key, defaults={"last_at": now})[0]


def _count(row: SignInAttempt, limit: Limit, attempts: int, now: datetime) -> None:
    wait = wait_after(attempts, limit)
    row.attempts, row.last_at = attempts, now
    row.wait_until = None if wait == NO_WAIT else now + wait
    row.save(using="side")


def _forget_old(now: datetime) -> None:
    longest = max(limit.memory for limit in (ACCOUNT, ADDRESS, CODE))
    SignInAttempt.objects.using("side").filter(last_at__lt=now - longest).delete()
