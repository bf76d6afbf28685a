"""The register of letters: what was sent, what waits, what came back, and letters from text blocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.services.dispatching import Paper, dispatch_for
from boligflyt.areas.applications.services.notifying import own_copies, vedtak_paper
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.letters.choices import DispatchKind, DispatchState, DraftState, LetterChannel, RecordKind
from boligflyt.areas.letters.in_short import page_language
from boligflyt.areas.letters.letters import free_letter_data, free_letter_pdf
from boligflyt.areas.letters.models import Dispatch, FreeLetter
from boligflyt.areas.letters.services.outbox import dispatch_of
from boligflyt.areas.people.choices import HouseholdRole, Maalform, Protection
from boligflyt.areas.people.models import Membership
from boligflyt.domain.periods import add_months
from boligflyt.jobs.demo.load_cases import BATCH, CaseLoader
from boligflyt.jobs.demo.load_queue import QueueLoader
from boligflyt.jobs.demo.offices import Offices, morning
from boligflyt.toolkit.documents import sha256_hex

WRITER = "demo-kari"
WAITING, BACK, STOPPED = 7, 3, 2  # of the latest letters, in this order
STILL_UNKNOWN = timedelta(days=10)
IN_THE_POST = timedelta(days=3)
RETURNED_WHY = "Ukjent på adressen. Konvolutten kom tilbake med posten."
STOPPED_WHY = "Adressen er endret etter at brevet ble laget."
# Letters from text blocks in the newest cases: template, language, the writer's own text, finished or not.
WRITTEN = (
    (
        "meeting",
        Maalform.BOKMAAL,
        "Samtalen er torsdag 3. desember klokken 10 på Boligkontoret.",
        True,
    ),
    ("status", Maalform.ENGLISH, "Your application has been registered. A caseworker will look at it.", True),
    ("ask_information", Maalform.NYNORSK, "Send oss papira innan 10. desember.", False),
    ("reply", Maalform.BOKMAAL, "Du spurte om du kan ha hund. Det kan du ikke i denne gården.", False),
)


class LetterLoader:
    """Writes the register in bulk after the letters themselves."""

    def __init__(self, cases: CaseLoader, queue: QueueLoader, offices: Offices, today: date) -> None:
        self.cases, self.queue, self.offices, self.today = cases, queue, offices, today

    def load(self) -> None:
        """One row for each letter that was made, in every state, and some that somebody is writing."""
        complained = set(Complaint.objects.values_list("vedtak", flat=True))
        rows = sorted(self._rows(), key=lambda one: (one.queued_on, str(one.record)), reverse=True)
        for number, row in enumerate(rows):
            self._follow(row, number, known=row.record in complained)
        Dispatch.objects.bulk_create(rows, BATCH)
        self._write()

    def _rows(self) -> Iterator[Dispatch]:
        young = self._with_young()
        for one in (one for both in self.cases.vedtak.values() for one in _made(both)):
            yield self._row(one.application, vedtak_paper(one), one.decided_at)
            if one.application.household_id in young:
                for paper in own_copies(one, self.today):
                    yield self._row(one.application, paper, one.decided_at)
        for letter in self.cases.letters:
            paper = Paper(
                DispatchKind.PRELIMINARY,
                letter.title,
                RecordKind.LETTER,
                letter.pk,
                letter.sha256,
                page_language=page_language(letter.data),
            )
            yield self._row(letter.application, paper, letter.made_at)

        for offer in self.queue.offers.values():
            title = offer.letter_data.get("heading", "Tilbud om bolig")
            paper = Paper(
                DispatchKind.OFFER,
                title,
                RecordKind.OFFER,
                offer.pk,
                offer.letter_sha256,
                page_language=page_language(offer.letter_data),
            )
            yield self._row(offer.entry.application, paper, morning(offer.sent_on))

    def _with_young(self) -> set[UUID]:
        """Households where somebody may have been a minor over 15 when a vedtak was made."""
        born = (add_months(self.today, -12 * 21), add_months(self.today, -12 * 15))
        rows = Membership.objects.filter(role=HouseholdRole.CHILD, person__born__range=born)
        return set(rows.values_list("household", flat=True))

    def _row(self, application: Application, paper: Paper, at: datetime | None) -> Dispatch:
        actor = self.offices.actor(WRITER, at or morning(self.today))
        row = dispatch_of(actor, dispatch_for(application, paper))
        row.made_grade = Protection(row.recipient.protection).grade
        return row

    def _follow(self, row: Dispatch, number: int, *, known: bool) -> None:
        """What became of it. A vedtak that somebody complained over is only known to be sent."""
        if number < WAITING:
            return
        row.sent_on, row.sent_by_id = row.queued_on, self.offices.key(WRITER)
        row.state = DispatchState.SENT
        if known:
            return
        if number < WAITING + BACK and row.queued_on < self.today:
            row.state, row.because, row.returned_on = DispatchState.RETURNED, RETURNED_WHY, self.today
        elif number < WAITING + BACK + STOPPED:
            row.state, row.because = DispatchState.STOPPED, STOPPED_WHY
            row.sent_on = row.sent_by_id = None
        elif row.channel == LetterChannel.HANDED or (
            number % 2 and row.queued_on < self.today - STILL_UNKNOWN
        ):
            handed = row.channel == LetterChannel.HANDED
            row.state = DispatchState.RECEIVED
            row.received_on = row.sent_on if handed else row.sent_on + IN_THE_POST

    def _write(self) -> None:
        newest = sorted(
            self.cases.applications.values(), key=lambda one: (one.received_on, str(one.pk)), reverse=True
        )
        mine = [one for one in newest if one.applicant.protection == Protection.NONE]
        mine = [one for one in mine if one.office_id == self._writer_office()]
        for application, told in zip(mine, WRITTEN, strict=False):
            self._free(application, *told)

    def _writer_office(self) -> object:
        return self.offices.actor(WRITER, morning(self.today)).office

    def _free(self, application: Application, template: str, language: str, text: str, done: bool) -> None:
        at = morning(self.today)
        actor = self.offices.actor(WRITER, at)
        row = FreeLetter(
            household_id=application.household_id, recipient=application.applicant,
            office=application.office, case=application.pk, case_code=application.case_code,
            author_id=actor.staff, template=template, template_version="1", language=language,
            blocks=["why", "companion", "changes", "help", "thanks"], free_text=text,
        )  # fmt: skip
        row.stamp(at, actor.staff)
        if done:
            self._finish(row, application, actor, at)
        row.save(force_insert=True)

    def _finish(self, row: FreeLetter, application: Application, actor: Any, at: datetime) -> None:
        row.state, row.finished_at = DraftState.FINISHED, at
        row.data = free_letter_data(row, actor)
        row.pdf = free_letter_pdf(row, row.data, at)
        row.sha256 = sha256_hex(row.pdf)
        paper = Paper(DispatchKind.FREE, row.data["heading"], RecordKind.FREE, row.pk, row.sha256)
        dispatch = self._row(application, paper, at)
        dispatch.language = row.language
        dispatch.save(force_insert=True)


def _made(rows: list[Vedtak]) -> Iterator[Vedtak]:
    return (one for one in rows if one.decided_at and one.letter_sha256)
