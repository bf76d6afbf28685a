"""Who asks: the household, what comes in and goes out each month, and what they think of doing."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from boligflyt.domain.bostoette import Category
from boligflyt.domain.startlaan import CoFinancing, StartlaanTerms

NOTHING = Decimal(0)
ADULT_AGE = 18


class NotWorkedOut(ValueError):
    """The economy cannot be worked out; the message is Norwegian, `field` the part it is about."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Sex(StrEnum):
    """Only for budget tables that tell them apart."""

    FEMALE = "female"
    MALE = "male"


class Ownership(StrEnum):
    """Borettslag or sameie with shared costs, or a house of one's own (forskrift om bustøtte § 2)."""

    SHARED = "shared"
    OWN_HOUSE = "own_house"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the household, by age in whole years."""

    age: int
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An amount with its name, NOK per month."""

    name: str
    monthly: Decimal


@dataclass(frozen=True, slots=True)
class Income:
    """NOK per month: `gross` is what counts for bostøtte and for a bank, `net` what is paid out."""

    name: str
    gross: Decimal
    net: Decimal


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed, NOK, and what is paid on it, NOK per month."""

    name: str
    balance: Decimal
    monthly: Decimal


@dataclass(frozen=True, slots=True)
class BostoetteAsked:
    """What bostøtte asks for beside income and cost. `group` is the municipality's, 1 to 4."""

    group: int
    category: Category = Category.ORDINARY
    specially_adapted: bool = False
    net_wealth: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Renting:
    """A dwelling to rent, NOK per month. `other_costs` (power, insurance) is not approved for bostøtte."""

    rent: Decimal
    other_costs: Decimal = NOTHING
    heating_included: bool = True


@dataclass(frozen=True, slots=True)
class Buying:
    """A dwelling to buy: NOK, and NOK per month for the three costs of owning it.

    `shared_costs` and `fees` (municipal fees, property tax, ground rent) are approved for bostøtte,
    `running_costs` (insurance, upkeep, power) are not.
    """

    price: Decimal
    purchase_costs: Decimal = NOTHING
    own_capital: Decimal = NOTHING
    grant: Decimal = NOTHING
    ownership: Ownership = Ownership.SHARED
    shared_costs: Decimal = NOTHING
    fees: Decimal = NOTHING
    running_costs: Decimal = NOTHING
    heating_included: bool = True
    dwelling_tax_value: Decimal | None = None

    @property
    def owning_costs(self) -> Decimal:
        """What it costs to own it beside the loan, NOK per month."""
        return self.shared_costs + self.fees + self.running_costs

    @property
    def to_borrow(self) -> Decimal:
        """What must be lent, NOK; below nought when there is more money than the dwelling costs."""
        return self.price + self.purchase_costs - self.own_capital - self.grant


@dataclass(frozen=True, slots=True)
class LoanAsked:
    """The terms of the startlån, and how it is shared with a bank."""

    terms: StartlaanTerms
    financing: CoFinancing


@dataclass(frozen=True, slots=True)
class EconomyAsked:
    """A household and what is asked about it.

    `budget` is its own lines of livsopphold, None for the table's; `owning_costs` is for a dwelling not yet
    found, NOK per month. What is None is not asked about.
    """

    members: tuple[Member, ...]
    income: tuple[Income, ...]
    debts: tuple[Debt, ...] = ()
    fixed_costs: tuple[Line, ...] = ()
    budget: tuple[Line, ...] | None = None
    bostoette: BostoetteAsked | None = None
    stay: Renting | None = None
    rent: Renting | None = None
    buy: Buying | None = None
    loan: LoanAsked | None = None
    owning_costs: Decimal | None = None
    bank_rule: bool = False

    @property
    def adults(self) -> int:
        """How many are 18 or more."""
        return sum(member.age >= ADULT_AGE for member in self.members)

    @property
    def children(self) -> int:
        """How many are under 18."""
        return len(self.members) - self.adults

    @property
    def gross(self) -> Decimal:
        """NOK per month before tax."""
        return sum((one.gross for one in self.income), NOTHING)

    @property
    def net(self) -> Decimal:
        """NOK per month after tax."""
        return sum((one.net for one in self.income), NOTHING)

    @property
    def debt_payments(self) -> Decimal:
        """NOK per month on what is owed already."""
        return sum((one.monthly for one in self.debts), NOTHING)

    @property
    def debt(self) -> Decimal:
        """What is owed already, NOK."""
        return sum((one.balance for one in self.debts), NOTHING)

    @property
    def fixed(self) -> Decimal:
        """Other fixed costs, NOK per month."""
        return sum((one.monthly for one in self.fixed_costs), NOTHING)
