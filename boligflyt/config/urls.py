"""Root addresses. Norwegian words, because people read them."""

from django.urls import include, path

from boligflyt.web.shell import drafts, sign_in, stay, views

handler404 = "boligflyt.web.shell.faults.not_found"
handler500 = "boligflyt.web.shell.faults.server_error"

urlpatterns = [
    path("", views.start, name="start"),
    path("logg-inn/", sign_in.sign_in, name="sign_in"),
    path("logg-inn/kode/", sign_in.sign_in_code, name="sign_in_code"),
    path("logg-inn/totrinn/", sign_in.sign_in_set_up, name="sign_in_set_up"),
    path("logg-inn/som/", sign_in.sign_in_as, name="sign_in_as"),
    path("logg-inn/skjema/", stay.kept_forms, name="kept_forms"),
    path("logg-ut/", sign_in.sign_out, name="sign_out"),
    path("utkast/", drafts.keep, name="draft"),
    path("utkast/slett/", drafts.drop, name="draft_drop"),
    path("okt/", stay.stay, name="stay"),
    path("rolle/", views.choose_role, name="choose_role"),
    path("omrader/", views.all_areas, name="all_areas"),
    path("rettigheter/", views.rights, name="rights"),
    path("tilgjengelighet/", views.accessibility, name="accessibility"),
    path("helse/", views.health, name="health"),
    path("components/", views.components, name="components"),
    path("", include("boligflyt.web.my_day.urls")),
    path("sok/", include("boligflyt.web.search.urls")),
    path("", include("boligflyt.web.people.urls")),
    path("", include("boligflyt.web.documents.urls")),
    path("", include("boligflyt.web.letters.urls")),
    path("", include("boligflyt.web.access.urls")),
    path("", include("boligflyt.web.casework.urls")),
    path("", include("boligflyt.web.retention.urls")),
    path("", include("boligflyt.web.rates.urls")),
    path("boliger/", include("boligflyt.web.dwellings.urls")),
    path("soknader/", include("boligflyt.web.applications.urls")),
    path("leieforhold/", include("boligflyt.web.leases.urls")),
    path("", include("boligflyt.web.home_ownership.urls")),
    path("", include("boligflyt.web.private_renting.urls")),
    path("", include("boligflyt.web.handovers.urls")),
    path("", include("boligflyt.web.complaints.urls")),  # before «oversikt/<indikator>/»
    path("", include("boligflyt.web.followup.urls")),  # before «oversikt/<indikator>/»
    path("", include("boligflyt.web.allocation.urls")),
]
