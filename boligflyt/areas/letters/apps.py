"""Django's entry for the area."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """The area «letters»."""

    name = "boligflyt.areas.letters"
    label = "letters"
