"""Sign and next step of a complaint."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.complaints.choices import PARTLY, ComplaintAction, ComplaintState, Lateness, Suspension
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.services.partly import meets_nothing
from boligflyt.areas.complaints.services.receiving import replaced_words
from boligflyt.areas.complaints.workflow import OPEN, WITH_THE_BODY, WITH_US, allowed
from boligflyt.web import formats
from boligflyt.web.signs import Sign

LOOK = {
    ComplaintState.RECEIVED: ("warning", "Inbox"),
    ComplaintState.UNDER_REVIEW: ("info", "Hourglass"),
    ComplaintState.REVERSED: ("success", "CheckmarkCircleFill"),
    ComplaintState.PARTLY_MET: ("info", "Hourglass"),
    ComplaintState.FORWARDED: ("info", "Paperplane"),
    ComplaintState.REST_FORWARDED: ("info", "Paperplane"),
    ComplaintState.DECIDED: ("neutral", "Gavel"),
    ComplaintState.REST_DECIDED: ("success", "Gavel"),
    ComplaintState.DISMISSED: ("neutral", "CircleSlash"),
    ComplaintState.WITHDRAWN: ("neutral", "Leave"),
    ComplaintState.REST_WITHDRAWN: ("success", "Leave"),
}
LATE_LOOK = {
    Lateness.IN_TIME: ("success", "Checkmark"),
    Lateness.LATE: ("warning", "Clock"),
    Lateness.TOO_LATE: ("danger", "ExclamationmarkTriangleFill"),
}
TWO_PERSONS = _l("Det forberedes og avgjøres av to personer som andre vedtak.")
# What may come beside the next step, and what each asks.
STEP_OF = {
    ComplaintAction.REVIEW: "vurder", ComplaintAction.REVERSE: "til-folge",
    ComplaintAction.MEET_PARTLY: "delvis", ComplaintAction.RECONSIDER: "tilbake",
    ComplaintAction.FORWARD: "send", ComplaintAction.DECIDE: "utfall", ComplaintAction.DISMISS: "avvis",
    ComplaintAction.WITHDRAW: "withdraw",
}  # fmt: skip


def state_sign(complaint: Complaint) -> Sign:
    """Where it stands."""
    state = ComplaintState(complaint.state)
    return Sign(*LOOK[state], state.label)


def late_sign(complaint: Complaint) -> Sign:
    """Whether it came in time."""
    late = Lateness(complaint.lateness)
    return Sign(*LATE_LOOK[late], late.label)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now, why, by when and by which law; `url` and `button` when the actor can do it here."""

    title: str
    why: str | Promise = ""
    due: str = ""
    law: str = ""
    url: str = ""
    button: str = ""


def next_step(complaint: Complaint, valid: Vedtak | None, *, may_work: bool) -> NextStep:
    """The next step of the complaint, from its state and from the vedtak that is valid now."""
    if complaint.state not in OPEN:
        return _after(complaint, valid)
    if valid is not None and complaint.state in WITH_US:
        return _linked(
            complaint, may_work, "flytt", _("Vedtaket er endret etter at klagen kom."),
            _("La klagen gjelde det nye"), replaced_words(valid),
        )  # fmt: skip
    if complaint.state in WITH_THE_BODY:
        body, rest = complaint.vedtak.complaint_body, complaint.state == ComplaintState.REST_FORWARDED
        when = formats.long_date(complaint.forwarded_on)
        return _linked(
            complaint, may_work, "utfall", _("Vi venter på %s.") % body, _("Før inn avgjørelsen"),
            (_("Resten av klagen ble sendt %s.") if rest else _("Sendt %s.")) % when,
        )  # fmt: skip
    due = _("Frist %s.") % formats.long_date(complaint.due_on) if complaint.due_on else ""
    if complaint.state == ComplaintState.PARTLY_MET:
        return _partly(complaint, valid, due, may_work=may_work)
    code, title, button, why, law = _with_us(complaint)
    return _linked(complaint, may_work, code, title, button, why, due, law)


def _with_us(complaint: Complaint) -> tuple[str, str, str, str, str]:
    """Step, title, button, why and law while the complaint is with us."""
    if complaint.lateness == Lateness.TOO_LATE:
        why = _("Den kom mer enn ett år etter vedtaket.")
        return "avvis", _("Avvis klagen."), _("Avvis"), why, "forvaltningsloven § 31"
    if complaint.suspension == Suspension.ASKED:
        title = _("Svar på om vedtaket skal vente.")
        why = _("Klageren har bedt om det.")
        return "iverksetting", title, _("Svar"), why, "forvaltningsloven § 42"
    if complaint.acknowledged_on is None:
        why = _("Si når klageren kan vente svar.")
        return (
            "bekreft",
            _("Send brev om at klagen er mottatt."),
            _("Lag brevet"),
            why,
            "forvaltningsloven § 11 a",
        )
    if complaint.state == ComplaintState.RECEIVED:
        late = complaint.lateness == Lateness.LATE
        why = _("Den kom for sent: si hvorfor den behandles likevel, eller la en beslutter avvise den.")
        law = "forvaltningsloven § 31" if late else "forvaltningsloven § 33"
        return "vurder", _("Vurder saken på nytt."), _("Start"), why if late else "", law
    why = _("Får klageren medhold i alt eller noe, fører dere det under «Mer».")
    return (
        "send",
        _("Ta klagen til følge, helt eller delvis, eller send den videre."),
        _("Skriv uttalelse"),
        why,
        "forvaltningsloven § 33",
    )


def _partly(complaint: Complaint, valid: Vedtak | None, due: str, *, may_work: bool) -> NextStep:
    """First the new vedtak about the part that is met, then the rest goes on."""
    law = "forvaltningsloven § 33"
    if valid is None:
        return NextStep(_("Lag det nye vedtaket om det klageren får medhold i."), TWO_PERSONS, due, law,
                        reverse("applications:detail", args=[complaint.vedtak.application_id]),
                        _("Åpne saken"))  # fmt: skip
    if meets_nothing(valid):
        return _linked(
            complaint, may_work, "tilbake", _("Det nye vedtaket er et avslag."), _("Ta bort delvis medhold"),
            _("Da er ingenting tatt til følge. Vurder klagen på nytt."), due, law,
        )  # fmt: skip
    if complaint.suspension == Suspension.ASKED:
        return _linked(
            complaint, may_work, "iverksetting", _("Svar på om vedtaket skal vente."), _("Svar"),
            _("Klageren har bedt om det."), due, "forvaltningsloven § 42",
        )  # fmt: skip
    return _linked(
        complaint, may_work, "send-resten", _("Send resten av klagen til klageinstansen."),
        _("Skriv uttalelse"), _("Det nye vedtaket er avgjort."), due, law,
    )  # fmt: skip


def _linked(
    complaint: Complaint, may_work: bool, code: str, title: str, button: str, why: str = "",
    due: str = "", law: str = "",
) -> NextStep:  # fmt: skip
    url = reverse("complaints:step", args=[complaint.pk, code]) if may_work else ""
    return NextStep(title, why, due, law, url, button if may_work else "")


def _after(complaint: Complaint, valid: Vedtak | None) -> NextStep:
    if complaint.state in {ComplaintState.REVERSED, ComplaintState.REST_WITHDRAWN} and valid is None:
        url = reverse("applications:detail", args=[complaint.vedtak.application_id])
        return NextStep(_("Lag det nye vedtaket."), TWO_PERSONS, url=url, button=_("Åpne saken"))
    return NextStep(_("Ingenting å gjøre nå."), replaced_words(valid) if valid else "")


def other_steps(complaint: Complaint, actor: Actor) -> list[dict[str, str]]:
    """What else can be done, from the table of states; dismissing is for somebody else who decides."""
    found = []
    for action in allowed(complaint.state):
        if action == ComplaintAction.DISMISS and not may_dismiss(complaint, actor):
            continue
        if action == ComplaintAction.FORWARD and complaint.state == ComplaintState.PARTLY_MET:
            continue  # the next step says when the rest can go
        url = reverse("complaints:step", args=[complaint.pk, STEP_OF[action]])
        rest = action == ComplaintAction.WITHDRAW and complaint.state in PARTLY
        label = _("Klageren trekker resten av klagen") if rest else str(action.label)
        found.append({"label": label, "url": url})
    if complaint.state in OPEN and complaint.suspension in {Suspension.GRANTED, Suspension.REFUSED}:
        url = reverse("complaints:step", args=[complaint.pk, "iverksetting"])
        found.append({"label": _("Endre om vedtaket skal vente"), "url": url})
    return found


def may_dismiss(complaint: Complaint, actor: Actor) -> bool:
    """Whether the actor decides, and did not register it."""
    return actor.may(Right.VEDTAK_DECIDE) and complaint.registered_by_id not in set(accounts_of(actor.staff))
