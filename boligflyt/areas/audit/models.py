"""Who did and who looked. Append-only; knows persons, cases and dwellings by kind and UUID only."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.audit.choices import Deed


class Event(models.Model):
    """Hendelse: one line of the trace. The key is made in Python, so insert-only roles can write it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("tidspunkt"))
    actor = models.UUIDField(_("hvem"), null=True)
    role = models.CharField(_("rolle"), max_length=40, blank=True)
    office = models.UUIDField(_("enhet"), null=True)
    deed = models.CharField(_("handling"), max_length=20, choices=Deed.choices)
    purpose = models.CharField(_("formål"), max_length=200, blank=True)
    kind = models.CharField(_("slag"), max_length=40)
    subject = models.UUIDField(_("gjelder"), null=True)
    subjects = ArrayField(models.UUIDField(), verbose_name=_("gjelder flere"), default=list, blank=True)
    detail = models.JSONField(_("detaljer"), default=dict, blank=True)

    class Meta:
        verbose_name = _("hendelse")
        verbose_name_plural = _("hendelser")
        indexes = [
            models.Index(fields=["kind", "subject", "-at"], name="event_subject"),
            models.Index(fields=["actor", "-at"], name="event_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.get_deed_display()} {self.kind}"


class CommandReceipt(models.Model):
    """Kvittering: a command from a form that was carried out, so that a double click does it once."""

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(_("slag"), max_length=60)
    actor = models.UUIDField(_("hvem"))
    at = models.DateTimeField(_("tidspunkt"))
    result = models.UUIDField(_("resultat"), null=True)

    class Meta:
        verbose_name = _("kvittering")
        verbose_name_plural = _("kvitteringer")

    def __str__(self) -> str:
        return self.kind
