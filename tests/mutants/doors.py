"""Mutants in the doors: what a query lets through."""

from __future__ import annotations

from tests.mutants.mutant import M

REACH, PERSONS = "areas/people/queries/reach.py", "areas/people/queries/persons.py"
FINDING, SEARCH = "areas/people/queries/finding.py", "tests/areas/people/test_finding.py"
HOUSEHOLDS, PAGES = "areas/people/queries/households.py", "areas/people/queries/pages.py"
CASES, CASE = "areas/applications/queries/doors.py", "areas/applications/queries/case.py"
LEASES, DWELLINGS = "areas/leases/queries.py", "areas/dwellings/queries.py"
OFFERS, QUEUE = "areas/allocation/queries/offers.py", "areas/allocation/queries/queue.py"
MEETINGS = "areas/allocation/queries/meetings.py"
ONE = "tests/areas/people/test_looking_at_one_household.py"
SHARING = "tests/areas/access/test_taking_part.py"
MOVED_OUT = "tests/areas/access/test_those_who_moved_out.py"
NEAR = f"{SHARING}::test_whoever_is_near_somebody_in_a_household_neither_sees_nor_decides_its_case"
DOOR = "tests/real_roles/test_doors.py::test_a_door_lets_through_exactly_what_the_oracle_says"
HIDDEN_ROWS = "tests/house/test_hidden_rows.py"
PROTECTED_HOME = (
    "tests/areas/people/test_households.py"
    "::test_a_household_with_a_protected_member_is_hidden_from_those_who_may_not_see_it"
)
APART = "tests/areas/applications/test_health_and_economy_apart.py"
SPLIT = (
    f"{APART}::test_an_office_that_helps_with_economy_reads_the_case_without_health_decisions_or_assessment"
)
SHIELDED = "tests/areas/allocation/test_hidden_households.py"
IN_ORDER = "tests/areas/allocation/test_queue_order.py"
LEASE_NAMES = (
    "tests/areas/leases/test_lease_life.py"
    "::test_names_of_tenants_are_for_those_who_need_them_and_protected_tenants_are_not_there_at_all"
)
WHO_DECIDES = "tests/areas/applications/test_who_may_decide.py"
PAGE = (
    "tests/real_roles/test_pages.py::test_pages_answer_as_the_oracle_says_and_every_answer_leaves_its_trace"
)

MUTANTS = (
    M("households-without-clearance", REACH, "Household.objects.filter(grade__lte=actor.clearance).exclude(",
      "Household.objects.all().exclude(", "Protected households are open to all who take part.",
      PROTECTED_HOME, core=True),
    M("households-one-grade-too-kind", REACH, "Household.objects.filter(grade__lte=actor.clearance).exclude(",
      "Household.objects.filter(grade__lte=actor.clearance + 1).exclude(",
      "Each clearance reaches one grade too far.",
      f"{SHARING}::test_each_clearance_reaches_its_own_grade_and_no_further"),
    M("households-of-ones-own", REACH,
      "Q(pk__in=conflicted_households(actor)) | Q(contact__in=related_persons(actor))",
      "Q(contact__in=related_persons(actor))", "Somebody sees the case of their own child.", NEAR),
    M("households-without-taking-part", REACH,
      '            seen = seen.filter(is_one_of("pk", as_found_first(part)) if listed else Q(pk__in=part))',
      "            pass", "Every household is open without taking part in its matter.",
      "tests/areas/applications/test_intake.py::test_another_office_sees_nothing", core=True),
    M("households-of-kinds-not-seen", REACH,
      "if {actor.reach(kind) for kind in kinds} - {Reach.ALL, Reach.SHARED}:",
      "if False:",
      "A kind that the role does not see is left out of the question.", DOOR),
    M("persons-without-clearance", REACH, "        everybody.filter(grade__lte=actor.clearance)",
      "        everybody", "Protected persons are found by everybody.",
      "tests/areas/people/test_persons.py"
      "::test_persons_are_seen_by_those_who_take_part_protected_ones_by_few_and_a_leader_sees_nobody"),
    M("persons-of-ones-own", REACH, ".exclude(Q(pk__in=near) | Q(pk__in=related_persons(actor)))", "",
      "Somebody opens the page of their own family.", NEAR),
    M("persons-near-only", REACH, ".exclude(Q(pk__in=near) | Q(pk__in=related_persons(actor)))",
      ".exclude(Q(pk__in=near))", "Somebody near a person without a household sees them.",
      f"{SHARING}::test_whoever_is_near_somebody_who_is_in_no_household_yet_does_not_see_them"),
    M("persons-without-taking-part", REACH, '.filter(Q(pk__in=homes.values("person")) | Q(pk__in=alone))', "",
      "Every person is open without taking part.",
      "tests/areas/people/test_persons.py"
      "::test_persons_are_seen_by_those_who_take_part_protected_ones_by_few_and_a_leader_sees_nobody"),
    M("near-only-by-this-account", REACH, "staff__in=accounts_of(staff)", "staff=staff",
      "A second account of somebody near sees the case.",
      f"{SHARING}::test_a_second_account_of_the_same_human_being_is_near_the_same_people"),
    M("near-only-while-they-live-there", REACH,
      "near = Membership.objects.filter(person__in=NEAR_PERSONS.filled(staff))",
      "near = Membership.objects.filter(person__in=NEAR_PERSONS.filled(staff), period__endswith=None)",
      "Somebody works on the case of who was in it until yesterday.",
      f"{MOVED_OUT}::test_whoever_is_near_somebody_who_has_left_does_not_work_on_the_case_either"),
    M("sight-of-what-nobody-shared", REACH, "actor.only.kinds and actor.only.kinds.issuperset(kinds)", "True",
      "A page about one household shows every kind of information in it.",
      f"{ONE}::test_what_is_seen_in_one"
      "_household_is_what_the_doors_show_there"),
    M("sight-without-habilitet", REACH, "found = households_where(actor).filter(pk=household)",
      "found = Household.objects.filter(pk=household)",
      "The page about one household opens the case of one's own sister.",
      f"{ONE}::test_who_is_near_sees_nothing"
      "_also_when_looking_at_one_household"),
    M("sight-kept-by-the-narrowed", "areas/access/perms.py",
      "clearance=min(self.clearance, grade), only=None)", "clearance=min(self.clearance, grade))",
      "A meeting for all sees what its leader saw alone.",
      f"{ONE}::test_what_one_saw_is_asked_again_when_they"
      "_are_to_see_less"),
    M("list-among-everybody", FINDING,
      "found = persons_where(actor, Information.IDENTITY).filter(fits)",
      "found = Person.objects.filter(fits)", "A list by name has the hidden.",
      f"{SEARCH}::test_somebody_in_another_office_is_neither_listed_nor_counted"),
    M("search-among-everybody", FINDING,
      "door = statement_of(persons_where(actor, Information.IDENTITY, among=one).values(\"pk\"))",
      "door = statement_of(Person.objects.filter(pk=one).values(\"pk\"))",
      "Somebody hidden takes a place in a search.",
      f"{SEARCH}::test_somebody_in_another_office_takes_no_place_among_those_who_are_shown"),
    M("search-shows-everybody", FINDING,
      "seen = persons_where(actor, Information.IDENTITY, among=list(hits)).annotate(",
      "seen = Person.objects.filter(pk__in=list(hits)).annotate(",
      "Whoever came through once is shown without the door.",
      f"{SEARCH}::test_what_is_shown_goes_through_the_door_once_more"),
    M("search-leads-to-hidden-homes", FINDING, ", household__in=households_visible_to(actor)\n", "\n",
      "A hit leads to a household that is hidden.",
      f"{SEARCH}::test_a_hit_leads_to_the_home_of_today_and_only_one_that_may_be_opened"),
    M("person-page-of-any-kind", PERSONS, "    if kinds:\n        seen", "    if False:\n        seen",
      "A page about children opens for who sees only names.", f"{PAGE}[people:schooling_add]"),
    M("recently-opened-for-ever", PERSONS, "persons_visible_to(actor).filter(pk__in=wanted)",
      "Person.objects.filter(pk__in=wanted)", "Who was once opened is still listed when hidden.",
      "tests/web/people/test_person_pages.py"
      "::test_those_opened_last_are_at_hand_as_long_as_they_may_be_seen"),
    M("household-lists-the-protected-who-left", PAGES,
      "Membership.objects.filter(household=household, person__grade__lte=actor.clearance)",
      "Membership.objects.filter(household=household)",
      "Somebody who moved out and is protected stands among those who left.",
      f"{MOVED_OUT}::test_the_household_stays_open_and_its_page_is_silent_about_who_is_protected_now"),
    M("person-page-names-hidden-homes", PAGES,
      "Membership.objects.filter(person=person, household__in=households_visible_to(actor))",
      "Membership.objects.filter(person=person)", "A person's page names households that are hidden.",
      f"{MOVED_OUT}"
      "::test_the_page_of_a_person_is_silent_about_a_household_that_was_protected_after_they_left"),
    M("schools-for-who-sees-names", PAGES,
      "persons_where(actor, Information.IDENTITY, Information.CHILDREN, among=among)",
      "persons_where(actor, Information.IDENTITY)",
      "Where a child goes to school is told to all who see its name.", f"{DOOR}[schooling]"),
    M("cases-without-right", CASES,
      "    if not actor.may(Right.APPLICATION_READ):\n        return Application",
      "    if False:\n        return Application", "A role without applications finds them by the household.",
      f"{DOOR}[application]"),
    M("cases-of-protected-applicants", CASES,
      "household__in=seen, applicant__grade__lte=actor.clearance)",
      "household__in=seen)", "A case shows an applicant who has moved out and is protected.",
      f"{MOVED_OUT}::test_what_names_the_protected_one_is_hidden_although_the_household_is_open"),
    M("case-page-of-any-kind", CASES,
      "_applications_where(actor, Information.IDENTITY, Information.HOUSING, *kinds)\n        .select",
      "_applications_where(actor, Information.IDENTITY, Information.HOUSING)\n        .select",
      "A page about economy opens for who sees only housing.", f"{PAGE}[applications:screening]"),
    M("case-page-work-by-another-office", CASES, "    if for_work:\n", "    if False:\n",
      "The page to change a case opens for an office that only reads.", f"{PAGE}[applications:edit]"),
    M("case-owned-by-everybody", CASES, "if application.office_id != actor.office:", "if False:",
      "An office that only takes part changes the case.", f"{PAGE}[applications:edit]"),
    M("decisions-for-who-sees-housing", CASES,
      "_applications_where(actor, Information.IDENTITY, Information.HOUSING, Information.DECISION)",
      "_applications_where(actor, Information.IDENTITY, Information.HOUSING)",
      "Vedtak and letters are open to all who see the case.", f"{DOOR}[vedtak]"),
    M("health-for-who-sees-housing", CASES,
      "kinds = (Information.IDENTITY, Information.HOUSING, Information.HEALTH)",
      "kinds = (Information.IDENTITY, Information.HOUSING)", "Health is open to all who see the case.",
      f"{SHARING}::test_a_case_is_shared_with_nav_for_a_purpose_and_nav_sees_what_the_purpose_needs"),
    M("economy-for-who-sees-housing", CASES,
      "kinds = (Information.IDENTITY, Information.HOUSING, Information.ECONOMY)",
      "kinds = (Information.IDENTITY, Information.HOUSING)", "Economy is open to all who see the case.",
      f"{DOOR}[economy]"),
    M("vedtak-for-who-sees-the-case", CASES,
      "Vedtak.objects.filter(application__in=decisions_visible_to(actor))",
      "Vedtak.objects.filter(application__in=applications_visible_to(actor))",
      "Vedtak are open to all who see the case.", f"{DOOR}[vedtak]"),
    M("letter-for-who-sees-the-case", "areas/applications/queries/letters.py",
      "Letter.objects.filter(application__in=decisions_visible_to(actor), pk=pk)",
      "Letter.objects.filter(pk=pk)", "Any letter opens by its key.", f"{PAGE}[applications:letter]"),
    M("case-shows-assessment-to-all", CASE, ".first() if sees >= ASSESSED else None", ".first()",
      "An assessment tells of health and economy.",
      f"{APART}::test_the_page_of_a_case_has_at_hand_only_what_taking_part_gives"),
    M("case-shows-vedtak-to-all", CASE, "list(_vedtak_of(application)) if decisions else []",
      "list(_vedtak_of(application))", "The page of a case shows vedtak to who does not see decisions.",
      f"{APART}::test_the_page_of_a_case_has_at_hand_only_what_taking_part_gives"),
    M("case-shows-schools-to-all", CASE, "schools=Information.CHILDREN in sees)", "schools=True)",
      "The page of a case tells where a child is to who does not see children.",
      f"{APART}::test_the_page_of_a_case_has_at_hand_only_what_taking_part_gives"),
    M("leases-without-right", LEASES, "    if not actor.may(Right.LEASE_READ):\n        return Lease",
      "    if False:\n        return Lease", "A role without leases finds them by the household.",
      f"{DOOR}[lease]"),
    M("leases-of-protected-tenants", LEASES, ", tenant__grade__lte=actor.clearance", "",
      "A lease shows a tenant who has moved out and is protected.",
      f"{MOVED_OUT}::test_what_names_the_protected_one_is_hidden_although_the_household_is_open"),
    M("leases-name-every-tenant", LEASES, ".annotate(nameable=Exists(named))",
      ".annotate(nameable=Value(True))", "Every tenant is named to all who see the lease.", LEASE_NAMES),
    M("contract-for-everybody", LEASES, 'if content is None or not getattr(lease, "nameable", False):',
      "if content is None:", "A contract with names opens for who sees no names.",
      "tests/web/leases/test_lease_pages.py"
      "::test_contract_and_information_are_shown_in_the_browser_to_those_who_may_see_persons"),
    M("plan-of-any-household", LEASES, "seen.filter(pk=pk).first() if actor.may(Right.LEASE_READ) else None",
      "Household.objects.filter(pk=pk).first()", "A plan is written for a household that is hidden.",
      f"{PAGE}[people:household_plan]"),
    M("dwellings-without-right", DWELLINGS,
      "Dwelling.objects.all() if actor.may(Right.DWELLING_READ) else Dwelling.objects.none()",
      "Dwelling.objects.all()", "The register is open to roles without it.",
      "tests/areas/dwellings/test_dwelling_status.py"
      "::test_the_leader_sees_dwellings_and_the_administrator_none"),
    M("shielded-dwellings-are-free", DWELLINGS, "ShieldedPeriod.objects.filter(grade__gt=clearance)",
      "ShieldedPeriod.objects.none()", "Where a protected household lives is offered to another.",
      f"{SHIELDED}"
      "::test_a_protected_household_gets_a_home_and_a_key_through_the_cleared_and_others_see_a_shielded_dwelling"),
    M("offers-of-everybody", OFFERS,
      "Offer.objects.filter(entry__application__in=applications_visible_to(actor))", "Offer.objects.all()",
      "Offers of hidden cases are listed.",
      "tests/areas/allocation/test_offers.py::test_an_offer_of_another_office_is_not_found"),
    M("offer-page-of-another-office", OFFERS, "    if for_work:\n", "    if False:\n",
      "Another office opens the page to answer an offer.", f"{PAGE}[allocation:offer_answer]"),
    M("offer-page-without-decisions", OFFERS, "    if decisions:\n", "    if False:\n",
      "The page that decides about a no opens for who sees no vedtak.",
      "tests/areas/allocation/test_offers.py"
      "::test_the_page_that_decides_about_a_no_is_for_those_who_see_the_vedtak"),
    M("queue-without-right", QUEUE, "if not actor.may(Right.QUEUE_READ):", "if False:",
      "The list is open to roles without it.", f"{DOOR}[queue]"),
    M("queue-with-the-protected", QUEUE, 'filter(within_clearance(actor.clearance, "application"))', "all()",
      "The list tells that a protected household waits.",
      f"{IN_ORDER}::test_a_protected_household_is_on_the_list_only_for_those_who_are_cleared"),
    M("queue-names-everybody", QUEUE, "entries.annotate(named=Exists(seen))",
      "entries.annotate(named=Value(True))", "The list names households to who may not see them.",
      f"{IN_ORDER}::test_the_trace_lists_only_those_who_were_shown_by_name"),
    M("queue-opens-unnamed", QUEUE, 'entry is None or not getattr(entry, "named", False):', "entry is None:",
      "A place opens for who may not see whose it is.", f"{PAGE}[allocation:queue_entry]"),
    M("small-meeting-for-all", MEETINGS, "Meeting.objects.filter(grade__lte=actor.clearance)",
      "Meeting.objects.all()", "The meeting about the protected is open to all.",
      f"{SHIELDED}::test_only_the_cleared_plan_a_meeting_about_those_who_are_protected"),
    M("meeting-keeps-the-protected", MEETINGS,
      '.filter(within_clearance(actor.clearance, "entry__application"))', "",
      "Somebody whose protection was raised stays in the meeting.",
      f"{SHIELDED}::test_somebody_whose_protection_is_raised_during_the_meeting_leaves_it_at_once"),
    M("common-meeting-of-the-cleared", MEETINGS, "    actor = actor.within(meeting.grade)\n", "",
      "The cleared show the protected to all who are in the room.",
      f"{SHIELDED}"
      "::test_somebody_whose_protection_is_raised_leaves_the_common_meeting_also_for_the_cleared_in_the_room"),
    M("meeting-names-everybody", MEETINGS, "annotate(named=Exists(seen), has_offer",
      "annotate(named=Value(True), has_offer", "The meeting names households to who may not see them.",
      "tests/real_roles/test_doors.py::test_a_named_line_of_the_meeting_is_for_those_who_see_the_case"),
    M("line-of-another-office", MEETINGS, "    must_own(actor, found.entry.application)\n", "",
      "Another office opens the page of a line.", f"{PAGE}[allocation:line]"),
    M("insight-follows-who-moved", "areas/casework/queries/insight.py", "gathered.add(things, row.period)",
      "gathered.add(things)", "Somebody is told of those they have moved from.",
      "tests/web/people/test_who_looked.py::test_nobody_follows_those_they_have_moved_from"),
)  # fmt: skip
