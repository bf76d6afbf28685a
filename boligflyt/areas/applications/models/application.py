"""Søknad: a household's request for help with housing."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.applications.choices import (
    Action,
    Answer,
    Channel,
    Housing,
    Matter,
    Referral,
    Services,
    State,
    TargetGroup,
)  # fmt: skip
from boligflyt.areas.people.models import Household, Person
from boligflyt.toolkit.models import UUIDModel, VersionedModel


@pghistory.track()
class Application(VersionedModel):
    """Søknad. Every request becomes one, however it came in (boligsosialloven § 7)."""

    case_code = models.CharField(_("saksnummer"), max_length=12, unique=True, editable=False)
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="applications", verbose_name=_("husstand")
    )
    applicant = models.ForeignKey(
        Person, models.PROTECT, related_name="applications", verbose_name=_("søker")
    )
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    caseworker = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("saksbehandler"))
    received_on = models.DateField(_("mottatt"))
    channel = models.CharField(_("kom inn ved"), max_length=20, choices=Channel.choices)
    matter = models.CharField(_("gjelder"), max_length=20, choices=Matter.choices, default=Matter.FIRST)
    state = models.CharField(_("status"), max_length=20, choices=State.choices, default=State.NEW)

    housing = models.CharField(_("bosituasjon"), max_length=30, choices=Housing.choices)
    housing_kind = models.CharField(_("slags sted"), max_length=40, blank=True)
    housing_place = models.CharField(_("hvor (navn på stedet)"), max_length=120, blank=True)
    housing_since = models.DateField(_("siden"), null=True, blank=True)
    housing_ends_on = models.DateField(_("slutter, løslates eller skrives ut"), null=True, blank=True)
    unsuitable_because = models.CharField(_("hvorfor boligen er uegnet"), max_length=400, blank=True)
    own_efforts = models.TextField(_("hva søker har gjort selv"), blank=True)
    own_efforts_documented = models.CharField(
        _("egen innsats er dokumentert"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )

    yearly_income = models.PositiveIntegerField(
        _("inntekt per år, hele husstanden (kr)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(20_000_000)],
    )
    wealth = models.PositiveIntegerField(_("formue (kr)"), null=True, blank=True)
    arrears = models.PositiveIntegerField(
        _("gjeld til kommunen fra tidligere leie (kr)"), null=True, blank=True
    )
    repayment_plan = models.CharField(
        _("nedbetalingsavtale"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    debt_settlement = models.CharField(
        _("gjeldsordning"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    evicted_on = models.DateField(_("kastet ut av kommunal bolig"), null=True, blank=True)

    target_groups = ArrayField(
        models.CharField(max_length=40, choices=TargetGroup.choices),
        verbose_name=_("målgrupper"),
        default=list,
        blank=True,
    )
    health_need = models.TextField(_("helse og tilpasning, bare det boligen må ta hensyn til"), blank=True)
    needs_wheelchair = models.BooleanField(_("trenger bolig for rullestol"), default=False)
    needs_adapted = models.BooleanField(_("trenger tilrettelagt bolig"), default=False)
    bedrooms_needed = models.PositiveSmallIntegerField(
        _("soverom husstanden trenger"), default=1, validators=[MaxValueValidator(10)]
    )
    wanted_area = models.CharField(_("ønsket område"), max_length=80, blank=True)
    services = models.CharField(
        _("behov for tjenester"), max_length=20, choices=Services.choices, default=Services.NOT_CLARIFIED
    )
    services_text = models.TextField(_("tjenester"), blank=True)

    referrals = ArrayField(
        models.CharField(max_length=40, choices=Referral.choices),
        verbose_name=_("hjelp ved siden av bolig"), default=list, blank=True,
    )  # fmt: skip
    joint_responsibility = models.CharField(_("delt ansvar med"), max_length=120, blank=True)
    can_own_startlaan = models.CharField(
        _("kan startlån løse det"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    can_own_grant = models.CharField(
        _("kan tilskudd løse det"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    bostoette_enough = models.CharField(
        _("kan bostøtte løse det"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    private_rent = models.CharField(
        _("kan hjelp til privat leie løse det"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    screening_note = models.TextField(_("vurdering av andre løsninger"), blank=True)
    unable_alone = models.CharField(
        _("klarer ikke selv å skaffe egnet bolig"),
        max_length=10,
        choices=Answer.choices,
        default=Answer.UNKNOWN,
    )
    judgements = models.JSONField(_("skjønnsmessige vurderinger"), default=dict, blank=True)
    preliminary_sent_on = models.DateField(_("foreløpig svar sendt"), null=True, blank=True)
    closed_on = models.DateField(_("avsluttet"), null=True, blank=True)

    class Meta:
        verbose_name = _("søknad")
        verbose_name_plural = _("søknader")
        indexes = [
            models.Index(fields=["office", "state", "received_on"], name="application_work"),
            models.Index(fields=["received_on"], name="application_received"),
        ]
        constraints = [
            # Two open requests from one household would give two places in the queue.
            models.UniqueConstraint(
                fields=["household"], name="one_open_application",
                condition=models.Q(state__in=["new", "under_assessment", "awaiting_answer", "with_decider"]),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.case_code


class LogEntry(UUIDModel):
    """Loggføring: one step of the workflow."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="log", verbose_name=_("søknad"))
    action = models.CharField(_("handling"), max_length=20, choices=Action.choices)
    before = models.CharField(_("fra"), max_length=20, choices=State.choices)
    after = models.CharField(_("til"), max_length=20, choices=State.choices)
    at = models.DateTimeField(_("tidspunkt"))
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("av"))
    reason = models.TextField(_("grunn"), blank=True)

    class Meta:
        verbose_name = _("loggføring")
        verbose_name_plural = _("loggføringer")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_action_display()
