"""Addresses of persons and households."""

from django.urls import path

from boligflyt.web.people import (
    around_views,
    correction_views,
    household_views,
    insight_views,
    link_views,
    plan_views,
    views,
)

app_name = "people"
urlpatterns = [
    path("personer/", views.persons, name="persons"),
    path("personer/ny/", views.new, name="person_new"),
    path("personer/opplysninger/", views.field_table, name="field_table"),
    path("personer/<uuid:pk>/", views.person, name="person"),
    path("personer/<uuid:pk>/hvem-har-sett/", insight_views.who_looked, name="who_looked"),
    path("personer/<uuid:pk>/endre/", views.edit, name="person_edit"),
    path("personer/<uuid:pk>/rett/", correction_views.person, name="person_correct"),
    path("personer/<uuid:pk>/samme/", link_views.same, name="person_same"),
    path("personer/<uuid:pk>/ikke-samme/", link_views.split, name="person_split"),
    path("personer/<uuid:pk>/vis-fodselsnummer/", views.reveal_number, name="number_reveal"),
    path("personer/<uuid:pk>/skole/", around_views.schooling, name="schooling_add"),
    path("personer/<uuid:pk>/verge/", around_views.guardian, name="guardian_add"),
    path("husstander/ny/", household_views.new, name="household_new"),
    path("husstander/<uuid:pk>/", household_views.household, name="household"),
    path("husstander/<uuid:pk>/boligplan/", plan_views.plan, name="household_plan"),
    path("husstander/<uuid:pk>/nytt-medlem/", household_views.add, name="member_add"),
    path("husstander/<uuid:pk>/medlem/<uuid:member>/avslutt/", household_views.end, name="member_end"),
    path("husstander/<uuid:pk>/medlem/<uuid:member>/rett/", correction_views.member, name="member_correct"),
]
