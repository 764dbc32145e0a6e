"""Pages of the runner's data."""

from __future__ import annotations

from django.urls import path

from ironstride.web.exchange import (
    deletion_views,
    export_views,
    feed_views,
    import_views,
    views,
)

_DATA = "athletes/<uuid:athlete_id>/data/"
_IMPORT = f"{_DATA}imports/<uuid:upload_id>/"

urlpatterns = [
    path(_DATA, views.show_data, name="data"),
    path(f"{_DATA}imports/", import_views.upload_file, name="upload_file"),
    path(_IMPORT, import_views.show_import, name="show_import"),
    path(f"{_IMPORT}decide/", import_views.decide_import, name="decide_import"),
    path(f"{_IMPORT}back/", import_views.take_import_back, name="take_import_back"),
    path(f"{_IMPORT}drop/", import_views.drop_import, name="drop_import"),
    path(f"{_DATA}exports/", export_views.ask_export, name="ask_export"),
    path(f"{_DATA}exports/<uuid:export_id>/", export_views.fetch_export, name="fetch_export"),
    path(f"{_DATA}plan.json", export_views.plan_file, name="plan_file"),
    path(f"{_DATA}log.csv", export_views.log_file, name="log_file"),
    path(f"{_DATA}season.svg", export_views.season_file, name="season_file"),
    path(f"{_DATA}feeds/", feed_views.add_feed, name="add_feed"),
    path(f"{_DATA}feeds/<uuid:feed_id>/close/", feed_views.close_feed, name="close_feed"),
    path("feeds/<str:secret>.ics", feed_views.read_feed, name="feed"),
    path("leave/", deletion_views.leave, name="leave"),
    path("gone/", deletion_views.account_is_gone, name="account_is_gone"),
]
