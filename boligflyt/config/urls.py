"""Root addresses. Norwegian words, because people read them."""

from django.urls import include, path

from boligflyt.web.shell import views

handler404 = "boligflyt.web.shell.faults.not_found"
handler500 = "boligflyt.web.shell.faults.server_error"

urlpatterns = [
    path("", views.start, name="start"),
    path("logg-inn/", views.sign_in, name="sign_in"),
    path("logg-inn/som/", views.sign_in_as, name="sign_in_as"),
    path("logg-ut/", views.sign_out, name="sign_out"),
    path("rolle/", views.choose_role, name="choose_role"),
    path("omrader/", views.all_areas, name="all_areas"),
    path("rettigheter/", views.rights, name="rights"),
    path("tilgjengelighet/", views.accessibility, name="accessibility"),
    path("helse/", views.health, name="health"),
    path("components/", views.components, name="components"),
    path("", include("boligflyt.web.my_day.urls")),
    path("sok/", include("boligflyt.web.search.urls")),
    path("", include("boligflyt.web.people.urls")),
    path("", include("boligflyt.web.access.urls")),
    path("boliger/", include("boligflyt.web.dwellings.urls")),
    path("soknader/", include("boligflyt.web.applications.urls")),
    path("leieforhold/", include("boligflyt.web.leases.urls")),
    path("", include("boligflyt.web.allocation.urls")),
]
