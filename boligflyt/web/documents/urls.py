"""Addresses of the documents of a household."""

from django.urls import path

from boligflyt.web.documents import file_views, views

app_name = "documents"
urlpatterns = [
    path("husstander/<uuid:pk>/dokumenter/", views.household_documents, name="list"),
    path("husstander/<uuid:pk>/dokumenter/nytt/", views.add, name="add"),
    path("husstander/<uuid:pk>/dokumenter/opplasting/", file_views.upload, name="upload"),
    path("dokumenter/<uuid:pk>/", views.detail, name="detail"),
    path("dokumenter/<uuid:pk>/endre/", views.change, name="change"),
    path("dokumenter/<uuid:pk>/trekk/", views.withdraw, name="withdraw"),
    path("dokumenter/<uuid:pk>/forhandsvisning/", file_views.preview, name="preview"),
    path("dokumenter/<uuid:pk>/last-ned/", file_views.download, name="download"),
]
