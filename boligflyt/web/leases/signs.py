"""Signs and next step of a lease."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from boligflyt.areas.applications.choices import Matter
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import REASSESS, LeaseAttention, attention_of
from boligflyt.domain.eligibility import RuleSet, renewal_lead_days
from boligflyt.web import formats
from boligflyt.web.signs import Sign

LOOK = {
    LeaseState.PREPARED: ("warning", "Hourglass"),
    LeaseState.RUNNING: ("success", "KeyHorizontal"),
    LeaseState.ENDED: ("neutral", "Leave"),
    LeaseState.VOID: ("neutral", "CircleSlash"),
}
INFORM_LAW = "husleieloven § 11-1"


def lease_sign(lease: Lease, today: date) -> Sign:
    """The sign of a lease; one whose tenant has given notice, or whose term is over, says so."""
    if lease.state == LeaseState.RUNNING and lease.notice_given_on:
        return Sign("info", "Hourglass", _("Oppsagt"))
    if lease.state == LeaseState.RUNNING and lease.period.last < today:
        return Sign("danger", "ExclamationmarkTriangleFill", _("Leietiden er ute"))
    return Sign(*LOOK[LeaseState(lease.state)], LeaseState(lease.state).label)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now, why, by when and by which law; `url` and `button` when somebody can do it here."""

    title: str
    why: str = ""
    due: str = ""
    law: str = ""
    url: str = ""
    button: str = ""


def next_step(lease: Lease, today: date, rules: RuleSet, *, may_write: bool, reads: bool) -> NextStep:
    """The next step of the lease; why it ended is told only to one who `reads` its papers."""
    ended_because = lease.ended_because if reads else ""
    if lease.state == LeaseState.PREPARED:
        return _before_key(lease, may_write=may_write)
    if lease.state != LeaseState.RUNNING:
        return _after_the_end(lease, ended_because, may_write=may_write)
    wants = attention_of(lease, today, timedelta(days=renewal_lead_days(rules)), rules.adopted_by)
    if wants:
        due = _("Frist %s.") % formats.long_date(wants.due)
        return NextStep(wants.reason, "", due, wants.law, *_new_request(lease, wants, may_write=may_write))
    if lease.notice_given_on:
        last_day = formats.long_date(lease.period.last_day)
        return NextStep(
            _("Leieforholdet slutter %s.") % last_day,
            ended_because,
            "",
            "",
            *_ask_where(lease, may_write=may_write),
        )
    if lease.period.last_day is None:
        return NextStep(_("Ingenting å gjøre nå."), _("Avtalen er tidsubestemt."))
    starts = lease.period.last_day - timedelta(days=renewal_lead_days(rules))
    return NextStep(
        _("Ingenting å gjøre nå."), _("Ny vurdering av behovet starter %s.") % formats.long_date(starts)
    )


def _after_the_end(lease: Lease, ended_because: str, *, may_write: bool) -> NextStep:
    asks = lease.state == LeaseState.ENDED and not lease.led_to
    title = _("Finn ut hvor husstanden flyttet.") if asks else _("Leieforholdet er avsluttet.")
    return NextStep(title, ended_because, "", "", *_ask_where(lease, may_write=may_write))


def _ask_where(lease: Lease, *, may_write: bool) -> tuple[str, str]:
    """Address and words of the button, when it is not known where the household goes."""
    if lease.led_to or not may_write or lease.state == LeaseState.VOID:
        return "", ""
    return reverse("leases:led_to", args=[lease.pk]), _("Skriv hvor de flytter")


def _new_request(lease: Lease, wants: LeaseAttention, *, may_write: bool) -> tuple[str, str]:
    """Address and words of the button: first the letter, then a request of its own for the new assessment."""
    if not may_write or wants.kind != REASSESS:
        return "", ""
    if lease.reassessment_sent_on is None and lease.application_id:
        return reverse("leases:reassess", args=[lease.pk]), _("Send brev om ny vurdering")
    address = reverse("applications:new") + f"?husstand={lease.household_id}&gjelder={Matter.RENEWAL}"
    return address, _("Registrer ny vurdering")


def _before_key(lease: Lease, *, may_write: bool) -> NextStep:
    steps = (
        (
            lease.informed_at, "leases:inform", _("Gi den skriftlige informasjonen."),
            _("Den skal gis før kontrakten signeres."), _("Gi informasjonen"),
        ),
        (
            lease.signed_on, "leases:sign", _("Før når kontrakten er signert."),
            _("Leietakeren har fått informasjonen og kontrakten."), _("Før signering"),
        ),
        (
            lease.key_handed_on, "leases:hand_key", _("Overlever nøkkelen."),
            _("Da begynner leieforholdet å løpe, og husstanden går ut av ventelisten."), _("Før nøkkel"),
        ),
    )  # fmt: skip
    for done, name, title, why, button in steps:
        if not done:
            law = INFORM_LAW if name == "leases:inform" else ""
            due = _("Leien starter %s.") % formats.long_date(lease.period.first_day)
            url = reverse(name, args=[lease.pk]) if may_write else ""
            return NextStep(title, why, due, law, url, button if may_write else "")
    return NextStep(_("Ingenting å gjøre nå."))
