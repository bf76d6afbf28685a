"""Health and economy of an application: in tables of their own, behind a wall of their own.

The main table can then be searched and joined by everybody who works with cases. Where the wall hides a row,
what is in it is not known: the words and numbers below for «not known», never an answer.
"""

from __future__ import annotations

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.applications.choices import Answer, Referral, TargetGroup
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall

HOURS_OF_A_WEEK = 168


@pghistory.track()
class HealthInformation(Graded, UUIDModel):
    """Helse og tilpasning: what the dwelling and the services must take into account, and target groups."""

    wall = Wall(bits=Information.HEALTH.bit)

    application = models.OneToOneField(
        "applications.Application", models.PROTECT, related_name="health", verbose_name=_("søknad")
    )
    target_groups = ArrayField(
        models.CharField(max_length=40, choices=TargetGroup.choices),
        verbose_name=_("målgrupper"),
        default=list,
        blank=True,
    )
    health_need = models.TextField(_("helse og tilpasning, bare det boligen må ta hensyn til"), blank=True)
    needs_staffing = models.BooleanField(_("trenger personale døgnet rundt"), default=False)
    needs_sheltered = models.BooleanField(_("trenger skjermede omgivelser"), default=False)
    needs_women_only = models.BooleanField(_("trenger et sted bare for kvinner"), default=False)
    seeks_care_home = models.BooleanField(_("søker omsorgsbolig"), default=False)
    weekly_service_hours = models.DecimalField(
        _("tjenester husstanden trenger (timer per uke)"), max_digits=4, decimal_places=1,
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(HOURS_OF_A_WEEK)],
    )  # fmt: skip
    avoid_postal_codes = models.CharField(
        _("postnummer husstanden ikke skal bo i, av hensyn til trygghet"), max_length=60, blank=True
    )
    services_text = models.TextField(_("tjenester"), blank=True)
    referrals = ArrayField(
        models.CharField(max_length=40, choices=Referral.choices),
        verbose_name=_("hjelp ved siden av bolig"), default=list, blank=True,
    )  # fmt: skip
    joint_responsibility = models.CharField(_("delt ansvar med"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("helse og tilpasning")
        verbose_name_plural = _("helse og tilpasning")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekly_service_hours__range=(0, HOURS_OF_A_WEEK)), name="hours_of_a_week"
            ),
        ]

    def __str__(self) -> str:
        return str(self.application_id)


@pghistory.track()
class EconomyInformation(Graded, UUIDModel):
    """Økonomi: income, wealth, debt to the municipality, and whether other schemes could solve it."""

    wall = Wall(bits=Information.ECONOMY.bit)

    application = models.OneToOneField(
        "applications.Application", models.PROTECT, related_name="economy", verbose_name=_("søknad")
    )
    yearly_income = models.PositiveIntegerField(
        _("inntekt per år, hele husstanden (kr)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(20_000_000)],
    )
    wealth = models.PositiveIntegerField(_("formue (kr)"), null=True, blank=True)
    most_rent = models.PositiveIntegerField(
        _("høyeste husleie husstanden kan betale (kr per måned)"), null=True, blank=True,
        validators=[MaxValueValidator(100_000)],
    )  # fmt: skip
    arrears = models.PositiveIntegerField(
        _("gjeld til kommunen fra tidligere leie (kr)"), null=True, blank=True
    )
    repayment_plan = models.CharField(
        _("nedbetalingsavtale"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    debt_settlement = models.CharField(
        _("gjeldsordning"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    can_own_startlaan = models.CharField(
        _("kan startlån løse det"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    can_own_grant = models.CharField(
        _("kan tilskudd løse det"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )
    bostoette_enough = models.CharField(
        _("kan bostøtte løse det"), max_length=10, choices=Answer.choices, default=Answer.UNKNOWN
    )

    class Meta:
        verbose_name = _("økonomi")
        verbose_name_plural = _("økonomi")

    def __str__(self) -> str:
        return str(self.application_id)


BESIDE: dict[str, type[HealthInformation | EconomyInformation]] = {
    "health": HealthInformation,
    "economy": EconomyInformation,
}


def kept_beside(application: Any, table: str) -> Any:
    """The row beside the application; None when it is hidden from who looks, or not made yet."""
    if application._state.adding:
        return application.__dict__.get("_made_beside", {}).get(table)
    try:
        return getattr(application, table)
    except BESIDE[table].DoesNotExist:
        return None


def beside(table: str, name: str) -> property:
    """A value that is read and written through the application, and kept in the table beside it."""

    field: Any = BESIDE[table]._meta.get_field(name)

    def read(application: Any) -> Any:
        row = kept_beside(application, table)
        if row is None:
            return field.get_default()
        return getattr(row, name)

    def write(application: Any, value: Any) -> None:
        row = kept_beside(application, table)
        if row is None:
            row = BESIDE[table](application=application)
            application.__dict__.setdefault("_made_beside", {})[table] = row
        setattr(row, name, value)
        row.is_changed = True

    return property(read, write)
