"""Søknad: a household's request for help with housing."""

from __future__ import annotations

from typing import Any

import pghistory
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.applications.choices import Action, Answer, Channel, Housing, Matter, Services, State
from boligflyt.areas.applications.models.beside import BESIDE, beside
from boligflyt.areas.people.models import Household, Person
from boligflyt.toolkit.models import UUIDModel, VersionedModel


@pghistory.track(exclude=["first_homeless"])
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

    evicted_on = models.DateField(_("kastet ut av kommunal bolig"), null=True, blank=True)

    needs_wheelchair = models.BooleanField(_("trenger bolig for rullestol"), default=False)
    needs_adapted = models.BooleanField(_("trenger tilrettelagt bolig"), default=False)
    needs_step_free = models.BooleanField(_("kan ikke gå i trapper"), default=False)
    has_pets = models.BooleanField(_("har dyr"), default=False)
    bedrooms_needed = models.PositiveSmallIntegerField(
        _("soverom husstanden trenger"), default=1, validators=[MaxValueValidator(10)]
    )
    wanted_area = models.CharField(_("ønsket område"), max_length=80, blank=True)
    own_choice = models.TextField(_("hva søker selv velger"), blank=True)
    children_considered = models.TextField(_("vurdering av hensynet til barna"), blank=True)
    children_considered_on = models.DateField(_("hensynet til barna vurdert"), null=True, blank=True)
    services = models.CharField(
        _("behov for tjenester"), max_length=20, choices=Services.choices, default=Services.NOT_CLARIFIED
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
    # Kept by a trigger from the first assessment of the housing situation; None is that there is none.
    first_homeless = models.BooleanField(
        _("bostedsløs etter den første vurderingen"), null=True, editable=False
    )

    target_groups = beside("health", "target_groups")
    health_need = beside("health", "health_need")
    needs_staffing = beside("health", "needs_staffing")
    needs_sheltered = beside("health", "needs_sheltered")
    needs_women_only = beside("health", "needs_women_only")
    seeks_care_home = beside("health", "seeks_care_home")
    weekly_service_hours = beside("health", "weekly_service_hours")
    avoid_postal_codes = beside("health", "avoid_postal_codes")
    services_text = beside("health", "services_text")
    referrals = beside("health", "referrals")
    joint_responsibility = beside("health", "joint_responsibility")
    yearly_income = beside("economy", "yearly_income")
    wealth = beside("economy", "wealth")
    most_rent = beside("economy", "most_rent")
    arrears = beside("economy", "arrears")
    repayment_plan = beside("economy", "repayment_plan")
    debt_settlement = beside("economy", "debt_settlement")
    can_own_startlaan = beside("economy", "can_own_startlaan")
    can_own_grant = beside("economy", "can_own_grant")
    bostoette_enough = beside("economy", "bostoette_enough")

    class Meta:
        verbose_name = _("søknad")
        verbose_name_plural = _("søknader")
        indexes = [
            models.Index(fields=["office", "state", "received_on"], name="application_work"),
            models.Index(
                fields=["received_on"],
                include=["household", "matter", "housing", "first_homeless"],
                name="application_received",
            ),  # what figures count by stands in the index
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The application, and what was said of health and economy, in one transaction."""
        is_new = self._state.adding
        with transaction.atomic():
            super().save(*args, **kwargs)
            for row in self.rows_beside(make_missing=is_new):
                row.save()
                row.is_changed = False
        self.__dict__.pop("_made_beside", None)  # from now on they are fetched like any other row

    def rows_beside(self, *, make_missing: bool) -> list[Any]:
        """The rows of health and economy that are to be written with the application."""
        found = []
        for table, model in BESIDE.items():
            made: Any = self.__dict__.get("_made_beside", {}).get(table)
            row = made or (model(application=self) if make_missing else self._state.fields_cache.get(table))
            if row is not None and (make_missing or getattr(row, "is_changed", False)):
                found.append(row)
        return found


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
