"""Django's entry for the area."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The area «access»."""

    name = "boligflyt.areas.access"
    label = "access"
