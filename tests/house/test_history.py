"""Every business row keeps its history by trigger; what has none says why."""

from __future__ import annotations

from django.apps import apps

from boligflyt.toolkit.database_roles import ADDED_TO

# Only added to, so that the table is its own history; or no business of anybody's.
ADDED_ONLY = {
    "applications.Assessment", "applications.HousingAssessment", "applications.Letter",
    "applications.LogEntry",
    "allocation.MatchingRun", "allocation.Attendance", "allocation.Rehearsal",
    "documents.StoredPart", "documents.DocumentText",
}  # fmt: skip
TECHNICAL = {
    "access.FormDraft", "access.KeptForm", "access.RecoveryCode", "access.SecondFactor",
    "access.SignInAttempt",
    "audit.CommandReceipt", "documents.Upload", "documents.UploadPart", "dwellings.ImportRow",
    "dwellings.ShieldedPeriod",
    "leases.NoTenant", "people.PersonName", "people.SamePerson", "retention.DisposalItem",
}  # fmt: skip


def test_every_business_row_has_a_history_or_a_reason_not_to() -> None:
    ours = [one for one in apps.get_models() if one.__module__.startswith("boligflyt.areas.")]
    tracked = {one.pgh_tracked_model for one in ours if hasattr(one, "pgh_tracked_model")}
    history = {one for one in ours if hasattr(one, "pgh_tracked_model")}

    without = {
        one._meta.label for one in ours if one not in tracked | history and one._meta.db_table not in ADDED_TO
    }

    assert without == ADDED_ONLY | TECHNICAL
