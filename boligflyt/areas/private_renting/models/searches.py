"""Leie til leie: a household's search for a private rental, and the dwellings it has looked at."""

from __future__ import annotations

from typing import Any

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.people.models import Household
from boligflyt.areas.private_renting.choices import (
    EndedAs,
    HowItWent,
    SearchState,
    TurnedDown,
    ViewingResult,
)
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_PLACE, LONGEST_WHAT, LONGEST_WHY, LONGEST_TEXT = 120, 200, 300, 1000
MOST_RENT, MOST_BEDROOMS = 60_000, 12


def monthly(label: Any, **rest: Any) -> Any:
    """A rent in whole kroner a month."""
    limits = [MinValueValidator(1), MaxValueValidator(MOST_RENT)]
    return models.PositiveIntegerField(label, validators=limits, **rest)


@pghistory.track()
class PrivateSearch(Graded, VersionedModel):
    """Boligjakt: what the household can rent, who guides it, what it found, and how it went (PRO-17).

    `rented`: it rented from the municipality when the search began. `next_on` and `next_what` are what is to
    be done now: the next contact or viewing, moving in, or the follow-up. Rents in kroner a month.
    """

    wall = Wall(bits=Information.ECONOMY.bit)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="private_searches", verbose_name=_("husstand")
    )
    state = models.CharField(
        _("status"), max_length=20, choices=SearchState.choices, default=SearchState.LOOKING
    )
    guide = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("veileder"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    began_on = models.DateField(_("begynte"))
    rented = models.BooleanField(_("leide av kommunen da letingen begynte"))
    bedrooms = models.PositiveSmallIntegerField(_("soverom, minst"))
    most_rent = monthly(_("høyeste leie (kr per måned)"))
    wanted_area = models.CharField(_("hvor de vil bo"), max_length=LONGEST_PLACE, blank=True)
    next_on = models.DateField(_("neste dag"), null=True, blank=True)
    next_what = models.CharField(_("hva som skal gjøres"), max_length=LONGEST_WHAT, blank=True)
    address = models.CharField(_("boligens adresse"), max_length=LONGEST_PLACE, blank=True)
    landlord = models.CharField(_("utleier"), max_length=LONGEST_PLACE, blank=True)
    rent = monthly(_("leie (kr per måned)"), null=True, blank=True)
    found_on = models.DateField(_("fant boligen"), null=True, blank=True)
    first_day = models.DateField(_("leien starter"), null=True, blank=True)
    moved_in_on = models.DateField(_("flyttet inn"), null=True, blank=True)
    followed_up_on = models.DateField(_("fulgt opp"), null=True, blank=True)
    how_it_went = models.CharField(
        _("hvordan det gikk"), max_length=20, choices=HowItWent.choices, blank=True
    )
    told = models.TextField(_("det husstanden fortalte"), max_length=LONGEST_TEXT, blank=True)
    ended_on = models.DateField(_("avsluttet"), null=True, blank=True)
    ended_as = models.CharField(_("bor nå"), max_length=20, choices=EndedAs.choices, blank=True)
    ended_because = models.CharField(_("hvorfor"), max_length=LONGEST_WHY, blank=True)

    class Meta:
        verbose_name = _("boligjakt")
        verbose_name_plural = _("boligjakter")
        constraints = [
            models.UniqueConstraint(
                fields=["household"], name="one_search_at_a_time", condition=Q(state__in=["looking", "found"])
            ),
            models.CheckConstraint(
                name="a_found_home_is_told",
                condition=Q(state__in=["looking", "given_up"])
                | ~Q(address="") & Q(rent__isnull=False, found_on__isnull=False, first_day__isnull=False),
            ),
            models.CheckConstraint(
                name="who_moved_in_has_a_day",
                condition=~Q(state__in=["moved_in", "followed_up"]) | Q(moved_in_on__isnull=False),
            ),
            models.CheckConstraint(
                name="how_it_went_is_told",
                condition=~Q(state="followed_up") | ~Q(how_it_went="") & Q(followed_up_on__isnull=False),
            ),
            models.CheckConstraint(
                name="given_up_with_a_reason",
                condition=~Q(state="given_up")
                | ~Q(ended_as="") & ~Q(ended_because="") & Q(ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="a_search_that_goes_on_has_a_next_day",
                condition=~Q(state__in=["looking", "found", "moved_in"]) | Q(next_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["guide", "next_on"], name="searches_of_guide")]

    def __str__(self) -> str:
        return f"{self.household}, {self.get_state_display()}"


@pghistory.track()
class HomeViewing(Graded, VersionedModel):
    """Visning: a private dwelling the household looks at, who comes along, and why it came to nothing."""

    wall = Wall(bits=Information.ECONOMY.bit)

    search = models.ForeignKey(
        PrivateSearch, models.PROTECT, related_name="viewings", verbose_name=_("boligjakt")
    )
    at = models.DateTimeField(_("når"))
    address = models.CharField(_("boligens adresse"), max_length=LONGEST_PLACE)
    rent = monthly(_("leie (kr per måned)"))
    along = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("hvem som blir med")
    )
    result = models.CharField(
        _("hvordan det gikk"), max_length=20, choices=ViewingResult.choices, default=ViewingResult.PLANNED
    )
    reason = models.CharField(_("hvorfor ikke"), max_length=20, choices=TurnedDown.choices, blank=True)
    text = models.CharField(_("mer om det"), max_length=LONGEST_WHY, blank=True)

    class Meta:
        verbose_name = _("visning")
        verbose_name_plural = _("visninger")
        constraints = [
            models.CheckConstraint(
                name="why_a_viewing_came_to_nothing",
                condition=~Q(result__in=["no", "declined"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="another_reason_is_written", condition=~Q(reason="other") | ~Q(text="")
            ),
        ]
        indexes = [models.Index(fields=["search", "at"], name="viewings_of_search")]

    def __str__(self) -> str:
        return f"{self.address} {self.at:%d.%m.%Y}"
