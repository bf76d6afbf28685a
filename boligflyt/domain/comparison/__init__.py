"""The municipality beside others: stock per 1 000, share owned, applications, refusals (IND-27, IND-28)."""

from boligflyt.domain.comparison.figures import ComparisonFault, Measure, ReportedFigure, read_reported
from boligflyt.domain.comparison.table import Comparison, Line, OwnCounts, compare

__all__ = [
    "Comparison",
    "ComparisonFault",
    "Line",
    "Measure",
    "OwnCounts",
    "ReportedFigure",
    "compare",
    "read_reported",
]
