"""How somebody wants to see the list of dwellings again: filter, columns and order under a name."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from boligflyt.toolkit.models import VersionedModel


@pghistory.track()
class SavedView(VersionedModel):
    """Utvalg: what the list was asked for, as the query of its address. Not its rows: they are read anew."""

    owner = models.UUIDField(_("eier"))
    office = models.UUIDField(_("enhet"))
    name = models.CharField(_("navn"), max_length=60)
    asked = models.CharField(_("filter, kolonner og rekkefølge"), max_length=1000, blank=True)
    shared = models.BooleanField(_("delt med enheten"), default=False)

    class Meta:
        verbose_name = _("utvalg av boliger")
        verbose_name_plural = _("utvalg av boliger")
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["office"], name="saved_view_office")]
        constraints = [models.UniqueConstraint("owner", Upper("name"), name="one_view_per_name")]

    def __str__(self) -> str:
        return self.name
