"""Addresses of the area."""

from django.urls import path

from boligflyt.web.leases import deadline_views, leading_views, match_views, rent_views, target_views, views

app_name = "leases"
urlpatterns = [
    path("", views.leases, name="list"),
    path("ny/", views.prepare, name="prepare"),
    path("samsvar/", match_views.contracts, name="match"),
    path("leie-som-henger-etter/", rent_views.rent_drift_page, name="rent_drift"),
    path("hvor-de-flyttet/", leading_views.leading_on, name="leading_on"),
    path("mal-for-a-ga-videre/", target_views.exit_targets, name="exit_targets"),
    path("frister/", deadline_views.coming_up, name="coming_up"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/informasjon/", views.inform, name="inform"),
    path("<uuid:pk>/signer/", views.sign, name="sign"),
    path("<uuid:pk>/nokkel/", views.hand_key, name="hand_key"),
    path("<uuid:pk>/ny-vurdering/", rent_views.reassess, name="reassess"),
    path("<uuid:pk>/frister/", deadline_views.of_lease, name="deadlines"),
    path("<uuid:pk>/ny-leie/", deadline_views.rent_notice, name="rent_notice"),
    path("<uuid:pk>/avslutt/", views.end, name="end"),
    path("<uuid:pk>/mal/", target_views.exit_target, name="exit_target"),
    path("<uuid:pk>/hvor/", leading_views.led_to, name="led_to"),
    path("<uuid:pk>/ble-ikke-noe-av/", views.call_off, name="void"),
    path("<uuid:pk>/kontrakt/", views.contract, name="contract"),
    path("<uuid:pk>/informasjonsbrev/", views.notice, name="notice"),
]
