"""Mutants in the trace: who looked, who was refused, what was changed, and the seals over it."""

from __future__ import annotations

from tests.mutants.mutant import M

SERVICES, SEALING = "areas/audit/services/__init__.py", "areas/audit/services/sealing.py"
READING, VERIFYING = "areas/audit/queries/__init__.py", "areas/audit/queries/verification.py"
CHAIN, COMPARING = "domain/trace_chain/sealing.py", "domain/trace_chain/comparison.py"
MIDDLEWARE, PERSONS = "web/shell/middleware.py", "areas/people/queries/persons.py"
CASES = "areas/applications/queries/doors.py"
SEALED = "tests/real_roles/test_sealed_trace.py"
SIDE_ADDS = (
    "tests/real_roles/test_walls.py::test_the_side_connection_adds_to_the_trace_and_reads_nothing_else"
)
NO_TRACE = "tests/real_roles/test_no_trace_no_page.py"
EVERY_PAGE = "tests/real_roles/test_pages.py"
PERSON_PAGE = "tests/web/people/test_person_pages.py"
VERY_ROW = "tests/house/test_hidden_rows.py::test_a_page_leaves_a_line_about_the_very_row_that_was_opened"
DIGESTS = "tests/domain/trace_chain/test_trace_chain.py"
PAGE = (
    "tests/real_roles/test_pages.py::test_pages_answer_as_the_oracle_says_and_every_answer_leaves_its_trace"
)

MUTANTS = (
    M("trace-reads-not-kept", SERVICES, '    _write(_event(trace, deed, kind, subject), "side")',
      "    return", "Nobody knows who has looked.",
      "tests/areas/people/test_persons.py::test_opening_a_person_leaves_a_line_in_the_trace", core=True),
    M("trace-lists-not-kept", SERVICES, "    if shown:\n        _write", "    if False:\n        _write",
      "Nobody knows who was seen in a list.",
      f"{PERSON_PAGE}::test_nobody_is_listed_before_a_search_and_a_search_is_one_line_in_the_trace"),
    M("trace-refusals-not-kept", SERVICES,
      '    _write(_event(trace, Deed.REFUSED, kind, subject, detail={"why": why}), "side")', "    return",
      "Nobody sees that somebody tries doors.",
      "tests/areas/people/test_persons.py"
      "::test_a_known_number_of_a_protected_person_gives_no_name_and_leaves_a_trace"),
    M("trace-changes-not-kept", SERVICES,
      '    _write(_event(trace, Deed.CHANGED, kind, subject, detail={"what": what, **detail}), "default")',
      "    return", "Nobody knows who changed it.",
      "tests/areas/people/test_persons.py::test_a_change_logs_which_fields_and_never_their_values"),
    M("trace-reads-rolled-back", SERVICES, '    _write(_event(trace, deed, kind, subject), "side")',
      '    _write(_event(trace, deed, kind, subject), "default")', "A look is lost with the request.",
      f"{SIDE_ADDS} {NO_TRACE}"),
    M("trace-changes-kept-alone", SERVICES,
      '_event(trace, Deed.CHANGED, kind, subject, detail={"what": what, **detail}), "default")',
      '_event(trace, Deed.CHANGED, kind, subject, detail={"what": what, **detail}), "side")',
      "The trace tells of changes that were rolled back.", NO_TRACE),
    M("trace-failure-passed-over", SERVICES, "        raise TraceNotWritten from fault", "        return",
      "Pages are shown without a trace.", f"{NO_TRACE}::test_no_page_about_a_person_leaves_without_a_trace"),
    M("trace-of-hidden-rows-not-kept", MIDDLEWARE,
      '            record_refusal(actor.trace, name, kwargs.get("pk"), NOT_SEEN)\n', "",
      "Who tries keys leaves no trace.",
      f"{EVERY_PAGE}::test_a_key_that_does_not_exist_is_told_of_as_a_refusal_too"),
    M("trace-of-forbidden-not-kept", MIDDLEWARE,
      '                record_refusal(actor.trace, name, kwargs.get("pk"), fault.message)\n',
      "                pass\n", "Who tries pages without the right leaves no trace.",
      f"{PAGE}[applications:edit]"),
    M("trace-of-person-page-not-kept", PERSONS, '    record_read(actor.trace, "person", pk)\n', "",
      "The page of a person leaves no trace.",
      "tests/areas/people/test_persons.py::test_opening_a_person_leaves_a_line_in_the_trace"),
    M("trace-of-number-not-kept", "web/people/views.py",
      '    record_read(actor.trace, "person", pk, deed=Deed.REVEALED)\n', "",
      "Showing the fødselsnummer leaves no line of its own.",
      f"{PERSON_PAGE}::test_the_number_is_masked_until_it_is_asked_for_and_asking_is_logged"),
    M("trace-of-search-not-kept", "web/search/groups.py",
      '    _listed(actor.with_purpose(_("Søk")), "person", [one.person for one in found])\n', "",
      "A search by name leaves no trace.",
      "tests/web/search/test_search_page.py"
      "::test_a_look_up_by_name_is_one_line_in_the_trace_with_those_shown"),
    M("trace-of-case-number-search-not-kept", "web/search/groups.py",
      '    _listed(actor, "application", found)\n', "",
      "A search by case leaves no trace.",
      "tests/web/search/test_search_page.py"
      "::test_a_search_by_case_number_tells_in_the_trace_which_cases_were_shown"),
    M("trace-of-case-page-not-kept", "areas/applications/queries/case.py",
      '    record_read(actor.trace, "application", pk)\n', "", "The page of a case leaves no trace.",
      f"{VERY_ROW}[applications]"),
    M("trace-of-work-page-not-kept", CASES, '    record_read(actor.trace, "application", found.pk)\n', "",
      "The pages for work on a case leave no trace.", f"{VERY_ROW}[applications]"),
    M("trace-of-letter-not-kept", "areas/applications/queries/letters.py",
      '    record_read(actor.trace, "letter", letter.pk)\n', "", "Reading a letter leaves no trace.",
      f"{VERY_ROW}[applications]"),
    M("trace-of-lease-not-kept", "areas/leases/queries.py",
      '    record_read(actor.trace, "lease", found.pk)\n', "", "The page of a lease leaves no trace.",
      f"{VERY_ROW}[leases]"),
    M("trace-of-case-list-not-kept", "web/applications/views.py",
      '    record_list(actor.trace, "application", [row.pk for row in page])\n', "",
      "The list of cases leaves no trace.",
      "tests/web/applications/test_case_pages.py"
      "::test_the_list_of_cases_is_one_line_in_the_trace_with_every_case_shown"),
    M("trace-of-queue-not-kept", "areas/allocation/queries/waiting_list.py",
      '        record_list(self._actor.trace, "queue", [row.entry.pk for row in rows if row.named])\n',
      "        pass\n", "The list of who waits leaves no trace.",
      "tests/areas/allocation/test_queue_order.py::test_the_trace_lists_only_those_who_were_shown_by_name"),
    M("trace-of-sheet-not-kept", "web/dwellings/sheet.py",
      '    record_list(actor.trace, "dwelling", [row.pk for row in chosen])\n', "",
      "The whole register is taken out without a trace.",
      "tests/web/dwellings/test_dwelling_sheets.py"
      "::test_a_sheet_is_one_line_in_the_trace_with_everybody_in_it"),
    M("trace-of-share-not-kept", "areas/access/services/participation.py",
      '        actor.trace, kind, subject, "delte saken", with_office',
      '        actor.trace, kind, subject, "delte", with_office', "Nobody can find who let an office in.",
      "tests/areas/access/test_taking_part.py"
      "::test_a_case_is_shared_with_nav_for_a_purpose_and_nav_sees_what_the_purpose_needs"),
    M("trace-of-clearance-not-kept", "areas/access/services/staffing.py",
      '    record_change(actor.trace, "staff", row.staff_id, "satte klarering", '
      "grade=int(grade), role=row.role)\n", "", "Nobody knows who cleared a colleague.",
      "tests/areas/access/test_taking_part.py"
      "::test_who_gave_a_role_or_a_clearance_and_who_ended_it_is_told_in_the_trace"),
    M("trace-of-role-not-kept", "areas/access/services/staffing.py",
      '    record_change(actor.trace, "staff", staff, "ga rolle", role=role, office=str(office))\n', "",
      "Nobody knows who gave a role.",
      "tests/areas/access/test_taking_part.py"
      "::test_who_gave_a_role_or_a_clearance_and_who_ended_it_is_told_in_the_trace"),
    M("trace-of-decision-not-kept", "areas/applications/services/vedtak.py",
      '    record_change(actor.trace, "vedtak", vedtak.pk, "Avgjorde vedtaket", '
      "sha256=vedtak.letter_sha256)\n", "", "Nobody knows who decided.",
      "tests/areas/applications/test_main_job.py"
      "::test_a_refusal_gives_reasons_and_tells_how_to_complain_and_leaves_a_trace"),
    M("trace-of-recovery-code-not-kept", "areas/access/second_factor.py",
      '        record_change(_own(staff, now), "staff", staff, "brukte en gjenopprettingskode")\n', "",
      "A stolen recovery code is used in silence.",
      "tests/web/shell/test_second_factor.py"
      "::test_each_recovery_code_works_once_and_is_told_of_in_the_trace"),
    M("looks-without-lists", READING,
      "found = Q(subject__in=subjects) | Q(deed=Deed.LISTED, subjects__overlap=subjects)",
      "found = Q(subject__in=subjects)", "Who saw somebody in a list is not told.",
      "tests/web/people/test_who_looked.py"
      "::test_looks_changes_and_refusals_at_everything_of_the_person_are_told"),
    M("looks-before-they-moved-in", READING, "        found &= Q(at__gte=watched.since)", "        pass",
      "Somebody is told of the household before they came.", "tests/web/people/test_who_looked.py"),
    M("seals-beyond-the-horizon", SEALING, "        below = horizon()", "        below = horizon() + 1000",
      "What commits late is never sealed.",
      f"{SEALED}::test_who_commits_late_is_sealed_later_and_never_skipped"),
    M("seals-after-forgotten-restore", SEALING, "        if last and below < last.horizon:",
      "        if False:", "After a restore new events are never sealed, in silence.",
      f"{SEALED}::test_a_forgotten_restore_is_said_before_anything_is_sealed"),
    M("seals-two-sealers-at-once", SEALING,
      '            cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_SEALER])',
      '            cursor.execute("select 1")', "Two sealers at once end in a fault.",
      f"{SEALED}::test_many_writers_and_two_sealers_at_once_seal_every_event_exactly_once"),
    M("seals-not-chained", CHAIN, "_compact([SEAL_FORM, previous, *astuple(head), inside])",
      "_compact([SEAL_FORM, *astuple(head), inside])", "A seal can be made anew without the ones after it.",
      f"{DIGESTS}::test_the_hash_of_a_seal_holds_all_that_it_says"),
    M("seals-forget-the-purpose", CHAIN, "line.office, line.deed, line.purpose, line.kind,",
      "line.office, line.deed, line.kind,", "Why somebody looked can be written over.",
      f"{DIGESTS}::test_another_value_in_any_column_gives_another_digest"),
    M("verify-passes-over-edits", COMPARING, "        elif here.digest != entry.digest:",
      "        elif False:", "An event that was changed is not found.",
      f"{DIGESTS}::test_what_happened_to_each_event_is_told_apart"),
    M("verify-passes-over-strangers", COMPARING, "    for one in strangers:\n        yield",
      "    for one in []:\n        yield", "An event written in afterwards is not found.",
      f"{DIGESTS}::test_what_happened_to_each_event_is_told_apart"),
    M("verify-passes-over-anchors", VERIFYING, "    if kept is not None and kept != seal.hash:",
      "    if False:", "A chain made anew is not given away by a seal kept elsewhere.",
      f"{SEALED}::test_a_chain_made_anew_from_the_beginning_is_given_away_by_a_seal_kept_elsewhere"),
    M("verify-passes-over-gone-seals", VERIFYING, "    for number in range(expected, seal.number):",
      "    for number in range(0):", "A seal that was taken away is not missed.",
      f"{SEALED}::test_a_seal_that_is_removed_or_changed_is_found_by_its_number"),
)  # fmt: skip
