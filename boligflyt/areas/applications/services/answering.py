"""The preliminary answer, which the law asks for within a month (forvaltningsloven § 11 a)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications import letters
from boligflyt.areas.applications.choices import LetterKind
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.applications.services.dispatching import Paper, send_out
from boligflyt.areas.applications.services.intake import locked_application
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.letters.in_short import page_language
from boligflyt.toolkit.documents import sha256_hex
from boligflyt.toolkit.faults import Refused

TITLE = "Foreløpig svar"


def send_preliminary_answer(
    actor: Actor, pk: UUID, version: int | None, *, expected: date, reason: str, waits: str = ""
) -> Letter:
    """Write and keep the letter; raises Refused when the case is closed or the day is past."""
    actor.demand(Right.APPLICATION_WRITE)
    application = locked_application(actor, pk, version)
    if application.state not in OPEN:
        raise Refused("Søknaden er avgjort. Da trengs ikke foreløpig svar.")
    if expected <= actor.today:
        raise Refused("Skriv en dag fram i tid. Det er da søkeren kan vente svar.", field="expected")
    data = letters.preliminary_data(application, actor, expected, reason.strip(), waits)
    pdf = letters.preliminary_pdf(data, actor.at, f"{TITLE} {application.case_code}")
    application.preliminary_sent_on = actor.today
    application.stamp(actor.at, actor.staff)
    application.save()
    record_change(actor.trace, "application", pk, "Sendte foreløpig svar")
    letter = Letter.objects.create(
        application=application, kind=LetterKind.PRELIMINARY, title=TITLE, made_at=actor.at,
        template=letters.PRELIMINARY_TEMPLATE, data=data, pdf=pdf, sha256=sha256_hex(pdf),
    )  # fmt: skip
    paper = Paper(
        DispatchKind.PRELIMINARY,
        TITLE,
        RecordKind.LETTER,
        letter.pk,
        letter.sha256,
        page_language=page_language(data),
    )
    send_out(actor, application, paper)
    return letter
