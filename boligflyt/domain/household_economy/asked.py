"""A household's economy as it is asked about from outside: the fields and what they become."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from boligflyt.domain.bostoette import Category, municipality_group
from boligflyt.domain.bostoette.asked import AskedError
from boligflyt.domain.household_economy.household import (
    BostoetteAsked,
    Buying,
    Debt,
    EconomyAsked,
    Income,
    Line,
    LoanAsked,
    Member,
    Ownership,
    Renting,
    Sex,
)
from boligflyt.domain.household_economy.reading import Part
from boligflyt.domain.municipalities import municipality_number
from boligflyt.domain.startlaan import (
    MOST_RATE,
    CoFinancing,
    Loan,
    LongTermReason,
    Repayment,
    StartlaanTerms,
    nominal_rate,
)

LINE = {"name", "monthly"}
RENTING = {"rent", "other_costs", "heating_included"}
BUYING = {
    "price", "purchase_costs", "own_capital", "grant", "ownership", "shared_costs", "fees", "running_costs",
    "heating_included", "dwelling_tax_value",
}  # fmt: skip
RATES = {"effective_rate", "nominal_rate"}
BANK = RATES | {"share_percent", "years", "repayment", "payment_fee", "setup_fee"}
LOAN = RATES | {
    "years", "repayment", "payments_per_year", "interest_only_years", "fixed_years", "markup", "setup_fee",
    "payment_fee", "long_term_reasons", "bank",
}  # fmt: skip
BOSTOETTE = {"category", "specially_adapted", "net_wealth"}
PLACES = {"municipality", "municipality_group"}
KNOWN = PLACES | {
    "members", "income", "debts", "fixed_costs", "budget", "bostoette", "stay", "rent", "buy", "loan",
    "owning_costs", "bank_rule",
}  # fmt: skip
OLDEST, LONGEST = 120, 100
WHOLE = Decimal(100)


def economy_of(asked: Mapping[str, Any]) -> EconomyAsked:
    """The household and what is asked. Raises AskedError for what is wrong, with its place."""
    told = Part(asked, "", KNOWN)
    group = _group(told)
    members = told.parts("members", {"age", "sex"}, _member)
    if not members:
        raise AskedError("missing", "Oppgi hvem som er i husstanden i «members».", "members")
    if not told.has("income"):
        raise AskedError("missing", "Oppgi inntektene i «income», eller en tom liste.", "income")
    income = told.parts("income", {"name", "gross", "net"}, _income)
    return EconomyAsked(
        members=members, income=income,
        debts=told.parts("debts", {"name", "balance", "monthly"}, _debt),
        fixed_costs=told.parts("fixed_costs", LINE, _line),
        budget=told.parts("budget", LINE, _line) if told.has("budget") else None,
        bostoette=_bostoette(told, group), stay=_renting(told.part("stay", RENTING)),
        rent=_renting(told.part("rent", RENTING)), buy=_buying(told.part("buy", BUYING)),
        loan=_loan(told.part("loan", LOAN)),
        owning_costs=told.amount("owning_costs") if told.has("owning_costs") else None,
        bank_rule=told.answer("bank_rule", False),
    )  # fmt: skip


def _member(told: Part) -> Member:
    sex = told.choice("sex", Sex, Sex.FEMALE) if told.has("sex") else None
    return Member(told.count("age", OLDEST), sex)


def _income(told: Part) -> Income:
    return Income(told.text("name"), told.amount("gross"), told.amount("net"))


def _debt(told: Part) -> Debt:
    return Debt(told.text("name"), told.amount("balance"), told.amount("monthly"))


def _line(told: Part) -> Line:
    return Line(told.text("name"), told.amount("monthly"))


def _group(told: Part) -> int | None:
    """The municipality's group in bostøtte; None when no place is told. A number must exist in any case."""
    given = [name for name in sorted(PLACES) if told.has(name)]
    if len(given) > 1:
        words = "Si enten kommunenummer («municipality») eller kommunegruppe («municipality_group»)."
        raise AskedError("wrong_place", words, "municipality")
    if given == ["municipality_group"]:
        group = told.count("municipality_group", 4)
        if group == 0:
            raise AskedError("wrong_value", "«municipality_group» skal være 1, 2, 3 eller 4.", given[0])
        return group
    if not given:
        return None
    number = told.text("municipality")
    if municipality_number(number) is None:
        words = f"Kommunenummeret «{number}» finnes ikke. Det skal være fire sifre i hermetegn, som «3301»."
        raise AskedError("unknown_municipality", words, "municipality")
    return municipality_group(number)


def _bostoette(told: Part, group: int | None) -> BostoetteAsked | None:
    part = told.part("bostoette", BOSTOETTE)
    if part is None:
        return None
    if group is None:
        words = "Bostøtten krever kommunenummer («municipality») eller kommunegruppe («municipality_group»)."
        raise AskedError("missing", words, "municipality")
    return BostoetteAsked(
        group, part.choice("category", Category, Category.ORDINARY), part.answer("specially_adapted", False),
        part.amount("net_wealth", 0),
    )  # fmt: skip


def _renting(told: Part | None) -> Renting | None:
    if told is None:
        return None
    heating = told.answer("heating_included", True)
    return Renting(told.amount("rent"), told.amount("other_costs", 0), heating)


def _buying(told: Part | None) -> Buying | None:
    if told is None:
        return None
    value = told.amount("dwelling_tax_value") if told.has("dwelling_tax_value") else None
    return Buying(
        price=told.amount("price"), purchase_costs=told.amount("purchase_costs", 0),
        own_capital=told.amount("own_capital", 0), grant=told.amount("grant", 0),
        ownership=told.choice("ownership", Ownership, Ownership.SHARED),
        shared_costs=told.amount("shared_costs", 0), fees=told.amount("fees", 0),
        running_costs=told.amount("running_costs", 0),
        heating_included=told.answer("heating_included", True), dwelling_tax_value=value,
    )  # fmt: skip


def _loan(told: Part | None) -> LoanAsked | None:
    if told is None:
        return None
    terms = StartlaanTerms(
        years=told.count("years", LONGEST), interest_only_years=told.count("interest_only_years", LONGEST, 0),
        fixed_years=told.count("fixed_years", LONGEST, 0), markup=told.percent("markup", MOST_RATE, 0),
        payments_per_year=told.count("payments_per_year", LONGEST, 12),
        long_term_reasons=told.choices("long_term_reasons", LongTermReason),
    )  # fmt: skip
    startlaan = _terms_of(told, _nominal(told, terms.markup, terms.payments_per_year), terms)
    bank = told.part("bank", BANK)
    financing = CoFinancing(startlaan) if bank is None else _with_bank(startlaan, bank)
    return LoanAsked(terms, financing)


def _with_bank(startlaan: Loan, bank: Part) -> CoFinancing:
    share = bank.percent("share_percent", WHOLE)
    if share in (0, WHOLE):
        words = "Bankens del skal være mer enn 0 og mindre enn 100 prosent."
        raise AskedError("wrong_value", words, bank.path("share_percent"))
    terms = StartlaanTerms(bank.count("years", LONGEST), payments_per_year=startlaan.payments_per_year)
    if terms.years == 0:
        raise AskedError("wrong_value", "Løpetiden skal være minst ett år.", bank.path("years"))
    nominal = _nominal(bank, Decimal(0), terms.payments_per_year)
    return CoFinancing(startlaan, _terms_of(bank, nominal, terms), share)


def _terms_of(told: Part, nominal: Decimal, terms: StartlaanTerms) -> Loan:
    return Loan(
        principal=Decimal(0), nominal=nominal, years=terms.years,
        repayment=told.choice("repayment", Repayment, Repayment.ANNUITY),
        payments_per_year=terms.payments_per_year, interest_only_years=terms.interest_only_years,
        setup_fee=told.amount("setup_fee", 0), payment_fee=told.amount("payment_fee", 0),
    )  # fmt: skip


def _nominal(told: Part, markup: Decimal, payments_per_year: int) -> Decimal:
    """The nominal rate, told or worked out of the effective one; the markup is on what was told."""
    given = [name for name in sorted(RATES) if told.has(name)]
    if len(given) != 1:
        words = "Si enten effektiv («effective_rate») eller nominell rente («nominal_rate»)."
        raise AskedError("missing" if not given else "wrong_value", words, told.path("effective_rate"))
    rate = told.percent(given[0], MOST_RATE) + markup
    if given == ["nominal_rate"] or payments_per_year == 0:
        return rate
    return nominal_rate(rate, payments_per_year)
