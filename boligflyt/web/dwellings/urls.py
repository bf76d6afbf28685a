"""Addresses of the dwelling register."""

from django.urls import path

from boligflyt.web.dwellings import sheet, views

app_name = "dwellings"
urlpatterns = [
    path("", views.dwelling_list, name="list"),
    path("boliger.csv", sheet.list_as_csv, name="list_csv"),
    path("boliger.xlsx", sheet.list_as_xlsx, name="list_xlsx"),
    path("ny/", views.new, name="new"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/endre/", views.edit, name="edit"),
    path("<uuid:pk>/status/", views.status, name="status"),
    path("<uuid:pk>/formal/", views.purpose, name="purpose"),
]
