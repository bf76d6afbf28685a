"""A search from its beginning to the follow-up: one function for each arrow of the table of states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.private_renting.choices import (
    EndedAs,
    HowItWent,
    SearchState,
    SecurityState,
    ViewingResult,
)
from boligflyt.areas.private_renting.models import HomeViewing, PrivateSearch, RentSecurity
from boligflyt.areas.private_renting.queries import guides, open_household_for_search, open_search
from boligflyt.areas.private_renting.workflow import ASK_AGAIN, SEEKING, STANDS, must_follow
from boligflyt.domain.private_rental import follow_up_day
from boligflyt.toolkit.faults import Conflict, Refused

ASK_HOW_IT_GOES = "Spør hvordan det går i den nye boligen."
MOVE_IN = "Se at leiekontrakten er signert, og at innflyttingen går i orden."
STILL_OUT = "Sikkerheten er utbetalt eller stilt. Før først at den er betalt tilbake eller opphørt."


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """What the household looks for, who guides it, and what is agreed next. Rent in kroner a month."""

    guide: UUID
    bedrooms: int
    most_rent: int
    next_on: date
    next_what: str
    wanted_area: str = ""


@dataclass(frozen=True, slots=True)
class HomeFound:
    """The dwelling the household may rent. Rent in kroner a month."""

    address: str
    landlord: str
    rent: int
    first_day: date


def begin_search(actor: Actor, household: UUID, facts: SearchFacts) -> PrivateSearch:
    """The household begins to look for a private rental.

    Raises Http404 for a household the actor does not see, Conflict when it looks already, and Refused for
    somebody who does not work here, a day that is past, and without what is to be done.
    """
    actor.demand(Right.APPLICATION_WRITE)
    home = open_household_for_search(actor, household)
    _refuse(actor, facts)
    rents = Lease.objects.filter(household=home, state=LeaseState.RUNNING).exists()
    search = PrivateSearch(household=home, office_id=actor.office, began_on=actor.today, rented=rents)
    _put(search, facts)
    search.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            search.save()
    except IntegrityError:
        raise Conflict("Husstanden leter allerede. Åpne letingen fra listen.") from None
    record_change(actor.trace, "private_search", search.pk, "begynte å lete etter privat leiebolig")
    return search


def change_search(actor: Actor, pk: UUID, version: int | None, facts: SearchFacts) -> PrivateSearch:
    """Change what they look for, who guides them, or what is agreed next. Raises as `begin_search`."""
    search = locked_search(actor, pk, version)
    if search.state not in SEEKING:
        raise Refused("Letingen er over. Det de lette etter, kan ikke endres.")
    _refuse(actor, facts)
    _put(search, facts)
    return keep(actor, search, "endret letingen")


def find_home(actor: Actor, pk: UUID, version: int | None, home: HomeFound) -> PrivateSearch:
    """The household has an offer of a dwelling; the contract and the security come now.

    Raises Refused without an address or a landlord, for a rent over what the household can bear, and for a
    first day before the search began.
    """
    search = locked_search(actor, pk, version)
    must_follow(search.state, SearchState.FOUND)
    if not home.address.strip():
        raise Refused("Skriv boligens adresse.", field="address")
    if not home.landlord.strip():
        raise Refused("Skriv hvem som leier ut.", field="landlord")
    if home.rent > search.most_rent:
        raise Refused(
            f"Husstanden kan betale høyst {search.most_rent} kroner i måneden. Kan den betale mer, "
            "rett letingen først.",
            field="rent",
        )
    if home.first_day < search.began_on:
        raise Refused("Leien kan ikke starte før letingen begynte.", field="first_day")
    search.state, search.found_on = SearchState.FOUND, actor.today
    search.address, search.landlord = home.address.strip(), home.landlord.strip()
    search.rent, search.first_day = home.rent, home.first_day
    search.next_on, search.next_what = max(home.first_day, actor.today), MOVE_IN
    return keep(actor, search, "fant en privat leiebolig")


def fall_through(actor: Actor, pk: UUID, version: int | None, because: str, next_on: date) -> PrivateSearch:
    """The dwelling came to nothing: the household looks on, and what was granted for it lapses.

    Raises Refused without a reason, for a day that is past, and while a security is out.
    """
    search = locked_search(actor, pk, version)
    must_follow(search.state, SearchState.LOOKING)
    if not because.strip():
        raise Refused("Skriv hvorfor det ikke ble noe av.", field="because")
    _refuse_day(actor, next_on)
    _let_security_lapse(actor, search, because.strip())
    _take_back_the_yes(actor, search, because.strip())
    search.state, search.next_on = SearchState.LOOKING, next_on
    search.next_what = f"Let videre. Boligen ble ikke noe av: {because.strip()}"[:200]
    search.address = search.landlord = ""
    search.rent = search.found_on = search.first_day = None
    return keep(actor, search, "boligen ble ikke noe av, letingen fortsetter")


def move_in(actor: Actor, pk: UUID, version: int | None, on: date) -> PrivateSearch:
    """The household has moved in; the day of the follow-up is set by the municipality's own rate.

    Raises Refused for a day that has not been, or before the dwelling was found.
    """
    search = locked_search(actor, pk, version)
    must_follow(search.state, SearchState.MOVED_IN)
    if on > actor.today:
        raise Refused("Dagen kan ikke ligge fram i tid. Før den når de har flyttet inn.", field="on")
    if on < search.began_on:
        raise Refused(
            f"Letingen begynte {search.began_on:%d.%m.%Y}. De kan ikke ha flyttet inn før.", field="on"
        )
    search.state, search.moved_in_on = SearchState.MOVED_IN, on
    search.next_on, search.next_what = follow_up_day(on), ASK_HOW_IT_GOES
    return keep(actor, search, "husstanden flyttet inn i privat leiebolig")


def follow_up(
    actor: Actor, pk: UUID, version: int | None, went: str, told: str, again_on: date | None
) -> PrivateSearch:
    """What the household told half a year later; nobody reached is asked again on a new day.

    Raises Refused before they moved in, for what is not in the list, and without a new day to try.
    """
    search = locked_search(actor, pk, version)
    must_follow(search.state, SearchState.FOLLOWED_UP)
    if went not in HowItWent.values:
        raise Refused("Velg hvordan det gikk.", field="went")
    search.told = told.strip()
    if went in ASK_AGAIN:
        if again_on is None or again_on <= actor.today:
            raise Refused("Velg en dag etter i dag for å prøve igjen.", field="again_on")
        search.next_on = again_on
        return keep(actor, search, "fikk ikke tak i husstanden etter innflytting")
    search.state, search.followed_up_on = SearchState.FOLLOWED_UP, actor.today
    search.how_it_went, search.next_on, search.next_what = went, None, ""
    return keep(actor, search, "fulgte opp husstanden etter innflytting")


def give_up(actor: Actor, pk: UUID, version: int | None, ended_as: str, because: str) -> PrivateSearch:
    """The search ends without a private rental. Raises Refused without where they live, or why."""
    search = locked_search(actor, pk, version)
    must_follow(search.state, SearchState.GIVEN_UP)
    if ended_as not in EndedAs.values:
        raise Refused("Velg hvor husstanden bor nå.", field="ended_as")
    if not because.strip():
        raise Refused("Skriv hvorfor letingen slutter.", field="because")
    _let_security_lapse(actor, search, because.strip())
    search.state, search.ended_on, search.ended_as = SearchState.GIVEN_UP, actor.today, ended_as
    search.ended_because, search.next_on, search.next_what = because.strip(), None, ""
    return keep(actor, search, "avsluttet letingen uten privat leie")


def locked_search(actor: Actor, pk: UUID, version: int | None) -> PrivateSearch:
    """The search, locked, if the actor may see it and may write."""
    actor.demand(Right.APPLICATION_WRITE)
    open_search(actor, pk)
    return PrivateSearch.locked(pk, version)


def keep(actor: Actor, search: PrivateSearch, what: str) -> PrivateSearch:
    """Stamp, save and trace a change of the locked search."""
    search.stamp(actor.at, actor.staff)
    search.save()
    record_change(actor.trace, "private_search", search.pk, what)
    return search


def _put(search: PrivateSearch, facts: SearchFacts) -> None:
    search.guide_id, search.bedrooms, search.most_rent = facts.guide, facts.bedrooms, facts.most_rent
    search.wanted_area = facts.wanted_area.strip()
    search.next_on, search.next_what = facts.next_on, facts.next_what.strip()


def _refuse(actor: Actor, facts: SearchFacts) -> None:
    if not guides(actor).filter(staff=facts.guide).exists():
        raise Refused("Velg en som arbeider i enheten.", field="guide")
    if not facts.next_what.strip():
        raise Refused("Skriv hva som skal gjøres først.", field="next_what")
    _refuse_day(actor, facts.next_on)


def _refuse_day(actor: Actor, next_on: date) -> None:
    if next_on < actor.today:
        raise Refused("Velg en dag som ikke er passert.", field="next_on")


def _take_back_the_yes(actor: Actor, search: PrivateSearch, because: str) -> None:
    """A viewing that led to the dwelling came to nothing after all: nobody is asked to write it in again."""
    said_yes = HomeViewing.objects.select_for_update().filter(search=search, result=ViewingResult.YES)
    for one in said_yes:
        one.result, one.text = ViewingResult.CALLED_OFF, because
        one.stamp(actor.at, actor.staff)
        one.save()


def _let_security_lapse(actor: Actor, search: PrivateSearch, because: str) -> None:
    standing = list(RentSecurity.objects.select_for_update().filter(search=search, state__in=STANDS))
    if any(one.state == SecurityState.OUT for one in standing):
        raise Refused(STILL_OUT)
    for one in standing:
        one.state, one.over_on, one.because = SecurityState.LAPSED, actor.today, because
        one.stamp(actor.at, actor.staff)
        one.save()
