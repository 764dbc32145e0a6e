"""Pages of jobs."""

from __future__ import annotations

from django.urls import path

from ironstride.web.jobs import views

urlpatterns = [
    path("athletes/<uuid:athlete_id>/jobs/<uuid:job_id>/", views.job_progress, name="job"),
    path("athletes/<uuid:athlete_id>/jobs/<uuid:job_id>/again/", views.job_again, name="job_again"),
]
