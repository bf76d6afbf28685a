"""Addresses of the dwelling register."""

from django.urls import path

from boligflyt.web.dwellings import views

app_name = "dwellings"
urlpatterns = [
    path("", views.dwelling_list, name="list"),
    path("ny/", views.new, name="new"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/endre/", views.edit, name="edit"),
    path("<uuid:pk>/status/", views.status, name="status"),
    path("<uuid:pk>/formal/", views.purpose, name="purpose"),
]
