"""Django's entry for the area."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """The area «followup»."""

    name = "boligflyt.areas.followup"
    label = "followup"
