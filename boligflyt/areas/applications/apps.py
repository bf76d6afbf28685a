"""Django's entry for the area."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """The area «applications»."""

    name = "boligflyt.areas.applications"
    label = "applications"
