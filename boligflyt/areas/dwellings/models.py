"""Buildings, dwellings and the ledger of their state."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import (
    Adaptation,
    Disposal,
    DwellingType,
    EmptyCause,
    Purpose,
    StatusCode,
)
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.period_field import PeriodField


@pghistory.track()
class Building(UUIDModel):
    """Bygning: an address with a cadastral key (matrikkelnøkkel)."""

    street = models.CharField(_("gate"), max_length=80)
    house_number = models.CharField(_("nummer"), max_length=10)
    postal_code = models.CharField(_("postnummer"), max_length=4)
    postal_place = models.CharField(_("poststed"), max_length=60)
    cadastral_unit = models.PositiveIntegerField(_("gårdsnummer"))
    property_unit = models.PositiveIntegerField(_("bruksnummer"))
    section = models.PositiveIntegerField(_("seksjon eller feste"), default=0)
    completed_on = models.DateField(_("tatt i bruk"))
    school_district = models.CharField(_("skolekrets"), max_length=40, blank=True)
    has_lift = models.BooleanField(_("heis"), default=False)

    class Meta:
        verbose_name = _("bygning")
        verbose_name_plural = _("bygninger")
        ordering = ["street", "house_number"]
        constraints = [
            models.UniqueConstraint(
                Upper("street"), Upper("house_number"), "postal_code", name="one_building_per_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.street} {self.house_number}"

    @property
    def cadastral_key(self) -> str:
        """Gårdsnummer/bruksnummer, and section when there is one."""
        key = f"{self.cadastral_unit}/{self.property_unit}"
        return f"{key}/{self.section}" if self.section else key


@pghistory.track()
class Dwelling(VersionedModel):
    """Bolig: what can have a lease of its own; a room in a shared home has a parent."""

    building = models.ForeignKey(
        Building, models.PROTECT, related_name="dwellings", verbose_name=_("bygning")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rooms_let",
        verbose_name=_("del av bolig"),
    )
    unit_number = models.CharField(_("bruksenhet"), max_length=5, help_text=_("For eksempel H0301"))
    disposal = models.CharField(_("disposisjonsform"), max_length=20, choices=Disposal.choices)
    dwelling_type = models.CharField(_("boligtype"), max_length=20, choices=DwellingType.choices)
    purpose = models.CharField(_("formål"), max_length=30, choices=Purpose.choices, default=Purpose.ORDINARY)
    rooms = models.PositiveSmallIntegerField(
        _("rom"), validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    bedrooms = models.PositiveSmallIntegerField(_("soverom"), validators=[MaxValueValidator(15)])
    area_m2 = models.PositiveSmallIntegerField(
        _("areal (m²)"), validators=[MinValueValidator(8), MaxValueValidator(500)]
    )
    floor = models.SmallIntegerField(_("etasje"), validators=[MinValueValidator(-2), MaxValueValidator(40)])
    wheelchair = models.BooleanField(_("kan brukes med rullestol"), default=False)
    adaptation = models.CharField(
        _("tilpasning"), max_length=20, choices=Adaptation.choices, default=Adaptation.NONE
    )
    rent = models.PositiveIntegerField(_("husleie (kr per måned)"), validators=[MaxValueValidator(60_000)])
    disposed_from = models.DateField(_("disponert fra"))
    disposed_to = models.DateField(_("disponert til"), null=True, blank=True)
    # What the dwelling is worth and costs a year; empty is not known, and never counted as nothing.
    value = models.PositiveIntegerField(_("verdi (kr)"), null=True, blank=True)
    valued_on = models.DateField(_("verdien gjelder fra"), null=True, blank=True)
    capital_cost = models.PositiveIntegerField(_("kapitalkostnad (kr per år)"), null=True, blank=True)
    running_cost = models.PositiveIntegerField(_("drift (kr per år)"), null=True, blank=True)
    maintenance_cost = models.PositiveIntegerField(_("vedlikehold (kr per år)"), null=True, blank=True)
    shared_cost = models.PositiveIntegerField(_("felleskostnader (kr per år)"), null=True, blank=True)

    class Meta:
        verbose_name = _("bolig")
        verbose_name_plural = _("boliger")
        constraints = [
            models.UniqueConstraint(fields=["building", "unit_number"], name="one_dwelling_per_unit"),
            models.CheckConstraint(
                condition=models.Q(bedrooms__lte=models.F("rooms")), name="bedrooms_within_rooms"
            ),
            models.CheckConstraint(
                condition=models.Q(value=None, valued_on=None)
                | models.Q(value__isnull=False, valued_on__isnull=False),
                name="value_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["purpose", "bedrooms"], name="dwelling_search")]

    def __str__(self) -> str:
        return self.address

    @property
    def address(self) -> str:
        """Street, number and unit: «Skogbrynet 7, H0301»."""
        return f"{self.building}, {self.unit_number}"


@pghistory.track()
class StatusEntry(UUIDModel):
    """Statuslinje: the dwelling's state from a first to a last day, with the cause of empty days."""

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="ledger", verbose_name=_("bolig"))
    status = models.CharField(_("status"), max_length=20, choices=StatusCode.choices)
    cause = models.CharField(_("årsak"), max_length=30, choices=EmptyCause.choices, default=EmptyCause.NONE)
    note = models.CharField(_("merknad"), max_length=200, blank=True)
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("statuslinje")
        verbose_name_plural = _("statuslinjer")
        constraints = [
            ExclusionConstraint(
                name="one_status_at_a_time",
                expressions=[("dwelling", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.period}"


class ShieldedPeriod(models.Model):
    """Skjermet periode: a dwelling is not available, for a reason that only the cleared may know.

    Kept by triggers on leases and offers of protected households, whose key is `source`. It says what all
    others see anyway, so it stands outside the wall.
    """

    source = models.UUIDField(_("kilde"), primary_key=True, editable=False)
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="shielded", verbose_name=_("bolig"))
    period = PeriodField(_("periode"))
    grade = models.PositiveSmallIntegerField(_("gradering"), editable=False)

    class Meta:
        verbose_name = _("skjermet periode")
        verbose_name_plural = _("skjermede perioder")

    def __str__(self) -> str:
        return str(self.period)
