"""Housing cooperatives (borettslag) that the municipality owns dwellings in."""

from __future__ import annotations

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from boligflyt.toolkit.models import VersionedModel


@pghistory.track()
class Cooperative(VersionedModel):
    """Borettslag: how many shares there are, and how many other public owners hold, as somebody counted.

    The municipality's own are counted from the register.
    """

    name = models.CharField(_("navn"), max_length=120)
    organisation_number = models.CharField(_("organisasjonsnummer"), max_length=9, blank=True)
    shares = models.PositiveIntegerField(_("andeler i alt"), validators=[MinValueValidator(1)])
    other_public_shares = models.PositiveIntegerField(_("andre offentlige eieres andeler"), default=0)
    counted_on = models.DateField(_("talt"))
    extra_by_statutes = models.BooleanField(_("vedtektene gir offentlige eiere flere"), default=False)

    class Meta:
        verbose_name = _("borettslag")
        verbose_name_plural = _("borettslag")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(Upper("name"), name="one_cooperative_per_name"),
            models.CheckConstraint(
                condition=Q(other_public_shares__lte=F("shares")), name="public_shares_within_all"
            ),
        ]

    def __str__(self) -> str:
        return self.name
