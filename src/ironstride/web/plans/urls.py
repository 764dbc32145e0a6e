"""Pages of the plan."""

from __future__ import annotations

from django.urls import path

from ironstride.web.plans import today_views

urlpatterns = [
    path("athletes/<uuid:athlete_id>/today/", today_views.show_today, name="today"),
    path("athletes/<uuid:athlete_id>/more/", today_views.more, name="more"),
]
