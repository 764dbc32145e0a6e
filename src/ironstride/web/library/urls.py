"""Pages to look things up."""

from __future__ import annotations

from django.urls import path

from ironstride.web.library import exercise_views, why_views

urlpatterns = [
    path("athletes/<uuid:athlete_id>/exercises/", exercise_views.show_exercises, name="exercises"),
    path(
        "athletes/<uuid:athlete_id>/exercises/<slug:exercise>/",
        exercise_views.show_exercise,
        name="exercise",
    ),
    path(
        "athletes/<uuid:athlete_id>/own-exercise/",
        exercise_views.show_own_exercise,
        name="own_exercise",
    ),
    path("athletes/<uuid:athlete_id>/why/", why_views.show_why, name="why"),
    path("athletes/<uuid:athlete_id>/doctrine/", why_views.show_doctrine, name="doctrine"),
]
