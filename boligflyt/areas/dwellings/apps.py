"""Django's entry for the area."""

from django.apps import AppConfig


class DwellingsConfig(AppConfig):
    """The area «dwellings»."""

    name = "boligflyt.areas.dwellings"
    label = "dwellings"
