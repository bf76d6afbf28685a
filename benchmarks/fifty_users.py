"""Fifty people at work at once, over HTTP against gunicorn as the demonstration starts it.

    ./bf bench --only pages --size norway

First each opens a page about every fifth second, as people do; then the next page as soon as one has come,
which tells how many pages a second the machine gives. The fifty share it with web server and database.
"""

from __future__ import annotations

import http.client
import os
import random
import statistics
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

USERS, SEED = 50, 20261128
# Of ten people: so many of each role, and what they open, in the share that the repetitions say.
ROLES = {
    "demo-kari": (7, (
        "my_day", "my_day", "applications:list", "applications:detail", "applications:detail",
        "people:household", "people:household", "casework:timeline", "documents:list", "search?q=Hansen",
        "allocation:queue", "dwellings:list",
    )),
    "demo-per": (2, (
        "dwellings:list", "dwellings:list", "dwellings:map", "dwellings:map_points", "leases:list",
        "dwellings:empty_days",
    )),
    "demo-liv": (1, ("my_day", "allocation:indicators", "allocation:queue", "dwellings:areas")),
}  # fmt: skip
# Name, seconds to read a page (least, most), seconds that are counted, seconds before them.
STAGES = (("a page about every fifth second", (3.0, 7.0), 40, 5), ("without a pause", (0.0, 0.0), 20, 5))


@dataclass
class User:
    """Somebody with a session, the addresses they open, and the seconds that each took."""

    cookie: str
    addresses: list[tuple[str, str]]
    dice: random.Random
    took: list[tuple[str, float]] = field(default_factory=list)
    failed: Counter[int] = field(default_factory=Counter)

    def work(self, port: int, reading: tuple[float, float], counted_from: float, until: float) -> None:
        """Open pages until the time is up."""
        time.sleep(self.dice.uniform(*reading) if reading[1] else self.dice.random())
        while time.perf_counter() < until:
            name, address = self.dice.choice(self.addresses)
            began = time.perf_counter()
            status = self._open(port, address)
            if began >= counted_from:
                self.took.append((name, time.perf_counter() - began))
                if status != http.client.OK:
                    self.failed[status] += 1
            time.sleep(self.dice.uniform(*reading))

    def _open(self, port: int, address: str) -> int:
        """The status, when all of the page has come; gunicorn keeps no line open while somebody reads."""
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        try:
            line.request("GET", address, headers={"Cookie": self.cookie, "Connection": "close"})
            answer = line.getresponse()
            answer.read()
            return answer.status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            line.close()


def users() -> list[User]:
    """Fifty of the staff, each caseworker with a case of their own office; the owner finds the rows."""
    from django.conf import settings
    from django.test import Client

    from boligflyt.areas.access.models import Assignment, Staff

    found = []
    for role, (of_ten, pages) in ROLES.items():
        staff = Staff.objects.filter(username__startswith=role).order_by("username")
        chosen = list(staff[: USERS * of_ten // 10])
        for number in range(USERS * of_ten // 10):
            one = chosen[number % len(chosen)]
            client = Client()
            client.force_login(one)
            held = Assignment.objects.filter(staff=one).first()
            found.append(User(
                f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}",
                [(name, _address(name, held)) for name in pages], random.Random(SEED + len(found)),
            ))  # fmt: skip
    return found


def _address(name: str, held: Any) -> str:
    from django.urls import reverse

    from boligflyt.areas.applications.models import Application

    page, _, asked = name.partition("?")
    if page in {"applications:detail", "people:household", "casework:timeline", "documents:list"}:
        cases = Application.objects.filter(office=held.office, applicant__grade=0, household__grade=0)
        case = cases.order_by("pk").first()
        assert case is not None
        return reverse(page, args=[case.pk if page.startswith("applications") else case.household_id])
    return reverse(page) + (f"?{asked}" if asked else "")


def run() -> list[dict[str, Any]]:
    """Start the web server, let the fifty work in each way, and give a row for each."""
    from boligflyt.cli import demo_web

    at_work = users()
    port = demo_web.free_port(8400)
    process = demo_web.start(port, {**os.environ, "BF_DATABASE_ROLES": "1"})
    try:
        demo_web.wait_until_it_answers(process, f"http://127.0.0.1:{port}")
        return [_stage(at_work, port, *stage) for stage in STAGES]
    finally:
        demo_web.stop(process)


def _stage(
    at_work: list[User], port: int, name: str, reading: tuple[float, float], seconds: int, before: int
) -> dict[str, Any]:
    counted_from = time.perf_counter() + before
    until = counted_from + seconds
    for user in at_work:
        user.took, user.failed = [], Counter()
    threads = [
        threading.Thread(target=user.work, args=(port, reading, counted_from, until)) for user in at_work
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = [one for user in at_work for one in user.took]
    times = sorted(second * 1000 for _, second in took)
    by_page = {page: [second for name_of, second in took if name_of == page] for page, _ in took}
    slowest = max(by_page, key=lambda page: statistics.median(by_page[page]))
    row = {
        "name": name, "requests": len(times), "per_second": len(times) / seconds,
        "p50": statistics.median(times), "p95": times[max(0, round(len(times) * 0.95) - 1)],
        "worst": times[-1], "failed": sum(sum(user.failed.values()) for user in at_work),
        "slowest": slowest, "slowest_p50": statistics.median(by_page[slowest]) * 1000,
    }  # fmt: skip
    print(
        f"50 users, {name}: {row['requests']} pages, {row['per_second']:.1f} a second, p50 {row['p50']:.0f} "
        f"ms, p95 {row['p95']:.0f} ms, not answered with 200: {row['failed']}", flush=True,
    )  # fmt: skip
    return row


def mix() -> str:
    """Who opens what, in a sentence."""
    told = []
    for role, (of_ten, pages) in ROLES.items():
        shares = ", ".join(f"{name} {number}/{len(pages)}" for name, number in Counter(pages).items())
        told.append(f"{of_ten} of ten as {role} ({shares})")
    return "; ".join(told)
