"""A file of dwellings on its way into the register: the batch, its rows, and what the codes mean."""

from __future__ import annotations

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import ImportState, RowOutcome
from boligflyt.toolkit.models import UUIDModel, VersionedModel


@pghistory.track()
class DwellingImport(VersionedModel):
    """Import: one file that was read, by whom and when, and what became of it.

    `sheet` is empty for Kobo's columns. Else it has "shown" (places with something in them), "hidden" (places
    about persons, which were not read), "remarks" and, once said, the "mapping" and its "name"; "said" has
    those two until a long sheet is compared by them.
    """

    file_name = models.CharField(_("filnavn"), max_length=120)
    sha256 = models.CharField(_("filens kontrollsum"), max_length=64)
    dialect = models.JSONField(_("skrivemåte"), default=dict)
    headings = models.JSONField(_("overskrifter"), default=list)
    heading_row = models.PositiveIntegerField(_("rad med overskrifter"))
    sheet = models.JSONField(_("arkets oppsett"), default=dict, blank=True)
    remarks = models.JSONField(_("om filen"), default=list, blank=True)
    disposed_from = models.DateField(_("nye boliger disponeres fra"))
    state = models.CharField(_("tilstand"), max_length=20, choices=ImportState.choices)
    counts = models.JSONField(_("antall rader av hvert slag"), default=dict)
    confirmed_at = models.DateTimeField(_("bekreftet"), null=True, blank=True)
    confirmed_by = models.UUIDField(_("bekreftet av"), null=True, blank=True)
    undone_at = models.DateTimeField(_("angret"), null=True, blank=True)
    undone_by = models.UUIDField(_("angret av"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("importer")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """Rad: what stood in a row of the file, without what is about a tenant, and what it does to the register.

    `dwelling` is the number of the dwelling it is about, also before it is made. `version` is the dwelling's
    when the row was compared; None for a new one. A row of a mapped sheet that is not under its headings
    has no outcome.
    """

    batch = models.ForeignKey(DwellingImport, models.PROTECT, related_name="rows", verbose_name=_("import"))
    number = models.PositiveIntegerField(_("rad"))
    stored = models.JSONField(_("rad slik den sto"))
    label = models.CharField(_("bolig"), max_length=160, blank=True)
    outcome = models.CharField(_("utfall"), max_length=10, choices=RowOutcome.choices, blank=True)
    values = models.JSONField(_("verdier"), default=dict)
    faults = models.JSONField(_("feil"), default=list)
    changes = models.JSONField(_("endringer"), default=list)
    notes = models.JSONField(_("merknader"), default=list)
    dwelling = models.UUIDField(_("bolig"), null=True)
    version = models.PositiveIntegerField(_("boligens versjon"), null=True)
    tenant_told_by = models.CharField(_("hovedsøker er gitt med"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("rad i import")
        verbose_name_plural = _("rader i import")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_row_per_number")]
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="import_row_outcome")]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"


@pghistory.track()
class CodeMeaning(UUIDModel):
    """Kodens betydning: what a code in the municipality's files means, as somebody has said."""

    column = models.CharField(_("kolonne"), max_length=40)
    code = models.CharField(_("kode"), max_length=80)
    meaning = models.CharField(_("betyr"), max_length=30)
    said_by = models.UUIDField(_("sagt av"), null=True)
    said_at = models.DateTimeField(_("sagt"))

    class Meta:
        verbose_name = _("kodens betydning")
        verbose_name_plural = _("kodenes betydning")
        constraints = [models.UniqueConstraint(fields=["column", "code"], name="one_meaning_per_code")]

    def __str__(self) -> str:
        return f"{self.code} = {self.meaning}"


@pghistory.track()
class KeptMapping(VersionedModel):
    """Oppsett: what the headings of one of the municipality's own sheets are, as somebody has said."""

    name = models.CharField(_("navn"), max_length=60, unique=True)
    headings = models.JSONField(_("overskrifter"), default=list)
    targets = models.JSONField(_("hva overskriftene er"), default=dict)
    constants = models.JSONField(_("faste verdier"), default=dict, blank=True)

    class Meta:
        verbose_name = _("oppsett for ark")
        verbose_name_plural = _("oppsett for ark")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
