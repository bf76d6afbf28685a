"""Rounding to the øre, and amounts and percentages in words."""

from decimal import ROUND_HALF_UP, Decimal

ORE = Decimal("0.01")
HARD_SPACE = "\u00a0"


def to_ore(amount: Decimal) -> Decimal:
    """The amount in NOK rounded to the nearest øre, half up."""
    return amount.quantize(ORE, ROUND_HALF_UP)


def in_kroner(amount: Decimal | int, decimals: int = 0) -> str:
    """«12 345 kroner», rounded half up, with hard spaces; `decimals` gives the øre too."""
    rounded = Decimal(amount).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,}".replace(",", HARD_SPACE).replace(".", ",") + f"{HARD_SPACE}kroner"


def in_percent(share: Decimal, decimals: int = 2) -> str:
    """«4,3 prosent»: at most so many decimals, none that are nought."""
    rounded = share.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP).normalize()
    return f"{rounded:f}".replace(".", ",") + f"{HARD_SPACE}prosent"
