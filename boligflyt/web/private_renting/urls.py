"""Addresses of the area."""

from django.urls import path

from boligflyt.web.private_renting import career_views, figure_views, step_views, views

app_name = "private_renting"
urlpatterns = [
    path("privat-leie/", views.searches, name="list"),
    path("privat-leie/resultat/", figure_views.results, name="results"),
    path("privat-leie/depositumsfondet/", figure_views.fund, name="fund"),
    path("husstander/<uuid:pk>/privat-leie/", step_views.begin, name="begin"),
    path("bokarriere/", career_views.career, name="career"),
    path("husstander/<uuid:pk>/bokarriere/", career_views.career_talk, name="career_talk"),
    path("privat-leie/<uuid:pk>/", views.search, name="search"),
    path("privat-leie/<uuid:pk>/steg/<slug:step>/", step_views.step, name="step"),
    path("privat-leie/visninger/<uuid:pk>/", step_views.viewing, name="viewing"),
    path("privat-leie/sikkerhet/<uuid:pk>/<slug:step>/", step_views.security, name="security"),
]
