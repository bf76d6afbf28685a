"""The address of Min dag."""

from django.urls import path

from boligflyt.web.my_day.views import my_day

urlpatterns = [path("min-dag/", my_day, name="my_day")]
