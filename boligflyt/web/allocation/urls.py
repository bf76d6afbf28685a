"""Addresses of the area."""

from django.urls import path

from boligflyt.web.allocation import (
    indicator_views,
    limit_views,
    line_views,
    meeting_views,
    need_views,
    offer_views,
    queue_views,
    sending_views,
    stay_views,
    substitute_views,
    trial_views,
)

app_name = "allocation"
urlpatterns = [
    path("venteliste/", queue_views.queue, name="queue"),
    path("venteliste/<uuid:pk>/", queue_views.entry, name="queue_entry"),
    path("tildelingsmote/", meeting_views.meetings, name="meetings"),
    path("tildelingsmote/nytt/", meeting_views.new, name="meeting_new"),
    path("tildelingsmote/linje/<uuid:pk>/", line_views.line, name="line"),
    path("tildelingsmote/linje/<uuid:pk>/igjen/", line_views.again, name="line_again"),
    path("tildelingsmote/linje/<uuid:pk>/tilbud/", offer_views.send, name="offer_send"),
    path("tildelingsmote/<uuid:pk>/", meeting_views.board, name="meeting"),
    path("tildelingsmote/<uuid:pk>/forslag/", meeting_views.propose, name="propose"),
    path("tildelingsmote/<uuid:pk>/saksliste/", trial_views.agenda, name="agenda"),
    path("tildelingsmote/<uuid:pk>/hvorfor-ikke/", trial_views.why_not, name="why_not"),
    path("tildelingsmote/<uuid:pk>/regler/", trial_views.rule_costs, name="rule_costs"),
    path("tildelingsmote/<uuid:pk>/grenser/", limit_views.limits, name="limits"),
    path("tildelingsmote/<uuid:pk>/grenser/fravik/", limit_views.lift, name="limit_lift"),
    path("tildelingsmote/<uuid:pk>/grenser/gjelder/", limit_views.hold, name="limit_hold"),
    path("tildelingsmote/<uuid:pk>/skjerm/", trial_views.screen, name="screen"),
    path("tildelingsmote/<uuid:pk>/nummer/", trial_views.number, name="number"),
    path("tildelingsmote/<uuid:pk>/oppmote/", meeting_views.attendance, name="attendance"),
    path("tildelingsmote/<uuid:pk>/avslutt/", meeting_views.close, name="close"),
    path("tildelingsmote/<uuid:pk>/stedfortreder/", substitute_views.substitute, name="substitute"),
    path("tildelingsmote/<uuid:pk>/tilbud/", sending_views.send_all, name="send_all"),
    path("tildelingsmote/<uuid:pk>/referat/", meeting_views.minutes, name="minutes"),
    path("tilbud/", offer_views.offers, name="offers"),
    path("tilbud/<uuid:pk>/", offer_views.offer, name="offer"),
    path("tilbud/<uuid:pk>/svar/", offer_views.answer, name="offer_answer"),
    path("tilbud/<uuid:pk>/folge/", offer_views.decide_no, name="offer_decide_no"),
    path("tilbud/<uuid:pk>/brev/", offer_views.letter, name="offer_letter"),
    path("oversikt/", indicator_views.indicators, name="indicators"),
    path("oversikt/behov/tilrettelagt-bolig/", need_views.adapted_need_page, name="adapted_need"),
    path("oversikt/botid/", stay_views.stays, name="stays"),
    path("oversikt/<slug:code>/", indicator_views.indicator, name="indicator"),
]
