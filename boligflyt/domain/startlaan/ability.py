"""Betjeningsevne: what a household can pay on a loan, as Husbanken defines it, not as a bank does."""

from dataclasses import dataclass
from decimal import Decimal

from boligflyt.domain.money import in_kroner

SOURCE = "Husbankens veileder, https://www.husbanken.no/kommune/startlaan/veileder/beregne-betjeningsevnen/"


@dataclass(frozen=True, slots=True)
class Ability:
    """NOK per month, of the whole household. `owning_costs` is running and upkeep of the dwelling."""

    net_income: Decimal
    living_costs: Decimal
    fixed_costs: Decimal
    debts: Decimal
    owning_costs: Decimal

    @property
    def monthly(self) -> Decimal:
        """What is left for a loan, NOK per month; below nought when there is not enough without one."""
        return (
            self.net_income - self.living_costs - self.fixed_costs - self.debts - self.owning_costs
        )  # fmt: skip

    @property
    def explanation(self) -> tuple[str, ...]:
        """The subtraction in words, line by line."""
        return (
            f"Husstanden har {in_kroner(self.net_income)} i måneden etter skatt.",
            f"Livsoppholdet er {in_kroner(self.living_costs)}, andre faste utgifter "
            f"{in_kroner(self.fixed_costs)} og gjeld {in_kroner(self.debts)}.",
            f"Drift og vedlikehold av boligen er {in_kroner(self.owning_costs)}.",
            f"Da er det {in_kroner(self.monthly)} i måneden til å betale på et boliglån.",
        )
