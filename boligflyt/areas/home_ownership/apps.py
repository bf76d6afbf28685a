"""Django's entry for the area."""

from django.apps import AppConfig


class HomeOwnershipConfig(AppConfig):
    """The area «home_ownership»."""

    name = "boligflyt.areas.home_ownership"
    label = "home_ownership"
