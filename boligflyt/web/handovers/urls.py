"""Addresses of the area."""

from django.urls import path

from boligflyt.web.handovers import leaving_views, protocol_views, signing_views, viewing_views

app_name = "handovers"
urlpatterns = [
    path("overtakelser/", leaving_views.due, name="due"),
    path("leieforhold/<uuid:pk>/flytting/", leaving_views.moving, name="moving"),
    path("leieforhold/<uuid:pk>/overta/", protocol_views.start, {"way": "in"}, name="start_in"),
    path("leieforhold/<uuid:pk>/lever-tilbake/", protocol_views.start, {"way": "out"}, name="start_out"),
    path("leieforhold/<uuid:pk>/eiendeler/ny/", leaving_views.belonging_new, name="belonging_new"),
    path("leieforhold/<uuid:pk>/ny-adresse/", leaving_views.forwarding, name="forwarding"),
    path("eiendeler/<uuid:pk>/", leaving_views.belonging, name="belonging"),
    path("protokoller/<uuid:pk>/", protocol_views.protocol, name="protocol"),
    path("protokoller/<uuid:pk>/bilde/", protocol_views.picture_add, name="picture_add"),
    path("protokoller/<uuid:pk>/bilder/<uuid:picture>/", protocol_views.picture, name="picture"),
    path("protokoller/<uuid:pk>/signer/", signing_views.worker, name="worker_sign"),
    path("protokoller/<uuid:pk>/leietaker/", signing_views.tenant, name="tenant_sign"),
    path("protokoller/<uuid:pk>/apne-igjen/", signing_views.open_again, name="reopen"),
    path("protokoller/<uuid:pk>/tillegg/", protocol_views.addition, name="addition"),
    path("protokoller/<uuid:pk>/pdf/", signing_views.paper, name="paper"),
    path("protokoller/<uuid:pk>/oppgjor/", leaving_views.settlement, name="settle"),
    path("protokoller/<uuid:pk>/boligen-klar/", leaving_views.readiness, name="readiness"),
    path("protokoller/<uuid:pk>/del/<slug:section>/", protocol_views.section, name="section"),
    path("tilbud/<uuid:pk>/visning/", viewing_views.plan, name="viewing_new"),
    path("visninger/<uuid:pk>/", viewing_views.viewing, name="viewing"),
]
