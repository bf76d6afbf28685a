"""The letter about a new assessment, in good time before a fixed term runs out (PRO-03)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import LetterKind
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.applications.services.dispatching import Paper, send_out
from boligflyt.areas.leases.letters import REASSESSMENT_TEMPLATE, application_of, reassessment_data
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import REASSESS, attention_of
from boligflyt.areas.leases.services.signing import keep, locked_lease
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.letters.in_short import page_language
from boligflyt.domain.eligibility import renewal_lead_days
from boligflyt.toolkit.documents import compile_pdf, sha256_hex
from boligflyt.toolkit.faults import Refused

TITLE = "Brev om ny vurdering"


def send_reassessment_letter(actor: Actor, pk: UUID, version: int | None, answer_by: date) -> Lease:
    """Make and keep the letter that tells the tenant that the need is assessed anew. Done once a lease.

    Raises Refused outside the lead time, for a lease without a case, and for a day that is past or too late.
    """
    lease = locked_lease(actor, pk, version)
    if lease.reassessment_sent_on:
        return lease
    rules = rules_today(actor)
    wants = attention_of(lease, actor.today, timedelta(days=renewal_lead_days(rules)), rules.adopted_by)
    if wants is None or wants.kind != REASSESS:
        raise Refused("Brevet sendes når en tidsbestemt leietid nærmer seg slutten. Det gjør den ikke nå.")
    if not actor.today < answer_by <= wants.due:
        raise Refused(
            f"Velg en svarfrist fram i tid, senest {wants.due:%d.%m.%Y} da leietiden går ut.",
            field="answer_by",
        )
    application = application_of(lease)
    data = reassessment_data(actor, lease, answer_by)
    pdf = compile_pdf(REASSESSMENT_TEMPLATE, data, actor.at, f"{TITLE} {lease.contract_number}")
    letter = Letter.objects.create(
        application=application, kind=LetterKind.REASSESSMENT, title=TITLE, made_at=actor.at,
        template=REASSESSMENT_TEMPLATE, data=data, pdf=pdf, sha256=sha256_hex(pdf),
    )  # fmt: skip
    paper = Paper(
        DispatchKind.REASSESSMENT,
        TITLE,
        RecordKind.LETTER,
        letter.pk,
        letter.sha256,
        page_language=page_language(data),
    )
    send_out(actor, application, paper)
    lease.reassessment_sent_on = actor.today
    keep(actor, lease, "sendte brev om ny vurdering")
    return lease
