"""Django's entry for commands and scheduled work."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Commands: they parse arguments, read the clock and make one service call."""

    name = "boligflyt.jobs"
    label = "jobs"
