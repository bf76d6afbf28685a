"""Requests to see what the municipality has: what was given, what was not, and by which law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.complaints.answer_papers import given_lines, withheld_lines
from boligflyt.areas.complaints.choices import ComplainantKind, RequestState, WithheldGround
from boligflyt.areas.complaints.models import AccessRequest
from boligflyt.areas.complaints.pieces import Settled
from boligflyt.areas.complaints.queries import open_for_access, open_request
from boligflyt.areas.complaints.services.answering import keep_papers
from boligflyt.areas.complaints.services.receiving import must_act_for, must_be_party
from boligflyt.domain.periods import add_months
from boligflyt.toolkit.faults import Refused

MONTHS_TO_ANSWER = 1  # personvernforordningen article 12 no. 3; forvaltningsloven says without undue delay


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wants to see what, and since when."""

    asker: UUID
    kind: ComplainantKind
    asked_on: date
    wish: str
    representative: str = ""
    authority_seen: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What was given, and what was withheld with its ground and reason."""

    given: str = ""
    withheld: str = ""
    ground: str = ""
    because: str = ""


def register_request(actor: Actor, household: UUID, asked: Asked) -> AccessRequest:
    """Write down that somebody wants to see what we have.

    Raises Refused for a day to come, and for somebody who is no party or may not act for one.
    """
    actor.demand(Right.VEDTAK_PREPARE)
    home = open_for_access(actor, household)
    if not asked.wish.strip():
        raise Refused("Skriv hva de vil se. «Alt» er også et svar.", field="wish")
    if asked.asked_on > actor.today:
        raise Refused("De kan ikke ha spurt etter i dag.", field="asked_on")
    person = must_be_party(home.pk, asked.asker, asked.asked_on)
    must_act_for(asked.kind, asked.representative, authority_seen=asked.authority_seen)
    row = AccessRequest(
        household=home, asker=person, kind=asked.kind, representative=asked.representative.strip(),
        authority_seen=asked.authority_seen, asked_on=asked.asked_on, wish=asked.wish.strip(),
        due_on=add_months(asked.asked_on, MONTHS_TO_ANSWER),
    )  # fmt: skip
    row.stamp(actor.at, actor.staff)
    row.save(force_insert=True)
    record_change(actor.trace, "access_request", row.pk, "registrerte et krav om innsyn")
    return row


def answer_request(
    actor: Actor, pk: UUID, version: int | None, answered: Answered, chosen: Sequence[Settled] = ()
) -> AccessRequest:
    """Say what was given and what was not, and make the letter; of things in the file, also the copy.

    `chosen` are things that the actor has seen. Raises Refused when something is withheld without a ground.
    """
    row = _locked(actor, pk, version)
    told = _with_chosen(answered, chosen)
    if not (told.given or told.withheld):
        raise Refused("Skriv hva de fikk se, eller hva vi holdt tilbake.", field="given")
    _check_withheld(told)
    row.given, row.withheld = told.given, told.withheld
    row.withheld_ground, row.withheld_because = told.ground, told.because.strip()
    row.state, row.answered_on, row.answered_by_id = RequestState.ANSWERED, actor.today, actor.staff
    _keep(actor, row, "svarte på et krav om innsyn")
    keep_papers(actor, row, chosen)
    return row


def _with_chosen(answered: Answered, chosen: Sequence[Settled]) -> Answered:
    """What was written, and the things from the file in the same words."""
    given = "\n".join([*given_lines(chosen), answered.given.strip()]).strip()
    own = answered.withheld.strip()
    withheld = "\n".join([*withheld_lines(chosen), own]).strip()
    grounds = {one.ground for one in chosen if one.ground}
    if own and answered.ground:
        grounds.add(WithheldGround(answered.ground))
    if own and not answered.ground:  # what was written by hand has no ground yet, whatever the others have
        return replace(answered, given=given, withheld=withheld)
    ground = WithheldGround.SEVERAL if len(grounds) > 1 else next(iter(grounds), answered.ground)
    return replace(answered, given=given, withheld=withheld, ground=ground)


def _check_withheld(answered: Answered) -> None:
    if not answered.withheld.strip():
        if answered.ground:
            raise Refused("Skriv hva vi holdt tilbake, eller ta bort hjemmelen.", field="withheld")
        return
    if answered.ground not in WithheldGround.values:
        raise Refused(
            "Velg hjemmelen for det vi holder tilbake. Uten hjemmel har de rett til å se det "
            "(forvaltningsloven § 18).",
            field="ground",
        )
    if not answered.because.strip():
        raise Refused("Skriv hvorfor hjemmelen gjelder her. De kan klage på svaret (§ 21).", field="because")


def withdraw_request(actor: Actor, pk: UUID, version: int | None) -> AccessRequest:
    """They do not want to see it any more."""
    row = _locked(actor, pk, version)
    row.state = RequestState.WITHDRAWN
    return _keep(actor, row, "førte at kravet om innsyn er trukket")


def _locked(actor: Actor, pk: UUID, version: int | None) -> AccessRequest:
    actor.demand(Right.VEDTAK_PREPARE)
    seen = open_request(actor, pk)
    row = AccessRequest.locked(pk, version)
    row.asker = seen.asker
    if row.state != RequestState.OPEN:
        raise Refused(f"Kravet er allerede «{row.get_state_display().lower()}».")
    return row


def _keep(actor: Actor, row: AccessRequest, what: str) -> AccessRequest:
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "access_request", row.pk, what)
    return row
