"""Dwellings, and from whom those are that the municipality leases.

Their history is written once for each statement and not for each row: a file brings many rows at once.
"""

from __future__ import annotations

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import Adaptation, Disposal, DwellingType, Gained, Lost, Purpose
from boligflyt.areas.dwellings.models.building import Building
from boligflyt.areas.dwellings.models.entrances import Entrance
from boligflyt.areas.dwellings.models.for_whom import AGES_IN_ORDER, STAY_HAS_AN_END, ForWhom
from boligflyt.toolkit.models import UUIDModel, VersionedModel


@pghistory.track(level=pghistory.Statement)
class Dwelling(ForWhom, VersionedModel):
    """Bolig: what can have a lease of its own; a room in a shared home has a parent."""

    building = models.ForeignKey(
        Building, models.PROTECT, related_name="dwellings", verbose_name=_("bygning")
    )
    # One of its own building: PostgreSQL's key is of both, `entrance_of_the_same_building`.
    entrance = models.ForeignKey(
        Entrance, models.PROTECT, null=True, blank=True, related_name="dwellings", db_constraint=False,
        verbose_name=_("oppgang"),
    )  # fmt: skip
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rooms_let",
        verbose_name=_("del av bolig"),
    )
    unit_number = models.CharField(
        _("bruksenhet"), max_length=5, blank=True, help_text=_("For eksempel H0301")
    )
    # What else tells dwellings at one address from each other; 0 is none.
    leasehold_number = models.PositiveIntegerField(_("festenummer"), default=0)
    section_number = models.PositiveIntegerField(_("seksjonsnummer"), default=0)
    extra_reference = models.CharField(_("ekstrareferanse"), max_length=40, blank=True)
    disposal = models.CharField(_("disposisjonsform"), max_length=20, choices=Disposal.choices)
    dwelling_type = models.CharField(_("boligtype"), max_length=20, choices=DwellingType.choices)
    subcategory = models.CharField(_("underkategori"), max_length=80, blank=True)
    purpose = models.CharField(_("formål"), max_length=30, choices=Purpose.choices, default=Purpose.ORDINARY)
    # A municipality's own file tells neither rooms, area nor floor: empty is not known.
    rooms = models.PositiveSmallIntegerField(
        _("rom"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    bedrooms = models.PositiveSmallIntegerField(_("soverom"), validators=[MaxValueValidator(15)])
    area_m2 = models.PositiveSmallIntegerField(
        _("areal (m²)"), null=True, blank=True, validators=[MinValueValidator(8), MaxValueValidator(500)]
    )
    floor = models.SmallIntegerField(
        _("etasje"), null=True, blank=True, validators=[MinValueValidator(-2), MaxValueValidator(40)]
    )
    wheelchair = models.BooleanField(_("kan brukes med rullestol"), default=False)
    adaptation = models.CharField(
        _("tilpasning"), max_length=20, choices=Adaptation.choices, default=Adaptation.NONE
    )
    rent = models.PositiveIntegerField(_("husleie (kr per måned)"), validators=[MaxValueValidator(60_000)])
    deposit = models.PositiveIntegerField(_("depositum (kr)"), null=True, blank=True)
    electricity_meter = models.CharField(_("målernummer strøm"), max_length=40, blank=True)
    water_meter = models.CharField(_("målernummer vann"), max_length=40, blank=True)
    vat_compensation = models.BooleanField(_("kvalifiserer for mva-kompensasjon"), null=True, blank=True)
    shared_home = models.BooleanField(_("bofellesskap"), null=True, blank=True)
    staffed_day_and_night = models.BooleanField(_("døgnbemannet"), null=True, blank=True)
    welfare_technology = models.BooleanField(_("klargjort for velferdsteknologi"), null=True, blank=True)
    pets_allowed = models.BooleanField(_("dyr er tillatt"), null=True, blank=True)
    staff_base = models.BooleanField(_("personalbase"), null=True, blank=True)
    information = models.CharField(_("øvrig informasjon"), max_length=500, blank=True)
    # As a file had it: {"codes": {column: word}, "own": {heading: text}}, written out again.
    from_file = models.JSONField(_("fra fil"), default=dict, blank=True)
    disposed_from = models.DateField(_("disponert fra"))
    disposed_to = models.DateField(_("disponert til"), null=True, blank=True)
    # Empty is not said.
    gained_by = models.CharField(
        _("hvordan boligen kom til"), max_length=20, choices=Gained.choices, blank=True
    )
    lost_by = models.CharField(_("hvordan boligen gikk ut"), max_length=20, choices=Lost.choices, blank=True)
    kept_because = models.CharField(_("hvorfor kommunen beholder boligen"), max_length=200, blank=True)
    # What the dwelling is worth and costs a year; empty is not known, and never counted as nothing.
    value = models.PositiveIntegerField(_("verdi (kr)"), null=True, blank=True)
    valued_on = models.DateField(_("verdien gjelder fra"), null=True, blank=True)
    capital_cost = models.PositiveIntegerField(_("kapitalkostnad (kr per år)"), null=True, blank=True)
    running_cost = models.PositiveIntegerField(_("drift (kr per år)"), null=True, blank=True)
    maintenance_cost = models.PositiveIntegerField(_("vedlikehold (kr per år)"), null=True, blank=True)
    shared_cost = models.PositiveIntegerField(_("felleskostnader (kr per år)"), null=True, blank=True)
    # Gjengs leie (husleieloven § 4-3), as somebody has assessed it for this dwelling.
    market_rent = models.PositiveIntegerField(
        _("gjengs leie (kr per måned)"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60_000)],
    )  # fmt: skip
    market_rent_on = models.DateField(_("gjengs leie vurdert"), null=True, blank=True)

    class Meta:
        verbose_name = _("bolig")
        verbose_name_plural = _("boliger")
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "building",
                    "leasehold_number",
                    "section_number",
                    "unit_number",
                    "extra_reference",
                ],
                name="one_dwelling_per_unit",
            ),
            models.CheckConstraint(
                condition=models.Q(bedrooms__lte=models.F("rooms")), name="bedrooms_within_rooms"
            ),
            models.CheckConstraint(
                condition=models.Q(lost_by="") | models.Q(disposed_to__isnull=False),
                name="lost_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(value=None, valued_on=None)
                | models.Q(value__isnull=False, valued_on__isnull=False),
                name="value_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(market_rent=None, market_rent_on=None)
                | models.Q(market_rent__gt=0, market_rent_on__isnull=False),
                name="market_rent_has_its_day",
            ),
            AGES_IN_ORDER,
            STAY_HAS_AN_END,
        ]
        # What is counted over the whole register on a day stands in the index itself.
        indexes = [
            models.Index(fields=["purpose", "bedrooms"], name="dwelling_search"),
            models.Index(
                fields=["id"], name="dwelling_on_a_day",
                include=[
                    "disposed_from", "disposed_to", "disposal", "parent", "building", "bedrooms",
                    "wheelchair",
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.address

    @property
    def adapted(self) -> bool:
        """Made for those who need it so: its own tenant may buy it though it is set aside (HOU-22)."""
        return self.wheelchair or self.adaptation in (Adaptation.ADAPTED, Adaptation.FULLY)

    @property
    def has_lift(self) -> bool:
        """Whether there is a lift: in its own entrance where that is told, else in the building."""
        told = self.entrance.has_lift if self.entrance else None
        return self.building.has_lift if told is None else told

    @property
    def said_step_free_by_steps(self) -> bool:
        """Whether it is registered as reached without steps, and its entrance has some: one is wrong."""
        said = self.wheelchair or self.adaptation != Adaptation.NONE
        return said and self.entrance is not None and self.entrance.step_free is False

    @property
    def address(self) -> str:
        """Street, number and unit: «Skogbrynet 7, H0301»; with the municipality's own reference if any."""
        return ", ".join(
            part for part in (str(self.building), self.unit_number, self.extra_reference) if part
        )

    @property
    def size_parts(self) -> list[str]:
        """Area and rooms in words, without what is not known: «58 m²», «3 rom»."""
        area = [f"{self.area_m2} m²"] if self.area_m2 is not None else []
        return area + ([f"{self.rooms} rom"] if self.rooms is not None else [])

    @property
    def size_text(self) -> str:
        """«58 m², 3 rom», or «ikke registrert»."""
        return ", ".join(self.size_parts) or "ikke registrert"

    @property
    def floor_text(self) -> str:
        """The floor, or «ikke registrert»."""
        return "ikke registrert" if self.floor is None else str(self.floor)

    @property
    def tells_more(self) -> bool:
        """Whether anything is known beyond what every dwelling has."""
        texts = (self.subcategory, self.electricity_meter, self.water_meter, self.information)
        asked = (self.deposit, self.vat_compensation, self.shared_home, self.staffed_day_and_night,
                 self.staff_base, self.pets_allowed, self.sheltered, self.women_only, self.age_from,
                 self.age_to, self.longest_stay_months)  # fmt: skip
        return any(texts) or any(one is not None for one in asked) or bool(self.from_file.get("own"))

    @property
    def section(self) -> int:
        """The dwelling's section, or the one its building is registered with; 0 is none."""
        return self.section_number or self.building.section


@pghistory.track(level=pghistory.Statement)
class DwellingOwner(UUIDModel):
    """Eier: from whom the municipality leases a dwelling; may be a private person."""

    dwelling = models.OneToOneField(Dwelling, models.PROTECT, related_name="owner", verbose_name=_("bolig"))
    name = models.CharField(_("navn"), max_length=120, blank=True)
    organisation_number = models.CharField(_("organisasjonsnummer"), max_length=9, blank=True)
    mobile = models.CharField(_("mobilnummer"), max_length=16, blank=True)

    class Meta:
        verbose_name = _("boligeier")
        verbose_name_plural = _("boligeiere")

    def __str__(self) -> str:
        return self.name
