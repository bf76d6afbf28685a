"""Pictures and plans of a dwelling, as ciphertext; their history is without the bytes."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import PictureKind
from boligflyt.areas.dwellings.models.register import Dwelling
from boligflyt.toolkit.models import UUIDModel


@pghistory.track(exclude=["content", "preview"])
class DwellingPicture(UUIDModel):
    """Bilde eller tegning: a file that was examined and drawn anew, and what it shows in words.

    `content` is what is kept of the file and `preview` what the program drew of it, both sealed to the key.
    """

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="pictures", verbose_name=_("bolig"))
    kind = models.CharField(_("bilde eller tegning"), max_length=10, choices=PictureKind.choices)
    shows = models.CharField(_("hva det viser"), max_length=160)
    file_name = models.CharField(_("filnavn"), max_length=100)
    content_type = models.CharField(_("innholdstype"), max_length=100)
    size = models.PositiveIntegerField(_("størrelse"))
    sha256 = models.CharField(_("kontrollsum"), max_length=64)
    content = models.BinaryField(_("innhold"), editable=False)
    preview = models.BinaryField(_("forhåndsvisning"), editable=False)
    added_at = models.DateTimeField(_("lagt inn"))
    added_by = models.UUIDField(_("lagt inn av"), null=True, editable=False)

    class Meta:
        verbose_name = _("bilde eller tegning")
        verbose_name_plural = _("bilder og tegninger")
        ordering = ["kind", "added_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(shows=""), name="picture_told_in_words"),
            models.UniqueConstraint(fields=["dwelling", "sha256"], name="one_of_each_picture"),
        ]

    def __str__(self) -> str:
        return self.shows
