"""Mutants in the guide and the drafts: an adopted procedure changed, a draft in the wrong hands."""

from __future__ import annotations

from tests.mutants.mutant import M

SERVICES, QUERIES = "areas/applications/services/procedure.py", "areas/applications/queries/procedure.py"
VERSIONS = "tests/areas/applications/test_procedure_versions.py"
STEPS, CHAIN = "domain/procedure/steps.py", "domain/procedure/chain.py"
RULES = "tests/domain/procedure/test_chain.py"
TICKS, FIGURES = "areas/casework/services/own_steps.py", "areas/casework/queries/procedure_figures.py"
ALIKE = "areas/casework/queries/cases_alike.py"
DRAFTS, PAGES = "areas/access/drafts.py", "web/shell/drafts.py"
WRITTEN = "tests/web/shell/test_drafts.py"
DEMANDS = "tests/areas/test_services_ask_for_their_right.py"

MUTANTS = (
    M("adopted-procedure-changed", "areas/applications/migrations/0015_procedure_versions.py",
      "  if old.adopted_at is not null then", "  if false then", "An adopted procedure is written over.",
      f"{VERSIONS}::test_the_database_lets_nobody_change_an_adopted_version", fresh=True),
    M("tick-changed", "areas/casework/migrations/0002_own_steps_ticked.py",
      "create trigger a2_stays before update or delete on casework_ownsteptick for each row\n"
      "  execute function casework_entry_stays();\n", "",
      "Who ticked a step can be changed afterwards.",
      f"{VERSIONS}::test_an_own_step_is_ticked_by_hand_and_taken_back_and_both_are_kept", fresh=True),
    M("adopted-procedure-found-as-draft", QUERIES, ".filter(pk=pk, adopted_at=None)", ".filter(pk=pk)",
      "The services change what is adopted.",
      f"{VERSIONS}::test_an_adopted_version_is_not_found_by_what_changes_a_draft"),
    M("draft-procedure-for-everybody", QUERIES,
      "return found if actor.may(Right.PROCEDURE_LEAD) else found.exclude(adopted_at=None)", "return found",
      "A draft is read as if it held.",
      f"{VERSIONS}::test_the_draft_is_for_those_who_may_change_it_and_what_is_adopted_is_for_everybody"),
    M("procedure-adopted-back-in-time", SERVICES, "    if from_day < actor.today:", "    if False:",
      "What was done last year is told in words of today.",
      f"{VERSIONS}::test_a_version_is_adopted_from_today_or_later_and_says_why"),
    M("procedure-adopted-without-right", SERVICES,
      "    actor.demand(Right.PROCEDURE_LEAD)\n    row = _locked(actor, pk, version)\n    if from_day",
      "    row = _locked(actor, pk, version)\n    if from_day", "A caseworker adopts a procedure.", DEMANDS),
    M("lawful-step-switched-off", STEPS, "    if step.off and step.law:", "    if False:",
      "A step that the law demands is gone from the procedure.", RULES),
    M("procedure-slower-than-the-law", CHAIN, "return min((day for day in (done.due, own) if day)",
      "return max((day for day in (done.due, own) if day)", "The municipality's days go past the law's.",
      f"{RULES}::test_the_earliest_of_the_deadlines_holds"),
    M("done-step-in-todays-words", CHAIN, "        then = version_on(done.on)\n        old = then",
      "        then = now\n        old = then", "What was done is told as another version says it.",
      f"{RULES}::test_what_is_done_keeps_the_words_of_its_day_and_what_is_not_done_gets_todays"),
    M("tick-in-a-case-one-does-not-see", TICKS, "pk=application, household__in=households_of_the_file(actor)",
      "pk=application", "Somebody ticks steps in a case that is hidden from them.",
      f"{VERSIONS}::test_a_tick_is_for_own_steps_and_hidden_in_a_case_one_does_not_see"),
    M("figures-above-the-clearance", ALIKE,
      "household__grade__lte=actor.clearance, applicant__grade__lte=actor.clearance", "",
      "Protected cases are counted for somebody who is not cleared.",
      f"{VERSIONS}::test_the_figures_leave_out_what_is_above_the_clearance"),
    M("small-figures-of-steps-shown", FIGURES, "    if 0 < cases < smallest:", "    if False:",
      "One case at a step can be recognised.",
      f"{VERSIONS}::test_the_leaders_figures_agree_with_the_pages_of_the_cases"),
    M("draft-of-everybody", DRAFTS, ".filter(staff=staff, path=path, at__gte=now - DRAFT_FOR)",
      ".filter(path=path, at__gte=now - DRAFT_FOR)", "A draft is read by another person.",
      f"{WRITTEN}::test_nobody_else_is_offered_a_draft_or_may_throw_it_away"),
    M("draft-dropped-by-others", DRAFTS, ".filter(staff=staff, path=path).delete()",
      ".filter(path=path).delete()", "Somebody throws away another's draft.",
      f"{WRITTEN}::test_nobody_else_is_offered_a_draft_or_may_throw_it_away"),
    M("draft-for-ever", DRAFTS, "DRAFT_FOR = timedelta(days=3)", "DRAFT_FOR = timedelta(days=3000)",
      "What somebody began to write lies there for years.",
      f"{WRITTEN}::test_a_draft_cannot_be_read_in_the_database_and_is_gone_after_three_days"),
    M("draft-with-secrets", PAGES, 'if name not in NOT_IN_DRAFTS and "password" not in name', "if True",
      "A password is kept with the draft.",
      f"{WRITTEN}::test_secrets_and_the_number_of_the_command_are_never_in_a_draft"),
    M("draft-stays-when-sent", PAGES, "        drop_draft(request.actor.staff, offered.path)\n        return",
      "        return", "What is sent already is offered as if it were not.",
      f"{WRITTEN}::test_a_draft_is_gone_when_its_form_is_sent_and_taken_and_stays_when_it_is_not"),
    M("draft-leads-out-of-the-house", PAGES,
      'if asked else parts.path', 'if asked else address',
      "A form of ours sends people to somebody else's address.",
      f"{WRITTEN}::test_throwing_away_never_leads_out_of_the_house"),
)  # fmt: skip
