"""From how far the household has come to the next step on its page."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.progress import Reached
from boligflyt.web.applications.next_step import Progress
from boligflyt.web.shell.menu import may_open

WAITING = "Husstanden står på ventelisten. Neste tildelingsmøte vurderer ledige boliger."
WITH_OFFER = "Husstanden har fått et tilbud og skal svare."
LEASE = {
    "prepared": "Leieavtalen er klar. Informer etter husleieloven § 11-1, signer og overlever nøkkelen.",
    "running": "Nøkkelen er overlevert. Husstanden har flyttet inn.",
    "ended": "Leieforholdet er avsluttet.",
}


def shown_progress(reached: Reached | None, actor: Actor) -> Progress | None:
    """The step after the vedtak with its page; links only what the role may open."""
    if reached is None:
        return None
    if reached.lease:
        finished = reached.lease_state != "prepared"
        label = "" if finished else "Åpne leieavtalen"
        return Progress(
            5, label, _link("leases:detail", reached.lease, actor), LEASE[reached.lease_state], finished
        )
    if reached.offer and reached.offer_state == "sent":
        return Progress(4, "Åpne tilbudet", _link("allocation:offer", reached.offer, actor), WITH_OFFER)
    return Progress(
        3, "Se plassen på ventelisten", _link("allocation:queue_entry", reached.entry, actor), WAITING
    )


def _link(name: str, pk: object, actor: Actor) -> str:
    return reverse(name, args=[pk]) if may_open(actor, name) else ""
