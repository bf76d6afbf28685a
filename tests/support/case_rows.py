"""A household with everything that can be asked for about it: what the tests of access walk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta

from boligflyt.areas.allocation.choices import LineDecision, MeetingState
from boligflyt.areas.allocation.models import Meeting, MeetingLine, Offer, QueueEntry
from boligflyt.areas.applications.choices import LetterKind, State, VedtakKind, VedtakState
from boligflyt.areas.applications.models import Application, Assessment, Letter, Vedtak
from boligflyt.areas.documents.models import Document, Upload, UploadPart
from boligflyt.areas.leases.choices import LeaseKind
from boligflyt.areas.leases.models import HousingPlan, Lease
from boligflyt.areas.people.models import Guardian, Household, Person
from boligflyt.domain.explanation import Explanation, Outcome, RuleSetStamp
from boligflyt.domain.periods import Period
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
    document: Document


def _explained() -> dict:
    """An explanation without findings, as it is stored."""
    stamp = RuleSetStamp("demo-drammen", "1", "0" * 64)
    return Explanation(Outcome.MET, (), stamp, (), TODAY).to_json()


def rows_of(cast, person) -> Rows:
    """The household of the person, with a case at Kari's office that has come all the way to a lease."""
    household, dwelling = make_household(person, children=1, school="Canariskolen"), make_dwelling()
    guardian = Guardian.objects.create(
        ward=person, name=f"Verge {person.family_name}", scope="Økonomi", period=Period(LONG_AGO, None)
    )
    application = make_application(cast.kari, household, state=State.GRANTED)
    vedtak = Vedtak.objects.create(
        application=application, kind=VedtakKind.MUNICIPAL_DWELLING, granted=True, state=VedtakState.DECIDED,
        prepared_by_id=cast.kari.staff, prepared_at=NOW, decided_by_id=cast.ingrid.staff, decided_at=NOW,
        law="reglene", complaint_body="nemnda", complaint_weeks=3, reason="Behov.", first_day=TODAY,
        last_day=TODAY, review_on=TODAY, letter=b"%PDF-", letter_sha256="0" * 64,
        letter_data=json.loads(LETTER.read_text(encoding="utf-8")), **stamped(),
    )  # fmt: skip
    letter = Letter.objects.create(
        application=application, kind=LetterKind.PRELIMINARY, title="Brev", made_at=NOW, template="x",
        data={}, pdf=b"%PDF-", sha256="0" * 64,
    )  # fmt: skip
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
    document = make_document(
        cast.kari, household, title=f"Uttalelse om {person.family_name}", name=f"{person.family_name}.txt"
    )
    upload = Upload.objects.create(
        household=household, staff_id=cast.kari.staff, name=f"{person.family_name}.pdf", size=3, begun_at=NOW
    )
    UploadPart.objects.create(upload=upload, begins=0, content=sealed(b"abc", upload.pk, "piece/0"))
    return Rows(
        person, household, application, vedtak, letter, lease, entry, line, offer, guardian, assessment,
        document,
    )  # fmt: skip
