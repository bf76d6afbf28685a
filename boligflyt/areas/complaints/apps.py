"""Django's entry for the area."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """The area «complaints»."""

    name = "boligflyt.areas.complaints"
    label = "complaints"
