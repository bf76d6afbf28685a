"""Addresses of the case file."""

from django.urls import path

from boligflyt.web.casework import (
    file_views,
    life_views,
    move_views,
    procedure_views,
    task_views,
    team_views,
)

app_name = "casework"
urlpatterns = [
    path("henvendelse/", file_views.first, name="first_contact"),
    path("husstander/<uuid:pk>/henvendelse/", file_views.entry_new, name="entry_new"),
    path("henvendelser/<uuid:pk>/rett/", file_views.entry_correct, name="entry_correct"),
    path("husstander/<uuid:pk>/tidslinje/", file_views.timeline, name="timeline"),
    path("husstander/<uuid:pk>/ny-oppgave/", task_views.task_new, name="task_new"),
    path("husstander/<uuid:pk>/gi-videre/", task_views.give, name="hand_over"),
    path("husstander/<uuid:pk>/hendelse/", life_views.happened, name="happened"),
    path("husstander/<uuid:pk>/flytter/", move_views.move, name="move_over"),
    path("oppgaver/<uuid:pk>/", task_views.task, name="task"),
    path("prosedyren/", procedure_views.figures, name="procedure_figures"),
    path("soknader/<uuid:pk>/eget-steg/<slug:code>/", procedure_views.own_step, name="own_step"),
    path("saksmengde/", task_views.load, name="load"),
    path("saksmengde/fravaer/", task_views.absence, name="absence"),
    path("husstander/<uuid:pk>/samarbeid/", team_views.together, name="together"),
    path("husstander/<uuid:pk>/samarbeid/ny-part/", team_views.party_new, name="party_new"),
    path("husstander/<uuid:pk>/samarbeid/part/<uuid:part>/", team_views.party_edit, name="party_edit"),
    path(
        "husstander/<uuid:pk>/samarbeid/part/<uuid:part>/avslutt/", team_views.party_end, name="party_end"
    ),
    path("husstander/<uuid:pk>/samarbeid/gruppe/", team_views.team, name="team"),
    path("husstander/<uuid:pk>/samarbeid/gruppe/avslutt/", team_views.team_end, name="team_end"),
    path("husstander/<uuid:pk>/samarbeid/nytt-mote/", team_views.meeting_new, name="meeting_new"),
    path(
        "husstander/<uuid:pk>/samarbeid/mote/<uuid:meeting>/", team_views.meeting_held, name="meeting_held"
    ),
    path(
        "husstander/<uuid:pk>/samarbeid/mote/<uuid:meeting>/avlys/", team_views.meeting_cancelled,
        name="meeting_cancelled",
    ),
]  # fmt: skip
