"""Rates: values that law or others set from a day on, as data with source and the day they were checked.

One value is one YAML file in a folder by area; the file's place gives the key, `law/lease_minimum_months`. A
municipality lays its own files over those in `municipal/`.
"""

from boligflyt.domain.rates.asking import RatesOfDay, UsedRate
from boligflyt.domain.rates.in_force import program_rates, shipped_rates, use_own_rates
from boligflyt.domain.rates.tables import (
    DatedValue,
    RateEnded,
    RateError,
    Rates,
    RateTable,
    load_rate_table,
)

__all__ = [
    "DatedValue",
    "RateEnded",
    "RateError",
    "RateTable",
    "Rates",
    "RatesOfDay",
    "UsedRate",
    "load_rate_table",
    "program_rates",
    "shipped_rates",
    "use_own_rates",
]
