"""Put hostile files through the examination and measure: what was kept wrongly, how long, how much memory.

`python -m tests.support.hostile_run` takes all of them and tells the figures.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from boligflyt.toolkit.files import examining
from boligflyt.toolkit.files.examining import Examined, FileRefused, examine
from boligflyt.toolkit.files.kinds import Kind
from boligflyt.toolkit.files.limits import MEGABYTE, MOST_MEMORY
from boligflyt.toolkit.files.unfit import WORDS
from tests.support.hostile_files import EICAR, MARK, Hostile, corpus

BIDI = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
SIGNS = {
    Kind.PDF: b"%PDF-",
    Kind.JPEG: b"\xff\xd8\xff",
    Kind.PNG: b"\x89PNG",
    Kind.DOCX: b"PK",
    Kind.XLSX: b"PK",
}


@dataclass
class Outcome:
    """What came of them."""

    faults: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    slowest: float = 0.0
    slowest_of: str = ""
    seconds: float = 0.0
    peak: int = 0
    answered: int = 0

    @property
    def asked(self) -> int:
        """How many files."""
        return self.kept + self.refused.total()

    def note(self, head: dict) -> None:
        """What a confined process said of its own memory; one that was stopped said nothing."""
        self.answered += 1
        self.peak = max(self.peak, int(head.get("peak", 0)))


def wrong_name(name: str, kind: Kind) -> str:
    """What is wrong with a display name; empty when nothing is."""
    if not name.endswith(f".{kind.ending}") or len(name) > 100 or name != unicodedata.normalize("NFC", name):
        return "ending or length"
    if (
        BIDI.search(name)
        or not name.isprintable()
        or re.search(r'[/\\<>:"|?*\0]', name)
        or name.startswith(".")
    ):
        return "signs"
    return ""


def wrong(one: Hostile, found: Examined) -> str:
    """What is wrong with keeping this; empty when it is harmless."""
    if one.must == "refused":
        return "kept"
    if one.must == "cleaned" and MARK in found.content:
        return "kept with what it carried"
    if one.must == "text" and found.kind is not Kind.TEXT:
        return "kept as something else"
    if EICAR in found.content or not found.content.startswith(SIGNS.get(found.kind, b"")):
        return "content"
    return wrong_name(found.name, found.kind)


def put_through(many: Iterable[Hostile]) -> Outcome:
    """Every file once, in order."""
    outcome, began = Outcome(), time.perf_counter()
    with _listening(outcome):
        _one_by_one(many, outcome)
    outcome.seconds = time.perf_counter() - began
    return outcome


@contextmanager
def _listening(outcome: Outcome) -> Iterator[None]:
    """Hear what every confined process says of its memory."""
    read = examining._read

    def heard(told: int) -> examining.Answer:
        answer = read(told)
        outcome.note(answer.head)
        return answer

    examining._read = heard
    try:
        yield
    finally:
        examining._read = read


def _one_by_one(many: Iterable[Hostile], outcome: Outcome) -> None:
    for number, one in enumerate(many):
        started = time.perf_counter()
        try:
            found = examine(one.content, one.name)
        except FileRefused as fault:
            outcome.refused[fault.code] += 1
            if fault.message != WORDS[fault.code]:
                outcome.faults.append(f"{number} {one.family}: no words")
        else:
            outcome.kept += 1
            if what := wrong(one, found):
                outcome.faults.append(
                    f"{number} {one.family} as {one.name[:30]!r}: {what} ({found.kind.code})"
                )
        took = time.perf_counter() - started
        if took > outcome.slowest:
            outcome.slowest, outcome.slowest_of = took, one.family


def told(outcome: Outcome) -> str:
    """The figures in one line."""
    return (
        f"{outcome.asked} hostile files in {outcome.seconds:.0f} s: {outcome.refused.total()} refused, "
        f"{outcome.kept} kept harmless, {len(outcome.faults)} wrong; slowest {outcome.slowest:.2f} s "
        f"({outcome.slowest_of}); most memory {outcome.peak * 1024 / MEGABYTE:.0f} MB in {outcome.answered} "
        f"confined processes, of {MOST_MEMORY / MEGABYTE:.0f} MB that the kernel allows"
    )


if __name__ == "__main__":
    result = put_through(corpus())
    print("\n".join(result.faults))  # noqa: T201
    print(dict(result.refused))  # noqa: T201
    print(told(result))  # noqa: T201
