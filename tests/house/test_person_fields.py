"""Every field about a person has a legal ground, a purpose, readers and a time; no row is left over."""

from django.apps import apps

from boligflyt.areas.access.choices import Right
from boligflyt.areas.people.person_fields import person_fields
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.walls import GradedByRow

ABOUT_PERSONS = (
    "people.Person", "people.Household", "people.Membership", "people.Guardian", "people.Schooling",
    "people.StaffRelation", "people.Correction", "people.SamePerson", "people.PersonLink",
    "applications.Application",
    "applications.HealthInformation", "applications.EconomyInformation", "leases.Lease", "leases.HousingPlan",
    "casework.Entry", "casework.CaseTask", "casework.CaseParty", "casework.CaseTeam", "casework.TeamMeeting",
    "home_ownership.EconomyAssessment", "home_ownership.InstrumentUse", "home_ownership.HousingLoan",
    "home_ownership.Candidate", "home_ownership.Talk",
    "private_renting.PrivateSearch", "private_renting.HomeViewing", "private_renting.RentSecurity",
    "private_renting.CareerTalk",
    "home_ownership.PlanVersion", "home_ownership.Purchase", "home_ownership.PurchaseFinancing",
    "home_ownership.AfterPurchase", "home_ownership.SavingAgreement", "home_ownership.SavingEntry",
    "followup.JournalNote", "complaints.Complaint", "complaints.AccessRequest",
    "complaints.AccessPaper",
    "documents.Document", "documents.DocumentText", "letters.Dispatch", "letters.FreeLetter",
    "dwellings.DwellingOwner", "dwellings.DisposalPeriod",
    "retention.LegalHold", "handovers.Viewing", "handovers.TenantSignature", "handovers.Forwarding",
)  # fmt: skip
TECHNICAL = {field.name for model in (VersionedModel, GradedByRow) for field in model._meta.get_fields()}


def stored() -> set[tuple[str, str]]:
    return {
        (label, field.name)
        for label in ABOUT_PERSONS
        for field in apps.get_model(label)._meta.concrete_fields
        if field.name not in TECHNICAL
    }


def test_every_stored_field_about_a_person_has_a_row_and_every_row_a_field():
    written = {(row.model, row.name) for row in person_fields()}

    assert (stored() - written, written - stored()) == (set(), set())


def test_each_row_says_on_what_ground_and_who_reads_it():
    rows = person_fields()

    assert all(row.ground and row.purpose and row.kept for row in rows)
    assert {row.letter for row in rows} <= set("abcdefghijklm") | {""}
    assert [row.name for row in rows if not row.readers] == [
        "number_index",
        "search_key",
        "contract_sha256",
        "notice_sha256",
        "sha256",
        "received_sha256",
        "storage",
        "content_sha256",
    ]


def test_health_and_economy_ask_for_a_right_of_their_own():
    by_letter = {letter: [row for row in person_fields() if row.letter == letter] for letter in "d"}

    assert all(Right.ECONOMY_READ in row.readers for row in by_letter["d"])
    health = next(row for row in person_fields() if row.name == "health_need")
    assert Right.HEALTH_READ in health.readers
