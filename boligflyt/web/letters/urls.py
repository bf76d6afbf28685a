"""Addresses of letters."""

from django.urls import path

from boligflyt.web.letters import draft_views, step_views, views

app_name = "letters"
urlpatterns = [
    path("brev/", views.register_page, name="register"),
    path("brev/utboks/", step_views.outbox_page, name="outbox"),
    path("brev/<uuid:pk>/", views.letter, name="letter"),
    path("brev/<uuid:pk>/adresseark/", views.address_sheet, name="address_sheet"),
    path("brev/<uuid:pk>/<slug:step>/", step_views.step, name="step"),
    path("husstander/<uuid:pk>/brev/", views.household_letters, name="household"),
    path("husstander/<uuid:pk>/brev/nytt/", draft_views.new, name="draft_new"),
    path("utkast/<uuid:pk>/", draft_views.edit, name="draft"),
    path("utkast/<uuid:pk>/brev/", draft_views.pdf, name="draft_pdf"),
    path("utkast/<uuid:pk>/ferdig/", draft_views.finish, name="draft_finish"),
    path("utkast/<uuid:pk>/forkast/", draft_views.discard, name="draft_discard"),
]
