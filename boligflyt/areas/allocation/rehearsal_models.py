"""A changed rule set tried on meetings that have been, with the sealed copy it was tried on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.allocation.choices import RehearsalBasis
from boligflyt.toolkit.models import UUIDModel


class Rehearsal(UUIDModel):
    """Prøve av regler: basis and purpose, what was tried, a pseudonymised copy, and the numbers it gave.

    The copy holds no key, name, number or address, and nobody protected. It is never changed, only emptied,
    and then for good: PostgreSQL says so (migration 0010). The numbers stay, without small ones.
    """

    basis = models.CharField(_("grunnlag"), max_length=20, choices=RehearsalBasis.choices)
    purpose = models.TextField(_("formål"))
    first_day = models.DateField(_("fra"))
    last_day = models.DateField(_("til og med"))
    changes = models.JSONField(_("det som prøves"))
    rule_set = models.CharField(_("regelsett"), max_length=80)
    rule_set_version = models.CharField(_("versjon"), max_length=20)
    made_at = models.DateTimeField(_("laget"))
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("laget av"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    kept_until = models.DateField(_("kopien slettes etter"))
    emptied_on = models.DateField(_("kopien slettet"), null=True, blank=True)
    copy = models.JSONField(_("forseglet kopi"), default=dict, blank=True)
    result = models.JSONField(_("tallene"))

    class Meta:
        verbose_name = _("prøve av regler")
        verbose_name_plural = _("prøver av regler")
        ordering = ["-made_at", "id"]
        constraints = [
            models.CheckConstraint(name="rehearsal_has_a_purpose", condition=~Q(purpose="")),
            models.CheckConstraint(name="rehearsal_days", condition=Q(first_day__lte=F("last_day"))),
            models.CheckConstraint(
                name="rehearsal_emptied_has_no_copy", condition=Q(emptied_on=None) | Q(copy={})
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%d.%m.%Y}"
