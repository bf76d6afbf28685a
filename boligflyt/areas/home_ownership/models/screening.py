"""Kampanje: who may have it in them to own, who talks with them, and what came of it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.home_ownership.choices import CandidateState, TalkResult
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_NAME, LONGEST_PURPOSE, LONGEST_TEXT, LONGEST_REASON = 80, 300, 2000, 200


class Campaign(UUIDModel):
    """Kampanje: whom it looks for (`rule`, as `domain.screening.Rule`), from when to when. Never changed."""

    name = models.CharField(_("navn"), max_length=LONGEST_NAME)
    purpose = models.CharField(_("formål"), max_length=LONGEST_PURPOSE)
    first_day = models.DateField(_("første dag"))
    last_day = models.DateField(_("siste dag"))
    rule = models.JSONField(_("regelen"))
    made_at = models.DateTimeField(_("laget"))
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("laget av"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))

    class Meta:
        verbose_name = _("kampanje")
        verbose_name_plural = _("kampanjer")
        constraints = [
            models.CheckConstraint(name="campaign_days", condition=Q(first_day__lte=F("last_day")))
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Candidate(Graded, VersionedModel):
    """Kandidat: a household that the rule found, once in each campaign, with the reasons of that day."""

    wall = Wall(bits=Information.ECONOMY.bit)

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="candidates", verbose_name=_("kampanje")
    )
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="ownership_candidates", verbose_name=_("husstand")
    )
    found_on = models.DateField(_("funnet"))
    why = models.JSONField(_("hvorfor funnet"))
    rented = models.BooleanField(_("leide av kommunen da den ble funnet"))
    state = models.CharField(
        _("status"), max_length=20, choices=CandidateState.choices, default=CandidateState.FOUND
    )
    talker = models.ForeignKey(
        Staff,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hvem som snakker med dem"),
    )
    next_on = models.DateField(_("neste dag"), null=True, blank=True)
    left_because = models.CharField(_("hvorfor den gikk ut"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        verbose_name = _("kandidat")
        verbose_name_plural = _("kandidater")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "household"], name="candidate_once_in_a_campaign"),
            models.CheckConstraint(
                name="who_left_has_a_reason", condition=~Q(state="left") | ~Q(left_because="")
            ),
            models.CheckConstraint(
                name="given_to_somebody", condition=Q(state__in=["found", "left"]) | Q(talker__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["talker", "next_on"], name="talks_of_somebody")]

    def __str__(self) -> str:
        return f"{self.household}, {self.get_state_display()}"


class Talk(Graded, UUIDModel):
    """Samtale: one contact with a candidate and what came of it. Never changed: a new one is written."""

    wall = Wall(bits=Information.ECONOMY.bit)

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="talks", verbose_name=_("kandidat"))
    held_on = models.DateField(_("dag"))
    result = models.CharField(_("resultat"), max_length=20, choices=TalkResult.choices)
    text = models.TextField(_("hva dere snakket om"), blank=True, max_length=LONGEST_TEXT)
    next_on = models.DateField(_("neste dag"), null=True, blank=True)
    written_at = models.DateTimeField(_("skrevet"))
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("skrevet av"))

    class Meta:
        verbose_name = _("samtale")
        verbose_name_plural = _("samtaler")
        indexes = [models.Index(fields=["candidate", "-held_on"], name="talks_of_candidate")]

    def __str__(self) -> str:
        return f"{self.get_result_display()} {self.held_on:%d.%m.%Y}"
