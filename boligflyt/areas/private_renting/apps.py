"""Django's entry for the area."""

from django.apps import AppConfig


class PrivateRentingConfig(AppConfig):
    """The area «private_renting»."""

    name = "boligflyt.areas.private_renting"
    label = "private_renting"
