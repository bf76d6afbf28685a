"""Django's entry for the area."""

from django.apps import AppConfig


class AllocationConfig(AppConfig):
    """The area «allocation»."""

    name = "boligflyt.areas.allocation"
    label = "allocation"
