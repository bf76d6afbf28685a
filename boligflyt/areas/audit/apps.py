"""Django's entry for the area."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The area «audit»."""

    name = "boligflyt.areas.audit"
    label = "audit"
