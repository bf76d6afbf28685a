"""Addresses of sharing, habilitet and staff."""

from django.urls import path

from boligflyt.web.access import contact_views, control_views, views

app_name = "access"
urlpatterns = [
    path("husstander/<uuid:pk>/deltakere/", views.sharing, name="sharing"),
    path(
        "husstander/<uuid:pk>/deltakere/<uuid:participation>/avslutt/", views.end_sharing, name="sharing_end"
    ),
    path("personer/<uuid:pk>/inhabil/", views.relation, name="relation"),
    path("kontaktpersoner/", contact_views.contacts, name="contacts"),
    path("kontaktpersoner/velg/", contact_views.contact_new, name="contact_new"),
    path("kontaktpersoner/<uuid:pk>/avslutt/", contact_views.contact_end, name="contact_end"),
    path("apne-med-grunn/", control_views.open_household_with_reason, name="open_with_reason"),
    path("kontroll/", control_views.control, name="control"),
    path("kontroll/<uuid:pk>/", control_views.settle_page, name="control_settle"),
    path("ansatte/", views.staff, name="staff"),
    path("ansatte/<uuid:pk>/ny-rolle/", views.role_new, name="role_new"),
    path("ansatte/roller/<uuid:pk>/avslutt/", views.role_end, name="role_end"),
    path("ansatte/roller/<uuid:pk>/klarering/", views.clearance, name="clearance"),
]
