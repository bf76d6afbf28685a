"""Agreements with a last day: when somebody must act for the municipality to keep or give up a dwelling."""

from boligflyt.domain.agreements.term import AgreementTerm, Standing

__all__ = ["AgreementTerm", "Standing"]
