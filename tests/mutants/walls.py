"""Mutants in what PostgreSQL keeps by itself: row-level security, roles and grants, grades, constraints."""

from __future__ import annotations

from tests.mutants.mutant import M

WALLS, ROLES = "toolkit/walls.py", "toolkit/database_roles.py"
BESIDE = "areas/applications/models/beside.py"
PEOPLE_GRADES = "areas/people/migrations/0003_grades_kept_by_the_database.py"
CASE_GRADES = "areas/applications/migrations/0009_grades_of_what_is_beside.py"
LEASE_GRADES = "areas/leases/migrations/0005_grades_and_shielded_dwellings.py"
OFFER_SHIELD = "areas/allocation/migrations/0006_offers_shield_dwellings.py"
ACCESS_2 = "areas/access/migrations/0001_tables.py"
TRACE_2 = "areas/audit/migrations/0002_trace_that_cannot_be_changed.py"
PROOF = "tests/real_roles/test_walls.py"
NO_ROW = f"{PROOF}::test_no_row_above_the_clearance_is_seen_and_none_at_all_without_one"
NO_KIND = f"{PROOF}::test_a_role_that_does_not_see_a_kind_of_information_gets_no_row_of_it"
SAME_WALL = f"{PROOF}::test_every_walled_table_and_its_history_have_the_same_wall_with_force"
RAISED = f"{PROOF}::test_raising_somebodys_protection_hides_them_from_the_next_statement_also_their_past"
NO_CHANGE = f"{PROOF}::test_the_program_cannot_change_trace_history_or_wall"
SIDE_ADDS = f"{PROOF}::test_the_side_connection_adds_to_the_trace_and_reads_nothing_else"
SEALED = "tests/real_roles/test_sealed_trace.py"
SHARING = "tests/areas/access/test_taking_part.py"

MUTANTS = (
    M("wall-one-grade-too-low", WALLS, 'seen = f"grade <= {CLEARANCE}"', 'seen = f"grade <= {CLEARANCE} + 1"',
      "PostgreSQL shows one grade too much.", NO_ROW, core=True),
    M("wall-open-when-nothing-is-set", WALLS, "''), '-1')::int)", "''), '3')::int)",
      "A connection that says nothing sees everybody.", NO_ROW),
    M("wall-open-kinds-when-nothing-is-set", WALLS, "''), '0')::int)", "''), '127')::int)",
      "A connection that forgets what it sees gets health and economy.",
      f"{PROOF}::test_who_says_only_a_clearance_gets_nothing_that_asks_for_a_kind"),
    M("wall-of-any-kind", WALLS, "({SEES} & {self.bits}) = {self.bits}", "({SEES} & {self.bits}) > 0",
      "One of two kinds of information opens an assessment.",
      f"{PROOF}::test_a_row_with_several_kinds_of_information_is_for_who_sees_them_all"),
    M("wall-without-kinds", WALLS,
      'return f"{seen} and ({SEES} & {self.bits}) = {self.bits}" if self.bits else seen', "return seen",
      "Health and economy have no wall of their own.", NO_KIND),
    M("wall-without-history", WALLS, "            if history is not None:", "            if False:",
      "The history shows what the table hides.", PROOF),
    M("wall-without-force", WALLS, '        f"alter table {table} force row level security",\n', "",
      "The owner of the tables walks past the wall.", SAME_WALL),
    M("wall-not-enabled", WALLS, '        f"alter table {table} enable row level security",\n', "",
      "The policy is there and not asked.", SAME_WALL),
    M("wall-for-the-whole-connection", WALLS,
      "select set_config('boligflyt.clearance', %s, true), set_config('boligflyt.sees', %s, true)",
      "select set_config('boligflyt.clearance', %s, false), set_config('boligflyt.sees', %s, false)",
      "The next request on the connection sees with the clearance of the last.",
      f"{PROOF}::test_what_one_transaction_may_see_the_next_on_the_same_connection_may_not"),
    M("health-table-without-kind", BESIDE, "wall = Wall(bits=Information.HEALTH.bit)", "wall = Wall()",
      "Health stands behind no wall of its own.", NO_KIND),
    M("economy-table-without-kind", BESIDE, "wall = Wall(bits=Information.ECONOMY.bit)", "wall = Wall()",
      "Economy stands behind no wall of its own.", NO_KIND),
    M("letter-table-without-kind", "areas/applications/models/letter.py",
      "wall = Wall(bits=Information.DECISION.bit)", "wall = Wall()",
      "Letters stand behind no wall of their own.",
      f"{PROOF}::test_a_row_with_several_kinds_of_information_is_for_who_sees_them_all"),
    M("roles-past-the-walls", ROLES, "nologin nosuperuser nobypassrls", "nologin nosuperuser bypassrls",
      "The program's own role walks past the walls.", NO_ROW),
    M("roles-change-the-trace", ROLES, '"audit_event", "audit_seal", "applications_controlitem",',
      '"audit_seal", "applications_controlitem",', "The program may be asked to change the trace.",
      f"{PROOF}::test_no_role_has_been_given_the_right_to_change_what_was"),
    M("roles-change-history", ROLES, '"select, insert" if history or table in ADDED_TO else',
      '"select, insert" if table in ADDED_TO else', "The program may change what was.",
      f"{PROOF}::test_no_role_has_been_given_the_right_to_change_what_was"),
    M("roles-side-reads-the-trace", ROLES, "yield f'grant insert on \"audit_event\" to {side}'",
      "yield f'grant insert, select on \"audit_event\" to {side}'",
      "The connection that writes the trace reads it.", SIDE_ADDS),
    M("roles-report-reads-persons", ROLES, '"dwellings_building", "dwellings_dwelling",',
      '"dwellings_building", "people_person", "dwellings_dwelling",', "The role for reports reads persons.",
      f"{PROOF}::test_the_report_and_backup_roles_see_no_protected_person"),
    M("history-in-clear-text", "toolkit/encryption.py",
      "            value = _cipher(settings.FIELD_KEY).encrypt(value.encode())",
      "            value = value.encode()", "The fødselsnummer stands in clear text in the database.",
      "tests/areas/people/test_persons.py::test_a_number_is_stored_encrypted_and_found_again_only_exactly"),
    M("grade-strict-is-nothing", PEOPLE_GRADES, "when 'fortrolig' then 2 else 3 end",
      "when 'fortrolig' then 2 else 0 end", "Strengt fortrolig gives no protection.", f"{RAISED} {NO_ROW}",
      fresh=True),
    M("grade-only-of-contact", PEOPLE_GRADES,
      "select greatest(people_rank(c.protection), coalesce(max(people_rank(p.protection)), 0)) "
      "into wanted", "select people_rank(c.protection) into wanted",
      "A household with a protected child is open.",
      "tests/web/search/test_search_page.py"
      "::test_someone_with_a_confidential_address_in_the_household_hides_the_case", fresh=True),
    M("grade-not-of-those-one-lives-with", PEOPLE_GRADES,
      "select greatest(people_rank(p.protection), coalesce(max(h.grade), 0)) into wanted",
      "select people_rank(p.protection) into wanted",
      "The address of a protected person is read off their child.",
      "tests/areas/people/test_households.py"
      "::test_a_child_who_lives_with_somebody_protected_is_as_hidden_as_they_are", fresh=True),
    M("grade-leaves-the-past", PEOPLE_GRADES,
      "    update people_personevent set grade = wanted where pgh_obj_id = changed;\n", "",
      "The history shows the address of somebody who is protected now.", RAISED, fresh=True),
    M("search-name-of-the-protected", PEOPLE_GRADES, "if new.grade = 0 and new.protection = 'none' then",
      "if true then", "Names of the protected stand where the wall does not reach.", RAISED, fresh=True),
    M("grade-of-health-not-kept", CASE_GRADES,
      "create trigger a1_grade before insert on applications_healthinformation for each row\n"
      "  execute function applications_graded();\n", "", "Health of a protected person is open.", NO_ROW,
      fresh=True),
    M("grade-of-case-not-raised", CASE_GRADES,
      "create trigger z3_applications after update of grade on people_household for each row\n"
      "  when (old.grade <> new.grade) execute function applications_regrade();\n"
      "create trigger z3_applications after update of grade on people_person for each row\n"
      "  when (old.grade <> new.grade) execute function applications_regrade();\n", "",
      "What was written before somebody was protected stays open.",
      f"{PROOF}::test_what_was_written_before_somebody_was_protected_is_hidden_with_them", fresh=True),
    M("grade-of-lease-not-kept", LEASE_GRADES,
      "create trigger a1_grade before insert on leases_lease for each row execute function "
      "leases_lease_graded();\n", "", "The lease tells where a protected household lives.", NO_ROW,
      fresh=True),
    M("offer-does-not-shield", OFFER_SHIELD,
      "create trigger z4_shield after insert or update of state, lease_id, dwelling_id on "
      "allocation_offer\n"
      "  for each row execute function allocation_offer_changed();\n", "",
      "A dwelling offered to a protected household is offered to another.",
      "tests/areas/allocation/test_hidden_households.py", fresh=True),
    M("trace-can-be-changed", TRACE_2, "alter table audit_event enable always trigger audit_append_only;",
      "alter table audit_event disable trigger audit_append_only;", "The trace can be changed by its owner.",
      f"{SEALED}::test_not_even_the_owner_changes_the_trace_or_its_seals", fresh=True),
    M("trace-can-be-changed-in-replica-role", TRACE_2, "alter table audit_event enable always trigger",
      "alter table audit_event enable trigger", "The trace can be changed where triggers rest.",
      f"{SEALED}::test_not_even_the_owner_changes_the_trace_or_its_seals", fresh=True),
    M("seals-can-be-emptied", TRACE_2, "before update or delete or truncate on audit_seal",
      "before update or delete on audit_seal", "All seals can be taken away at once.",
      f"{SEALED}::test_not_even_the_owner_changes_the_trace_or_its_seals", fresh=True),
    M("constraint-participation-without-identity", ACCESS_2,
      'condition=models.Q(("kinds__contains", ["identity"]))', 'condition=models.Q(("kinds__contains", []))',
      "A share without identity stands in the database.",
      f"{SHARING}::test_postgresql_itself_refuses_a_participation_of_nobody_or_without_identity", fresh=True),
    M("constraint-two-roles-at-once", "areas/access/migrations/0001_tables.py",
      'expressions=[("staff", "="), ("office", "="), ("role", "="), ("period", "&&")],',
      'expressions=[("id", "="), ("staff", "="), ("office", "="), ("role", "="), ("period", "&&")],',
      "The same role twice: ending one leaves the other.",
      f"{SHARING}::test_postgresql_itself_refuses_the_same_role_twice_at_once", fresh=True),
    M("constraint-vedtak-by-its-preparer", "areas/applications/migrations/0001_tables.py",
      'models.Q(("contributors__contains", [models.F("decided_by")]), _negated=True),',
      'models.Q(("contributors__contains", [models.F("decided_by")])),\n'
      '                    models.Q(("contributors__contains", [models.F("decided_by")]), _negated=True),',
      "The database takes a vedtak decided by who worked on the case.",
      "tests/areas/applications/test_who_may_decide.py"
      "::test_postgresql_itself_refuses_a_vedtak_decided_by_somebody_who_worked_on_the_case", fresh=True),
    M("constraint-two-leases", "areas/leases/migrations/0001_tables.py",
      'expressions=[("dwelling", "="), ("period", "&&")],',
      'expressions=[("id", "="), ("dwelling", "="), ("period", "&&")],',
      "The database takes two leases of one dwelling.",
      "tests/areas/leases/test_lease_terms.py"
      "::test_postgresql_itself_refuses_two_leases_of_one_dwelling_at_once", fresh=True),
    M("constraint-two-households", "areas/people/migrations/0002_tables.py",
      'expressions=[("person", "="), ("period", "&&")],',
      'expressions=[("id", "="), ("person", "="), ("period", "&&")],',
      "A person is in two households at once, and the protection of one is missed.",
      "tests/areas/people/test_households.py"
      "::test_postgresql_itself_refuses_a_person_in_two_households_at_once", fresh=True),
)  # fmt: skip
