"""Mutants in the case file, documents, the journal, opening with a reason, and what one person does alone."""

from __future__ import annotations

from tests.mutants.mutant import M

FILE_DOORS, ENTRIES = "areas/casework/queries/doors.py", "areas/casework/services/entries.py"
HANDING, LEAVING = "areas/casework/services/handing_over.py", "areas/casework/services/leaving.py"
TASKS, FILE_SQL = "areas/casework/services/tasks.py", "areas/casework/migrations/0001_the_case_file.py"
PAPERS, KEEPING = "areas/documents/queries/doors.py", "areas/documents/services/keeping.py"
OPENING, QUERIES = "areas/applications/services/opening.py", "areas/access/queries.py"
SIGN_IN, DRAFTING = "web/shell/sign_in.py", "areas/applications/services/drafting.py"
THE_FILE = "tests/areas/casework/test_the_file.py"
FILE_PAGES = "tests/web/casework/test_file_pages.py"
OF_PAPERS = "tests/areas/documents/test_household_papers.py"
OPENED = "tests/areas/applications/test_opening_with_reason.py"
SIGNED = "tests/web/shell/test_sign_in_trace.py"

CORRECTING, CORRECTION_SQL = (
    "areas/people/services/correcting.py",
    "areas/people/migrations/0008_corrections_are_kept.py",
)
CORRECTED = "tests/areas/people/test_corrections.py"

LINK_SQL = "areas/people/migrations/0009_the_same_person.py"
LINKED = "tests/areas/people/test_same_person.py"

MUTANTS = (
    M("move-into-a-hidden-household", "web/casework/move_views.py",
      "joined = open_file(actor, asked_for(to))", "joined = Household.objects.get(pk=to)",
      "A child is moved into a household that is hidden from whoever moves it.",
      "tests/web/casework/test_move_pages.py::test_a_household_out_of_sight_is_neither_found_nor_moved_into"),
    M("move-tells-where", "areas/casework/services/moving_over.py",
      'f"{WENT}: {name}, {norwegian_date(told.on)}."',
      'f"{WENT}: {name}, {norwegian_date(told.on)}. {joined}"',
      "The file of the one household tells who is in the other.",
      "tests/areas/casework/test_moving_over.py"
      "::test_both_files_tell_of_the_move_and_neither_tells_where_the_other_household_is"),
    M("link-near-one-record-only", "areas/people/queries/reach.py",
      "return told.union(same)", "return told",
      "Somebody works on the case of their sister under her other record.",
      f"{LINKED}::test_who_is_near_one_record_sees_neither_household_until_they_are_split"),
    M("link-leaves-the-other-record-open", LINK_SQL,
      "  perform people_regrade_around(s.other_id) from people_sameperson s where s.person_id = new.id;\n",
      "",
      "The other record tells where a protected person lives.",
      f"{LINKED}::test_one_person_is_one_secret_whichever_record_is_protected", fresh=True),
    M("link-in-chains", LINK_SQL, "and (l.away_id = new.kept_id or l.kept_id = new.away_id)", "and false",
      "Nobody can tell which record is in use.",
      f"{LINKED}::test_there_are_no_chains_and_nobody_is_linked_away_twice", fresh=True),
    M("link-asks-about-the-hidden", "areas/people/queries/same.py",
      "found = persons_visible_to(actor).filter(",
      "found = Person.objects.filter(", "Registering tells that somebody hidden is there.",
      f"{LINKED}::test_who_may_be_registered_already_has_the_same_birth_date_a_name_like_it_and_is_in_sight"),
    M("correction-lets-the-first-value-out", CORRECTION_SQL, "new.grade >= old.grade", "true",
      "A correction comes into sight when somebody is hidden no more.",
      f"{CORRECTED}::test_a_correction_is_never_changed_or_deleted_or_shown_to_more", fresh=True),
    M("correction-can-be-changed", CORRECTION_SQL,
      "create trigger a2_stays before update or delete on people_correction for each row\n"
      "  execute function people_correction_stays();\n", "", "What was written first can be taken away.",
      f"{CORRECTED}::test_a_correction_is_never_changed_or_deleted_or_shown_to_more", fresh=True),
    M("correction-without-a-reason-for-the-number", "areas/people/services/persons.py",
      'if before["number"] and person.number != before["number"]:', "if False:",
      "A number is changed without a reason.",
      f"{CORRECTED}::test_a_known_number_gives_way_only_to_a_correction_also_in_the_database"),
    M("correction-stored-after-the-protection-is-gone", CORRECTING,
      '        for name in wrong:\n            _keep(actor, person, None',
      '        save_person(actor, person)\n        for name in wrong:\n            _keep(actor, person, None',
      "The address somebody was hidden at is shown with the correction.",
      f"{CORRECTED}::test_the_address_somebody_was_hidden_at_does_not_come_into_sight_when_they_are_hidden_"
      "no_more"),
    M("file-read-by-everybody-in-the-case", FILE_DOORS,
      "seen |= Q(about=about, household__in=_keys(actor, about.information))",
      "seen |= Q(about=about, household__in=_keys(actor, Information.HOUSING))",
      "A note about health is read by who sees housing.",
      f"{THE_FILE}::test_what_a_note_is_about_decides_who_reads_it"),
    M("file-without-a-right", FILE_DOORS, "    if not actor.may(Right.CASEFILE_READ):", "    if False:",
      "A role without the file reads it.", "tests/real_roles/test_doors.py"),
    M("file-opened-without-a-trace", FILE_DOORS, '    record_read(actor.trace, "household", pk)\n', "",
      "Opening the file leaves no trace.",
      "tests/house/test_hidden_rows.py::test_somebody_who_may_see_protected_persons_finds_the_same_rows_"
      "and_leaves_a_trace"),
    M("note-about-what-one-does-not-see", FILE_DOORS,
      "    if about.information not in kinds_in(actor, household):", "    if False:",
      "Somebody writes about health in a case where they do not see it.",
      f"{THE_FILE}::test_nobody_writes_about_what_they_do_not_see", core=True),
    M("note-in-the-future", ENTRIES, "    if said.happened_at > actor.at:", "    if False:",
      "A contact is dated tomorrow.",
      f"{THE_FILE}::test_a_note_in_the_future_is_refused_and_told_to_be_a_task"),
    M("note-corrected-by-another-office", ENTRIES, "    if first.office_id != actor.office:", "    if False:",
      "NAV rewrites what the housing office was told.",
      f"{THE_FILE}::test_another_office_does_not_correct_ours"),
    M("note-rewritten-in-the-database", FILE_SQL,
      "create trigger a2_stays before update or delete on casework_entry",
      "create trigger a2_stays before delete on casework_entry", "What was said is changed afterwards.",
      f"{THE_FILE}::test_the_database_lets_nobody_rewrite_or_remove_what_was_said", fresh=True),
    M("task-for-somebody-outside", HANDING, "    return seen.filter(pk=household.pk).exists()",
      "    return True", "A task tells a name to who may not see the household.",
      f"{THE_FILE}::test_a_task_is_not_given_to_somebody_who_may_not_see_the_household"),
    M("handed-to-somebody-away", HANDING, "    if away is not None:", "    if False:",
      "A case lies with somebody on leave.",
      f"{THE_FILE}::test_nothing_is_handed_over_to_somebody_who_is_away_and_the_substitute_is_named"),
    M("handed-out-of-the-office", HANDING, "    if taker.office_id != case.office_id:", "    if False:",
      "A case gets a caseworker of another office.",
      f"{THE_FILE}::test_a_case_stays_in_the_office_that_has_it"),
    M("left-with-open-cases", LEAVING, "    if left and not stays.exists():", "    if False:",
      "A role ends and its cases have nobody.",
      f"{FILE_PAGES}::test_a_role_with_open_work_in_it_does_not_end"),
    M("task-closed-over-another", TASKS, "    row = CaseTask.locked(task.pk, version)",
      "    row = CaseTask.locked(task.pk, None)", "One closes what another has just changed.",
      f"{THE_FILE}::test_two_who_close_the_same_task_do_not_overwrite_each_other"),
    M("paper-of-any-kind", PAPERS,
      "Q(information=kind, household__in=household_keys(actor, Information.IDENTITY, kind))",
      "Q(information=kind, household__in=household_keys(actor, Information.IDENTITY))",
      "The doctor's statement is read by who sees housing.",
      f"{OF_PAPERS}::test_an_office_sees_only_the_kinds_that_were_shared_with_it"),
    M("paper-opened-without-a-trace", PAPERS, '    record_read(actor.trace, "document", found.pk)\n', "",
      "A document is read and nobody knows.",
      f"{OF_PAPERS}::test_every_opening_and_every_change_leaves_a_trace"),
    M("paper-added-without-the-right", KEEPING,
      "    actor.demand(Right.DOCUMENT_WRITE)\n    _check(actor, household, facts)",
      "    _check(actor, household, facts)",
      "A role without the right adds documents.",
      f"{OF_PAPERS}::test_a_role_without_the_right_adds_nothing"),
    M("opening-counts-for-changing", QUERIES, "at = actor.at if actor.with_openings else None",
      "at = actor.at", "What was opened to read is changed.",
      f"{OPENED}::test_an_opening_is_for_reading_and_does_not_count_where_something_is_changed"),
    M("opening-for-ever", QUERIES, "given_at__lte=at, until__gt=at)",
      "given_at__lte=at, until__isnull=False)", "An opening of an hour lasts.",
      f"{OPENED}::test_nav_opens_one_household_by_its_exact_number_or_case_code_and_reads_it_for_an_hour"),
    M("opening-for-the-substitute", QUERIES, "*stands_in_for], until=None) |",
      "*stands_in_for]) |", "A substitute reads what the absent one opened.",
      f"{OPENED}::test_a_substitute_does_not_get_what_the_absent_one_has_opened"),
    M("opening-without-a-limit", OPENING, "    _count_attempt(actor)\n    stated", "    stated",
      "Somebody opens one household after another.",
      f"{OPENED}::test_openings_in_a_day_are_limited_under_any_account_of_the_same_human_being"),
    M("opening-nobody-hears-of", OPENING,
      "    put_opening(stated, household, opened, wish.reason, text, newest_case_code(household))\n", "",
      "No leader sees that a case was opened.",
      f"{OPENED}::test_it_is_on_the_leaders_list_at_once_and_in_the_trace_with_purpose_and_reason"),
    M("contributors-one-account-each", DRAFTING, "    return sorted(found | accounts_behind(found))",
      "    return sorted(found)", "PostgreSQL lets a second account decide.",
      "tests/areas/applications/test_who_may_decide.py::test_a_second_account_known_beforehand_stands_among_"
      "those_who_worked_on_it_and_postgresql_refuses_it"),
    M("sign-in-untold", SIGN_IN, '    record_sign_in(staff.pk, now, "password and code")\n', "",
      "Nobody can see when an account was used.",
      f"{SIGNED}::test_signing_in_and_failing_at_it_leave_a_line_each"),
    M("failed-sign-in-untold", SIGN_IN, '        record_failed_sign_in(known, now, "password")\n', "",
      "Guessing leaves no trace.", f"{SIGNED}::test_signing_in_and_failing_at_it_leave_a_line_each"),
    M("withheld-text-in-the-copy", "areas/complaints/pieces.py",
      "        return Settled(piece, (None,), ground, whole=True)",
      "        return Settled(piece, (None, piece.text), ground, whole=True)",
      "What is withheld from a party stands in their copy.",
      "tests/areas/complaints/test_access_answers.py::"
      "test_what_is_withheld_is_nowhere_in_the_copy_and_what_is_given_is"),
    M("copy-for-who-sees-decisions", "areas/complaints/queries/doors.py",
      "    if found is None or found.bits & ~seen:", "    if found is None:",
      "A copy with health in it is opened by who does not see health.",
      "tests/areas/complaints/test_access_answers.py::"
      "test_a_copy_with_health_in_it_is_hidden_from_who_does_not_see_health"),
)  # fmt: skip
