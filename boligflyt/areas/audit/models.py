"""Who did and who looked. The database refuses changes (migration 0002); things known by kind and UUID."""

from __future__ import annotations

import uuid
from datetime import UTC

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.audit.choices import Deed
from boligflyt.domain.trace_chain import SealHead, seal_hash


class Event(models.Model):
    """Hendelse: one line of the trace. The key is made in Python, so insert-only roles can write it.

    The database adds `position` and `transaction`, which are only read for sealing
    (queries/order.py): as fields here they would be asked back from a role that may not read.
    """

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
            models.Index(fields=["subject", "-at"], name="event_subject"),
            models.Index(fields=["actor", "-at"], name="event_actor"),
            GinIndex(fields=["subjects"], name="event_shown", condition=models.Q(deed=Deed.LISTED)),
        ]

    def __str__(self) -> str:
        return f"{self.get_deed_display()} {self.kind}"


class Seal(models.Model):
    """Segl: what the trace was, over a part of it that no running transaction can add to any more.

    It covers events whose (transaction, position) is from `begins_…` up to, not including, `horizon…`;
    `entries` holds position, key and digest of each (docs/decisions/0013-the-sealed-trace.md).
    """

    number = models.PositiveBigIntegerField(_("nummer"), primary_key=True)
    previous = models.CharField(_("forrige segl"), max_length=64)
    hash = models.CharField(_("segl"), max_length=64, unique=True)
    begins_transaction = models.BigIntegerField(_("fra transaksjon"))
    begins_position = models.BigIntegerField(_("fra plass"))
    horizon = models.BigIntegerField(_("til transaksjon"))
    horizon_position = models.BigIntegerField(_("til plass"))
    first_position = models.BigIntegerField(_("første plass"))
    last_position = models.BigIntegerField(_("siste plass"))
    count = models.PositiveIntegerField(_("antall"))
    entries = models.BinaryField(_("hendelser"))
    made_at = models.DateTimeField(_("laget"))
    made_by = models.CharField(_("laget av"), max_length=80)

    class Meta:
        verbose_name = _("segl")
        verbose_name_plural = _("segl")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(count__gte=1, number__gte=1), name="seal_covers_something"
            )
        ]

    def __str__(self) -> str:
        return f"Segl {self.number}"

    @property
    def begins(self) -> tuple[int, int]:
        """Transaction and position of the first place covered."""
        return (self.begins_transaction, self.begins_position)

    @property
    def ends(self) -> tuple[int, int]:
        """Transaction and position of the first place not covered."""
        return (self.horizon, self.horizon_position)

    @property
    def head(self) -> SealHead:
        """What its hash is made of beside the entries."""
        return SealHead(
            number=self.number, begins=self.begins, ends=self.ends, first_position=self.first_position,
            last_position=self.last_position, count=self.count,
            made_at=self.made_at.astimezone(UTC).isoformat(timespec="microseconds"), made_by=self.made_by,
        )  # fmt: skip

    def worked_out(self, previous: str) -> str:
        """The hash that the seal should have after the one before it."""
        return seal_hash(self.head, bytes(self.entries), previous)


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
