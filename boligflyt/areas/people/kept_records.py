"""What is kept when a record turns out to be wrong, or to be there twice: nothing is thrown away."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Staff
from boligflyt.toolkit.encryption import EncryptedTextField
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_REASON = 300


class Correction(Graded, UUIDModel):
    """Retting: one fact that was wrong from the first day, what it is now, who said so, when and why.

    Only added to. As protected as the person was when it was corrected, or is now, whichever is most: the
    address somebody was hidden at does not come into sight because they are hidden no more.
    """

    wall = Wall()

    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="corrections", verbose_name=_("person")
    )
    household = models.ForeignKey(
        "people.Household", models.PROTECT, null=True, blank=True, related_name="corrections",
        verbose_name=_("husstand"),
    )  # fmt: skip
    field = models.CharField(_("opplysning"), max_length=40)
    before = EncryptedTextField(_("før"))
    after = EncryptedTextField(_("nå"))
    # What the first value is found by: a name in small letters, the blind index of a number; else empty.
    search_key = models.CharField(_("søkenøkkel"), max_length=80, blank=True, editable=False)
    why = models.CharField(_("hvorfor rettet"), max_length=LONGEST_REASON)
    corrected_at = models.DateTimeField(_("rettet"))
    corrected_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("rettet av"))

    class Meta:
        verbose_name = _("retting")
        verbose_name_plural = _("rettinger")
        indexes = [
            models.Index(
                fields=["field", "search_key"], name="correction_found_by", condition=~Q(search_key="")
            )
        ]
        constraints = [models.CheckConstraint(name="person_correction_says_why", condition=~Q(why=""))]

    def __str__(self) -> str:
        return f"{self.field} {self.corrected_at:%d.%m.%Y}"


class SamePerson(models.Model):
    """Samme person: pairs of records that are linked now, both ways round, kept by a trigger.

    Only keys, and so without a wall: whoever is near one record is near the other, also when the link
    itself is above their clearance.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("person"))
    other = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("samme"))

    class Meta:
        verbose_name = _("samme person")
        verbose_name_plural = _("samme person")
        constraints = [models.UniqueConstraint(fields=["person", "other"], name="same_person_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.other_id}"


@pghistory.track()
class PersonLink(Graded, UUIDModel):
    """Kobling: two records of one person. One is in use, none is thrown away; they can be split again.

    PostgreSQL refuses chains: who is linked away is in use for nobody, and the other way round.
    """

    wall = Wall()

    kept = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="stands_for", verbose_name=_("i bruk")
    )
    away = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="linked_to", verbose_name=_("ikke i bruk")
    )
    why = models.CharField(_("hvorfor koblet"), max_length=LONGEST_REASON)
    linked_at = models.DateTimeField(_("koblet"))
    linked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("koblet av"))
    why_split = models.CharField(_("hvorfor skilt"), max_length=LONGEST_REASON, blank=True)
    split_at = models.DateTimeField(_("skilt"), null=True, blank=True)
    split_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("skilt av")
    )

    class Meta:
        verbose_name = _("kobling av person")
        verbose_name_plural = _("koblinger av personer")
        constraints = [
            models.UniqueConstraint(fields=["away"], condition=Q(split_at=None), name="linked_away_once"),
            models.CheckConstraint(name="linked_to_somebody_else", condition=~Q(kept=F("away"))),
            models.CheckConstraint(name="link_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="split_says_who_and_why",
                condition=Q(split_at=None, split_by=None, why_split="")
                | (Q(split_at__isnull=False, split_by__isnull=False) & ~Q(why_split="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.away_id} → {self.kept_id}"
