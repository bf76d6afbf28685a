"""Disposal, deletion of a note, and a case taken out: controls taken away."""

from __future__ import annotations

from tests.mutants.mutant import M

SERVICES = "areas/retention/services"
SQL = "areas/retention/migrations/0002_only_what_was_approved_goes.py"
DISPOSAL = "tests/areas/retention/test_disposal.py"
ERASING = "tests/areas/retention/test_erasing.py"
EXPORT = "tests/areas/retention/test_export.py"

MUTANTS = (
    M("disposal-by-one", f"{SERVICES}/disposing.py",
      "    if row.prepared_by_id in set(accounts_of(actor.staff)):\n        raise Forbidden(OWN)\n", "",
      "Who prepared a disposal gets no sentence that another must approve.",
      f"{DISPOSAL}::test_nobody_approves_what_they_prepared_under_any_account"),
    M("disposal-by-two-accounts-of-one", SQL,
      "  if retention_human(new.approved_by_id) = retention_human(new.prepared_by_id) then",
      "  if false then", "One human being with two accounts disposes alone.",
      f"{DISPOSAL}::test_the_database_refuses_one_person_as_both", fresh=True),
    M("disposal-through-a-stop", SQL, "where i.disposal_id = asked and d.ground = 'plan'",
      "where false and d.ground = 'plan'", "A file that is stopped is disposed of.",
      f"{DISPOSAL}::test_the_database_itself_stops_when_somebody_stops_it_at_the_last_moment", fresh=True),
    M("disposal-of-what-nobody-saw", SQL, "if retention_counted(goes) is distinct from d.counts then",
      "if false then", "A note written since goes with the rest, unseen.",
      f"{DISPOSAL}::test_other_rows_than_those_that_were_shown_do_not_go", fresh=True),
    M("disposal-of-a-stopped-file", "areas/retention/queries/due.py",
      "        Block.HOLD: holds_on(on).filter(household=home),\n", "",
      "A stopped file can be put in a disposal.",
      f"{DISPOSAL}::test_a_stop_keeps_the_file_until_it_is_ended"),
    M("disposal-above-the-clearance", "areas/retention/queries/due.py",
      "    seen = Household.objects.filter(grade__lte=actor.clearance)\n",
      "    seen = Household.objects.all()\n",
      "A leader who is not cleared learns of a protected file.",
      f"{DISPOSAL}::test_a_protected_file_is_not_there_for_a_leader_who_is_not_cleared"),
    M("disposal-by-a-proposal", "areas/retention/queries/due.py",
      "    if not verdict.settled or not plan.of(\"person\").settled:", "    if False:",
      "Files go by a time that nobody has decided.",
      f"{DISPOSAL}::test_an_open_case_a_file_that_is_too_young_and_an_unsettled_time_are_not_disposed_of"),
    M("history-stays", SQL, "    execute format('delete from %I where pgh_obj_id = any ($1)', one.history)",
      "    execute format('select from %I where pgh_obj_id = any ($1)', one.history)",
      "What is disposed of stands in the history.",
      f"{DISPOSAL}::test_nothing_of_the_household_is_found_anywhere_after_the_disposal_and_all_else_is_untouched",
      fresh=True),
    M("erasure-without-the-door", "areas/retention/queries/erasures.py",
      "    if item is None or not seen_notes(actor, Unit(item.unit)).filter(pk=item.subject).exists():",
      "    if item is None:", "Somebody approves the deletion of a note they do not see.",
      f"{ERASING}::test_a_decider_who_does_not_take_part_cannot_approve"),
    M("export-without-the-door", "areas/retention/queries/export.py",
      "    found = seen.select_related(\"contact\").filter(pk=pk).first()",
      "    found = Household.objects.filter(pk=pk).first()", "A protected household is taken out.",
      f"{EXPORT}::test_a_protected_household_is_not_there_for_who_is_not_cleared_and_every_export_leaves_a_trace"),
    M("export-of-what-is-not-seen", "areas/retention/queries/export.py",
      "casework.entries_visible_to(actor).filter(**here)", "casework.Entry.objects.filter(**here)",
      "Notes about health are taken out by somebody who does not see them.",
      f"{EXPORT}::test_only_what_the_orderer_sees_is_taken_out"),
    M("export-untold", f"{SERVICES}/exporting.py",
      "        record_list(actor.trace, one.part.kind, [row.pk for row in one.rows])\n", "        pass\n",
      "Nobody can see what was taken out.",
      f"{EXPORT}::test_a_protected_household_is_not_there_for_who_is_not_cleared_and_every_export_leaves_a_trace"),
)  # fmt: skip
