"""Mutants in the rule of bostøtte and in the rates: a wrong øre, or a number that is not in force."""

from __future__ import annotations

from tests.mutants.mutant import M

RULE = "domain/bostoette/rule.py"
FLOATS = "domain/bostoette/many/floats.py"
EXACT = "domain/bostoette/many/exact.py"
OWN = "domain/rates/own.py"
MANY = "tests/domain/bostoette/test_bostoette_for_many.py"
WORKED = "tests/domain/bostoette/test_worked_examples.py"
OWN_RATES = "tests/domain/rates/test_own_rates.py"

MUTANTS = (
    M("bostoette-half-ore-not-in-doubt", FLOATS,
      "self._in_doubt.append(np.abs(value - whole) >= HALF - _margin(value))",
      "self._in_doubt.append(np.abs(value - whole) >= HALF + 1)",
      "A sum half way between two øre is rounded as a double happens to lie.",
      f"{MANY}::test_sums_that_lie_half_way_between_two_ore_are_settled_by_exact_numbers"),
    M("bostoette-step-not-in-doubt", FLOATS,
      "self._in_doubt.append(np.abs(value - np.rint(value)) <= _margin(value))",
      "self._in_doubt.append(np.abs(value - np.rint(value)) < 0)",
      "A household on the edge of a step in the own share is put on the wrong side.",
      f"{MANY}::test_an_income_on_the_very_edge_of_a_step_is_settled_by_exact_numbers"),
    M("bostoette-64-bits-run-over", EXACT, "MOST = 2**62", "MOST = 2**200",
      "A sum too large for 64 bits comes out as another number.",
      f"{MANY}::test_sums_on_the_way_that_are_too_large_for_64_bits_are_still_exact"),
    M("bostoette-smallest-payment-not-asked", RULE, "rounded < smallest, lambda: 0", "rounded < 0, lambda: 0",
      "Sums below the smallest payment are told as paid.",
      f"{WORKED}::test_the_highest_income_is_the_worked_one"),
    M("bostoette-wealth-of-owner-as-tenant", RULE,
      'lambda: by.smaller(who.dwelling_tax_value, by.rate("wealth_free_owner")),',
      'lambda: by.rate("wealth_free_tenant"),',
      "An owner's dwelling counts as money in the bank.",
      f"{WORKED}::test_wealth_above_the_free_amount_is_added_to_the_income"),
    M("rates-own-in-another-unit", OWN, "if proposed and proposed.unit != table.unit:", "if False:",
      "Ten weeks are read as ten days.",
      f"{OWN_RATES}::test_a_faulty_file_says_what_is_wrong_where_and_how_to_mend_it"),
    M("rates-own-over-the-law", OWN, "    if by_others:\n", "    if False:\n",
      "A municipality believes that it has set what the law sets.",
      f"{OWN_RATES}::test_a_faulty_file_says_what_is_wrong_where_and_how_to_mend_it"),
    M("rates-own-before-its-first-day", OWN, "values=before + table.values)", "values=table.values)",
      "What held before the municipality decided is lost.",
      f"{OWN_RATES}::test_an_own_value_holds_from_its_first_day_and_the_programs_before_it"),
)  # fmt: skip
