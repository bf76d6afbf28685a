"""Django's entry for the area."""

from django.apps import AppConfig


class LeasesConfig(AppConfig):
    """The area «leases»."""

    name = "boligflyt.areas.leases"
    label = "leases"
