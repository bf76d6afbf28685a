"""Brev other than the vedtak: made once, the bytes are the letter."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.applications.choices import LetterKind
from boligflyt.areas.applications.models.application import Application
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall


class Letter(Graded, UUIDModel):
    """Brev: what was sent about an application, with its data, bytes and checksum."""

    wall = Wall(bits=Information.DECISION.bit)

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="letters", verbose_name=_("søknad")
    )
    kind = models.CharField(_("slag"), max_length=20, choices=LetterKind.choices)
    title = models.CharField(_("tittel"), max_length=120)
    made_at = models.DateTimeField(_("laget"))
    template = models.CharField(_("mal"), max_length=80)
    data = models.JSONField(_("innhold"))
    pdf = models.BinaryField(_("brev"), editable=False)
    sha256 = models.CharField(_("kontrollsum"), max_length=64)

    class Meta:
        verbose_name = _("brev")
        verbose_name_plural = _("brev")
        ordering = ["-made_at", "id"]

    def __str__(self) -> str:
        return self.title
