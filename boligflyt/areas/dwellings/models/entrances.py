"""Entrances of a building: by which stairs one comes to a dwelling."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from boligflyt.toolkit.models import VersionedModel


@pghistory.track()
class Entrance(VersionedModel):
    """Oppgang: one of the ways into a building, with the dwellings one reaches by it (HOU-07, HOU-11).

    A dwelling belongs to one at most, and PostgreSQL keeps it to those of its own building. Whether there are
    steps or a lift is empty where nobody has looked.
    """

    building = models.ForeignKey(
        "dwellings.Building", models.PROTECT, related_name="entrances", verbose_name=_("bygning")
    )
    name = models.CharField(_("oppgang"), max_length=20)
    house_number = models.CharField(_("eget husnummer"), max_length=10, blank=True)
    step_free = models.BooleanField(_("trinnfri inngang"), null=True, blank=True)
    has_lift = models.BooleanField(_("heis i oppgangen"), null=True, blank=True)

    class Meta:
        verbose_name = _("oppgang")
        verbose_name_plural = _("oppganger")
        constraints = [
            models.UniqueConstraint("building", Lower("name"), name="one_entrance_per_name"),
            # What a dwelling's own key points to: the entrance and the building together.
            models.UniqueConstraint(fields=["id", "building"], name="entrance_of_its_building"),
            models.CheckConstraint(condition=~models.Q(name=""), name="entrance_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """«Skogbrynet 7B» where the entrance has a number of its own; else the building's address."""
        return f"{self.building.street} {self.house_number or self.building.house_number}"

    @property
    def access_parts(self) -> list[str]:
        """The way in: «trinnfri inngang», «uten heis»; empty when nobody has looked.

        Where only a lift is told, it is said that the steps are not.
        """
        if self.step_free is None and self.has_lift is None:
            return []
        steps = {
            True: _("trinnfri inngang"), False: _("trinn ved inngangen"), None: _("trinn er ikke registrert")
        }  # fmt: skip
        lift = {True: _("heis"), False: _("uten heis"), None: ""}
        told = (steps[self.step_free], lift[self.has_lift])
        return [str(one) for one in told if one]

    @property
    def access_text(self) -> str:
        """The same as a sentence without its full stop."""
        return ", ".join(self.access_parts).capitalize() or str(_("Adkomsten er ikke registrert"))
