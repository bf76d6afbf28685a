"""What each control costs: two pages as the program runs, and the same without one control at a time.

    ./bf bench --only controls

A control is taken away by putting a null version in its place inside this process only; the product has no
switch for it. All variants of a page are asked in turn, round after round, so that a slow moment of the
machine falls on all of them. Statements are all that is sent but transaction control.
"""

from __future__ import annotations

import gc
import re
import statistics
import time
from contextlib import nullcontext
from typing import Any

from benchmarks.null_controls import CONTROLS, Without, as_the_program, without_all
from benchmarks.pages import Page, watched

REPEATS = 15
WARM_UP = 1
TRANSACTIONS = re.compile(r"^\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT)", re.I)
EVERYTHING, NOTHING = "everything on", "none of these"


def pages() -> list[Page]:
    """A list and a detail page with as much around them as the municipality has."""
    from django.urls import reverse

    from boligflyt.areas.people.models import Household

    family = Household.objects.get(contact__family_name="Tesfay")
    return [
        Page("applications:list", "demo-kari", reverse("applications:list")),
        Page("people:person", "demo-kari", reverse("people:person", args=[family.contact_id])),
    ]


def run() -> list[dict[str, Any]]:
    """Measure both pages in every variant, print a line for each and give the rows."""
    rows, chosen = [], pages()  # the owner finds the rows; behind the walls nobody sees any outside a request
    with as_the_program():
        for page in chosen:
            rows += measure(page)
    for row in rows:
        print(
            f"{row['page']:20} without {row['without']:28} {row['statements']:3} statements "
            f"{row['ms']:7.1f} ms  costs {row['costs_ms']:6.1f} ms",
            flush=True,
        )
    return rows


def measure(page: Page) -> list[dict[str, Any]]:
    """One row for each variant of a page; what a control costs is what the page is quicker without it."""
    from django.test import Client

    from boligflyt.areas.access.models import Staff

    client = Client()
    client.force_login(Staff.objects.get(username=page.username))
    variants: dict[str, Without] = {EVERYTHING: nullcontext, **CONTROLS, NOTHING: without_all}
    times: dict[str, list[float]] = {name: [] for name in variants}
    statements: dict[str, int] = {}
    for number in range(WARM_UP + REPEATS):
        for name, without in variants.items():
            with without():
                statements[name], milliseconds = _asked(client, page.address)
            if number >= WARM_UP:
                times[name].append(milliseconds)
    return _rows(page, times, statements)


def _asked(client: Any, address: str) -> tuple[int, float]:
    """Statements and milliseconds of one request, on connections that have been used for it before."""
    from django.db import connection

    if connection.connection is None:  # another database role has just been taken on
        client.get(address)
    gc.collect()
    with watched() as seen:
        began = time.perf_counter()
        answer = client.get(address)
        milliseconds = (time.perf_counter() - began) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} gave {answer.status_code}")
    return sum(not TRANSACTIONS.search(sql) for _, sql, _ in seen.sent), milliseconds


def _rows(page: Page, times: dict[str, list[float]], statements: dict[str, int]) -> list[dict[str, Any]]:
    rows = []
    for name, taken in times.items():
        costs = _paired(times[EVERYTHING], taken)
        rows.append({
            "page": page.name, "without": "" if name == EVERYTHING else name, "ms": statistics.median(taken),
            "statements": statements[name], "costs_statements": statements[EVERYTHING] - statements[name],
            "costs_ms": costs, "part": 100 * costs / statistics.median(times[EVERYTHING]),
        })  # fmt: skip
    return rows


def _paired(with_it: list[float], without: list[float]) -> float:
    """The median of the differences round by round: a slow moment falls on both."""
    return statistics.median(one - other for one, other in zip(with_it, without, strict=True))
