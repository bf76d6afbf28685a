"""The figures of one year: what we count ourselves, what we have reported, and what others have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from boligflyt.domain.comparison.figures import Measure, ReportedFigure

THOUSAND, HUNDRED = Decimal(1000), Decimal(100)
SHOWN = tuple(one for one in Measure if one is not Measure.INHABITANTS)


@dataclass(frozen=True, slots=True)
class OwnCounts:
    """What the register tells of a year: dwellings at its end, and applications received in it.

    `refused` are of the `new_applications`: KOSTRA's share of refusals is refused new of received new.
    Applications are None for a year before anything was registered.
    """

    dwellings: int
    owned: int
    applications: int | None
    new_applications: int = 0
    refused: int = 0

    def values(self, inhabitants: int | None) -> Mapping[Measure, Decimal | None]:
        """By measure; None where there is nothing to divide by."""
        return {
            Measure.DWELLINGS: Decimal(self.dwellings),
            Measure.PER_THOUSAND: _part(self.dwellings, inhabitants, THOUSAND),
            Measure.OWNED_SHARE: _part(self.owned, self.dwellings, HUNDRED),
            Measure.APPLICATIONS: None if self.applications is None else Decimal(self.applications),
            Measure.APPLICATIONS_PER_THOUSAND: _part(self.applications, inhabitants, THOUSAND),
            Measure.REFUSED_SHARE: _part(self.refused, self.new_applications, HUNDRED),
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One measure: our own count, our reported figure, and others' in the order of the places."""

    measure: Measure
    own: Decimal | None
    reported: ReportedFigure | None
    others: tuple[ReportedFigure | None, ...]

    @property
    def differs(self) -> bool:
        """Whether what we reported is another figure than what the register tells, rounded as reported."""
        if self.own is None or self.reported is None:
            return False
        step = Decimal(1).scaleb(-_digits(self.reported.value))
        return self.own.quantize(step, rounding=ROUND_HALF_UP) != self.reported.value


@dataclass(frozen=True, slots=True)
class Comparison:
    """A year; `inhabitants` is the newest figure that is not of a later year, and says its own year."""

    year: int
    inhabitants: ReportedFigure | None
    places: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that something shown is from."""
        told = [self.inhabitants, *(one for line in self.lines for one in (line.reported, *line.others))]
        return tuple(sorted({one.source for one in told if one}))


def compare(year: int, own: OwnCounts, reported: Sequence[ReportedFigure], name: str) -> Comparison:
    """The year's figures beside each other; `name` is the municipality's own in the file."""
    ours = [one for one in reported if one.place.casefold() == name.casefold()]
    theirs = [one for one in reported if one.place.casefold() != name.casefold() and one.year == year]
    inhabitants = _newest(ours, year)
    values = own.values(int(inhabitants.value) if inhabitants else None)
    places = tuple(dict.fromkeys(one.place for one in theirs))
    return Comparison(
        year, inhabitants, places,
        tuple(
            Line(
                measure, values[measure], _of(ours, measure, year),
                tuple(_of([one for one in theirs if one.place == place], measure, year) for place in places),
            )
            for measure in SHOWN
        ),
    )  # fmt: skip


def _newest(ours: Iterable[ReportedFigure], year: int) -> ReportedFigure | None:
    known = [one for one in ours if one.measure is Measure.INHABITANTS and one.year <= year]
    return max(known, key=lambda one: one.year, default=None)


def _of(figures: Iterable[ReportedFigure], measure: Measure, year: int) -> ReportedFigure | None:
    return next((one for one in figures if one.measure is measure and one.year == year), None)


def _part(number: int | None, of: int | None, times: Decimal) -> Decimal | None:
    return number * times / of if of and number is not None else None


def _digits(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))
