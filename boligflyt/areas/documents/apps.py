"""Django's entry for the area."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The area «documents»."""

    name = "boligflyt.areas.documents"
    label = "documents"
