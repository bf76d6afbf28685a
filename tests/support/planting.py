"""Many protected households at once, each a canary; and one with everything, to be taken away again."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import connection

from boligflyt.areas.access.choices import Information, Purpose
from boligflyt.areas.access.models import Participation
from boligflyt.areas.allocation.models import MeetingLine, Offer, QueueEntry
from boligflyt.areas.applications.choices import Channel, Housing, State
from boligflyt.areas.applications.models import (
    Application,
    Assessment,
    EconomyInformation,
    HealthInformation,
    Letter,
    Vedtak,
)
from boligflyt.areas.casework.models import CaseParty, CaseTask, CaseTeam, Entry, OwnStepTick, TeamMeeting
from boligflyt.areas.complaints.models import AccessPaper, AccessRequest, Complaint
from boligflyt.areas.documents.models import Document, DocumentText, StoredPart, Upload, UploadPart
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.handovers.models import (
    Belonging,
    Forwarding,
    Picture,
    Protocol,
    SettlementLine,
    TenantSignature,
    Viewing,
)
from boligflyt.areas.home_ownership.models import (
    AfterPurchase,
    Candidate,
    EconomyAssessment,
    HousingLoan,
    InstrumentUse,
    PlanVersion,
    Purchase,
    PurchaseFinancing,
    SavingAgreement,
    SavingEntry,
    Talk,
)
from boligflyt.areas.leases.models import HousingPlan, Lease
from boligflyt.areas.letters.models import Dispatch, FreeLetter
from boligflyt.areas.people.choices import HouseholdRole, Protection
from boligflyt.areas.people.models import (
    Correction,
    Guardian,
    Household,
    Membership,
    Person,
    PersonLink,
    PersonName,
    SamePerson,
    Schooling,
)
from boligflyt.areas.private_renting.models import CareerTalk, HomeViewing, PrivateSearch, RentSecurity
from boligflyt.domain.periods import Period
from tests.support.canaries import CANARY
from tests.support.case_rows import Rows
from tests.support.cast import LONG_AGO, NOW, TODAY, Cast, stamped


def plant(cast: Cast, number: int) -> None:
    """So many strictly protected persons, each alone in a household with an open case at Boligkontoret."""
    persons = [
        Person(
            given_name="Ola", family_name=f"{CANARY}{at}", protection=Protection.STRICT,
            phone=f"{CANARY}-{at}"[:20], postal_address=f"{CANARY}veien {at}", **stamped(),
        )
        for at in range(number)
    ]  # fmt: skip
    Person.objects.bulk_create(persons)
    homes = [Household(contact=one, **stamped()) for one in persons]
    Household.objects.bulk_create(homes)
    Membership.objects.bulk_create(
        Membership(
            household=home, person=home.contact, role=HouseholdRole.ADULT, period=Period(LONG_AGO, None)
        )
        for home in homes
    )
    JournalNote.objects.bulk_create(
        JournalNote(
            household=home, kind=ContactKind.PHONE, happened_at=NOW - timedelta(days=120), minutes=5,
            text=f"{CANARY} ringte.", written_by_id=cast.jon.staff, office_id=cast.jon.office,
            written_at=NOW - timedelta(days=120),
        )
        for home in homes
    )  # fmt: skip
    kinds = sorted(one.value for one in Information)
    Participation.objects.bulk_create(
        Participation(
            kind="household", subject=home.pk, office_id=cast.kari.office, purpose=Purpose.CASE_WORK,
            kinds=kinds, period=Period(LONG_AGO, None),
        )
        for home in homes
    )  # fmt: skip
    Application.objects.bulk_create(
        Application(
            case_code=uuid.uuid4().hex[:8].upper(), household=home, applicant=home.contact,
            office_id=cast.kari.office, caseworker_id=cast.kari.staff, received_on=TODAY,
            channel=Channel.PHONE, housing=Housing.ACUTE_OR_TEMPORARY, housing_place=f"{CANARY}hotellet",
            state=State.NEW, **stamped(),
        )
        for home in homes
    )  # fmt: skip


def take_away(rows: Rows) -> None:
    """Remove the household and everything about it, as if it had never been but for its shielded dwelling."""
    application, household = rows.application.pk, rows.household.pk
    members = list(Membership.objects.filter(household=household).values_list("person", flat=True))
    _take_away_the_moving(household)
    Offer.objects.filter(entry=rows.entry.pk).delete()
    MeetingLine.objects.filter(entry=rows.entry.pk).delete()
    QueueEntry.objects.filter(pk=rows.entry.pk).delete()
    JournalNote.objects.filter(household=household).delete()
    for model in (StoredPart, DocumentText):
        model.objects.filter(document__household=household).delete()
    Document.objects.filter(household=household).delete()
    UploadPart.objects.filter(upload__household=household).delete()
    Upload.objects.filter(household=household).delete()
    _take_away_the_way_on(household, application)
    _take_off_the_control_list(household)
    with connection.cursor() as cursor:  # what was said is never removed; here it was never said
        cursor.execute("alter table people_personlink disable trigger a2_stays")
        linked = PersonLink.objects.filter(kept__in=members)
        members += linked.values_list("away", flat=True)
        linked.delete()
        cursor.execute("alter table people_personlink enable trigger a2_stays")
        cursor.execute("alter table people_correction disable trigger a2_stays")
        Correction.objects.filter(person__in=members).delete()
        cursor.execute("alter table people_correction enable trigger a2_stays")
        cursor.execute("alter table casework_ownsteptick disable trigger a2_stays")
        OwnStepTick.objects.filter(household=household).delete()
        cursor.execute("alter table casework_ownsteptick enable trigger a2_stays")
        cursor.execute("alter table complaints_accesspaper disable trigger a3_stays")
        AccessPaper.objects.filter(request__household=household).delete()
        cursor.execute("alter table complaints_accesspaper enable trigger a3_stays")
        cursor.execute("alter table casework_entry disable trigger a2_stays")
        for model in (Entry, CaseTask, CaseParty, CaseTeam, TeamMeeting):
            model.objects.filter(household=household).delete()
        cursor.execute("alter table casework_entry enable trigger a2_stays")
    Complaint.objects.filter(vedtak__application=application).delete()
    AccessRequest.objects.filter(household=household).delete()
    for model in (Dispatch, FreeLetter):
        model.objects.filter(household=household).delete()
    for model in (HousingLoan, InstrumentUse):
        model.objects.filter(application=application).delete()
    for model in (EconomyAssessment, Letter, Vedtak, Assessment, HealthInformation, EconomyInformation):
        model.objects.filter(application=application).delete()
    Application.objects.filter(pk=application).delete()
    SamePerson.objects.filter(person__in=members).delete()
    Membership.objects.filter(household=household).delete()
    Household.objects.filter(pk=household).delete()
    Guardian.objects.filter(ward__in=members).delete()
    Schooling.objects.filter(child__in=members).delete()
    PersonName.objects.filter(person__in=members).delete()
    Participation.objects.filter(subject__in=[household, *members]).delete()
    Person.objects.filter(pk__in=members).delete()


def _take_away_the_way_on(household: uuid.UUID, application: uuid.UUID) -> None:
    """To owning, to a private rental, and the leases before it."""
    SavingEntry.objects.filter(agreement__application=application).delete()
    for model in (PurchaseFinancing, AfterPurchase):
        model.objects.filter(purchase__application=application).delete()
    Purchase.objects.filter(application=application).delete()
    SavingAgreement.objects.filter(application=application).delete()
    for model in (Lease, HousingPlan, CareerTalk, PlanVersion):
        model.objects.filter(household=household).delete()
    for model in (HomeViewing, RentSecurity):
        model.objects.filter(search__household=household).delete()
    PrivateSearch.objects.filter(household=household).delete()
    Talk.objects.filter(candidate__household=household).delete()
    Candidate.objects.filter(household=household).delete()


def _take_away_the_moving(household: uuid.UUID) -> None:
    """What is signed is never removed; here it was never signed."""
    with connection.cursor() as cursor:
        cursor.execute("alter table handovers_tenantsignature disable trigger a2_stays_too")
        cursor.execute("alter table handovers_protocol disable trigger a2_stands_too")
        for model in (TenantSignature, Picture, SettlementLine):
            model.objects.filter(protocol__lease__household=household).delete()
        for model in (Protocol, Belonging, Forwarding):
            model.objects.filter(lease__household=household).delete()
        Viewing.objects.filter(household=household).delete()
        cursor.execute("alter table handovers_protocol enable trigger a2_stands_too")
        cursor.execute("alter table handovers_tenantsignature enable trigger a2_stays_too")


def _take_off_the_control_list(household: uuid.UUID) -> None:
    """Only the owner of the tables can, and only by taking down what keeps the list."""
    table = "applications_controlitem"
    with connection.cursor() as cursor:
        cursor.execute(f"alter table {table} disable trigger b1_kept")
        cursor.execute(f"delete from {table} where household_id = %s", [household])
        cursor.execute(f"alter table {table} enable always trigger b1_kept")
