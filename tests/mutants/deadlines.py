"""Mutants in the deadlines: a term that ends a day too early or too late, a demand that no longer counts."""

from __future__ import annotations

from tests.mutants.mutant import M

DAYS = "tests/domain/tenancy/test_tenancy_days.py"
RENT = "tests/domain/rent/test_rent_changes.py"
ASKED = "tests/domain/deadlines/test_deadline_questions.py"
ACTS = "tests/domain/deadlines/test_acts.py"
NOTICE, EVICTION = "domain/tenancy/notice.py", "domain/tenancy/eviction.py"
CHANGES, EVICTIONS = "domain/rent/changes.py", "domain/deadlines/evictions.py"

MUTANTS = (
    M("notice-ends-inside-the-month", NOTICE,
      "return Month.of(add_months(received_on, months)).last_day", "return add_months(received_on, months)",
      "A tenant must leave before the month is over.",
      f"{DAYS}::test_a_notice_runs_three_months_and_to_the_end_of_the_month"),
    M("lawsuit-counted-from-the-notice", NOTICE,
      "return add_months(protest_deadline(received_on, rates), months)",
      "return add_months(received_on, months)", "The landlord goes to court a month too early, or gives up.",
      f"{DAYS}::test_the_tenant_has_a_month_to_protest_and_the_landlord_three_more_to_go_to_court"),
    M("comment-ends-on-a-holiday", EVICTION,
      "return next_working_day(put_to_tenant_on + timedelta(days=days))",
      "return put_to_tenant_on + timedelta(days=days)", "The tenant loses days over Easter.",
      f"{DAYS}::test_the_tenants_time_to_comment_ends_on_a_working_day"),
    M("petition-before-the-social-service", EVICTION,
      "return max(by_notice, petition_after_warning(social_service_notified_on, rates))", "return by_notice",
      "The social service has no time to help.",
      f"{ASKED}::test_the_later_of_the_two_notices_decides_and_one_the_tenant_reserved_against_does_not_count"),
    M("lease-indefinite-a-day-early", "domain/tenancy/lease_terms.py",
      "    return on > deadline and not called", "    return on >= deadline and not called",
      "The last day to call is taken away.",
      f"{DAYS}::test_a_tenant_who_stays_three_months_without_a_call_to_move_has_an_indefinite_lease"),
    M("rent-raised-without-the-year", CHANGES,
      "return max(after_last, add_months(notice_sent_on, held.whole(INDEX_NOTICE, notice_sent_on)))",
      "return add_months(notice_sent_on, held.whole(INDEX_NOTICE, notice_sent_on))",
      "The rent goes up twice in a year.", RENT),
    M("rent-by-index-rounded-up", CHANGES, ".quantize(ORE, ROUND_FLOOR)", '.quantize(ORE, "ROUND_UP")',
      "The rent is above what the index gives.",
      f"{RENT}::test_the_rent_by_the_index_is_whole_ore_and_never_above_it"),
    M("guarantee-not-counted", "domain/tenancy/security.py", "    together = deposit + guarantee",
      "    together = max(deposit, guarantee)", "Twice the security is asked for.",
      f"{DAYS}::test_deposit_and_guarantee_are_together_at_most_six_months_rent"),
    M("new-act-before-its-day", "domain/deadlines/acts.py",
      "if one.in_force is not None and one.in_force <= day]", "if one.in_force is not None]",
      "The new act takes days from those decided under the old.",
      f"{ACTS}::test_the_new_act_counts_from_sending_for_what_is_decided_from_its_first_day"),
    M("eviction-without-its-clause", EVICTIONS,
      "    holds = all(one.outcome is not Outcome.NOT_MET for one in found)", "    holds = True",
      "Days to an eviction are given though the law has no ground.",
      f"{ASKED}::test_where_a_demand_fails_there_are_no_later_days"),
    M("invalid-notice-runs", "domain/deadlines/notices.py",
      "    if any(one.outcome is Outcome.NOT_MET for one in found):", "    if False:",
      "An invalid notice ends a lease.",
      f"{ASKED}::test_no_time_runs_from_a_notice_that_is_invalid_or_cannot_be_given"),
    M("unlawful-term-ends", "domain/deadlines/lease_terms.py", "    if not lawful:", "    if False:",
      "A tenant with an indefinite lease is told that it ends.",
      f"{ASKED}::test_a_second_short_lease_without_weighty_reasons_is_indefinite_and_has_no_last_day"),
)  # fmt: skip
