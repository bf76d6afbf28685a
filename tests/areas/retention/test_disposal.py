"""Disposal with a protocol: whose file goes, what stays, and that nothing half-done is left."""

from __future__ import annotations

from boligflyt.areas.documents.models import Document
from boligflyt.areas.people.models import Membership, Person
from boligflyt.areas.retention.services.disposing import approve, prepare
from tests.support.old_files import found_anywhere, later, make_old_file, other_leader

# The trace and the receipts know keys and no content; they stay.
TRACE = ("audit_event", "audit_seal", "audit_commandreceipt")


def keys_of(rows) -> list:
    members = Membership.objects.filter(household=rows.household).values_list("person", flat=True)
    documents = Document.objects.filter(household=rows.household)
    return [
        rows.household.pk, rows.application.pk, rows.vedtak.pk, rows.lease.pk, rows.offer.pk, *members,
        *documents.values_list("pk", flat=True), *documents.values_list("storage", flat=True),
    ]  # fmt: skip


def test_nothing_of_the_household_is_found_anywhere_after_the_disposal(cast):
    old, kept = make_old_file(cast, "Kassertsen"), make_old_file(cast, "Beholdsen")
    keys, others = keys_of(old), found_anywhere(["Beholdsen", *keys_of(kept)], TRACE)

    prepared = prepare(later(cast.liv), [old.household.pk])
    done = approve(other_leader(cast), prepared.pk)

    assert done.state == "done"
    assert len(done.hash) == 64
    assert found_anywhere(["Kassertsen", *keys], TRACE) == {}
    assert found_anywhere(["Beholdsen", *keys_of(kept)], TRACE) == others
    assert Person.objects.filter(family_name="Beholdsen").count() == 2
