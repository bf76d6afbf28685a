"""Django's entry for the area."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """The area «retention»."""

    name = "boligflyt.areas.retention"
    label = "retention"
