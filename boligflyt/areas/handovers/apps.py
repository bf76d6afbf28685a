"""Django's entry for the area."""

from django.apps import AppConfig


class HandoversConfig(AppConfig):
    """The area «handovers»."""

    name = "boligflyt.areas.handovers"
    label = "handovers"
