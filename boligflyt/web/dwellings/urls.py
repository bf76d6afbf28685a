"""Addresses of the dwelling register."""

from django.urls import path

from boligflyt.web.dwellings import (
    area_views,
    disposal_views,
    economy_views,
    empty_views,
    import_views,
    list_views,
    map_views,
    mapping_views,
    saved_views,
    sheet,
    stock_views,
    together_views,
    views,
)

app_name = "dwellings"
urlpatterns = [
    path("", list_views.dwelling_list, name="list"),
    path("boliger.csv", sheet.list_as_csv, name="list_csv"),
    path("boliger.xlsx", sheet.list_as_xlsx, name="list_xlsx"),
    path("ny/", views.new, name="new"),
    path("beholdning/", stock_views.stock_report, name="stock"),
    path("verdi/", economy_views.value_report, name="value"),
    path("omrader/", area_views.area_report, name="areas"),
    path("tomme-dager/", empty_views.empty_days, name="empty_days"),
    path("avtaler/", disposal_views.agreements, name="agreements"),
    path("kart/", map_views.dwelling_map, name="map"),
    path("kart/punkter/", map_views.map_points, name="map_points"),
    path("kart/omriss/", map_views.map_outline, name="map_outline"),
    path("samlet/", together_views.together, name="together"),
    path("utvalg/", saved_views.saved_views, name="views"),
    path("utvalg/<uuid:pk>/", saved_views.saved_view, name="view"),
    path("utvalg/<uuid:pk>/slett/", saved_views.saved_view_drop, name="view_drop"),
    path("import/", import_views.new_import, name="import"),
    path("import/<uuid:pk>/", import_views.import_one, name="import_one"),
    path("import/<uuid:pk>/kolonner/", mapping_views.import_columns, name="import_columns"),
    path("import/<uuid:pk>/koder/", import_views.import_codes, name="import_codes"),
    path("import/<uuid:pk>/steg/", import_views.import_step, name="import_step"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/plassering/", map_views.place, name="place"),
    path("<uuid:pk>/endre/", views.edit, name="edit"),
    path("<uuid:pk>/status/", views.status, name="status"),
    path("<uuid:pk>/formal/", views.purpose, name="purpose"),
    path("<uuid:pk>/disponering/", disposal_views.disposal, name="disposal"),
    path("<uuid:pk>/disponering/angre/", disposal_views.disposal_back, name="disposal_back"),
    path("<uuid:pk>/okonomi/", economy_views.economy, name="economy"),
]
