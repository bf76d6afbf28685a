"""Who bears the loss of a startlån (forskrift om lån fra Husbanken § 7-5)."""

from dataclasses import dataclass
from decimal import Decimal

from boligflyt.domain.money import in_kroner, in_percent, to_ore
from boligflyt.domain.rates import RatesOfDay, UsedRate


@dataclass(frozen=True, slots=True)
class LossShare:
    """NOK for the municipality and for the state; together the loss."""

    municipality: Decimal
    state: Decimal
    explanation: tuple[str, ...]
    rates: tuple[UsedRate, ...]


def loss_share(remaining: Decimal, loss: Decimal, rates: RatesOfDay) -> LossShare:
    """The municipality bears the loss up to 25 percent of what remained, principal and interest, NOK.

    That the percentage is of what remained before the sale is our reading. Raises ValueError for amounts
    below nought or a loss above what remained, RateError for a day before the first rate.
    """
    if min(remaining, loss) < 0:
        raise ValueError("Restgjeld og tap kan ikke være under null.")
    if loss > remaining:
        raise ValueError("Tapet kan ikke være større enn restgjelden.")
    percent = rates("startlaan/municipality_loss_percent")
    most = to_ore(remaining * percent / 100)
    own = min(loss, most)
    words = (
        f"Kommunen dekker tapet til og med {in_percent(percent)} av restgjelden på {in_kroner(remaining)}: "
        f"{in_kroner(most)} (§ 7-5).",
        f"Av tapet på {in_kroner(loss)} dekker kommunen {in_kroner(own)} og staten {in_kroner(loss - own)}.",
    )
    return LossShare(own, loss - own, words, rates.used)
