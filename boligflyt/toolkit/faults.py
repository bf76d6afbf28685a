"""Faults that a person meets. Each carries a Norwegian sentence that says what, where and how to mend it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID


class Fault(Exception):
    """Something the person can do something about."""

    status = 400

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Refused(Fault):
    """A rule or the state of the case says no; `field` names the form field when one is at fault."""

    status = 422


class Forbidden(Fault):
    """The person's role may not do this."""

    status = 403


class Conflict(Fault):
    """Somebody else came first; nothing was stored."""

    status = 409

    def __init__(
        self,
        message: str,
        *,
        by: UUID | None = None,
        at: datetime | None = None,
        kind: str = "",
        pk: UUID | None = None,
    ) -> None:
        super().__init__(message)
        self.by = by
        self.at = at
        self.kind = kind
        self.pk = pk
        self.form: object | None = None  # what was being filled in, for the page that tells of it


class VersionConflict(Conflict):
    """The row was changed after the form was opened."""

    def __init__(self, by: UUID | None, at: datetime, *, kind: str, pk: UUID) -> None:
        super().__init__(
            "Noen andre har lagret endringer her mens du skrev. Se hva som er nytt, og lagre på nytt.",
            by=by,
            at=at,
            kind=kind,
            pk=pk,
        )
