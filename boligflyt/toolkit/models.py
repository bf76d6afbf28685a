"""What every stored thing has: a UUID as key, and a version for rows that people edit."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.toolkit.faults import VersionConflict


class UUIDModel(models.Model):
    """A row with a UUID, so that an address or a number tells nothing about other rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class VersionedModel(UUIDModel):
    """A row that several people may edit: the form carries the version it was read at."""

    version = models.PositiveIntegerField(_("versjon"), default=1, editable=False)
    created_at = models.DateTimeField(_("opprettet"), editable=False)
    changed_at = models.DateTimeField(_("endret"), editable=False)
    changed_by = models.UUIDField(_("endret av"), null=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def locked(cls, pk: uuid.UUID, version: int | None) -> Self:
        """The row, locked for the rest of the transaction.

        Raises VersionConflict when somebody changed it since `version` was read; None skips the comparison (a
        command that depends on state, not on what the form showed).
        """
        row: Any = cls._default_manager.select_for_update().get(pk=pk)
        row.must_be_at(version)
        return row  # type: ignore[no-any-return]

    def must_be_at(self, version: int | None) -> None:
        """Raises VersionConflict when the row was changed since `version` was read; None asks nothing."""
        if version is not None and self.version != version:
            raise VersionConflict(self.changed_by, self.changed_at, kind=self._meta.label_lower, pk=self.pk)

    def stamp(self, now: Any, by: uuid.UUID | None) -> None:
        """Raise the version and note who and when; call before `save()`."""
        if self.created_at is None:
            self.created_at = now
        else:
            self.version += 1
        self.changed_at = now
        self.changed_by = by
