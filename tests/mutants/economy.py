"""Mutants in loans, grants and a household's economy: a sum that is too kind, a limit that does not hold."""

from __future__ import annotations

from tests.mutants.mutant import M

LOANS = "tests/domain/startlaan/test_startlaan_loans.py"
TERMS = "tests/domain/startlaan/test_startlaan_terms.py"
GRANTS = "tests/domain/grants/test_grant_rules.py"
LIVING = "tests/domain/household_economy/test_budget_tables.py"
WAYS = "tests/domain/household_economy/test_three_ways.py"
STARTLAAN, ECONOMY = "domain/startlaan", "domain/household_economy"

MUTANTS = (
    M("loan-longer-than-the-law", f"{STARTLAAN}/terms.py", "    if not terms.long_term_reasons:",
      "    if False:", "A loan over fifty years is offered without a reason.",
      f"{TERMS}::test_terms_beyond_the_law_are_refused_with_their_name"),
    M("loan-that-almost-fits", f"{STARTLAAN}/limits.py", "    return yearly <= monthly * MONTHS",
      "    return yearly < monthly * MONTHS", "The highest loan is not the highest.",
      f"{LOANS}::test_a_loan_that_takes_every_krone_fits"),
    M("plan-leaves-a-rest", f"{STARTLAAN}/plan.py",
      "instalment = balance if number == loan.payments else ", "instalment = ",
      "Something is owed when the loan is repaid.", f"{LOANS}::test_every_plan_ends_at_exactly_nought"),
    M("bank-below-seven-percent", f"{STARTLAAN}/bank_rule.py", "max(loan.nominal + points, least)",
      "loan.nominal + points", "The bank seems to say yes.",
      f"{TERMS}::test_the_bank_counts_at_least_seven_percent"),
    M("running-costs-forgotten", f"{STARTLAAN}/ability.py", " - self.owning_costs", "",
      "A family borrows more than it can pay.",
      f"{TERMS}::test_the_ability_to_pay_is_what_is_left_line_by_line"),
    M("grant-written-down-a-day-early", "domain/grants/write_down.py",
      "<= on else years - 1", "< on else years - 1", "A year of the grant is lost or given away.",
      f"{GRANTS}::test_the_older_rule_takes_five_percent_for_each_whole_year"),
    M("below-the-least-to-live-on", f"{ECONOMY}/living_costs.py",
      "max(chosen, floor) if floor is not None else chosen", "chosen",
      "A loan is built on less than anybody lives on.",
      f"{LIVING}::test_what_is_counted_is_never_below_the_least"),
    M("bostoette-raised-too-far", f"{ECONOMY}/borrowing.py", "        bostoette = found.monthly\n",
      "        bostoette += found.monthly\n", "A loan rests on an allowance that does not come.",
      f"{WAYS}::test_bostoette_counted_as_income_never_lends_more_than_it_can_carry"),
    M("break-without-the-fixed-years", f"{ECONOMY}/alternatives.py",
      "    floating = _floating(loans, years)", "    floating = _floating(loans, 0)",
      "A family is told that its fixed rate can break it tomorrow.",
      f"{WAYS}::test_a_fixed_rate_is_asked_about_when_it_ends"),
    M("old-rate-for-ever", "domain/rates/tables.py",
      "if self.known_to is not None and day > self.known_to:", "if False:",
      "A household is measured by a rate that was replaced long ago.",
      "tests/domain/rates/test_rates.py"),
)  # fmt: skip
