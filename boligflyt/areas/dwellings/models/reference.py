"""Postal places and school districts as the municipality's own file tells them."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import ReferenceKind, StreetSide
from boligflyt.toolkit.models import UUIDModel, VersionedModel


@pghistory.track(exclude=["lines", "faults"])
class ReferenceFile(VersionedModel):
    """Oppslagsfil: a file of postal places or school districts that was read, and whether it was taken in.

    `lines` are those that can be read, `faults` say row, column, what is wrong and how to mend it.
    """

    kind = models.CharField(_("hva filen gjelder"), max_length=20, choices=ReferenceKind.choices)
    file_name = models.CharField(_("filnavn"), max_length=120)
    lines = models.JSONField(_("linjer"), default=list)
    faults = models.JSONField(_("feil"), default=list)
    filled = models.PositiveIntegerField(_("bygninger som ble fylt ut"), default=0)
    confirmed_at = models.DateTimeField(_("lagret"), null=True, blank=True)
    confirmed_by = models.UUIDField(_("lagret av"), null=True, blank=True)
    in_force = models.BooleanField(_("gjelder nå"), default=False)

    class Meta:
        verbose_name = _("oppslagsfil")
        verbose_name_plural = _("oppslagsfiler")
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(faults=[]), name="no_faulty_reference_taken_in"
            ),
            models.CheckConstraint(
                condition=Q(in_force=False) | Q(confirmed_at__isnull=False),
                name="reference_in_force_is_taken_in",
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(in_force=True), name="one_reference_of_a_kind_in_force"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


@pghistory.track(level=pghistory.Statement)
class PostalPlace(UUIDModel):
    """Poststed: the place of a postal code."""

    code = models.CharField(_("postnummer"), max_length=4, unique=True)
    place = models.CharField(_("poststed"), max_length=60)

    class Meta:
        verbose_name = _("poststed")
        verbose_name_plural = _("poststeder")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.place}"


@pghistory.track(level=pghistory.Statement)
class SchoolStreet(UUIDModel):
    """Skolekretslinje: house numbers of a street and their school districts; empty is from the first, or on.

    `street_key` is the street as streets are compared.
    """

    street = models.CharField(_("gate"), max_length=80)
    street_key = models.CharField(_("gate, til å sammenligne"), max_length=80, db_index=True)
    first = models.PositiveSmallIntegerField(_("fra husnummer"), null=True, blank=True)
    last = models.PositiveSmallIntegerField(_("til husnummer"), null=True, blank=True)
    side = models.CharField(_("side"), max_length=10, choices=StreetSide.choices)
    primary = models.CharField(_("skolekrets"), max_length=40)
    secondary = models.CharField(_("skolekrets, ungdomsskole"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("skolekretslinje")
        verbose_name_plural = _("skolekretslinjer")
        ordering = ["street_key", "first", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first=None) | Q(last=None) | Q(first__lte=F("last")), name="street_from_to"
            )
        ]

    def __str__(self) -> str:
        return f"{self.street}: {self.primary}"
