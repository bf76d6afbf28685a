"""Mutants in the letters: the last look, the door, and the day that the term counts from."""

from __future__ import annotations

from tests.mutants.mutant import M

LOOK, DOORS = "domain/letters/rechecking.py", "areas/letters/queries/doors.py"
SENDING, TOP = "areas/letters/services/sending.py", "areas/casework/services/sending.py"
TERMS, GRADES = (
    "areas/complaints/services/terms.py",
    "areas/letters/migrations/0002_grades_kept_by_the_database.py",
)
COPIES = "tests/areas/letters/test_own_copies.py"
PARTLY = "tests/areas/complaints/test_partly_met.py"
OUTBOX = "tests/areas/letters/test_outbox.py"
COUNTED = "tests/areas/letters/test_term_from_the_register.py"
CASES = (
    "tests/domain/letters/test_rechecking.py"
    "::test_a_letter_leaves_only_when_nothing_has_come_in_the_way_since_it_was_made"
)

MUTANTS = (
    M("letter-to-the-protected", LOOK, "facts.grade_now > facts.grade_then", "False",
      "A letter goes to an address that somebody has fled from.", CASES),
    M("letter-to-who-left", LOOK, "not facts.belongs", "False", "The dead get letters.", CASES),
    M("letter-that-is-overtaken", LOOK, "(Stop.OVERTAKEN, facts.overtaken)", "(Stop.OVERTAKEN, False)",
      "A vedtak that was changed is sent after the new one.", CASES),
    M("letter-to-the-old-address", LOOK, "facts.has_address and not facts.same_address", "False",
      "A letter goes to where the person lived before.", CASES),
    M("letter-sent-without-a-look", SENDING, "    if stops:\n", "    if False:\n",
      "Nothing that came since it was made stops a letter.",
      f"{OUTBOX}::test_a_letter_queued_before_the_address_was_protected_is_not_sent"),
    M("letter-not-asked-of-the-areas", TOP, "channel, overtaken_words(seen, actor.today))", 'channel, "")',
      "What the areas know of a letter is not asked.",
      f"{OUTBOX}::test_a_preliminary_answer_is_not_sent_when_the_application_is_decided"),
    M("letter-of-another-office", SENDING, "    must_send(actor, seen.office)\n", "",
      "Whoever takes part sends another office's letters.",
      f"{OUTBOX}::test_another_office_that_takes_part_reads_the_letter_and_does_not_send_it"),
    M("letters-without-clearance", DOORS,
      "rows.filter(household__in=household_keys(actor, *kinds), grade__lte=actor.clearance)", "rows.all()",
      "The register shows every letter to everybody.",
      f"{OUTBOX}::test_a_letter_to_somebody_protected_is_handed_over_by_the_cleared_and_unseen_by_others"),
    M("digital-post-to-the-protected", TOP, "channel=LetterChannel.DIGITAL, grade=0",
      "channel=LetterChannel.DIGITAL", "A job sends to somebody protected with nobody looking.",
      f"{OUTBOX}::test_digital_post_leaves_by_itself_but_never_to_somebody_protected"),
    M("letter-history-in-the-open", GRADES, 'for name in (table, f"{table}event")', "for name in (table,)",
      "The history of a letter to somebody protected is readable.",
      f"{OUTBOX}::test_the_history_of_a_letter_is_as_protected_as_the_letter", fresh=True),
    M("term-without-the-register", TERMS, "known.day if known.basis == NoticeBasis.RECEIVED else None",
      "None", "The day a letter came counts for nothing.",
      f"{COUNTED}::test_the_complaint_deadline_counts_from_the_day_the_letter_was_received"),
    M("term-before-anybody-has-it", TERMS, "NoticeBasis.NOT_SENT: max(on, decided)",
      "NoticeBasis.NOT_SENT: None",
      "The time to complain runs out while the letter lies in the outbox.",
      f"{COUNTED}::test_no_term_has_begun_while_the_letter_has_not_reached_anybody"),
    M("copy-without-asking-the-rule-again", "areas/casework/queries/dispatches.py",
      "    if not now.finding.own_copy:\n", "    if False:\n",
      "Somebody of age gets the copy of a minor.",
      f"{COPIES}::test_a_copy_to_a_minor_who_turned_18_before_it_left_is_stopped_with_the_reason"),
    M("copy-to-who-is-no-party", "areas/applications/services/notifying.py",
      "if one.finding.own_copy", "if True", "Every child in the household gets the vedtak.",
      f"{COPIES}::test_who_is_no_minor_party_gets_no_copy"),
    M("part-met-before-it-is-decided", "areas/complaints/services/partly.py",
      "    if new is None:\n        raise Refused(NOT_DECIDED)\n", "",
      "The rest is sent on while one person alone has met the part.",
      f"{PARTLY}::test_the_complainant_is_told_nothing_before_the_new_vedtak_is_decided"),
    M("part-decided-by-who-met-it", "areas/complaints/services/partly.py",
      'record_change(actor.trace, "application"', 'record_change(actor.trace, "complaint"',
      "One person says what is met and decides the vedtak about it.",
      f"{PARTLY}::test_who_said_what_is_met_does_not_decide_the_new_vedtak_though_another_prepared_it"),
)  # fmt: skip
