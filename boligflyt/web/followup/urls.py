"""Addresses of the area."""

from django.urls import path

from boligflyt.web.followup import statistics_views, views

app_name = "followup"
urlpatterns = [
    path("mine-besok/", views.my_visits, name="my_visits"),
    path("husstander/<uuid:pk>/oppfolging/", views.journal, name="journal"),
    path("oppfolging/notat/<uuid:pk>/rett/", views.correct, name="correct"),
    path("oversikt/oppfolging/", statistics_views.contacts, name="statistics"),
]
