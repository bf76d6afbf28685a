"""Moving in and out: a draft, a signed protocol, a dwelling given back with differences, and viewings."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.handovers.choices import ViewingState
from boligflyt.areas.handovers.letters import checksum
from boligflyt.areas.handovers.models import Forwarding, Protocol, Viewing
from boligflyt.areas.handovers.services import (
    Thing,
    keep_belonging,
    settle,
    sign_for_municipality,
    start_protocol,
    take_answer,
    write_section,
)
from boligflyt.areas.handovers.services.leaving import Claim
from boligflyt.areas.handovers.services.sections import sections_of
from boligflyt.areas.handovers.services.signing import TenantAnswer
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.jobs.demo.offices import Offices, morning

MANAGER = "demo-per"
RECENT, DAY = timedelta(days=120), timedelta(days=1)
WORN = {"hall": {"floor": "worn"}, "living": {"walls": "worn"}}
HARMED: dict[str, dict[str, Any]] = {
    "kitchen": {
        "stove": "damaged", "stove_remark": "Platetoppen er knust.",
        "fridge": "dirty", "fridge_remark": "Ikke rengjort.",
    },
    "living": {"walls": "damaged", "walls_remark": "Hull etter hylle ved vinduet."},
    "hall": {"floor": "worn"},
    "keys": {"entrance": 2, "main_door": 1},
    "meters": {"electricity_reading": "18240", "water_reading": "97,5"},
    "remarks": {"worker": "Boligen var ryddet.", "tenant": "Hullet var der da jeg flyttet inn."},
}  # fmt: skip


class HandoverLoader:
    """Takes the steps through the services, as the property manager would have taken them."""

    def __init__(self, offices: Offices, today: date) -> None:
        self.offices, self.today = offices, today

    def load(self) -> None:
        """Write a little of everything; a town without such a lease goes without."""
        ended = self._leases(state=LeaseState.ENDED).order_by("-period__endswith", "id")
        new = self._leases(state=LeaseState.RUNNING).order_by("-period__startswith", "id")
        for lease in ended[:2]:
            self._moved_out(lease, with_tenant=lease == ended[0])
        for number, lease in enumerate(new[:4]):
            self._moved_in(lease, half=number == 0)
        self._viewings()

    def _leases(self, **wanted: Any) -> Any:
        rows = Lease.objects.filter(grade=0, key_handed_on__isnull=False, **wanted)
        recent = rows.filter(period__endswith__gt=self.today - RECENT) if "ended" in wanted.values() else rows
        return recent.select_related("tenant", "dwelling__building")

    def _at(self, day: date) -> Actor:
        return self.offices.actor(MANAGER, morning(min(day, self.today)) + timedelta(hours=2))

    def _moved_in(self, lease: Lease, *, half: bool) -> None:
        actor = self._at(lease.period.first_day)
        protocol = start_protocol(actor, lease.pk, "in", actor.today)
        if half:
            self._written(actor, protocol, WORN, parts=3)
            return
        self._signed(actor, protocol, WORN, TenantAnswer("signed", lease.tenant.full_name, confirmed=True))
        keep_belonging(actor, lease.pk, Thing("given", "Seng med madrass", 2, "", "Etableringspakke"))
        keep_belonging(actor, lease.pk, Thing("given", "Kjøkkenbord med fire stoler", 1))

    def _moved_out(self, lease: Lease, *, with_tenant: bool) -> None:
        name = lease.tenant.full_name
        agreed = TenantAnswer("signed", name, confirmed=True)
        first = self._at(lease.period.first_day)
        begun = start_protocol(first, lease.pk, "in", first.today)
        self._signed(first, begun, {"keys": {"entrance": 3, "main_door": 1}}, agreed)
        last = self._at(lease.period.last)
        answer = (
            agreed if with_tenant else TenantAnswer("absent", reason="Hadde levert nøklene i postkassen.")
        )
        out = start_protocol(last, lease.pk, "out", last.today)
        out = self._signed(last, out, HARMED, answer)
        keep_belonging(last, lease.pk, Thing("left", "Sofa og to flyttekasser", 1, "Lageret i Verkstedgata"))
        if with_tenant:
            claim = Claim(claimed=True, amount=4200, note="Ny platetopp, tilbud fra elektriker")
            settle(last, out.pk, {"kitchen.stove": claim})
            self._forwarding(lease, last.at)

    def _forwarding(self, lease: Lease, at: datetime) -> None:
        Forwarding.objects.create(
            lease=lease, address="Elveveien 12, 9999 Nordelv", from_day=lease.period.last, mail_told=True,
            created_at=at, changed_at=at,
        )  # fmt: skip

    def _written(
        self, actor: Actor, protocol: Protocol, told: dict[str, dict[str, Any]], parts: int | None = None
    ) -> Protocol:
        for section in list(sections_of(protocol.layout))[:parts]:
            answers = _answers(protocol, section) | told.get(section, {})
            protocol = write_section(actor, protocol.pk, protocol.version, section, answers)
        return protocol

    def _signed(
        self, actor: Actor, protocol: Protocol, told: dict[str, dict[str, Any]], answer: TenantAnswer
    ) -> Protocol:
        protocol = self._written(actor, protocol, told)
        protocol = sign_for_municipality(actor, protocol.pk, protocol.version, checksum(protocol))
        return take_answer(actor, protocol.pk, protocol.version, answer, protocol.content_sha256)

    def _viewings(self) -> None:
        offers = Offer.objects.filter(entry__application__household__grade=0)
        offers = offers.select_related("dwelling__building", "entry__application").order_by("-sent_on", "id")
        for offer in offers.filter(state=OfferState.ACCEPTED)[:2]:
            self._viewing(
                offer, offer.sent_on + DAY, ViewingState.WANTS, "Likte stuen og nærheten til skolen."
            )
        for number, offer in enumerate(offers.filter(state=OfferState.SENT)[:3]):
            self._viewing(offer, self.today + (number + 1) * DAY, ViewingState.PLANNED)

    def _viewing(self, offer: Offer, day: date, state: ViewingState, note: str = "") -> None:
        made = morning(offer.sent_on)
        Viewing.objects.create(
            offer=offer, household_id=offer.entry.application.household_id,
            planned_at=morning(day) + timedelta(hours=3), place=f"Utenfor {offer.dwelling.building}",
            shown_by_id=self.offices.key(MANAGER), state=state, note=note, created_at=made, changed_at=made,
        )  # fmt: skip


def _answers(protocol: Protocol, section: str) -> dict[str, Any]:
    """A dwelling in good order."""
    if section == "meters":
        number = str(protocol.lease.pk.int)[:8]
        return {
            "electricity_number": f"S{number}", "electricity_reading": "12345",
            "water_number": f"V{number}", "water_reading": "41,2",
        }  # fmt: skip
    if section == "keys":
        return {code: 2 if code == "entrance" else 1 for code in protocol.layout["keys"]}
    if section == "safety":
        return dict.fromkeys(protocol.layout["safety"], "works")
    if section == "remarks":
        return {}
    room = next(one for one in protocol.layout["rooms"] if one["code"] == section)
    return {item: "good" for item, _label in room["items"]}
