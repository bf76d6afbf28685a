"""Addresses of applications, their assessment and the vedtak."""

from django.urls import path

from boligflyt.web.applications import (
    assessment_views,
    letter_views,
    procedure_views,
    temporary_views,
    vedtak_views,
    views,
)

app_name = "applications"
urlpatterns = [
    path("", views.application_list_page, name="list"),
    path("ny/", views.new, name="new"),
    path("regler/", views.rules, name="rules"),
    path("maler/", letter_views.templates, name="templates"),
    path("prosedyren/", procedure_views.overview, name="procedure"),
    path("prosedyren/utkast/", procedure_views.draft, name="procedure_draft"),
    path("prosedyren/<uuid:pk>/", procedure_views.version, name="procedure_version"),
    path("prosedyren/<uuid:pk>/steg/<slug:code>/", procedure_views.step, name="procedure_step"),
    path("prosedyren/<uuid:pk>/endre/", procedure_views.change, name="procedure_change"),
    path("prosedyren/<uuid:pk>/vedta/", procedure_views.adopt, name="procedure_adopt"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/gangen/", views.course, name="course"),
    path("<uuid:pk>/okonomi/", views.economy, name="economy"),
    path("<uuid:pk>/endre/", views.edit, name="edit"),
    path("<uuid:pk>/steg/<slug:action>/", views.act_page, name="act"),
    path("<uuid:pk>/andre-losninger/", assessment_views.screening, name="screening"),
    path("<uuid:pk>/tjenester/", assessment_views.services, name="services"),
    path("<uuid:pk>/barna/", assessment_views.children, name="children"),
    path("<uuid:pk>/vurder/", assessment_views.assess, name="assess"),
    path("<uuid:pk>/bosituasjon/", assessment_views.housing_assessment, name="housing_assessment"),
    path("<uuid:pk>/skjonn/<slug:rule>/", assessment_views.judge, name="judge"),
    path("<uuid:pk>/fravik/<slug:rule>/", assessment_views.depart, name="depart"),
    path("<uuid:pk>/forelopig-svar/", letter_views.preliminary, name="preliminary"),
    path("brev/<uuid:pk>/", letter_views.letter, name="letter"),
    path("<uuid:pk>/vedtak/forbered/", vedtak_views.prepare, name="vedtak_prepare"),
    path("<uuid:pk>/vedtak/", vedtak_views.case_vedtak, name="vedtak"),
    path("<uuid:pk>/vedtak/godkjenn/", vedtak_views.decide, name="vedtak_decide"),
    path("<uuid:pk>/vedtak/send-tilbake/", vedtak_views.send_back, name="vedtak_return"),
    path("<uuid:pk>/midlertidig-botilbud/", temporary_views.temporary, name="temporary"),
    path("<uuid:pk>/midlertidig-botilbud/avgjor/", temporary_views.decide, name="temporary_decide"),
    path("vedtaksbrev/<uuid:pk>/", letter_views.vedtak_letter, name="vedtak_letter"),
]
