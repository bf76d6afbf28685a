"""An answer while it is made: deadlines, findings, amounts and steps, and the rates behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from boligflyt.domain.deadlines.acts import Act, shipped_acts
from boligflyt.domain.deadlines.sections import Section
from boligflyt.domain.explanation import Finding
from boligflyt.domain.periods import is_working_day
from boligflyt.domain.rates import DatedValue, Rates, RateTable, shipped_rates
from boligflyt.domain.rent import PriceIndex

SATURDAY, SUNDAY = 5, 6


class Bound(StrEnum):
    """Whether something must be done by the day, or can first be done on it."""

    LAST_DAY = "last_day"
    FIRST_DAY = "first_day"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that a rule gives: its code, whether it is the last or the first, where it stands, and why."""

    code: str
    day: date
    bound: Bound
    section: Section
    explanation: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something the answer rests on that was worked out (`inferred`) or must be read again (`verify`)."""

    name: str
    mark: str
    source: str
    rate: str | None = None
    value: Decimal | None = None
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that was found about one question; amounts in NOK (a month, where they are rent)."""

    kind: str
    on: date
    deadlines: tuple[Deadline, ...]
    findings: tuple[Finding, ...]
    amounts: dict[str, Decimal]
    explanation: tuple[str, ...]
    marks: tuple[Mark, ...]

    def day(self, code: str) -> date | None:
        """The day with this code; None when the answer has none."""
        return next((one.day for one in self.deadlines if one.code == code), None)

    def finding(self, rule: str) -> Finding | None:
        """The finding of the rule; None when it was not asked."""
        return next((one for one in self.findings if one.rule == rule), None)


@dataclass(frozen=True, slots=True)
class RememberedRates(Rates):
    """Rates that remember which values they were asked for, so that the answer can name them."""

    used: dict[tuple[str, date], tuple[RateTable, DatedValue]] = field(default_factory=dict)

    def on(self, key: str, day: date) -> DatedValue:
        """The value that holds on the day. Raises RateError when there is none."""
        table = self.table(key)
        held = table.on(day)
        self.used[key, held.valid_from] = (table, held)
        return held


class Reckoning:
    """Gathers an answer as it is seen on the day `on`."""

    def __init__(
        self,
        on: date,
        rates: Rates | None = None,
        acts: Sequence[Act] | None = None,
        index: PriceIndex | None = None,
    ) -> None:
        self.on, self.index = on, index
        self.rates = RememberedRates((rates or shipped_rates()).tables)
        self.acts = tuple(acts or shipped_acts())
        self._deadlines: list[Deadline] = []
        self._findings: list[Finding] = []
        self._steps: list[str] = []
        self._amounts: dict[str, Decimal] = {}
        self._marks: list[Mark] = []

    def last_day(self, code: str, day: date, section: Section, why: str) -> None:
        """Something must be done by the day."""
        self._add(Deadline(code, day, Bound.LAST_DAY, section, why))

    def first_day(self, code: str, day: date, section: Section, why: str) -> None:
        """Something can first be done on the day."""
        self._add(Deadline(code, day, Bound.FIRST_DAY, section, why))

    def _add(self, deadline: Deadline) -> None:
        self._deadlines.append(deadline)
        self._steps.append(deadline.explanation)

    def find(self, *findings: Finding) -> None:
        """Keep what a rule found; its reason is a step too."""
        self._findings.extend(findings)
        self._steps.extend(f"{one.reason.removesuffix('.')} ({one.law})." for one in findings)

    def say(self, step: str) -> None:
        """A step that gives no day."""
        self._steps.append(step)

    def amount(self, name: str, value: Decimal) -> None:
        """A sum in NOK."""
        self._amounts[name] = value

    def rests_on(self, name: str, mark: str, source: str) -> None:
        """Name a reading of the law that is not certain."""
        self._marks.append(Mark(name, mark, source))

    def answer(self, kind: str) -> Answer:
        """What was gathered, the marks of the rates with it."""
        marks = [
            Mark(table.name, held.mark, held.source, table.key, held.value, held.valid_from)
            for table, held in self.rates.used.values() if held.mark
        ]  # fmt: skip
        return Answer(
            kind, self.on, tuple(self._deadlines), tuple(self._findings), dict(self._amounts),
            tuple(self._steps), tuple(marks + self._marks),
        )  # fmt: skip


def in_words(day: date) -> str:
    """The day as it is written in Norwegian text."""
    return f"{day:%d.%m.%Y}"


def counted(number: int, one: str, many: str) -> str:
    """«1 måned», «3 måneder»."""
    return f"{number} {one if number == 1 else many}"


def figure(number: Decimal) -> str:
    """«12 450,50»: spaces between thousands, a decimal comma."""
    return f"{number.normalize():,f}".replace(",", "\u00a0").replace(".", ",")


def moved_from(counted_day: date, day: date) -> str:
    """Why a day was moved, as a sentence that follows another; empty when it was not."""
    return (
        "" if counted_day == day else f" {in_words(counted_day)} er {_free(counted_day)}, så fristen flyttes."
    )


def not_moved(day: date) -> str:
    """Says that a free day stands, as a sentence that follows another; empty on a working day."""
    if is_working_day(day):
        return ""
    return f" Dagen er {_free(day)}. Ingen regel som er lest, flytter den."


def in_practice(day: date) -> str:
    """Says that what can first be done on a free day will be done on the next working day; else empty."""
    return "" if is_working_day(day) else f" Dagen er {_free(day)}, så i praksis blir det neste virkedag."


def _free(day: date) -> str:
    names = {SATURDAY: "en lørdag", SUNDAY: "en søndag"}
    return names.get(day.weekday(), "en helligdag")
