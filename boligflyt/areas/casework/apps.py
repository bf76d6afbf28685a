"""Django's entry for the area."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The area «casework»."""

    name = "boligflyt.areas.casework"
    label = "casework"
