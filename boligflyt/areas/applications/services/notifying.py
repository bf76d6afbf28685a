"""The letter of a decided vedtak goes out: to the applicant, and to each minor over 15 who is party."""

from __future__ import annotations

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.queries.minors import minors_of
from boligflyt.areas.applications.services.dispatching import Paper, send_out
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.people.models import Person


def vedtak_paper(vedtak: Vedtak, to: Person | None = None, because: str = "") -> Paper:
    """The letter of a decided vedtak, for the register; with `to` and `because`, a copy of somebody's own."""
    how = "innvilget" if vedtak.granted else "avslått"
    title = f"Vedtak: {vedtak.get_kind_display()}, {how}{' (egen kopi)' if to else ''}"
    return Paper(
        DispatchKind.VEDTAK, title, RecordKind.VEDTAK, vedtak.pk, vedtak.letter_sha256, to, because=because
    )


def send_vedtak(actor: Actor, vedtak: Vedtak) -> None:
    """Put the letter in the outbox for the applicant, and a copy for each minor whom the rule makes party.

    Forvaltningsloven § 27. The reason is kept on the copy's row. The caller has asked for the right.
    """
    application = vedtak.application
    send_out(actor, application, vedtak_paper(vedtak))
    for one in minors_of(vedtak, actor.today):
        if one.finding.own_copy:
            because = f"{one.finding.reason} ({one.finding.law})"
            send_out(actor, application, vedtak_paper(vedtak, one.person, because))
