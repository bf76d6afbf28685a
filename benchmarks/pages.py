"""Every list and detail page of the demonstration municipality: statements, server time, bare SQL beside it.

    ./bf bench --only pages
    ./bf bench --only pages --size norway

Statements are counted on all connections but those about sessions, set_config, the trace, and
transaction control. Server time is Django's test client, so it holds middleware, queries and templates,
but no network and no gunicorn. The connections have the database roles that an installation runs with, so
every row passes the walls. Beside it stands the page's slowest statement alone, sent through the same
connection with the same clearance, fetched whole.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from benchmarks.null_controls import as_the_program

REPEATS, LEAST = 30, 5
MOST_MS = 2000  # after so long no further request than the least
WARM_UP = 3
NOT_COUNTED = re.compile(
    r"django_session|set_config|audit_event|set transaction|^\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT)",
    re.I,
)
CLEARED = re.compile(r"set_config", re.I)


@dataclass(frozen=True)
class Page:
    """A page: its name in the table, who opens it, and its address."""

    name: str
    username: str
    address: str


@dataclass
class Statements:
    """What was sent to PostgreSQL during one request, with the seconds each took."""

    sent: list[tuple[float, str, Any]] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.sent.append((time.perf_counter() - began, sql, params))

    @property
    def counted(self) -> list[tuple[float, str, Any]]:
        """Those the page itself asked for."""
        return [one for one in self.sent if not NOT_COUNTED.search(one[1])]


@contextmanager
def watched() -> Iterator[Statements]:
    """Everything sent on every connection inside the block."""
    from django.db import connections

    seen = Statements()
    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(connections[alias].execute_wrapper(seen))
        yield seen


def pages() -> list[Page]:
    """The pages with one row each to open; a detail page takes the row with most around it."""
    from boligflyt.areas.allocation.models import Meeting, Offer, QueueEntry
    from boligflyt.areas.applications.models import Application
    from boligflyt.areas.dwellings.models import Dwelling
    from boligflyt.areas.home_ownership import models as owning
    from boligflyt.areas.leases.models import Lease
    from boligflyt.areas.people.models import Household

    offices = Application.objects.filter(office__name="Boligkontoret", applicant__protection="none")
    offers = Offer.objects.filter(state="accepted", entry__application__in=offices)
    offer = offers.order_by("-sent_on", "id").first()
    # In the larger sizes only those of the first district have a number.
    family = Household.objects.get(contact__family_name="Tesfay", contact__number__isnull=False)
    rows = {
        "applications:detail": offices.filter(state="with_decider").order_by("id").first(),
        "applications:course": offices.filter(state="with_decider").order_by("id").first(),
        "applications:economy": offices.filter(state="with_decider").order_by("id").first(),
        "home_ownership:new": offices.filter(state="with_decider").order_by("id").first(),
        "home_ownership:instruments": offices.filter(state="with_decider").order_by("id").first(),
        "home_ownership:loan": owning.HousingLoan.objects.filter(application__in=offices)
        .order_by("id")
        .first(),
        "home_ownership:assessment": owning.EconomyAssessment.objects.filter(application__in=offices).first(),
        "home_ownership:sheet": owning.EconomyAssessment.objects.filter(application__in=offices).first(),
        "home_ownership:campaign": owning.Campaign.objects.first(),
        "home_ownership:candidate": owning.Candidate.objects.filter(household=family).first(),
        "home_ownership:purchase": owning.Purchase.objects.order_by("id").first(),
        "home_ownership:saving": owning.SavingAgreement.objects.order_by("id").first(),
        "home_ownership:purchase_sheet": owning.Purchase.objects.order_by("id").first(),
        "home_ownership:plan": family,
        "home_ownership:plan_edit": family,
        "home_ownership:plan_sheet": family,
        "applications:vedtak": offices.filter(state="granted").order_by("id").first(),
        "people:person": family.contact,
        "people:household": family,
        "casework:timeline": family,
        "documents:list": family,
        "dwellings:detail": Dwelling.objects.get(pk=offer.dwelling_id),
        "dwellings:entrances": Dwelling.objects.exclude(entrance=None).order_by("id").first(),
        "leases:deadlines": Lease.objects.get(pk=offer.lease_id),
        "leases:detail": Lease.objects.get(pk=offer.lease_id),
        "allocation:queue_entry": QueueEntry.objects.filter(state="waiting", application__in=offices)
        .order_by("id")
        .first(),
        "allocation:meeting": Meeting.objects.filter(state="closed", office__name="Boligkontoret")
        .order_by("-held_on")
        .first(),
        "allocation:offer": offer,
    }
    # The board as it is used: the next meeting, with a proposal where one is made.
    planned = (
        Meeting.objects.filter(state="planned", office__name="Boligkontoret").order_by("held_on").first()
    )
    of_the_board = ("agenda", "screen", "why_not", "rule_costs", "limits", "number")
    rows |= {f"allocation:{name}": planned for name in of_the_board}
    # A smaller municipality than `drammen` lacks some of them.
    found = {name: row for name, row in rows.items() if row}
    return _lists() + [Page(name, "demo-kari", _address(name, row.pk)) for name, row in found.items()]


def _address(name: str, *args: Any) -> str:
    from django.urls import reverse

    return reverse(name, args=args)


OF_KARI = (
    "my_day", "applications:list", "people:persons", "dwellings:list", "dwellings:bases", "leases:list",
    "leases:match", "leases:coming_up", "leases:leading_on", "home_ownership:loans",
    "home_ownership:nothing_considered", "home_ownership:campaigns", "home_ownership:my_talks",
    "private_renting:list", "private_renting:career", "leases:exit_targets",
    "private_renting:results", "private_renting:fund", "home_ownership:purchases",
    "home_ownership:savings", "home_ownership:price_risk",
    "allocation:queue", "allocation:meetings",
    "allocation:offers", "letters:register", "letters:outbox", "complaints:list", "all_areas",
)  # fmt: skip
OF_PER = (
    "dwellings:areas", "dwellings:views", "dwellings:map", "dwellings:map_points", "dwellings:empty_days",
    "dwellings:occupancy", "dwellings:rents",
    "dwellings:agreements", "dwellings:cooperatives", "dwellings:saleable",
    "dwellings:trades", "dwellings:coming", "dwellings:coming_need", "dwellings:standard",
    "dwellings:references", "dwellings:purposes", "dwellings:value", "dwellings:mappings", "handovers:due",
)  # fmt: skip
OF_LIV = (
    "rates:list", "access:staff", "access:control", "casework:procedure_figures", "complaints:statistics",
    "followup:statistics", "allocation:adapted_need", "retention:due", "allocation:indicators",
    "allocation:rehearsals", "allocation:stays", "allocation:comparison",
    "allocation:waiting_by_size",
)  # fmt: skip


def _lists() -> list[Page]:
    found = [
        Page(name, username, _address(name))
        for names, username in ((OF_KARI, "demo-kari"), (OF_PER, "demo-per"), (OF_LIV, "demo-liv"))
        for name in names
    ]
    asked = (
        ("search", "demo-kari", "search", "?q=Tesfay"),
        ("people:persons?q", "demo-kari", "people:persons", "?q=hansen"),
        ("dwellings:list (eiendom)", "demo-per", "dwellings:list", ""),
        ("dwellings:list (utleid)", "demo-per", "dwellings:list", "?status=let"),
        ("dwellings:stock", "demo-per", "dwellings:stock", "?fra=01.01.1990&til=31.12.2026"),
        ("dwellings:rents (botid)", "demo-liv", "dwellings:rents", "?etter=botid"),
        ("dwellings:rents (bosetting)", "demo-liv", "dwellings:rents", "?etter=bosetting"),
        ("dwellings:prospect", "demo-per", "dwellings:prospect", "?soverom=2&antall=3&krets=Elvebyen"),
        # At most a thousand are changed at once: the small ones where nobody lives, at every size.
        ("dwellings:together", "demo-per", "dwellings:together",
         "?felt=rent&alle=1&status=ikke_utleid&soverom=1"),
    )  # fmt: skip
    found += [Page(name, username, _address(of) + more) for name, username, of, more in asked]
    found.append(Page("allocation:indicator", "demo-liv", _address("allocation:indicator", "waiting_time")))
    return found


def measure(page: Page) -> dict[str, Any]:
    """One row of the table; times in milliseconds."""
    from django.test import Client

    from boligflyt.areas.access.models import Staff

    client = Client()
    client.force_login(Staff.objects.get(username=page.username))
    warm = [_milliseconds(lambda: client.get(page.address))]
    while len(warm) < WARM_UP and sum(warm) < MOST_MS:
        warm.append(_milliseconds(lambda: client.get(page.address)))
    with watched() as seen:
        status = client.get(page.address).status_code
    times, database = _asked(client, page)
    slowest = max(seen.counted, key=lambda one: one[0], default=None)
    sql = _alone(seen, slowest) if slowest else [0.0]
    row = {
        "page": page.name, "status": status, "statements": len(seen.counted), "p50": statistics.median(times),
        "p95": _p95(times), "sql_p50": statistics.median(sql), "sql_p95": _p95(sql),
        "database": statistics.median(database),
    }  # fmt: skip
    row["ratio"] = row["p50"] / row["sql_p50"] if row["sql_p50"] else 0.0
    return row


def _asked(client: Any, page: Page) -> tuple[list[float], list[float]]:
    """Each request, and how much of it went to the statements that are counted; a slow page fewer times."""
    times: list[float] = []
    database: list[float] = []
    while len(times) < LEAST or (len(times) < REPEATS and sum(times) < MOST_MS):
        with watched() as seen:
            times.append(_milliseconds(lambda: client.get(page.address)))
        database.append(sum(seconds for seconds, _, _ in seen.counted) * 1000)
    return times, database


def _alone(seen: Statements, statement: tuple[float, str, Any]) -> list[float]:
    """What one statement takes by itself, in a transaction that may see what the page's own might."""
    from django.db import transaction

    cleared = [one for one in seen.sent[: seen.sent.index(statement)] if CLEARED.search(one[1])]
    with transaction.atomic():
        for _, sql, params in cleared[-1:]:
            _bare(sql, params)
        times: list[float] = []
        while len(times) < LEAST or (len(times) < REPEATS and sum(times) < MOST_MS):
            times.append(_milliseconds(lambda: _bare(statement[1], statement[2])))
        return times


def _milliseconds(do: Callable[[], Any]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def _bare(sql: str, params: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        cursor.fetchall()


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def run() -> list[dict[str, Any]]:
    """Measure every page, print a line for each and give the rows."""
    chosen = pages()  # the owner finds the rows; behind the walls nobody sees any outside a request
    with as_the_program():
        return [told(measure(page)) for page in chosen]


def told(row: dict[str, Any]) -> dict[str, Any]:
    """The row, printed."""
    print(
        f"{row['page']:28} {row['status']}  {row['statements']:3} statements  p50 {row['p50']:7.1f} ms  "
        f"p95 {row['p95']:7.1f} ms  bare SQL {row['sql_p50']:6.2f} ms  ratio {row['ratio']:6.1f}",
        flush=True,
    )
    return row
