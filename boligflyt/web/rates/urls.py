"""The address of the page."""

from django.urls import path

from boligflyt.web.rates import views

app_name = "rates"
urlpatterns = [path("satser/", views.rates, name="list")]
