"""Fødselsnummer and D-number: whether the digits can be a number, under today's rule and the rule from 2032.

The birth date, the sex and the century are never read out of the number: they come from Folkeregisteret.
"""

from boligflyt.domain.national_numbers.check import (
    NationalNumberCheck,
    NumberErrorCode,
    NumberKind,
    NumberRule,
    check_national_number,
)
from boligflyt.domain.national_numbers.synthetic import make_synthetic_number

__all__ = [
    "NationalNumberCheck",
    "NumberErrorCode",
    "NumberKind",
    "NumberRule",
    "check_national_number",
    "make_synthetic_number",
]
