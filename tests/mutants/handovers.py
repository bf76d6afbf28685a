"""Mutants at moving in and out: who signs what, what stands, and who never reads it."""

from __future__ import annotations

from tests.mutants.mutant import M

SIGNING = "areas/handovers/services/signing.py"
PROTOCOLS = "areas/handovers/services/protocols.py"
STANDS = "areas/handovers/migrations/0002_what_is_signed_stands.py"
DOORS = "areas/handovers/queries/doors.py"
PROOF = "tests/areas/handovers/test_protocols.py"
LEAVING = "tests/areas/handovers/test_leaving_and_viewing.py"

MUTANTS = (
    M("handover-signed-unseen", SIGNING,
      "    if protocol.content_sha256 != shown_sha256:\n", "    if False:\n",
      "The worker signs something else than what stood on the page.",
      f"{PROOF}::test_what_is_signed_is_what_was_shown"),
    M("handover-signed-with-parts-missing", SIGNING, "    if missing:\n", "    if False:\n",
      "A protocol is signed with rooms that nobody went through.",
      f"{PROOF}::test_nobody_signs_before_every_part_is_gone_through"),
    M("handover-signed-can-be-changed", STANDS, "  if old.state = 'signed' then\n", "  if false then\n",
      "What both have signed can be changed afterwards.",
      f"{PROOF}::test_the_database_refuses_to_change_or_delete_what_both_have_signed", fresh=True),
    M("handover-picture-after-the-signature", STANDS, "create trigger a3_of_a_draft before insert",
      "create constraint trigger a3_of_a_draft after update",
      "A picture comes to a protocol that is signed.",
      f"{PROOF}::test_no_picture_comes_to_a_signed_protocol_even_past_the_service", fresh=True),
    M("handover-paper-for-everybody", DOORS, "    if not named or paper is None:", "    if paper is None:",
      "Who runs the buildings reads who lives there in the signed paper.",
      f"{PROOF}::test_who_runs_the_buildings_takes_the_name_on_the_phone_and_cannot_read_it_after"),
    M("handover-new-address-for-everybody", DOORS, "lease__in=leases_nameable_to(actor))\n",
      "lease__in=leases_visible_to(actor))\n", "Who runs the buildings reads where somebody has moved to.",
      f"{LEAVING}::test_the_new_address_is_never_for_those_who_run_the_buildings"),
    M("handover-written-after-the-signature", PROTOCOLS,
      '    if protocol.state != ProtocolState.DRAFT:\n', "    if False:\n",
      "A part is written after the worker has signed.",
      f"{PROOF}::test_what_the_worker_has_signed_is_opened_again_before_it_is_changed"),
)  # fmt: skip
