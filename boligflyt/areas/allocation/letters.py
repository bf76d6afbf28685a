"""The offer and the minutes, as data for the templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.allocation.choices import LineDecision
from boligflyt.areas.allocation.models import Attendance, Meeting, MeetingLine, Offer
from boligflyt.areas.allocation.queries.pool import HouseholdFacts
from boligflyt.areas.applications.letters import address_form, contact, letterhead
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.queries import LeaseAttention
from boligflyt.areas.letters.in_short import with_page
from boligflyt.domain.eligibility import RuleSet
from boligflyt.toolkit.documents import law_sentences

SENTENCES = "areas/allocation/letter_templates/sentences.yaml"
OFFER_TEMPLATE = "areas/allocation/letter_templates/offer.typ"
MINUTES_TEMPLATE = "areas/allocation/letter_templates/minutes.typ"
OUTCOMES = {
    LineDecision.ACCEPT: "Får tilbud når vedtaket er avgjort",
    LineDecision.CHANGE: "Får tilbud om en annen bolig enn den foreslåtte, når vedtaket er avgjort",
    LineDecision.LEAVE: "Får ikke bolig i dag og beholder plassen",
    LineDecision.OPEN: "Får ikke bolig i dag og beholder plassen",
}


def dwelling_facts(dwelling: Dwelling) -> list[dict[str, str]]:
    """The dwelling in the letter: size, bedrooms, floor. Never what it is kept for."""
    lift = ", med heis" if dwelling.has_lift else ""
    return [
        {"label": "Størrelse", "value": dwelling.size_text},
        {"label": "Soverom", "value": str(dwelling.bedrooms)},
        {"label": "Etasje", "value": f"{dwelling.floor_text}{lift}"},
    ]


def offer_data(actor: Actor, offer: Offer, vedtak: Vedtak, rules: RuleSet) -> dict[str, Any]:
    """The letter with the offer: what, the rent, from when, how and by when to answer, what a no leads to."""
    application, dwelling = offer.entry.application, offer.dwelling
    form = address_form(application, actor.today)
    head = letterhead(application, actor.name, form)
    you = "dere" if form == "dere" else "deg"
    term = {"first_day": vedtak.first_day, "last_day": vedtak.last_day}
    return {
        "letter": with_page(head, application.applicant, "offer", day=offer.answer_by),
        "heading": f"Tilbud om bolig i {dwelling.building}",
        "outcome": f"Vi tilbyr {you} å leie en bolig med {dwelling.bedrooms} soverom i {dwelling.building}.",
        "dwelling": {"address": dwelling.address, "facts": dwelling_facts(dwelling)},
        "rent": {"monthly": dwelling.rent},
        "lease": {name: day.isoformat() for name, day in term.items() if day},
        "answer_by": offer.answer_by.isoformat(),
        "answer_how": _answer_how(application.office.name),
        "no_answer": "Har vi ikke hørt noe innen fristen, tar vi kontakt før vi gir boligen til noen andre.",
        "if_no": [str(rules.sections["offers"]["text"])],
        "rules": [rules.adopted_by],
        "law": [
            dict(one)
            for one in law_sentences(SENTENCES, ["offer_dwelling_for_disadvantaged"], address_form=form)
        ],
        "contact": contact(application, actor.name),
        "signed_by": {"name": actor.name, "title": actor.role_label},
    }


def _answer_how(office: str) -> list[str]:
    municipality = the_municipality()
    phone = [f"på telefon {municipality.phone}"] if municipality and municipality.phone else []
    return [*phone, f"på brev til {office}", f"ved å møte opp på {office}"]


def minutes_data(
    actor: Actor, meeting: Meeting, lines: Sequence[tuple[MeetingLine, HouseholdFacts]],
    present: Sequence[Attendance], reassessments: Sequence[LeaseAttention], about: dict[str, str],
    left_room: Mapping[UUID, Sequence[str]],
) -> dict[str, Any]:  # fmt: skip
    """The minutes: case codes, never names of those helped. `about` holds leader, place and rule set.

    `left_room`: by line, those who were inhabil.
    """
    municipality = the_municipality()
    name = municipality.name if municipality else "Kommunen"
    local: datetime = timezone.localtime(actor.at)
    return {
        "sender": {"municipality": name, "office": actor.office_name},
        "meeting": {
            "day": meeting.held_on.isoformat(), "time": f"avsluttet {local:%H.%M}", "place": about["place"],
            "leader": about["leader"], "secretary": actor.name,
        },
        "rule_set": about["rule_set"],
        "present": [{"name": one.staff.name, "role": one.role} for one in present],
        "lines": [_minutes_line(line, facts, left_room.get(line.pk, ())) for line, facts in lines]
        + [_reassessment_line(one) for one in reassessments],
        "notes": [*_lifted(meeting), *_set_aside([line for line, _ in lines])],
    }  # fmt: skip


def _lifted(meeting: Meeting) -> list[str]:
    """The limits the meeting has lifted, each with its reason."""
    return [
        f"Grensen for {one['label']} i {one['place']} er fraveket. {one['reason']}"
        for one in meeting.lifted.values()
    ]


def _set_aside(lines: Sequence[MeetingLine]) -> list[str]:
    """What the meeting would not have proposed, with its reason, in the order of the list."""
    named = Dwelling.objects.select_related("building").in_bulk(
        {key for one in lines for key in one.set_aside}
    )
    address = {str(key): dwelling.address for key, dwelling in named.items()}
    return [
        f"Sak {one.entry.application.case_code}: {address[key]} skulle ikke foreslås. {why}"
        for one in lines
        for key, why in one.set_aside.items()
        if key in address
    ]


def _minutes_line(line: MeetingLine, facts: HouseholdFacts, left_room: Sequence[str]) -> dict[str, Any]:
    application = line.entry.application
    shown: dict[str, Any] = {
        "case_code": application.case_code,
        "matter": f"Venter på bolig, {facts.people}, {application.bedrooms_needed} soverom",
        "outcome": OUTCOMES[LineDecision(line.decision)],
        "reason": line.reason or line.proposal_reason,
    }
    if left_room:
        shown["left_room"] = list(left_room)
    return shown | ({"dwelling": line.dwelling.address} if line.dwelling else {})


def _reassessment_line(one: LeaseAttention) -> dict[str, Any]:
    lease = one.lease
    return {
        "case_code": lease.contract_number,
        "matter": f"Ny vurdering, leietiden går ut {lease.period.last:%d.%m.%Y}",
        "outcome": "Tas opp til ny vurdering",
        "reason": one.reason,
    }
