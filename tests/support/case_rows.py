"""A household with everything that can be asked for about it: what the tests of access walk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from boligflyt.areas.allocation.choices import LineDecision, MeetingState
from boligflyt.areas.allocation.models import Meeting, MeetingLine, Offer, QueueEntry
from boligflyt.areas.applications.choices import LetterKind, State, VedtakKind, VedtakState
from boligflyt.areas.applications.control_choices import ControlKind
from boligflyt.areas.applications.models import Application, Assessment, ControlItem, Letter, Vedtak
from boligflyt.areas.casework.choices import About, EntryKind, PartyKind
from boligflyt.areas.casework.models import CaseParty, CaseTask, CaseTeam, Entry, OwnStepTick, TeamMeeting
from boligflyt.areas.complaints.choices import ComplainantKind, Lateness
from boligflyt.areas.complaints.models import AccessPaper, AccessRequest, Complaint
from boligflyt.areas.documents.models import Document, Upload, UploadPart
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.handovers.choices import BelongingKind, BelongingState, TenantOutcome
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
    Campaign,
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
from boligflyt.areas.home_ownership.queries import kept_rule, work_out
from boligflyt.areas.leases.choices import LeaseKind
from boligflyt.areas.leases.models import HousingPlan, Lease
from boligflyt.areas.letters.models import Dispatch, FreeLetter
from boligflyt.areas.people.models import Correction, Guardian, Household, Person, PersonLink
from boligflyt.areas.private_renting.models import CareerTalk, HomeViewing, PrivateSearch, RentSecurity
from boligflyt.domain.explanation import Explanation, Outcome, RuleSetStamp
from boligflyt.domain.handover import shipped_standard
from boligflyt.domain.periods import Period
from boligflyt.domain.screening import Rule
from boligflyt.toolkit.files.sealing import sealed
from tests.support.cast import LONG_AGO, NOW, TODAY, make_application, make_dwelling, make_household, stamped
from tests.support.papers import make_document
from tests.support.tree import ROOT

LETTER = ROOT / "tests" / "data" / "letters" / "vedtak_granted.json"


@dataclass(frozen=True)
class Rows:
    """One household with everything that can be asked for about it."""

    person: Person
    household: Household
    application: Application
    vedtak: Vedtak
    letter: Letter
    lease: Lease
    entry: QueueEntry
    line: MeetingLine
    offer: Offer
    guardian: Guardian
    assessment: Assessment
    control: ControlItem
    note: JournalNote
    document: Document
    entries: dict[str, Entry]
    task: CaseTask
    party: CaseParty
    team_meeting: TeamMeeting
    complaint: Complaint
    access_request: AccessRequest
    access_paper: AccessPaper
    dispatch: Dispatch
    draft: FreeLetter
    protocol: Protocol
    picture: Picture
    belonging: Belonging
    viewing: Viewing
    economy_assessment: EconomyAssessment
    instrument: InstrumentUse
    housing_loan: HousingLoan
    candidate: Candidate
    private_search: PrivateSearch
    home_viewing: HomeViewing
    rent_security: RentSecurity
    purchase: Purchase
    saving: SavingAgreement

    @property
    def said(self) -> Entry:
        """What was said about housing."""
        return self.entries["housing"]


def _explained() -> dict:
    """An explanation without findings, as it is stored."""
    stamp = RuleSetStamp("demo-drammen", "1", "0" * 64)
    return Explanation(Outcome.MET, (), stamp, (), TODAY).to_json()


def _letter(application) -> Letter:
    """A preliminary answer in the case."""
    return Letter.objects.create(
        application=application, kind=LetterKind.PRELIMINARY, title="Brev", made_at=NOW, template="x",
        data={}, pdf=b"%PDF-", sha256="0" * 64,
    )  # fmt: skip


def _controlled(cast, application, vedtak) -> ControlItem:
    """The vedtak on the leader's list, as if it had been one person's."""
    return ControlItem.objects.create(
        kind=ControlKind.ACUTE_DECISION, household=application.household, vedtak=vedtak, due=TODAY, at=NOW,
        case_code=application.case_code, office_id=cast.kari.office, staff_id=cast.kari.staff,
        reason="Hastet.",
    )  # fmt: skip


def _mended(cast, person) -> None:
    """A telephone that was wrong, and a second record of the person."""
    Correction.objects.create(
        person=person, field="phone", before=f"{person.family_name} 1", after="400 00 123", why="Feil.",
        corrected_at=NOW, corrected_by_id=cast.kari.staff,
    )  # fmt: skip
    twice = Person.objects.create(given_name="To", family_name=person.family_name, **stamped())
    PersonLink.objects.create(
        kept=person, away=twice, why=f"{person.family_name} to ganger.", linked_at=NOW,
        linked_by_id=cast.kari.staff,
    )  # fmt: skip


def rows_of(cast, person) -> Rows:
    """The household of the person, with a case at Kari's office that has come all the way to a lease."""
    household, dwelling = make_household(person, children=1, school="Canariskolen"), make_dwelling()
    guardian = Guardian.objects.create(
        ward=person, name=f"Verge {person.family_name}", scope="Økonomi", period=Period(LONG_AGO, None)
    )
    _mended(cast, person)
    application = make_application(cast.kari, household, state=State.GRANTED)
    vedtak = Vedtak.objects.create(
        application=application, kind=VedtakKind.MUNICIPAL_DWELLING, granted=True, state=VedtakState.DECIDED,
        prepared_by_id=cast.kari.staff, prepared_at=NOW, decided_by_id=cast.ingrid.staff, decided_at=NOW,
        law="reglene", complaint_body="nemnda", complaint_weeks=3, reason="Behov.", first_day=TODAY,
        last_day=TODAY, review_on=TODAY, letter=b"%PDF-", letter_sha256="0" * 64,
        letter_data=json.loads(LETTER.read_text(encoding="utf-8")), **stamped(),
    )  # fmt: skip
    letter = _letter(application)
    lease = Lease.objects.create(
        dwelling=dwelling, household=household, tenant=person, application=application, rent=9000,
        contract_number=f"K-{str(person.pk)[:6]}", kind=LeaseKind.FIXED_TERM,
        period=Period(TODAY, TODAY + timedelta(days=1200)), contract=b"%PDF-", notice=b"%PDF-",
        informed_at=NOW, **stamped(),
    )  # fmt: skip
    HousingPlan.objects.create(
        household=household, goal="own", next_step="Søke startlån", next_on=TODAY, **stamped()
    )
    entry = QueueEntry.objects.create(
        application=application, vedtak=vedtak, group="1", group_rank=1, reason="Behov.", decided_on=TODAY,
        lot=1, **stamped(),
    )  # fmt: skip
    assessment = Assessment.objects.create(
        application=application, number=1, at=NOW, on=TODAY, by_id=cast.kari.staff, rule_set="demo-drammen",
        rule_set_version="1", rule_set_sha256="0" * 64, facts={}, outcome="met",
        explanation=_explained(),
    )  # fmt: skip
    meeting, _ = Meeting.objects.get_or_create(
        office_id=cast.kari.office, held_on=TODAY, grade=household.grade,
        defaults={"state": MeetingState.CLOSED, **stamped()},
    )  # fmt: skip
    line = MeetingLine.objects.create(
        meeting=meeting, entry=entry, place=1, dwelling=dwelling, decision=LineDecision.ACCEPT,
        reason="Passer.", **stamped(),
    )  # fmt: skip
    offer = Offer.objects.create(
        entry=entry, dwelling=dwelling, line=line, vedtak=vedtak, lease=lease, sent_on=TODAY,
        answer_by=TODAY + timedelta(days=7), letter=b"%PDF-", letter_sha256="0" * 64, **stamped(),
    )  # fmt: skip
    control = _controlled(cast, application, vedtak)
    OwnStepTick.objects.create(
        household=household, application=application, code="own-1", done=True, on=TODAY, at=NOW,
        by_id=cast.kari.staff,
    )  # fmt: skip
    return Rows(
        person, household, application, vedtak, letter, lease, entry, line, offer, guardian, assessment,
        control, **_file_of(cast, household), **_uncontent(cast, vedtak, household),
        **_leaving(cast, vedtak), economy_assessment=_worked_out(cast, application),
        **_rents_privately(cast, household),
        **_buying(cast, lease, _talked_with(cast, household), **_lent(cast, application)),
        **_moving(cast, lease, offer),
    )  # fmt: skip


def _moving(cast, lease, offer) -> dict:
    """A signed protocol with a picture, a thing that is left, a new address, and a viewing."""
    name = lease.tenant.family_name
    protocol = Protocol.objects.create(
        lease=lease, kind="in", held_on=TODAY, layout=shipped_standard().layout(1), content={}, **stamped()
    )
    photo = make_document(cast.kari, lease.household, information="housing", title="Stue", name="stue.txt")
    picture = Picture.objects.create(
        protocol=protocol, document=photo, section="living", caption="Stue", sha256="0" * 64, taken_at=NOW
    )
    SettlementLine.objects.create(protocol=protocol, code="living.walls", text="Vegg i stue", **stamped())
    TenantSignature.objects.create(
        protocol=protocol, outcome=TenantOutcome.SIGNED, name=f"Ola {name}", content_sha256="0" * 64, at=NOW,
        taken_by_id=cast.kari.staff, paper=b"%PDF-",
    )  # fmt: skip
    signed = {
        "state": "signed", "worker_id": cast.kari.staff, "worker_signed_at": NOW, "closed_at": NOW,
        "outcome": TenantOutcome.SIGNED, "content_sha256": "0" * 64, "paper_sha256": "0" * 64,
    }  # fmt: skip
    Protocol.objects.filter(pk=protocol.pk).update(**signed)
    protocol.refresh_from_db()
    belonging = Belonging.objects.create(
        lease=lease, kind=BelongingKind.LEFT, what="Sofa", state=BelongingState.STORED, kept_until=TODAY,
        **stamped(),
    )  # fmt: skip
    Forwarding.objects.create(lease=lease, address=f"{name}veien 1", from_day=TODAY, **stamped())
    viewing = Viewing.objects.create(
        offer=offer, household=lease.household, planned_at=NOW + timedelta(days=2), place="Utenfor",
        shown_by_id=cast.jon.staff, **stamped(),
    )  # fmt: skip
    return {"protocol": protocol, "picture": picture, "belonging": belonging, "viewing": viewing}


def _file_of(cast, household) -> dict:
    """A note of each kind, a task, an external party, and a responsibility group with a meeting."""
    who = {"office_id": cast.kari.office}
    name = household.contact.family_name
    entries = {
        about.value: Entry.objects.create(
            household=household, kind=EntryKind.PHONE_IN, about=about, bits=about.information.bit,
            happened_at=NOW, who=name, text=f"{name} ringte.", written_by_id=cast.kari.staff,
            written_at=NOW, **who,
        )
        for about in About
    }  # fmt: skip
    task = CaseTask.objects.create(
        household=household, title=f"Ringe {name}", due_on=TODAY, owner_id=cast.kari.staff, **who, **stamped()
    )
    party = CaseParty.objects.create(
        household=household, kind=PartyKind.PRISON, name=f"Fengselet for {name}", phone="400 00 123",
        period=Period(LONG_AGO, None), **stamped(),
    )  # fmt: skip
    CaseTeam.objects.create(
        household=household, coordinator_id=cast.kari.staff, purpose=f"Bolig til {name}",
        consented_on=TODAY, period=Period(LONG_AGO, None), **stamped(),
    )  # fmt: skip
    meeting = TeamMeeting.objects.create(
        household=household, planned_at=NOW + timedelta(days=9), place=f"Hos {name}", **stamped()
    )
    return {
        "entries": entries, "task": task, "party": party, "team_meeting": meeting,
        **_papers_of(cast, household),
    }  # fmt: skip


def _papers_of(cast, household) -> dict:
    """A note of home support, a document, and an upload that is not finished."""
    person = household.contact
    note = JournalNote.objects.create(
        household=household, kind=ContactKind.HOME_VISIT, happened_at=NOW, minutes=30,
        text=f"Betalte husleien sammen med {person.family_name}.", written_by_id=cast.jon.staff,
        office_id=cast.jon.office, written_at=NOW,
    )  # fmt: skip
    document = make_document(
        cast.kari, household, title=f"Uttalelse om {person.family_name}", name=f"{person.family_name}.txt"
    )
    upload = Upload.objects.create(
        household=household, staff_id=cast.kari.staff, name=f"{person.family_name}.pdf", size=3, begun_at=NOW
    )
    UploadPart.objects.create(upload=upload, begins=0, content=sealed(b"abc", upload.pk, "piece/0"))
    return {"note": note, "document": document}


def _worked_out(cast, application) -> EconomyAssessment:
    """What the household has left each month."""
    told = {
        "members": [{"age": 36}], "income": [{"name": "Lønn", "gross": 30000, "net": 24000}],
        "budget": [{"name": "Mat", "monthly": 9000}], "stay": {"rent": 9500},
    }  # fmt: skip
    return EconomyAssessment.objects.create(
        application=application, about=f"Bli boende, {application.applicant.family_name}", told=told,
        answer=work_out(told, TODAY).answer, worked_out_on=TODAY, made_at=NOW, made_by_id=cast.kari.staff,
        office_id=cast.kari.office,
    )  # fmt: skip


def _lent(cast, application) -> dict:
    """An instrument that was considered, and a loan that is asked for."""
    name = application.applicant.family_name
    use = InstrumentUse.objects.create(
        application=application, instrument="deposit", state="not_relevant", considered_on=TODAY,
        considered_by_id=cast.kari.staff, reason=f"{name} har egne penger", **stamped(),
    )  # fmt: skip
    loan = HousingLoan.objects.create(
        application=application, purpose="buy", lived_before="municipal", target_group=True, applied_on=TODAY,
        loan_asked=1_500_000, reason=f"{name} venter på prisen", **stamped(),
    )  # fmt: skip
    return {"instrument": use, "housing_loan": loan}


def _talked_with(cast, household) -> Candidate:
    """A talk about owning, and a boligplan."""
    name = household.contact.family_name
    made = {"made_at": NOW, "made_by_id": cast.kari.staff, "office_id": cast.kari.office}
    campaign = Campaign.objects.create(
        name="Vår", purpose="Flere eier.", first_day=TODAY, last_day=TODAY, rule=kept_rule(Rule()), **made
    )
    candidate = Candidate.objects.create(
        campaign=campaign, household=household, found_on=TODAY, why=[f"{name} leier her."], rented=True,
        state="talking", talker_id=cast.kari.staff, next_on=TODAY, **stamped(),
    )  # fmt: skip
    Talk.objects.create(
        candidate=candidate, held_on=TODAY, result="wants_to_own", text=f"{name} vil eie.", next_on=TODAY,
        written_at=NOW, written_by_id=cast.kari.staff,
    )  # fmt: skip
    PlanVersion.objects.create(
        household=household, number=1, goal="own", target_on=TODAY, review_on=TODAY, next_due=TODAY,
        own_words=f"{name} vil eie.", **made,
        steps=[{"what": "Spare", "who": name, "by": TODAY.isoformat(), "done_on": ""}],
    )  # fmt: skip
    return candidate


def _rents_privately(cast, household) -> dict:
    """A household that has found a private rental, with a viewing and a guarantee."""
    name = household.contact.family_name
    search = PrivateSearch.objects.create(
        household=household, state="found", guide_id=cast.kari.staff, office_id=cast.kari.office,
        began_on=TODAY, rented=True, bedrooms=2, most_rent=12_000, next_on=TODAY,
        next_what=f"Ringe {name}", address=f"{name}gata 1", landlord=f"{name} eiendom", rent=10_000,
        found_on=TODAY, first_day=TODAY, **stamped(),
    )  # fmt: skip
    viewing = HomeViewing.objects.create(
        search=search, at=NOW, address=f"{name}gata 1", rent=10_000, along_id=cast.kari.staff, **stamped()
    )
    security = RentSecurity.objects.create(
        search=search, kind="guarantee", amount=30_000, rent=10_000, granted_on=TODAY, **stamped()
    )
    CareerTalk.objects.create(
        household=household, months=6, held_on=TODAY, result="own", text=f"{name} vil eie.", written_at=NOW,
        written_by_id=cast.kari.staff, office_id=cast.kari.office,
    )  # fmt: skip
    return {"private_search": search, "home_viewing": viewing, "rent_security": security}


def _buying(cast, lease, candidate, instrument, housing_loan) -> dict:
    """They bought what they rent, with a financing and a contact afterwards."""
    application, name = housing_loan.application, candidate.household.contact.family_name
    purchase = Purchase.objects.create(
        application=application, candidate=candidate, lease=lease, state="owned", begun_on=TODAY,
        valuation=2_000_000, valued_on=TODAY, price=2_000_000, loan=housing_loan, offered_on=TODAY,
        answer_by=TODAY, signed_on=TODAY, takeover_on=TODAY, taken_over_on=TODAY, next_on=TODAY,
        stopped_because=name, **stamped(),
    )  # fmt: skip
    PurchaseFinancing.objects.create(
        purchase=purchase, number=1, price=2_000_000, startlaan=1_500_000, own=500_000, years=30, rate=4,
        monthly=7_161, rates=[], worked_out_on=TODAY, made_at=NOW, made_by_id=cast.kari.staff,
    )  # fmt: skip
    AfterPurchase.objects.create(
        purchase=purchase, held_on=TODAY, standing="behind", owed=9_000, text=f"{name} mistet jobben.",
        next_on=TODAY, written_at=NOW, written_by_id=cast.kari.staff,
    )  # fmt: skip
    return {
        "candidate": candidate, "purchase": purchase, "instrument": instrument, "housing_loan": housing_loan,
        "saving": _saving(cast, application, lease, name),
    }  # fmt: skip


def _saving(cast, application, lease, name) -> SavingAgreement:
    """They save, and have told why something was taken out."""
    saving = SavingAgreement.objects.create(
        application=application, lease=lease, fixed_price=2_000_000, price_fixed_on=TODAY, first_day=TODAY,
        last_day=TODAY.replace(year=TODAY.year + 5), monthly_saving=2_000, at_purchase=100, tenant_breaks=100,
        municipality_breaks=100, next_on=TODAY, **stamped(),
    )  # fmt: skip
    for amount in (2_000, -500):
        SavingEntry.objects.create(
            agreement=saving, saved_on=TODAY, amount=amount, text=f"{name} betalte tannlegen.",
            written_at=NOW, written_by_id=cast.kari.staff,
        )  # fmt: skip
    return saving


def _leaving(cast, vedtak) -> dict:
    """The letter of the vedtak in the outbox, and a draft."""
    application = vedtak.application
    name = application.applicant.family_name
    own = {
        "household": application.household, "recipient": application.applicant,
        "office_id": application.office_id, "case": application.pk, "case_code": application.case_code,
    }  # fmt: skip
    dispatch = Dispatch.objects.create(
        kind="vedtak", title=f"Vedtak til {name}", record_kind="vedtak", record=vedtak.pk, sha256="0" * 64,
        address_mark="0" * 64, address_sheet=True, channel="handed", made_by_id=cast.kari.staff,
        queued_on=TODAY, made_grade=3, **own, **stamped(),
    )  # fmt: skip
    draft = FreeLetter.objects.create(
        author_id=cast.kari.staff, template="status", template_version="1", blocks=["changes"],
        free_text=f"Til {name}.", **own, **stamped(),
    )  # fmt: skip
    return {"dispatch": dispatch, "draft": draft}


def _uncontent(cast, vedtak, household) -> dict:
    """A complaint over the vedtak, and a request to see what we have."""
    name = household.contact.family_name
    complaint = Complaint.objects.create(
        vedtak=vedtak, complainant=household.contact, kind=ComplainantKind.PARTY, received_on=TODAY,
        deadline=TODAY + timedelta(days=21), lateness=Lateness.IN_TIME, text=f"{name} trenger mer plass.",
        registered_by_id=cast.kari.staff, due_on=TODAY + timedelta(days=7), **stamped(),
    )  # fmt: skip
    asked = AccessRequest.objects.create(
        household=household, asker=household.contact, kind=ComplainantKind.PARTY, asked_on=TODAY,
        wish=f"Alt om {name}", due_on=TODAY + timedelta(days=7), **stamped(),
    )  # fmt: skip
    paper = AccessPaper.objects.create(
        request=asked, kind="letter", made_at=NOW, made_by_id=cast.kari.staff, template="access_copy.typ",
        pdf=f"%PDF Til {name}.".encode(), sha256="0" * 64, bits=32,  # decisions
    )  # fmt: skip
    return {"complaint": complaint, "access_request": asked, "access_paper": paper}
