"""The web floor as a Django app: templates, static files and template tags."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """Pages, components and static files; no models."""

    name = "boligflyt.web"
    label = "web"
    verbose_name = _("Sider")
