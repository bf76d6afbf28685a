"""Indicators: what each figure means, what municipalities have reported, and the arithmetic behind."""

from boligflyt.domain.indicators.calculations import (
    STAY_CLASSES,
    Ratio,
    mean,
    median,
    months_in,
    per_month,
    spread_of_stays,
    turnover,
    weeks,
)
from boligflyt.domain.indicators.definitions import (
    Benchmark,
    Definition,
    Reported,
    benchmark_of,
    definition_of,
    definitions,
    fault_note,
    reported_of,
)
from boligflyt.domain.indicators.small_numbers import cells_to_withhold

__all__ = [
    "STAY_CLASSES",
    "Benchmark",
    "Definition",
    "Ratio",
    "Reported",
    "benchmark_of",
    "cells_to_withhold",
    "definition_of",
    "definitions",
    "fault_note",
    "mean",
    "median",
    "months_in",
    "per_month",
    "reported_of",
    "spread_of_stays",
    "turnover",
    "weeks",
]
