"""Addresses of the area."""

from django.urls import path

from boligflyt.web.leases import match_views, rent_views, views

app_name = "leases"
urlpatterns = [
    path("", views.leases, name="list"),
    path("ny/", views.prepare, name="prepare"),
    path("samsvar/", match_views.contracts, name="match"),
    path("leie-som-henger-etter/", rent_views.rent_drift_page, name="rent_drift"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/informasjon/", views.inform, name="inform"),
    path("<uuid:pk>/signer/", views.sign, name="sign"),
    path("<uuid:pk>/nokkel/", views.hand_key, name="hand_key"),
    path("<uuid:pk>/ny-vurdering/", rent_views.reassess, name="reassess"),
    path("<uuid:pk>/avslutt/", views.end, name="end"),
    path("<uuid:pk>/ble-ikke-noe-av/", views.call_off, name="void"),
    path("<uuid:pk>/kontrakt/", views.contract, name="contract"),
    path("<uuid:pk>/informasjonsbrev/", views.notice, name="notice"),
]
