"""The plan of retention: the program's own, and what a municipality's own plan puts in its place.

The program's plan is a proposal. A time that is marked `verify` is shown, and nothing is disposed of by it
until the municipality's own plan has set it (arkivlova § 13: only what Nasjonalarkivet allows).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from boligflyt.domain.retention.schema import OWN, SHIPPED
from boligflyt.domain.strict_yaml import Document, FileError, check_document, parse

FILE = Path(__file__).with_name("plan.yaml")


class Keep(StrEnum):
    """What happens to a class in the end."""

    ALWAYS = "always"
    YEARS = "years"
    PASSING = "passing"


class Since(StrEnum):
    """What the years are counted from, for a household."""

    CASE_CLOSED = "case_closed"
    LEASE_ENDED = "lease_ended"
    LAST_CONTACT = "last_contact"
    ALL_ELSE = "all_else"


@dataclass(frozen=True, slots=True)
class RecordClass:
    """One class of records. `settled`: something may be disposed of by it."""

    key: str
    label: str
    keep: Keep
    ground: str
    why: str
    settled: bool
    years: int = 0
    least: int = 0
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All classes, and which class each kind of record (`area.Model`) and paper belongs to.

    `decided` says by which decision of the municipality; empty when only the program's proposal stands.
    """

    classes: tuple[RecordClass, ...]
    records: dict[str, str]
    papers: dict[str, str]
    law: str
    source: str
    decided: str
    sha256: str

    def of(self, key: str) -> RecordClass:
        """The class with this key. Raises KeyError for one that is not in the plan."""
        return {one.key: one for one in self.classes}[key]

    @property
    def of_papers(self) -> dict[str, list[str]]:
        """The class of papers → the kinds of paper in it."""
        kinds: dict[str, list[str]] = {}
        for kind, key in self.papers.items():
            kinds.setdefault(key, []).append(kind)
        return kinds

    def of_record(self, label: str) -> RecordClass:
        """The class of a kind of record, by the model's label."""
        return self.of(self.records[label])

    def of_paper(self, kind: str) -> RecordClass:
        """The class of a kind of document."""
        return self.of(self.papers[kind])


@cache
def shipped_plan() -> Plan:
    """The program's proposal. Raises FileError with the line when the file is faulty."""
    return _shipped(FILE.read_text(encoding="utf-8"))


@cache
def read_plan(own: Path | None) -> Plan:
    """The plan that stands: the program's, with the municipality's own file on top when there is one.

    Raises FileError for a faulty file, an unknown class, or a time below what the law asks for.
    """
    if own is None:
        return shipped_plan()
    return with_own(shipped_plan(), own.read_text(encoding="utf-8"))


def with_own(plan: Plan, text: str) -> Plan:
    """The plan with the municipality's own times. Raises FileError with the line for what may not be."""
    document = parse(text)
    check_document(document, OWN)
    content = document.value
    changed = {key: _changed(plan, document, key, row) for key, row in content["classes"].items()}
    return replace(
        plan,
        classes=tuple(changed.get(one.key, one) for one in plan.classes),
        decided=f"{content['decision']}, {content['allowed_by']}",
        sha256=sha256((plan.sha256 + text).encode()).hexdigest(),
    )


def _changed(plan: Plan, document: Document, key: str, row: dict[str, Any]) -> RecordClass:
    line = document.line(("classes", key))
    if key not in plan_keys(plan):
        raise FileError("unknown_class", f"Klassen «{key}» finnes ikke i planen.", line)
    was = plan.of(key)
    if was.since is None:
        raise FileError("fixed_class", f"Tiden for «{key}» kan ikke endres.", line)
    if row.get("keep") == Keep.ALWAYS:
        return replace(was, keep=Keep.ALWAYS, settled=True)
    years = row.get("years", was.years)
    if years < was.least:
        raise FileError("below_the_least", f"«{key}» må bli minst {was.least} år ({was.ground}).", line)
    return replace(was, years=years, settled=True)


def plan_keys(plan: Plan) -> set[str]:
    """The keys of all classes."""
    return {one.key for one in plan.classes}


def _shipped(text: str) -> Plan:
    document = parse(text)
    check_document(document, SHIPPED)
    content = document.value
    classes = tuple(_class(key, row) for key, row in content["classes"].items())
    known = {one.key for one in classes}
    for part in ("records", "papers"):
        for label, key in content[part].items():
            if key not in known:
                raise FileError(
                    "unknown_class", f"Klassen «{key}» finnes ikke.", document.line((part, label))
                )
    return Plan(
        classes, content["records"], content["papers"], content["law"], content["source"], "",
        sha256(text.encode()).hexdigest(),
    )  # fmt: skip


def _class(key: str, row: dict[str, Any]) -> RecordClass:
    since = row.get("since")
    return RecordClass(
        key, row["label"], Keep(row["keep"]), row["ground"], row["why"], row["mark"] == "ok",
        row.get("years", 0), row.get("least", 0), Since(since) if since else None,
    )  # fmt: skip
