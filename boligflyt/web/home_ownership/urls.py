"""Addresses of the area."""

from django.urls import path

from boligflyt.web.home_ownership import (
    candidate_views,
    instrument_views,
    loan_views,
    plan_views,
    purchase_views,
    saving_views,
    screening_views,
    views,
)
from boligflyt.web.home_ownership import purchase_step_views as purchase_steps

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
    path("boligkampanjer/", screening_views.campaign_list, name="campaigns"),
    path("boligkampanjer/ny/", screening_views.campaign_new, name="campaign_new"),
    path("boligkampanjer/<uuid:pk>/", screening_views.campaign, name="campaign"),
    path("boligkampanjer/<uuid:pk>/finn/", screening_views.campaign_find, name="campaign_find"),
    path("boligkampanjer/<uuid:pk>/gi/", screening_views.campaign_give, name="campaign_give"),
    path("mine-samtaler/", screening_views.my_talks, name="my_talks"),
    path("kandidater/<uuid:pk>/", candidate_views.candidate, name="candidate"),
    path("kandidater/<uuid:pk>/samtale/", candidate_views.talk, name="talk"),
    path("kandidater/<uuid:pk>/kjop/", purchase_views.begin, name="candidate_purchase"),
    path("kjop-av-leid-bolig/", purchase_views.purchases, name="purchases"),
    path("kjop-av-leid-bolig/<uuid:pk>/", purchase_views.purchase, name="purchase"),
    path("kjop-av-leid-bolig/<uuid:pk>/finansiering/", purchase_steps.financing, name="purchase_financing"),
    path("kjop-av-leid-bolig/<uuid:pk>/tilbud/", purchase_steps.offer, name="purchase_offer"),
    path("kjop-av-leid-bolig/<uuid:pk>/kontrakt/", purchase_steps.sign, name="purchase_sign"),
    path("kjop-av-leid-bolig/<uuid:pk>/overtakelse/", purchase_steps.take_over, name="purchase_take_over"),
    path("kjop-av-leid-bolig/<uuid:pk>/kontakt/", purchase_steps.contact, name="purchase_contact"),
    path("kjop-av-leid-bolig/<uuid:pk>/stans/", purchase_steps.stop, name="purchase_stop"),
    path("kjop-av-leid-bolig/<uuid:pk>/ark/", purchase_views.sheet, name="purchase_sheet"),
    path("husstander/<uuid:pk>/leie-med-sparing/ny/", saving_views.begin, name="saving_new"),
    path("leie-med-sparing/", saving_views.savings, name="savings"),
    path("leie-med-sparing/prisrisiko/", saving_views.risk, name="price_risk"),
    path("leie-med-sparing/<uuid:pk>/", saving_views.saving, name="saving"),
    path("leie-med-sparing/<uuid:pk>/sparing/", saving_views.entry, name="saving_entry"),
    path("leie-med-sparing/<uuid:pk>/slutt/", saving_views.end, name="saving_end"),
    path("leie-med-sparing/<uuid:pk>/kjop/", saving_views.buy, name="saving_purchase"),
    path("husstander/<uuid:pk>/boligplan/hele/", plan_views.plan, name="plan"),
    path("husstander/<uuid:pk>/boligplan/hele/skriv/", plan_views.plan_edit, name="plan_edit"),
    path("husstander/<uuid:pk>/boligplan/hele/ark/", plan_views.plan_sheet, name="plan_sheet"),
]
