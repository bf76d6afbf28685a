"""Vurdering: what the rules said on a day, and what a person departed from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.choices import Answer, Safety
from boligflyt.areas.applications.models.application import Application
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall


class Assessment(Graded, UUIDModel):
    """Vilkårsvurdering: one run of a rule set over an application's facts. A new run is a new row."""

    wall = Wall(bits=Information.ECONOMY.bit | Information.HEALTH.bit)

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="assessments", verbose_name=_("søknad")
    )
    number = models.PositiveIntegerField(_("nummer"))
    at = models.DateTimeField(_("tidspunkt"))
    on = models.DateField(_("vurdert per"))
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("av"))
    rule_set = models.CharField(_("regelsett"), max_length=80)
    rule_set_version = models.CharField(_("versjon"), max_length=20)
    rule_set_sha256 = models.CharField(_("kontrollsum"), max_length=64)
    facts = models.JSONField(_("faktagrunnlag"))
    explanation = models.JSONField(_("forklaring"))
    outcome = models.CharField(_("resultat"), max_length=20)
    priority_group = models.CharField(_("prioritet"), max_length=40, blank=True)
    priority_sub = models.CharField(_("undergruppe"), max_length=40, blank=True)
    priority_reason = models.CharField(_("hvorfor"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("vilkårsvurdering")
        verbose_name_plural = _("vilkårsvurderinger")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="assessment_number")]
        indexes = [
            models.Index(fields=["application", "-number"], include=["on", "grade"], name="assessment_newest")
        ]

    def __str__(self) -> str:
        return f"{self.rule_set} {self.rule_set_version}"


class HousingAssessment(UUIDModel):
    """Vurdering av bosituasjonen: safe and good on a day, who is disadvantaged and why (DEF-02 to 04)."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="housing_assessments", verbose_name=_("søknad")
    )
    number = models.PositiveIntegerField(_("nummer"))
    on = models.DateField(_("vurdert per"))
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("av"))
    safe = models.CharField(_("trygt"), max_length=10, choices=Answer.choices)
    good = models.CharField(_("godt"), max_length=10, choices=Answer.choices)
    result = models.CharField(_("klasse"), max_length=20, choices=Safety.choices)
    homeless_situation = models.PositiveSmallIntegerField(_("bostedsløs, situasjon"), null=True)
    homeless_reason = models.CharField(_("hvorfor"), max_length=400, blank=True)
    disadvantaged = models.CharField(
        _("vanskeligstilt på boligmarkedet"), max_length=10, choices=Answer.choices
    )
    disadvantaged_until = models.DateField(_("gjelder til"), null=True, blank=True)
    reason_codes = models.JSONField(_("årsaker"), default=list, blank=True)

    class Meta:
        verbose_name = _("vurdering av bosituasjon")
        verbose_name_plural = _("vurderinger av bosituasjon")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="housing_assessment_number")
        ]

    def __str__(self) -> str:
        return self.get_result_display()
