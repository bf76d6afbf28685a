"""The letter of a decided vedtak goes out: to the applicant, and to each minor over 15 who is party."""

from __future__ import annotations

from datetime import date

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.queries.minors import minors_of
from boligflyt.areas.applications.services.dispatching import Paper, send_out
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.letters.in_short import page_language
from boligflyt.areas.people.models import Person


def vedtak_paper(vedtak: Vedtak, to: Person | None = None, because: str = "") -> Paper:
    """The letter of a decided vedtak, for the register; with `to` and `because`, a copy of somebody's own."""
    how = "innvilget" if vedtak.granted else "avslått"
    title = f"Vedtak: {vedtak.get_kind_display()}, {how}{' (egen kopi)' if to else ''}"
    return Paper(
        DispatchKind.VEDTAK,
        title,
        RecordKind.VEDTAK,
        vedtak.pk,
        vedtak.letter_sha256,
        to,
        because=because,
        page_language=page_language(vedtak.letter_data),
    )


def send_vedtak(actor: Actor, vedtak: Vedtak) -> None:
    """Put the letter in the outbox for the applicant, and a copy for each minor whom the rule makes party.

    Forvaltningsloven § 27. The reason is kept on the copy's row. The caller has asked for the right.
    """
    for paper in (vedtak_paper(vedtak), *own_copies(vedtak, actor.today)):
        send_out(actor, vedtak.application, paper)


def own_copies(vedtak: Vedtak, today: date) -> list[Paper]:
    """The copies of minors who are party by the rule, each with its reason."""
    return [
        vedtak_paper(vedtak, one.person, f"{one.finding.reason} ({one.finding.law})")
        for one in minors_of(vedtak, today)
        if one.finding.own_copy
    ]
