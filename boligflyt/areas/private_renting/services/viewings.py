"""Viewings: agreeing one, with an employee who comes along, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.private_renting.choices import SearchState, TurnedDown, ViewingResult
from boligflyt.areas.private_renting.models import HomeViewing, PrivateSearch
from boligflyt.areas.private_renting.queries import guides, open_viewing
from boligflyt.areas.private_renting.services.searching import keep, locked_search
from boligflyt.areas.private_renting.workflow import NEEDS_REASON
from boligflyt.toolkit.faults import Refused

VIEWING, TELL_HOME = "Visning av %s.", "Husstanden kan leie %s. Skriv inn boligen de har funnet."


@dataclass(frozen=True, slots=True)
class ViewingFacts:
    """When and where, the rent in kroner a month, and who comes along; None when they go alone."""

    at: datetime
    address: str
    rent: int
    along: UUID | None = None


@dataclass(frozen=True, slots=True)
class ViewingTold:
    """What came of a viewing, why not, and when they talk next."""

    result: str
    reason: str = ""
    text: str = ""
    next_on: date | None = None


def plan_viewing(actor: Actor, pk: UUID, version: int | None, facts: ViewingFacts) -> HomeViewing:
    """A viewing of a dwelling. It becomes the next thing to do, when it comes before what was agreed.

    Raises Refused when the household does not look, without an address, and for somebody who does not work
    here. A viewing that has been may be written down afterwards.
    """
    search = locked_search(actor, pk, version)
    if search.state != SearchState.LOOKING:
        raise Refused("Husstanden leter ikke nå. En visning avtales bare mens de leter.")
    if not facts.address.strip():
        raise Refused("Skriv boligens adresse.", field="address")
    if facts.along and not guides(actor).filter(staff=facts.along).exists():
        raise Refused("Velg en som arbeider i enheten.", field="along")
    viewing = HomeViewing(
        search=search, at=facts.at, address=facts.address.strip(), rent=facts.rent, along_id=facts.along
    )
    viewing.stamp(actor.at, actor.staff)
    viewing.save()
    _next_viewing(actor, search, search.next_on, search.next_what)
    keep(actor, search, "avtalte en visning")
    return viewing


def tell_viewing(actor: Actor, pk: UUID, version: int | None, told: ViewingTold) -> HomeViewing:
    """What came of a viewing, with the reason when nothing did (HOU-25).

    Raises Refused when it is told already, without a reason, and without a next day when nothing is agreed.
    """
    actor.demand(Right.APPLICATION_WRITE)
    found = open_viewing(actor, pk)
    search = locked_search(actor, found.search_id, None)
    viewing = HomeViewing.locked(pk, version)
    _refuse(actor, viewing, told)
    if search.state == SearchState.LOOKING and told.result != ViewingResult.YES:
        _refuse_next(actor, viewing, told)
    viewing.result = told.result
    viewing.reason = told.reason if told.result in NEEDS_REASON else ""
    viewing.text = told.text.strip()
    viewing.stamp(actor.at, actor.staff)
    viewing.save()
    if search.state == SearchState.LOOKING:
        _after(actor, search, viewing, told)
    keep(actor, search, "skrev hvordan en visning gikk")
    return viewing


def _refuse(actor: Actor, viewing: HomeViewing, told: ViewingTold) -> None:
    if viewing.result != ViewingResult.PLANNED:
        raise Refused("Det er allerede skrevet hvordan visningen gikk.")
    if told.result not in ViewingResult.values or told.result == ViewingResult.PLANNED:
        raise Refused("Velg hvordan visningen gikk.", field="result")
    if told.result != ViewingResult.CALLED_OFF and viewing.at > actor.at:
        raise Refused("Visningen har ikke vært ennå. Ble den ikke noe av, velg det.", field="result")
    if told.result in NEEDS_REASON and told.reason not in TurnedDown.values:
        raise Refused("Velg hvorfor det ikke ble noe av.", field="reason")
    if told.reason == TurnedDown.OTHER and told.result in NEEDS_REASON and not told.text.strip():
        raise Refused("Skriv hva grunnen var.", field="text")


def _refuse_next(actor: Actor, viewing: HomeViewing, told: ViewingTold) -> None:
    planned = HomeViewing.objects.filter(search=viewing.search_id, result=ViewingResult.PLANNED)
    if told.next_on is None and not planned.exclude(pk=viewing.pk).exists():
        raise Refused("Skriv når dere snakkes igjen.", field="next_on")
    if told.next_on is not None and told.next_on < actor.today:
        raise Refused("Velg en dag som ikke er passert.", field="next_on")


def _after(actor: Actor, search: PrivateSearch, viewing: HomeViewing, told: ViewingTold) -> None:
    """A yes is written in today; otherwise the next viewing, or the day they talk again."""
    if told.result == ViewingResult.YES:
        search.next_on, search.next_what = actor.today, TELL_HOME % viewing.address
        return
    _next_viewing(actor, search, told.next_on, "Snakk om hva de skal se på nå.")


def _next_viewing(actor: Actor, search: PrivateSearch, agreed: date | None, what: str) -> None:
    """The first of the next viewing and what is agreed; an agreed day that is past gives way."""
    first = HomeViewing.objects.filter(search=search, result=ViewingResult.PLANNED).order_by("at").first()
    search.next_on, search.next_what = agreed, what
    if first is not None:
        day = timezone.localtime(first.at).date()
        if agreed is None or day <= agreed or agreed < actor.today:
            search.next_on, search.next_what = day, VIEWING % first.address
