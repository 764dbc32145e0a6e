"""Pages of progress."""

from __future__ import annotations

from django.urls import path

from ironstride.web.progress import views

urlpatterns = [
    path("athletes/<uuid:athlete_id>/progress/", views.show_progress, name="progress"),
    path("athletes/<uuid:athlete_id>/report/", views.show_report, name="report"),
]
