"""Requests for access from some of those who complained: every other is answered, with letter and copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.complaints.answer_papers import (
    COPY,
    LETTER,
    copy_bits,
    copy_data,
    given_lines,
    letter_data,
    reference,
    withheld_lines,
)
from boligflyt.areas.complaints.choices import ComplainantKind, PaperOfAnswer, RequestState, WithheldGround
from boligflyt.areas.complaints.models import AccessPaper, AccessRequest
from boligflyt.areas.complaints.pieces import Piece, Settled
from boligflyt.areas.letters.choices import DispatchKind, DispatchState, RecordKind
from boligflyt.areas.letters.services.outbox import NewDispatch, dispatch_of
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.periods import preliminary_answer_due
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.offices import Offices, morning
from boligflyt.toolkit.documents import compile_pdf, sha256_hex

ANSWERS = "demo-amir"
DAYS_BETWEEN, DAYS_TO_ANSWER = 9, 3
TOLD = "Ringer for å høre om saken. Til eget bruk: ta det opp i enhetens møte før vi svarer."
WHY = "Resten er notert av en kollega for vår egen forberedelse av saken."


class AccessLoader:
    """Writes them with the papers that the services would have made; with chance of its own."""

    def __init__(self, offices: Offices, today: date, seed: int) -> None:
        self.offices, self.today, self.dice = offices, today, Dice(seed)

    def load(self, vedtak: Sequence[Vedtak]) -> None:
        """One request for the household of each vedtak."""
        for number, one in enumerate(vedtak):
            asked = self.today - timedelta(days=3 + DAYS_BETWEEN * number)
            row = self._request(one, asked)
            if number % 2 == 0:
                row.save(force_insert=True)
                continue
            actor = self.offices.actor(ANSWERS, morning(asked + timedelta(days=DAYS_TO_ANSWER)))
            self._note(one, asked)
            self._answer(row, actor, list(_chosen(one)))

    def _note(self, vedtak: Vedtak, asked: date) -> None:
        """Something in the file that is not given whole."""
        case, at = vedtak.application, morning(asked - timedelta(days=1))
        Entry.objects.create(
            id=self.dice.key(), household_id=case.household_id, kind=EntryKind.PHONE_IN, about=About.HOUSING,
            bits=About.HOUSING.information.bit, happened_at=at, who="Søkeren", text=TOLD,
            office_id=case.office_id, written_by_id=case.caseworker_id, written_at=at,
        )  # fmt: skip

    def _request(self, vedtak: Vedtak, asked: date) -> AccessRequest:
        application = vedtak.application
        return AccessRequest(
            id=self.dice.key(), household_id=application.household_id, asker=application.applicant,
            kind=ComplainantKind.PARTY, asked_on=asked, due_on=preliminary_answer_due(asked),
            wish="Alle dokumentene i saken.", created_at=morning(asked), changed_at=morning(asked),
        )  # fmt: skip

    def _answer(self, row: AccessRequest, actor: Actor, chosen: list[Settled]) -> None:
        row.state, row.answered_on, row.answered_by_id = RequestState.ANSWERED, actor.today, actor.staff
        row.given = "\n".join([*given_lines(chosen), "Søknaden", "Vurderingen"])
        row.withheld = "\n".join(withheld_lines(chosen))
        if row.withheld:
            row.withheld_ground, row.withheld_because = WithheldGround.INTERNAL, WHY
        row.save(force_insert=True)
        self._paper(row, actor, PaperOfAnswer.COPY, copy_bits(chosen), copy_data(row, actor, chosen))
        letter = self._paper(
            row, actor, PaperOfAnswer.LETTER, Information.DECISION.bit, letter_data(row, actor)
        )
        self._sent(row, actor, letter)

    def _paper(
        self, row: AccessRequest, actor: Actor, kind: PaperOfAnswer, bits: int, data: dict[str, object]
    ) -> AccessPaper:
        template = COPY if kind == PaperOfAnswer.COPY else LETTER
        pdf = compile_pdf(template, data, actor.at, f"{data['heading']} {reference(row)}")
        paper = AccessPaper(
            id=self.dice.key(), request=row, kind=kind, made_at=actor.at, made_by_id=actor.staff,
            template=template, pdf=pdf, sha256=sha256_hex(pdf), bits=bits,
        )  # fmt: skip
        paper.save(force_insert=True)
        return paper

    def _sent(self, row: AccessRequest, actor: Actor, letter: AccessPaper) -> None:
        dispatch = dispatch_of(actor, NewDispatch(
            household=row.household_id, office=actor.office, recipient=row.asker, kind=DispatchKind.ACCESS,
            title="Svar på kravet ditt om innsyn", record_kind=RecordKind.ACCESS, record=letter.pk,
            sha256=letter.sha256,
        ))  # fmt: skip
        dispatch.made_grade = Protection(row.asker.protection).grade
        dispatch.state, dispatch.sent_on, dispatch.sent_by_id = (
            DispatchState.SENT, actor.today, actor.staff,
        )  # fmt: skip
        dispatch.save(force_insert=True)


def _chosen(vedtak: Vedtak) -> Iterator[Settled]:
    """The vedtak whole, and what was noted in the file with its end left out."""
    decided: datetime | None = vedtak.decided_at
    if decided:
        title = f"Vedtak: {vedtak.get_kind_display()}"
        bit = Information.DECISION.bit
        yield Settled(Piece("vedtak", vedtak.pk, "Vedtak", title, decided.date(), bit), ())
    for one in Entry.objects.filter(household=vedtak.application.household_id).order_by("happened_at", "pk"):
        kind, bit = str(one.get_kind_display()), About(one.about).information.bit
        piece = Piece("entry", one.pk, kind, kind, one.happened_at.date(), bit, one.text)
        first = one.text.partition(". ")[0]
        yield Settled(piece, (first, None), WithheldGround.INTERNAL)
