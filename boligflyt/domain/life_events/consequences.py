"""The table of life events: for each event and open thing what is done at once, what somebody must do, why.

Nothing open is left without a line: a thing that is to stay as it is says why it stays. Moves are those that
the workflow tables of application, queue, offer and lease allow (a test compares them).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

BSL_3, BSL_6 = "boligsosialloven § 3", "boligsosialloven § 6"
HUL_8_2, HUL_8_3 = "husleieloven § 8-2", "husleieloven § 8-3"
FVL_17 = "forvaltningsloven § 17"


class LifeEvent(StrEnum):
    """What has happened."""

    BIRTH = "birth"
    DEATH = "death"
    BREAK_UP = "break_up"
    MOVED_IN = "moved_in"
    MOVED_OUT = "moved_out"
    MOVED_AWAY = "moved_away"
    NEW_ADDRESS = "new_address"
    PROTECTED = "protected"
    GUARDIAN = "guardian"
    BIRTH_DATE = "birth_date"  # nobody tells it: it follows from what is corrected about a person


class Thing(StrEnum):
    """What may be open in a household's matter."""

    APPLICATION = "application"
    VEDTAK = "vedtak"
    PLACE = "place"
    OFFER = "offer"
    LEASE_PREPARED = "lease_prepared"
    LEASE_RUNNING = "lease_running"


class Move(StrEnum):
    """What is done at once; `ASK` leaves it to somebody, with a task; `KEEP` says why nothing is done."""

    REASSESS = "reassess"
    RETURN = "return"
    CLOSE = "close"
    LEAVE_QUEUE = "leave_queue"
    WITHDRAW_OFFER = "withdraw_offer"
    VOID_LEASE = "void_lease"
    ASK = "ask"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is open when it happens.

    `application`: its state, empty when there is none. `alone`: no adult is left in the household afterwards.
    `beside`: a newer application of the household is open, and is the one that is assessed.
    """

    application: str = ""
    vedtak_prepared: bool = False
    place: bool = False
    offer: bool = False
    lease_prepared: bool = False
    lease_running: bool = False
    alone: bool = False
    beside: bool = False

    def has(self, thing: Thing) -> bool:
        """Whether the thing is open."""
        return {
            Thing.APPLICATION: self.application in OPEN_STATES,
            Thing.VEDTAK: self.vedtak_prepared,
            Thing.PLACE: self.place,
            Thing.OFFER: self.offer,
            Thing.LEASE_PREPARED: self.lease_prepared,
            Thing.LEASE_RUNNING: self.lease_running,
        }[thing]


@dataclass(frozen=True, slots=True)
class Consequence:
    """One line: the thing, what is done, and why; `task` is what somebody must do, within `days`."""

    thing: Thing
    move: Move
    why: str
    law: str = ""
    task: str = ""
    days: int = 7


ASSESSING = frozenset({"new", "under_assessment", "awaiting_answer"})
OPEN_STATES = ASSESSING | {"with_decider", "granted", "assisted"}
TOLD = tuple(one for one in LifeEvent if one is not LifeEvent.BIRTH_DATE)
CHANGED = frozenset({
    LifeEvent.BIRTH, LifeEvent.BREAK_UP, LifeEvent.MOVED_IN, LifeEvent.MOVED_OUT, LifeEvent.DEATH,
    LifeEvent.BIRTH_DATE,
})  # fmt: skip
GONE = "Ingen voksen er igjen i husstanden."
SIZE = "Husstanden er blitt en annen. Behov og rom må vurderes på nytt."
AGE = "En fødselsdato er rettet. Det som avhenger av alder, må vurderes på nytt."


def consequences(event: LifeEvent, now: Situation) -> tuple[Consequence, ...]:
    """Every consequence of the event, one for each open thing, in the order they are carried out."""
    return tuple(_lines(event, now))


def _lines(event: LifeEvent, now: Situation) -> Iterator[Consequence]:
    ended = event in {LifeEvent.DEATH, LifeEvent.MOVED_AWAY, LifeEvent.MOVED_OUT} and now.alone
    for thing in Thing:
        if now.has(thing):
            yield _ended(event, thing, now) if ended else _going_on(event, thing, now)


def _ended(event: LifeEvent, thing: Thing, now: Situation) -> Consequence:
    """Nobody is left who could get or answer anything."""
    why, law = (GONE, "") if event != LifeEvent.MOVED_AWAY else (_AWAY, BSL_3)
    if thing is Thing.LEASE_RUNNING:
        if event is LifeEvent.DEATH:
            task = "Snakk med de etterlatte: hvem overtar eller sier opp leien?"
            return Consequence(thing, Move.ASK, "Leieforholdet går til dødsboet.", HUL_8_2, task, 14)
        return Consequence(thing, Move.ASK, why, law, "Avklar oppsigelse og utflytting", 7)
    if thing is Thing.APPLICATION and event is LifeEvent.MOVED_AWAY:
        task = "Avklar hvilken kommune som har ansvaret, og avslutt eller overfør saken"
        return Consequence(thing, Move.ASK, why, law, task, 7)
    return Consequence(thing, _ENDS[thing] if thing is not Thing.APPLICATION else Move.CLOSE, why, law)


_BESIDE = "Husstanden har en nyere søknad, og behovet vurderes i den."
_AWAY = "Husstanden bor i en annen kommune."
_ENDS = {
    Thing.VEDTAK: Move.RETURN,
    Thing.PLACE: Move.LEAVE_QUEUE,
    Thing.OFFER: Move.WITHDRAW_OFFER,
    Thing.LEASE_PREPARED: Move.VOID_LEASE,
}


def _going_on(event: LifeEvent, thing: Thing, now: Situation) -> Consequence:
    if event in CHANGED:
        return _changed(event, thing, now)
    if event is LifeEvent.MOVED_AWAY:
        return Consequence(thing, Move.ASK, _AWAY, BSL_3, "Avklar hvilken kommune som har ansvaret", 7)
    return _beside(event, thing)


def _changed(event: LifeEvent, thing: Thing, now: Situation) -> Consequence:
    """Who lives there, or how old they are, is another: what rests on the old need is looked at again."""
    changed = AGE if event is LifeEvent.BIRTH_DATE else SIZE
    if thing is Thing.APPLICATION:
        if now.application in ASSESSING:
            why = "Søknaden er under vurdering, og vurderes etter det som er registrert nå."
            return Consequence(thing, Move.KEEP, why, BSL_6)
        if now.application == "with_decider":
            why = "Søknaden går tilbake til vurdering sammen med vedtaket."
            return Consequence(thing, Move.KEEP, why, BSL_6)
        if now.offer or now.lease_prepared:
            task = "Avklar tilbudet eller avtalen, og vurder så søknaden på nytt"
            return Consequence(thing, Move.ASK, changed, BSL_6, task, 3)
        if now.beside:
            return Consequence(thing, Move.ASK, _BESIDE, BSL_6, "Se de to søknadene under ett", 3)
        return Consequence(thing, Move.REASSESS, changed, BSL_6)
    if thing is Thing.VEDTAK:
        why = AGE if event is LifeEvent.BIRTH_DATE else "Vedtaket bygger på en annen husstand."
        return Consequence(thing, Move.RETURN, why, FVL_17)
    if thing is Thing.PLACE:
        why = "Plassen står til det nye vedtaket er gjort."
        return Consequence(thing, Move.KEEP, why, BSL_6)
    if thing is Thing.LEASE_RUNNING:
        return _lease(event)
    task = "Passer boligen fortsatt? Snakk med husstanden før den svarer eller signerer"
    return Consequence(thing, Move.ASK, changed, BSL_6, task, 3)


def _lease(event: LifeEvent) -> Consequence:
    if event is LifeEvent.DEATH:
        task = "Avklar hvem i husstanden som går inn i leieavtalen"
        return Consequence(Thing.LEASE_RUNNING, Move.ASK, "En av dem som leier, er død.", HUL_8_2, task, 14)
    if event is LifeEvent.BREAK_UP:
        task = "Avklar hvem som blir boende, og hvem leieavtalen gjelder for"
        return Consequence(Thing.LEASE_RUNNING, Move.ASK, "De som bodde sammen, har gått fra hverandre.",
                           HUL_8_3, task, 14)  # fmt: skip
    if event is LifeEvent.BIRTH_DATE:
        return Consequence(Thing.LEASE_RUNNING, Move.KEEP, "En rettet fødselsdato endrer ikke leieavtalen.")
    task = "Vurder om boligen fortsatt er stor nok og passer"
    return Consequence(Thing.LEASE_RUNNING, Move.ASK, SIZE, BSL_6, task, 30)


def _beside(event: LifeEvent, thing: Thing) -> Consequence:
    """What does not change the need, but who is told and where."""
    if event is LifeEvent.NEW_ADDRESS:
        if thing is Thing.APPLICATION:
            task = "Oppdater bosituasjonen i søknaden"
            return Consequence(thing, Move.ASK, "Bosituasjonen kan være en annen.", BSL_6, task, 7)
        return Consequence(thing, Move.KEEP, "En ny adresse endrer ikke dette.")
    if event is LifeEvent.PROTECTED:
        if thing is Thing.APPLICATION:
            task = "Gi saken til en som er klarert, og se etter brev som er på vei"
            return Consequence(thing, Move.ASK, "Saken er skjermet for dem uten klarering.", "", task, 1)
        return Consequence(thing, Move.KEEP, "Skjermingen følger saken. Ingenting stanser.")
    if thing in {Thing.APPLICATION, Thing.OFFER, Thing.LEASE_RUNNING, Thing.LEASE_PREPARED}:
        task = "Send vergen kopi, og hør vergen der mandatet gjelder"
        return Consequence(thing, Move.ASK, "Vergen handler på personens vegne innenfor mandatet.",
                           "vergemålsloven", task, 7)  # fmt: skip
    return Consequence(thing, Move.KEEP, "Et vergemål endrer ikke dette.")


def after(now: Situation, lines: tuple[Consequence, ...]) -> Situation:
    """What is open when everything that is done at once is done."""
    moves = {one.move for one in lines}
    state = now.application
    if Move.CLOSE in moves:
        state = "closed"
    elif Move.REASSESS in moves or (Move.RETURN in moves and state == "with_decider"):
        state = "under_assessment"
    return replace(
        now, application=state, vedtak_prepared=now.vedtak_prepared and Move.RETURN not in moves,
        place=now.place and Move.LEAVE_QUEUE not in moves,
        offer=now.offer and Move.WITHDRAW_OFFER not in moves,
        lease_prepared=now.lease_prepared and Move.VOID_LEASE not in moves,
    )  # fmt: skip
