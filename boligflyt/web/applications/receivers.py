"""Who gets the vedtak of a case: the applicant, and each child with the rule that makes them party or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries.minors import Minor, minors_by_vedtak
from boligflyt.areas.applications.services.drafting import CASE_KINDS
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.letters.choices import DispatchState
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.queries import letters_about
from boligflyt.domain.periods.period import norwegian_date


def receivers_of(actor: Actor, application: Application, found: Sequence[Vedtak]) -> list[dict[str, Any]]:
    """One row for each vedtak: to the applicant, and to each child; leaves a trace of the look."""
    sent = letters_about(actor, [one.pk for one in found])
    record_list(actor.trace, "dispatch", [one.pk for one in sent])
    letters = {(one.record, one.recipient_id): one for one in sent}
    minors = minors_by_vedtak(application, found, actor.today)
    return [
        {
            "vedtak": one, "replaced": _replaced(one, found),
            "letter": _where(letters.get((one.pk, application.applicant_id)), one),
            "minors": [_row(minor, letters.get((one.pk, minor.person.pk)), one) for minor in minors[one.pk]],
        }
        for one in found
    ]  # fmt: skip


def _replaced(one: Vedtak, among: Sequence[Vedtak]) -> bool:
    """Whether a later vedtak about the request took its place, so that the same heading stands twice."""
    later = (each for each in among if each.kind == one.kind and each.decided_at)
    made = one.decided_at if one.kind in CASE_KINDS else None
    return made is not None and any(each.decided_at > made for each in later if each.decided_at)


def _row(minor: Minor, letter: Dispatch | None, vedtak: Vedtak) -> dict[str, Any]:
    gets = minor.finding.own_copy or letter is not None
    age = _("%s år") % minor.age if minor.age is not None else _("ukjent alder")
    return {
        "who": minor.person, "age": age, "gets": gets, "finding": minor.finding,
        "letter": _where(letter, vedtak) if gets else None,
    }  # fmt: skip


def _where(letter: Dispatch | None, vedtak: Vedtak) -> dict[str, str]:
    """Where the letter is in words, with its address when it is in the register."""
    if letter is None:
        waits = vedtak.decided_at is None
        return {"words": _("lages når vedtaket er avgjort") if waits else _("står ikke i brevregisteret")}
    days = {DispatchState.SENT: letter.sent_on, DispatchState.RECEIVED: letter.received_on}
    day = days.get(DispatchState(letter.state))
    words = str(letter.get_state_display()).lower()
    return {
        "words": f"{words} {norwegian_date(day)}" if day else words,
        "url": reverse("letters:letter", args=[letter.pk]),
    }
