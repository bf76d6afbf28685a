"""Layers of statuses made into one status for every day. Plain values: no database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from boligflyt.areas.dwellings.choices import DayStatus, EmptyCause
from boligflyt.domain.periods import Period

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row with the same status and cause; first and last day are part of it."""

    status: DayStatus
    first_day: date
    last_day: date
    cause: EmptyCause = EmptyCause.NONE

    @property
    def days(self) -> int:
        """Number of days, both ends counted."""
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of status for a period; of two on a day the one given first holds."""

    status: DayStatus
    period: Period
    cause: EmptyCause = EmptyCause.NONE


def stretches(
    layers: Sequence[Layer],
    first_day: date,
    last_day: date,
    otherwise: DayStatus = DayStatus.UNEXPLAINED,
) -> list[Stretch]:
    """Every day from first to last with exactly one status; `otherwise` where no layer reaches."""
    if last_day < first_day:
        return []
    starts = sorted(set(_starts(layers, first_day, last_day)))
    ends = [start - ONE_DAY for start in starts[1:]] + [last_day]
    found: list[Stretch] = []
    for start, end in zip(starts, ends, strict=True):
        piece = _piece(layers, start, end, otherwise)
        if found and (found[-1].status, found[-1].cause) == (piece.status, piece.cause):
            found[-1] = replace(found[-1], last_day=end)
        else:
            found.append(piece)
    return found


def _starts(layers: Iterable[Layer], first_day: date, last_day: date) -> Iterable[date]:
    yield first_day
    for layer in layers:
        edges = [layer.period.first_day]
        if layer.period.last_day is not None:
            edges.append(layer.period.last_day + ONE_DAY)
        yield from (day for day in edges if first_day < day <= last_day)


def _piece(layers: Iterable[Layer], start: date, end: date, otherwise: DayStatus) -> Stretch:
    holds = next((layer for layer in layers if layer.period.contains(start)), None)
    if holds is None:
        return Stretch(otherwise, start, end)
    return Stretch(holds.status, start, end, holds.cause)
