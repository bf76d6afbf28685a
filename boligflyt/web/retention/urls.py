"""Addresses of the area."""

from django.urls import path

from boligflyt.web.retention import disposal_views, note_views

app_name = "retention"
urlpatterns = [
    path("bevaring/", disposal_views.plan, name="plan"),
    path("kassasjon/", disposal_views.due, name="due"),
    path("kassasjon/protokoll/", disposal_views.protocol_list, name="protocols"),
    path("kassasjon/<uuid:pk>/", disposal_views.disposal, name="disposal"),
    path("kassasjon/<uuid:pk>/utfor-ikke/", disposal_views.let_lie, name="call_off"),
    path("kassasjon/mappe/<uuid:pk>/stans/", disposal_views.stop_file, name="stop"),
    path("kassasjon/mappe/<uuid:pk>/stans/avslutt/", disposal_views.end_stop_of_file, name="stop_end"),
    path("sletting/", note_views.asked, name="erasures"),
    path("sletting/<uuid:pk>/", note_views.erase, name="erasure_approve"),
    path("sletting/<uuid:pk>/nei/", note_views.keep, name="erasure_refuse"),
    path("henvendelser/<uuid:pk>/slett/", note_views.ask_entry, name="erase_entry"),
    path("oppfolging/notat/<uuid:pk>/slett/", note_views.ask_note, name="erase_note"),
    path("husstander/<uuid:pk>/uttrekk/", note_views.export, name="export"),
]
