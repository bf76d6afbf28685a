"""Django's entry for the area."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The area «people»."""

    name = "boligflyt.areas.people"
    label = "people"
