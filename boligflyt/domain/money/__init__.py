"""Money: kroner as Decimal, rounded to the øre half up unless said otherwise, and how it is written."""

from boligflyt.domain.money.amounts import ORE, in_kroner, in_percent, to_ore

__all__ = ["ORE", "in_kroner", "in_percent", "to_ore"]
