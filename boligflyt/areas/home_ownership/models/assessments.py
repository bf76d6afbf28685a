"""A household's economy as it was worked out on a day, from renting towards owning."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.applications.models import Application
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_ABOUT = 120


class EconomyAssessment(Graded, UUIDModel):
    """Økonomisk vurdering: what a household told of its economy, and what the rules of the day answered.

    Never changed: a new one is made, and what was told can be copied to it. So the table is its own history
    and has no other. The database says the same (migration 0002). `told` is in the form that the domain reads
    (docs/how-to/economy.md), with ages and no names; `answer` is the published form, with every rate used.
    """

    wall = Wall(bits=Information.ECONOMY.bit)

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="economy_assessments", verbose_name=_("søknad")
    )
    about = models.CharField(_("hva det gjelder"), max_length=LONGEST_ABOUT)
    told = models.JSONField(_("det som er oppgitt"))
    answer = models.JSONField(_("svaret"))
    worked_out_on = models.DateField(_("regnet ut for"))
    made_at = models.DateTimeField(_("laget"))
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("laget av"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))

    class Meta:
        verbose_name = _("økonomisk vurdering")
        verbose_name_plural = _("økonomiske vurderinger")
        constraints = [
            models.CheckConstraint(name="economy_assessment_is_about", condition=~models.Q(about=""))
        ]
        indexes = [models.Index(fields=["application", "-made_at"], name="economy_of_application")]

    def __str__(self) -> str:
        return f"{self.about} {self.worked_out_on:%d.%m.%Y}"
