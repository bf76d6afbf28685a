"""Addresses of the area."""

from django.urls import path

from boligflyt.web.home_ownership import views

app_name = "home_ownership"
urlpatterns = [
    path("soknader/<uuid:pk>/okonomi/ny-vurdering/", views.new, name="new"),
    path("okonomiske-vurderinger/<uuid:pk>/", views.assessment, name="assessment"),
    path("okonomiske-vurderinger/<uuid:pk>/ark/", views.sheet, name="sheet"),
]
