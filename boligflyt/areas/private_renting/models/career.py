"""Bokarriere: talks with refugees about the way on, at set times after they were settled (PRO-37)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.people.models import Household
from boligflyt.areas.private_renting.choices import CareerResult
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_TALK = 1000


class CareerTalk(Graded, UUIDModel):
    """Samtale om bokarriere: the one of so many months after settlement. Never changed."""

    wall = Wall(bits=Information.IDENTITY.bit | Information.HOUSING.bit)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="career_talks", verbose_name=_("husstand")
    )
    months = models.PositiveSmallIntegerField(_("måneder etter bosetting"))
    held_on = models.DateField(_("holdt"))
    result = models.CharField(_("hva det førte til"), max_length=20, choices=CareerResult.choices)
    text = models.TextField(_("hva dere snakket om"), blank=True, max_length=LONGEST_TALK)
    written_at = models.DateTimeField(_("skrevet"))
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("skrevet av"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))

    class Meta:
        verbose_name = _("samtale om bokarriere")
        verbose_name_plural = _("samtaler om bokarriere")
        constraints = [
            models.UniqueConstraint(fields=["household", "months"], name="one_career_talk_at_each_time")
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()} {self.held_on:%d.%m.%Y}"
