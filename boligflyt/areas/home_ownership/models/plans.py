"""Boligplan with the household: where it is going, the steps there, and how it says it itself."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.home_ownership.models.assessments import EconomyAssessment
from boligflyt.areas.leases.choices import HousingGoal
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_WORDS, LONGEST_STEP, LONGEST_WHO, MOST_STEPS = 1000, 200, 80, 12


class PlanVersion(Graded, UUIDModel):
    """One version of a household's boligplan (AGR-13). Never changed: a new version is made, and all
    stand; the one with the highest number holds.

    `steps` are in their order: `what`, `who`, `by` (ISO day) and `done_on` (ISO day or empty). `next_due` is
    the day of the first open step. The household's short plan (`leases.HousingPlan`) follows the newest.
    """

    wall = Wall(bits=Information.IDENTITY.bit | Information.HOUSING.bit)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="plan_versions", verbose_name=_("husstand")
    )
    number = models.PositiveIntegerField(_("versjon"))
    goal = models.CharField(_("mål"), max_length=20, choices=HousingGoal.choices)
    target_on = models.DateField(_("målet nådd innen"))
    own_words = models.TextField(_("med egne ord"), blank=True, max_length=LONGEST_WORDS)
    steps = models.JSONField(_("steg"))
    next_due = models.DateField(_("neste steg innen"), null=True, blank=True)
    skills = models.JSONField(_("boevne det skal øves på"), default=list)
    assessment = models.ForeignKey(
        EconomyAssessment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("økonomi")
    )
    review_on = models.DateField(_("ser på planen igjen"))
    made_at = models.DateTimeField(_("laget"))
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("laget av"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))

    class Meta:
        verbose_name = _("boligplan")
        verbose_name_plural = _("boligplaner")
        constraints = [
            models.UniqueConstraint(fields=["household", "number"], name="plan_numbered_in_household"),
            models.CheckConstraint(
                name="plan_reviewed_by_target", condition=Q(review_on__lte=F("target_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_goal_display()} {self.target_on:%d.%m.%Y}"
