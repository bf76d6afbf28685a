"""Addresses of complaints and of requests for access."""

from django.urls import path

from boligflyt.web.complaints import access_views, step_views, views

app_name = "complaints"
urlpatterns = [
    path("klager/", views.complaints, name="list"),
    path("oversikt/klager/", views.statistics, name="statistics"),
    path("vedtak/<uuid:pk>/klage/", step_views.register, name="register"),
    path("klager/<uuid:pk>/", views.complaint, name="complaint"),
    path("klager/<uuid:pk>/<slug:step>/", step_views.step, name="step"),
    path("husstander/<uuid:pk>/innsyn/", access_views.requests, name="access"),
    path("husstander/<uuid:pk>/innsyn/nytt/", access_views.request_new, name="access_new"),
    path("innsyn/<uuid:pk>/", access_views.answer, name="access_answer"),
    path("innsyn/papir/<uuid:pk>/", access_views.paper, name="access_paper"),
    path("innsyn/<uuid:pk>/trukket/", access_views.withdrawn, name="access_withdraw"),
]
