"""The search page, asked in every way that it answers: statements and server time.

    ./bf bench --only search        # the demonstration municipality «drammen»
    ./bf bench --search-million     # a million invented persons

As the program runs: its own database roles, behind row-level security, Django's test client. Each text is
asked a number of times in turn with the others, so that a slow moment of the machine falls on all.
"""

from __future__ import annotations

import gc
import statistics
import time
import uuid
from dataclasses import dataclass
from typing import Any

from benchmarks.null_controls import as_the_program
from benchmarks.pages import _p95, watched

REPEATS = 20
WARM_UP = 2


@dataclass(frozen=True)
class Question:
    """What is asked, in a word or two for the table, and the text itself."""

    kind: str
    text: str


ON_DRAMMEN = (
    Question("surname", "Tesfay"), Question("common surname", "hansen"), Question("two letters", "ha"),
    Question("given and surname", "kari hansen"), Question("misspelled", "tesfya"),
    Question("misspelled", "hanssn"), Question("initials", "KH"),
    Question("initial and surname", "k. hansen"),
    Question("birth date", "12.03.1988"), Question("street", "skogbrynet"), Question("no hit", "zzyzx"),
    Question("only signs", "%_"), Question("number", "13909912345"),
    Question("case that is not", "2026-ZZZZZ"),
)  # fmt: skip
IN_THE_MILLION = (
    Question("most common surname", "hansen"), Question("most common surname", "johansen"),
    Question("two letters", "ha"), Question("two letters", "an"), Question("two letters", "ås"),
    Question("three letters", "han"), Question("three letters", "mar"), Question("common given name", "anne"),
    Question("common given name", "mohammed"), Question("rare surname", "bakkerud"),
    Question("rare surname", "åsungfoss"), Question("æ ø å", "håland"), Question("aa for å", "haaland"),
    Question("o for ø", "ostby"), Question("given and surname", "kari hansen"),
    Question("surname first", "hansen, kari"), Question("three words", "kari anne hansen"),
    Question("two short words", "ka ha"), Question("initial and surname", "k. hansen"),
    Question("initial and surname", "hansen k"), Question("initials", "KH"), Question("initials", "K.A.H."),
    Question("initials", "AO"), Question("misspelled surname", "hanzen"),
    Question("misspelled surname", "kirstiansen"), Question("misspelled surname", "bakerudd"),
    Question("misspelled both", "karri hanssn"), Question("misspelled given name", "muhamad"),
    Question("misspelled given name", "cristian"), Question("birth date", "12.03.1988"),
    Question("birth date and name", "hansen 12.03.1988"), Question("number", "13909912345"),
    Question("street", "skogbrynet"), Question("street and number", "kirkeveien 12"),
    Question("dwelling", "storgata 3 H0201"), Question("case", "2026-ZZ00B"), Question("case", "ZZ00B"),
    Question("lease", "K-00000001"), Question("no hit", "zzyzx"), Question("no hit, two words", "qwx zzyzx"),
    Question("only signs", "%_"), Question("very long", "anne kari " * 8),
)  # fmt: skip


def run_drammen() -> list[dict[str, Any]]:
    """The demonstration municipality, which is there already."""
    return _measured([("caseworker", "demo-kari"), ("leader", "demo-liv")], ON_DRAMMEN)


def run_million(readers: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Measure what `prepare_million` filled."""
    return _measured(readers, IN_THE_MILLION)


def prepare_million() -> list[tuple[str, str]]:
    """The municipality, its offices and four readers, and everybody else. Gives readers and user names."""
    from benchmarks import million
    from boligflyt.areas.access.choices import OfficeKind
    from boligflyt.areas.access.models import Municipality, Office

    Municipality.objects.create(
        name="Nordelv kommune", number="9999", rule_set="demo-drammen", phone="00 00 00 00"
    )
    offices = [
        Office.objects.create(name=f"Enhet {number}", kind=OfficeKind.HOUSING)
        for number in range(million.OFFICES)
    ]
    readers = [
        (f"caseworker, {million.SMALL_OFFICE} homes", "few", "caseworker", 1, 0),
        (f"caseworker, {million.BIG_OFFICE} homes", "many", "caseworker", 0, 0),
        (f"cleared decider, {million.BIG_OFFICE} homes", "cleared", "decider", 0, 3),
        ("leader", "leader", "leader", 0, 0),
    ]
    staff = [_reader(*one[1:3], offices[one[3]], one[4]) for one in readers]
    began = time.perf_counter()
    million.fill([one.pk for one in offices], staff[0])
    print(f"Filled in {time.perf_counter() - began:.0f} s", flush=True)
    return [(one[0], one[1]) for one in readers]


def _reader(username: str, role: str, office: Any, clearance: int) -> uuid.UUID:
    from datetime import date

    from boligflyt.areas.access.models import Assignment, Staff
    from boligflyt.domain.periods import Period

    staff = Staff.objects.create_user(username, username, None)
    Assignment.objects.create(
        staff=staff, office=office, role=role, period=Period(date(2020, 1, 1), None), clearance=clearance
    )
    return staff.pk


def _measured(readers: list[tuple[str, str]], questions: tuple[Question, ...]) -> list[dict[str, Any]]:
    rows = []
    with as_the_program():
        for reader, username in readers:
            rows += measure(reader, username, questions)
    for row in rows:
        print(
            f"{row['reader']:32} {row['kind']:24} {row['text']:24} {row['statements']:3} statements "
            f"{row['hits']:3} hits  p50 {row['p50']:7.1f} ms  p95 {row['p95']:7.1f} ms",
            flush=True,
        )
    return rows


def measure(reader: str, username: str, questions: tuple[Question, ...]) -> list[dict[str, Any]]:
    """One row for each text; times in milliseconds."""
    from django.test import Client

    from boligflyt.areas.access.models import Staff

    client = Client()
    client.force_login(Staff.objects.get(username=username))
    times: dict[Question, list[float]] = {one: [] for one in questions}
    seen: dict[Question, tuple[int, int]] = {}
    for number in range(WARM_UP + REPEATS):
        for one in questions:
            gc.collect()
            began = time.perf_counter()
            if number:
                _asked(client, one.text)
            else:
                seen[one] = _counted(client, one.text)
            if number >= WARM_UP:
                times[one].append((time.perf_counter() - began) * 1000)
    return [
        {
            "reader": reader, "kind": one.kind, "text": one.text[:24], "statements": seen[one][0],
            "hits": seen[one][1], "p50": statistics.median(taken), "p95": _p95(taken),
        }
        for one, taken in times.items()
    ]  # fmt: skip


def _counted(client: Any, text: str) -> tuple[int, int]:
    """Statements and hits of one search."""
    with watched() as seen:
        answer = _asked(client, text)
    return len(seen.counted), answer.content.count(b'class="bf-hit"')


def _asked(client: Any, text: str) -> Any:
    answer = client.post("/sok/", {"q": text})
    if answer.status_code != 200:
        raise RuntimeError(f"«{text}» gave {answer.status_code}")
    return answer
