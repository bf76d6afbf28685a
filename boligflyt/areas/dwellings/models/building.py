"""Buildings: where dwellings are. History is written once for each statement: a file brings many rows."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.models.cooperative import Cooperative
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.name_keys import kept_key
from boligflyt.toolkit.norwegian_text import norwegian_order


@pghistory.track(level=pghistory.Statement, exclude=["street_order"])
class Building(UUIDModel):
    """Bygning: an address with a cadastral key (matrikkelnøkkel)."""

    street = models.CharField(_("gate"), max_length=80)
    # What lists by address walk: the street in Norwegian order, kept by PostgreSQL.
    street_order = kept_key(norwegian_order("street"), models.TextField(_("gate i rekkefølge")))
    house_number = models.CharField(_("nummer"), max_length=10)
    postal_code = models.CharField(_("postnummer"), max_length=4)
    postal_place = models.CharField(_("poststed"), max_length=60, blank=True)
    cadastral_unit = models.PositiveIntegerField(_("gårdsnummer"))
    property_unit = models.PositiveIntegerField(_("bruksnummer"))
    section = models.PositiveIntegerField(_("seksjon eller feste"), default=0)
    # Empty is the municipality's own.
    municipality_number = models.CharField(_("kommunenummer"), max_length=4, blank=True)
    completed_on = models.DateField(_("tatt i bruk"), null=True, blank=True)
    school_district = models.CharField(_("skolekrets"), max_length=40, blank=True)
    secondary_district = models.CharField(_("skolekrets, ungdomsskole"), max_length=40, blank=True)
    has_lift = models.BooleanField(_("heis"), default=False)
    cooperative = models.ForeignKey(
        Cooperative, models.PROTECT, null=True, blank=True, related_name="buildings",
        verbose_name=_("borettslag"),
    )  # fmt: skip
    # Degrees in EUREF89 (EPSG:4258), to about a metre; both or none.
    latitude = models.DecimalField(_("breddegrad"), max_digits=7, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("lengdegrad"), max_digits=7, decimal_places=5, null=True, blank=True)
    # The import that made it; empty for one that somebody registered, which no undoing takes away.
    made_by_import = models.UUIDField(_("kom med import"), null=True, editable=False)

    class Meta:
        verbose_name = _("bygning")
        verbose_name_plural = _("bygninger")
        ordering = ["street", "house_number"]
        indexes = [
            models.Index(fields=["cadastral_unit", "property_unit"], name="building_cadastre"),
            models.Index(fields=["street_order", "house_number", "id"], name="building_by_address"),
        ]
        constraints = [
            models.UniqueConstraint(
                Upper("street"), Upper("house_number"), "postal_code", name="one_building_per_address"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(57, 72), longitude__range=(4, 32)),
                name="building_placed_in_norway",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.street} {self.house_number}"

    @property
    def cadastral_key(self) -> str:
        """Gårdsnummer/bruksnummer, and section when there is one."""
        key = f"{self.cadastral_unit}/{self.property_unit}"
        return f"{key}/{self.section}" if self.section else key
