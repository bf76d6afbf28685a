"""Which connection a model uses: what must outlive a refused request goes to `side`, else `default`."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


class SideRouter:
    """Sessions are written on read-only requests too, so they live on the autocommit connection."""

    SIDE_APPS = frozenset({"sessions"})
    SIDE_MODELS = frozenset({"access.signinattempt", "access.keptform", "access.formdraft"})

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        """`side` for sessions, attempts to sign in, kept forms and drafts; None lets Django choose."""
        there = model._meta.app_label in self.SIDE_APPS or model._meta.label_lower in self.SIDE_MODELS
        return "side" if there else None

    db_for_write = db_for_read

    def allow_relation(self, first: Model, second: Model, **hints: Any) -> bool:
        """Both aliases are the same database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Migrations run once, on `default`."""
        return db == "default"
