"""Addresses of the area."""

from django.urls import path

from boligflyt.web.home_ownership import instrument_views, loan_views, views

app_name = "home_ownership"
urlpatterns = [
    path("soknader/<uuid:pk>/okonomi/ny-vurdering/", views.new, name="new"),
    path("soknader/<uuid:pk>/okonomi/svar/", views.live, name="live"),
    path("soknader/<uuid:pk>/virkemidler/", instrument_views.instruments, name="instruments"),
    path("soknader/<uuid:pk>/virkemidler/vurder/", instrument_views.instrument, name="instrument"),
    path("virkemidler/ikke-vurdert/", instrument_views.none_considered, name="nothing_considered"),
    path("soknader/<uuid:pk>/lan/nytt/", loan_views.new, name="loan_new"),
    path("lan/", loan_views.loans, name="loans"),
    path("lan/<uuid:pk>/", loan_views.loan, name="loan"),
    path("lan/<uuid:pk>/rett/", loan_views.edit, name="loan_edit"),
    path("lan/<uuid:pk>/neste/", loan_views.next_step, name="loan_step"),
    path("okonomiske-vurderinger/<uuid:pk>/", views.assessment, name="assessment"),
    path("okonomiske-vurderinger/<uuid:pk>/ark/", views.sheet, name="sheet"),
]
