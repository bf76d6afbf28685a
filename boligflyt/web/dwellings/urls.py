"""Addresses of the area."""

from django.urls import URLPattern

app_name = "dwellings"
urlpatterns: list[URLPattern] = []
