"""A request for access is answered with what lies in the file: given, given in part, or withheld."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.queries.pieces import pieces_of
from boligflyt.areas.complaints.choices import PieceChoice
from boligflyt.areas.complaints.models import AccessRequest
from boligflyt.areas.complaints.pieces import Picked, settled
from boligflyt.areas.complaints.queries import open_request
from boligflyt.areas.complaints.services import Answered, answer_request
from boligflyt.toolkit.faults import Refused


def answer_from_file(
    actor: Actor, pk: UUID, version: int | None, answered: Answered, picked: Mapping[str, Picked]
) -> AccessRequest:
    """Answer with the things that were picked, by their keys; only those that the actor sees can be.

    Raises Refused for a thing that is not seen, and what `settled` and `answer_request` do.
    """
    actor.demand(Right.VEDTAK_PREPARE)
    household = open_request(actor, pk).household_id
    wanted = {key: one for key, one in picked.items() if one.choice != PieceChoice.LEAVE}
    found = {one.key: one for one in pieces_of(actor, household) if one.key in wanted} if wanted else {}
    if wanted.keys() - found.keys():
        raise Refused("Noe på listen er ikke å se lenger. Åpne siden på nytt.")
    chosen = [settled(piece, wanted[key]) for key, piece in found.items()]
    return answer_request(actor, pk, version, answered, chosen)
