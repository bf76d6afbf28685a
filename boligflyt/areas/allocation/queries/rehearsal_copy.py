"""The copy a rehearsal is made on: who waited and what became vacant, under pseudonyms.

Nothing is copied but what the rules read. Districts, postal codes and dwellings are numbered as they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from boligflyt.areas.access.choices import Grade, Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import open_for_counting
from boligflyt.areas.allocation.choices import EntryState, MeetingState, OfferState
from boligflyt.areas.allocation.models import MeetingLine, Offer, QueueEntry
from boligflyt.areas.allocation.queries.facts_of_pairs import as_household, as_vacant
from boligflyt.areas.allocation.queries.meetings import DECIDED
from boligflyt.areas.allocation.queries.pool import facts_for, household_facts
from boligflyt.areas.allocation.queries.queue import within_clearance
from boligflyt.areas.applications.choices import Services
from boligflyt.domain.eligibility import RuleSet, criteria_held
from boligflyt.domain.matching import VacantDwelling, WaitingHousehold
from boligflyt.domain.periods import Period
from boligflyt.domain.rehearsal import Applicant, Round

CRITERIA = (
    "homeless",
    "family",
    "refugee",
    "released_or_discharged",
    "economic_health_social",
    "acute",
    "health_or_disability",
)
Town = tuple[list[Applicant], list[Round]]


class Numbers:
    """A number for each name, as they come."""

    def __init__(self, letter: str) -> None:
        self.letter, self.seen = letter, dict[str, str]()

    def of(self, name: str | None) -> str | None:
        """The name's number; None for none."""
        return self.seen.setdefault(name, f"{self.letter}{len(self.seen) + 1}") if name else None


def town_of(actor: Actor, rules: RuleSet, period: Period, dice: Random) -> Town:
    """Those who waited in the period and the dwellings that common meetings gave, under pseudonyms.

    Nobody protected is among them, whoever asks. Health and economy are opened for this alone, and leave
    it as what the rules read: sizes, yes and no.
    """
    actor = actor.within(Grade.NONE)
    districts, codes, offices = Numbers("s"), Numbers("p"), Numbers("o")
    with open_for_counting(actor, Information.HEALTH, Information.ECONOMY):
        entries = list(_entries(period))
        facts = household_facts((one.application.household_id for one in entries), period.last)
        dice.shuffle(entries)
        applicants = [
            _applicant(
                one,
                _at_office(as_household(rules, one, facts_for(facts, one)), offices),
                f"h{number:05d}",
                districts,
                codes,
            )
            for number, one in enumerate(entries, start=1)
        ]
        rounds = list(_rounds(period, districts, codes, offices))
        return _ages_where_asked(_lots_hidden(applicants), rounds), rounds


def _at_office(needs: WaitingHousehold, offices: Numbers) -> WaitingHousehold:
    return replace(needs, office=offices.of(needs.office))


def _lots_hidden(applicants: list[Applicant]) -> list[Applicant]:
    """The order of the lots and not the lots: a recorded number would lead back to the place on the list."""
    rank = {lot: place for place, lot in enumerate(sorted({one.needs.lot for one in applicants}), start=1)}
    return [replace(one, needs=replace(one.needs, lot=rank[one.needs.lot])) for one in applicants]


def _ages_where_asked(applicants: list[Applicant], rounds: list[Round]) -> list[Applicant]:
    """Ages tell who somebody is: they are copied only when a dwelling of the period was for some ages."""
    if any(one.for_ages for each in rounds for one in each.vacant):
        return applicants
    return [replace(one, needs=replace(one.needs, ages=None)) for one in applicants]


def _entries(period: Period) -> Iterable[QueueEntry]:
    return (
        QueueEntry.objects.filter(decided_on__lte=period.last)
        .exclude(left_on__lt=period.first_day)
        .filter(within_clearance(Grade.NONE, "application"))
        # They are not proposed for in a meeting either (PRO-05).
        .exclude(application__services=Services.NOT_CLARIFIED)
        .select_related("application__health", "application__economy", "vedtak")
        .order_by("pk")
    )


def _applicant(
    entry: QueueEntry, needs: WaitingHousehold, name: str, districts: Numbers, codes: Numbers
) -> Applicant:
    housed = entry.state == EntryState.HOUSED
    return Applicant(
        needs=replace(
            needs, key=name, tier=0, order=(), groups=frozenset(), set_aside=frozenset(),
            school_district=districts.of(needs.school_district),
            avoids=frozenset(str(codes.of(one)) for one in sorted(needs.avoids)),
        ),
        held=_held(entry), received_on=entry.application.received_on, entered_on=entry.decided_on,
        left_on=None if housed else entry.left_on, housed_on=entry.left_on if housed else None,
    )  # fmt: skip


def _held(entry: QueueEntry) -> Mapping[str, bool | None]:
    """The criteria by the facts that the vedtak rests on; else by the group it was placed in."""
    facts = entry.vedtak.frozen.get("facts")
    if facts:
        return criteria_held(facts, entry.decided_on)
    return {code: code in (entry.group, entry.sub_group) for code in CRITERIA}


def _rounds(period: Period, districts: Numbers, codes: Numbers, offices: Numbers) -> Iterable[Round]:
    lines = (
        MeetingLine.objects.filter(
            decision__in=DECIDED, dwelling__isnull=False, meeting__state=MeetingState.CLOSED,
            meeting__grade=Grade.NONE, meeting__held_on__range=(period.first_day, period.last),
        )
        .annotate(taken=Exists(Offer.objects.filter(line=OuterRef("pk"), state=OfferState.ACCEPTED)))
        .select_related("dwelling__building", "meeting")
        .order_by("meeting__held_on", "dwelling__id")
    )  # fmt: skip
    vacant: dict[date, list[VacantDwelling]] = {}
    still_vacant: set[UUID | None] = set()
    for number, line in enumerate(lines, start=1):
        given_again = line.dwelling_id in still_vacant
        still_vacant.discard(line.dwelling_id) if line.taken else still_vacant.add(line.dwelling_id)
        if given_again:
            continue  # refused, and offered anew: one vacancy
        found = as_vacant(line.dwelling)  # type: ignore[arg-type]
        hidden = replace(
            found, key=f"d{number:05d}", building=None, floor=None,
            school_district=districts.of(found.school_district),
            postal_code=codes.of(found.postal_code) or "", kept_for=offices.of(found.kept_for),
        )  # fmt: skip
        vacant.setdefault(line.meeting.held_on, []).append(hidden)
    return [Round(day, tuple(each)) for day, each in vacant.items()]


def sealed(town: Town) -> dict[str, Any]:
    """The town as JSON values."""
    applicants, rounds = town
    return {
        "applicants": [_applicant_told(one) for one in applicants],
        "rounds": [
            {"day": each.day.isoformat(), "vacant": [_told(one) for one in each.vacant]} for each in rounds
        ],
    }


def _applicant_told(one: Applicant) -> dict[str, Any]:
    days = {
        name: day and day.isoformat()
        for name, day in (
            ("received_on", one.received_on), ("entered_on", one.entered_on), ("left_on", one.left_on),
            ("housed_on", one.housed_on),
        )
    }  # fmt: skip
    return {"needs": _told(one.needs), "held": dict(one.held), **days}


def _told(one: WaitingHousehold | VacantDwelling) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in one.__dataclass_fields__}
    return {
        name: sorted(value)
        if isinstance(value, frozenset)
        else list(value)
        if isinstance(value, tuple)
        else value
        for name, value in values.items()
    }


def unsealed(copy: Mapping[str, Any]) -> Town:
    """The town of a sealed copy."""
    return (
        [_applicant_of(one) for one in copy["applicants"]],
        [
            Round(date.fromisoformat(each["day"]), tuple(_dwelling_of(one) for one in each["vacant"]))
            for each in copy["rounds"]
        ],
    )


def _dwelling_of(told: Mapping[str, Any]) -> VacantDwelling:
    return VacantDwelling(**{**told, "for_ages": _pair(told.get("for_ages"))})


def _pair(told: Any) -> Any:
    return tuple(told) if told else None


def _applicant_of(told: Mapping[str, Any]) -> Applicant:
    needs = dict(told["needs"])
    sets = {name: frozenset(needs[name]) for name in ("purposes", "set_aside", "groups", "avoids")}
    days = {
        name: told[name] and date.fromisoformat(told[name])
        for name in ("received_on", "entered_on", "left_on", "housed_on")
    }
    return Applicant(
        WaitingHousehold(
            **{**needs, **sets, "order": tuple(needs["order"]), "ages": _pair(needs.get("ages"))}
        ),
        told["held"],
        **days,
    )
