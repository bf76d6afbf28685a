"""A vedtak as the services would have made it, as a row for bulk loading."""

from __future__ import annotations

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications import letters
from boligflyt.areas.applications.choices import VedtakState
from boligflyt.areas.applications.models import Application, Assessment, Vedtak
from boligflyt.areas.applications.services.drafting import VedtakDraft, frozen_grounds
from boligflyt.areas.applications.vedtak_kinds import kind_of
from boligflyt.domain.eligibility import RuleSet, complaint_for
from boligflyt.jobs.demo.printing import Printer
from boligflyt.toolkit.documents import sha256_hex


def make_vedtak(
    actor: Actor, application: Application, assessment: Assessment, draft: VedtakDraft, rules: RuleSet
) -> Vedtak:
    """The prepared vedtak with its frozen grounds and the letter's content."""
    kind = kind_of(draft.kind)
    complaint = complaint_for(kind.complaint, rules, on=actor.today)
    vedtak = Vedtak(
        application=application, kind=draft.kind, granted=draft.granted, two_persons=True,
        prepared_by_id=actor.staff, prepared_at=actor.at, contributors=[actor.staff], assessment=assessment,
        law=kind.law, complaint_body=complaint.name, complaint_weeks=complaint.weeks, reason=draft.reason,
        reason_code=draft.reason_code, services_text=draft.services_text or application.services_text,
        first_day=draft.first_day, last_day=draft.last_day, review_on=draft.review_on,
        dwelling=draft.dwelling, frozen=frozen_grounds(assessment, draft),
        letter_template=letters.VEDTAK_TEMPLATE, created_at=actor.at, changed_at=actor.at,
        changed_by=actor.staff,
    )  # fmt: skip
    vedtak.letter_data = letters.vedtak_data(
        vedtak, actor, gives=list(draft.gives), could_change=list(draft.could_change)
    )
    return vedtak


def decide(vedtak: Vedtak, actor: Actor, printer: Printer) -> None:
    """The second person's decision with the letter that was sent."""
    vedtak.state, vedtak.decided_by_id, vedtak.decided_at = VedtakState.DECIDED, actor.staff, actor.at
    vedtak.letter_data = {
        **vedtak.letter_data,
        "decided_by": {"name": actor.name, "title": actor.role_label},
    }
    title = f"Vedtak {vedtak.application.case_code}"
    vedtak.letter = printer.pdf(letters.VEDTAK_TEMPLATE, vedtak.letter_data, actor.at, title)
    vedtak.letter_sha256 = sha256_hex(vedtak.letter)
    vedtak.changed_at, vedtak.changed_by, vedtak.version = actor.at, actor.staff, 2
