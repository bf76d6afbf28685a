"""Prosedyren: the municipality's versions of who does what by when."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Staff
from boligflyt.domain.procedure import Procedure, from_json, shipped
from boligflyt.toolkit.models import VersionedModel


@pghistory.track()
class ProcedureVersion(VersionedModel):
    """Versjon av prosedyren: a draft that is worked on, or adopted and then never changed (migration 0015).

    The steps are one value, because they only mean something together and in their order. The first version
    of every municipality is the one that ships with the program, and stands in no row.
    """

    number = models.PositiveIntegerField(_("nummer"), unique=True, null=True, blank=True)
    steps = models.JSONField(_("steg"))
    from_day = models.DateField(_("gjelder fra"), null=True, blank=True)
    why = models.TextField(_("hvorfor"), blank=True)
    adopted_at = models.DateTimeField(_("vedtatt"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("vedtatt av")
    )

    class Meta:
        verbose_name = _("versjon av prosedyren")
        verbose_name_plural = _("versjoner av prosedyren")
        ordering = ["-from_day", "-number"]
        constraints = [
            models.CheckConstraint(
                name="procedure_is_draft_or_adopted",
                condition=Q(number=None, from_day=None, adopted_at=None, adopted_by=None)
                | (
                    Q(number__gt=shipped().number, from_day__isnull=False, adopted_at__isnull=False)
                    & Q(adopted_by__isnull=False)
                    & ~Q(why="")
                ),
            ),
            models.UniqueConstraint(
                models.ExpressionWrapper(Q(adopted_at=None), output_field=models.BooleanField()),
                name="one_draft_of_the_procedure", condition=Q(adopted_at=None),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Prosedyren, versjon {self.number}" if self.number else "Prosedyren, utkast"

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.adopted_at is None

    @property
    def procedure(self) -> Procedure:
        """The version as the domain knows it."""
        return Procedure(self.number or 0, self.from_day, from_json(self.steps))
