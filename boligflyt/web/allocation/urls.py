"""Addresses of the area."""

from django.urls import URLPattern

app_name = "allocation"
urlpatterns: list[URLPattern] = []
