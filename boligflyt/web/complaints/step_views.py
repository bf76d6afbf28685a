"""Registering a complaint, and every step with it: one table, one page."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.services.complaints import (
    meet_partly_with_place,
    record_outcome_with_place,
    reverse_with_place,
)
from boligflyt.areas.applications.queries import open_vedtak
from boligflyt.areas.applications.queries.doors import must_own
from boligflyt.areas.complaints import services
from boligflyt.areas.complaints.choices import ComplaintOutcome, DismissGround, Lateness
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.queries import open_complaint, parties_of
from boligflyt.domain.rates import shipped_rates
from boligflyt.web.complaints import forms
from boligflyt.web.complaints.views import way_to
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, Turn, sent, take_step

REVIEW_WEEKS = "municipal/complaint_review_weeks"
TURNS: dict[str, Turn] = {
    "bekreft": Turn(
        _l("Vi har fått klagen"), _l("Lag brevet"), _l("Brevet er laget."), forms.AcknowledgeForm,
        lambda actor, pk, version, data: services.acknowledge(actor, pk, version, data["expected"]),
        _l("Klageren skal få svar eller foreløpig svar innen én måned (forvaltningsloven § 11 a)."),
    ),
    "iverksetting": Turn(
        _l("Skal vedtaket vente?"), _l("Lagre svaret"), _l("Svaret er lagret."), forms.SuspensionForm,
        lambda actor, pk, version, data: services.settle_suspension(
            actor, pk, version, granted=data["granted"] == "yes", because=data["because"]
        ),
        _l("Et vedtak kan vente til klagen er avgjort (forvaltningsloven § 42)."),
    ),
    "vurder": Turn(
        _l("Vurder saken på nytt"), _l("Start vurderingen"), _l("Klagen er til ny vurdering."),
        forms.ReviewForm,
        lambda actor, pk, version, data: services.start_review(
            actor, pk, version, data.get("late_because", "")
        ),
        _l("Vi skal gjøre de undersøkelsene klagen gir grunn til (forvaltningsloven § 33)."),
    ),
    "til-folge": Turn(
        _l("Ta klagen til følge"), _l("Ta til følge og lag brevet"),
        _l("Klagen er tatt til følge, og brevet er laget. Saken er tatt opp igjen."), forms.BecauseForm,
        lambda actor, pk, version, data: reverse_with_place(actor, pk, version, data["because"]),
        _l("Saken går tilbake til vurdering. Det nye vedtaket forberedes og avgjøres av to personer."),
    ),
    "send": Turn(
        _l("Send til klageinstansen"), _l("Send klagen og brevet"), _l("Klagen er sendt videre."),
        forms.StatementForm,
        lambda actor, pk, version, data: services.forward(actor, pk, version, data["statement"]),
        _l("Legg ved klagen, vedtaket og sakens dokumenter. Klageren får brev med uttalelsen."),
    ),
    "delvis": Turn(
        _l("Gi delvis medhold"), _l("Gi delvis medhold"),
        _l("Delvis medhold er ført. Lag det nye vedtaket om den delen."), forms.PartlyForm,
        lambda actor, pk, version, data: meet_partly_with_place(
            actor, pk, version, data["met"], data["rest"]
        ),
        _l("Delen klageren får medhold i, får et nytt vedtak som to personer forbereder og avgjør. Etterpå "
           "sender dere resten til klageinstansen, og klageren får brev om begge deler "
           "(forvaltningsloven § 33)."),
    ),
    "tilbake": Turn(
        _l("Ta bort delvis medhold"), _l("Ta bort delvis medhold"), _l("Klagen er til ny vurdering igjen."),
        VersionedForm,
        lambda actor, pk, version, _data: services.reconsider(actor, pk, version),
        _l("Klageren har ikke fått brev om delvis medhold ennå. Saken er fortsatt tatt opp igjen, og skal "
           "ende i et vedtak."),
    ),
    "send-resten": Turn(
        _l("Send resten til klageinstansen"), _l("Send resten og brevet"), _l("Resten av klagen er sendt."),
        forms.StatementForm,
        lambda actor, pk, version, data: services.forward(actor, pk, version, data["statement"]),
        _l("Skriv uttalelsen om den delen klageren ikke får medhold i. Legg ved klagen, begge vedtakene og "
           "sakens dokumenter. Klageren får brev om hva som er tatt til følge, og hva som er sendt videre."),
    ),
    "utfall": Turn(
        _l("Klageinstansens avgjørelse"), _l("Lagre avgjørelsen"), _l("Avgjørelsen er ført inn."),
        forms.OutcomeForm,
        lambda actor, pk, version, data: record_outcome_with_place(
            actor, pk, version, ComplaintOutcome(data["outcome"]), data["because"]
        ),
        _l("Står ikke vedtaket, tas saken opp igjen."),
    ),
    "avvis": Turn(
        _l("Avvis klagen"), _l("Avvis og lag brevet"), _l("Klagen er avvist, og brevet er laget."),
        forms.DismissForm,
        lambda actor, pk, version, data: services.dismiss(
            actor, pk, version, DismissGround(data["ground"]), data["because"]
        ),
        _l("Avvisning er et vedtak som kan påklages. Den som registrerte klagen, kan ikke avvise den."),
    ),
    "withdraw": Turn(
        _l("Klageren trekker klagen"), _l("Lagre"), _l("Klagen er trukket."), forms.BecauseForm,
        lambda actor, pk, version, data: services.withdraw(actor, pk, version, data["because"]),
        _l("Skriv hvordan klageren ga beskjed."),
    ),
    "flytt": Turn(
        _l("La klagen gjelde det nye vedtaket"), _l("Flytt klagen"), _l("Klagen gjelder det nye vedtaket."),
        VersionedForm,
        lambda actor, pk, version, _data: services.follow_to_valid(actor, pk, version),
        _l("Spør klageren først. Får klageren det som var ønsket, kan klagen trekkes i stedet."),
    ),
}  # fmt: skip


def parties_to_choose(household: UUID, actor: Actor) -> list[tuple[str, str]]:
    """Who may be a party, with the age of those under age."""
    return [
        (str(one.person.pk), f"{one.person.full_name} ({one.age} år)" if one.minor else one.person.full_name)
        for one in parties_of(household, actor.today)
    ]


@require_http_methods(POSTS)
def register(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a complaint over a vedtak."""
    actor = request.actor
    vedtak = open_vedtak(actor, pk)
    application = vedtak.application
    must_own(actor, application)
    form = forms.ComplaintForm(
        sent(request), parties=parties_to_choose(application.household_id, actor),
        initial={"received_on": actor.today, "party": str(application.applicant_id)},
    )  # fmt: skip
    back = reverse("applications:vedtak", args=[application.pk])
    step = Step(
        "register_complaint", _("Registrer klage"), _("Registrer klagen"), _("Klagen er registrert."),
        back=back, facts=f"{vedtak.get_kind_display()}. Sak {application.case_code}.",
        crumbs=((_("Vedtak"), back), (_("Registrer klage"), "")),
        lead=_("Klagefristen er %(weeks)s uker. Klageinstans er %(body)s.")
        % {"weeks": vedtak.complaint_weeks, "body": vedtak.complaint_body},
        then=lambda key: reverse("complaints:complaint", args=[key]),
    )  # fmt: skip
    return take_step(request, form, step, lambda: services.register_complaint(actor, pk, form.received()).pk)


@require_http_methods(POSTS)
def step(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """One step with a complaint."""
    actor = request.actor
    found = open_complaint(actor, pk, for_work=True)
    turn = TURNS.get(step)
    if turn is None:
        raise Http404
    form = _form(request, turn, found, actor)
    shown = Step(
        f"complaint_{step}", str(turn.title), str(turn.button), str(turn.done),
        back=reverse("complaints:complaint", args=[pk]),
        facts=f"{found.complainant.full_name}. {found.vedtak.get_kind_display()}.",
        crumbs=way_to(found, str(turn.title)), lead=str(turn.lead),
    )  # fmt: skip

    def do() -> UUID:
        data = form.cleaned_data
        turn.do(actor, pk, form.version_or(found.version), data)
        return pk

    return take_step(request, form, shown, do)


def _form(request: HttpRequest, turn: Turn, found: Complaint, actor: Actor) -> VersionedForm:
    weeks = shipped_rates().whole(REVIEW_WEEKS, actor.today)
    initial = {"version": found.version, "expected": actor.today + timedelta(weeks=weeks)}
    if turn.form is forms.ReviewForm:
        late = found.lateness != Lateness.IN_TIME
        return forms.ReviewForm(sent(request), initial=initial, late=late)
    return turn.form(sent(request), initial=initial)
