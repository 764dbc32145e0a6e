"""Pages of the calendar."""

from __future__ import annotations

from django.urls import path

from ironstride.web.calendar import (
    calendar_views,
    event_views,
    history_views,
    session_views,
    whatif_views,
)

_HERE = "athletes/<uuid:athlete_id>/calendar/"

urlpatterns = [
    path(_HERE, calendar_views.show_calendar, name="calendar"),
    path(f"{_HERE}alternatives/", calendar_views.show_alternatives, name="alternatives"),
    path(f"{_HERE}events/<slug:kind>/", event_views.event_preview, name="event_preview"),
    path(f"{_HERE}events/<slug:kind>/confirm/", event_views.event_confirm, name="event_confirm"),
    path(f"{_HERE}move-price/", event_views.move_price, name="move_price"),
    path(f"{_HERE}history/", history_views.history, name="history"),
    path(f"{_HERE}undo/", history_views.undo, name="undo"),
    path(f"{_HERE}seen/", history_views.changes_seen, name="changes_seen"),
    path(f"{_HERE}whatif/", whatif_views.whatif, name="whatif"),
    path(f"{_HERE}whatif/apply/", whatif_views.whatif_apply, name="whatif_apply"),
    path(f"{_HERE}whatif/remedies/", whatif_views.remedies, name="remedies"),
    # An id is any text: nothing stands behind it.
    path(f"{_HERE}sessions/<path:session_id>/", session_views.show_session, name="session"),
]
