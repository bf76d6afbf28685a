"""Municipality numbers over time, and what followed those that have ended."""

from boligflyt.domain.municipalities.numbers import MunicipalityNumber, municipality_number

__all__ = ["MunicipalityNumber", "municipality_number"]
