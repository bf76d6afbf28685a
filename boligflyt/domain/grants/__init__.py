"""Grants: etablering and its write-down, grants for rental dwellings, and the agreements that go with loans.

The municipality's own profile of write-down comes from its file; without one the older rule of 5 percent over
20 years is used, and says so.
"""

from boligflyt.domain.grants.agreements import AgreementKind, AgreementTerms, agreement_terms
from boligflyt.domain.grants.rental import RentalGrant, rental_grant, rental_group
from boligflyt.domain.grants.write_down import (
    RENTAL_PERCENT,
    RENTAL_YEARS,
    GrantError,
    WriteDown,
    even_rental_write_down,
    load_write_down,
    older_write_down,
    rental_write_down,
    whole_years_between,
)

__all__ = [
    "AgreementKind",
    "AgreementTerms",
    "GrantError",
    "RentalGrant",
    "WriteDown",
    "agreement_terms",
    "load_write_down",
    "older_write_down",
    "rental_grant",
    "rental_group",
    "rental_write_down",
    "even_rental_write_down",
    "RENTAL_PERCENT",
    "RENTAL_YEARS",
    "whole_years_between",
]
