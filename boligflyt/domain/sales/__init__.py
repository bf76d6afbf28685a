"""Selling a dwelling: whether it can be sold, why not, and what is left of grants (HOU-26, ECO-09)."""

from boligflyt.domain.sales.binding import Binding, binding_of
from boligflyt.domain.sales.saleability import Reason, SaleFacts, Verdict, judge

__all__ = ["Binding", "Reason", "SaleFacts", "Verdict", "binding_of", "judge"]
