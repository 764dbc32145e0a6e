"""Pages of onboarding, and of the answers later."""

from __future__ import annotations

from django.urls import path

from ironstride.web.onboarding import answers_views, source_views, step_views

_ATHLETE = "athletes/<uuid:athlete_id>"

urlpatterns = [
    path(f"{_ATHLETE}/start/", step_views.onboarding, name="onboarding"),
    path(f"{_ATHLETE}/start/plan/", answers_views.make_first_plan, name="onboarding_make"),
    path(f"{_ATHLETE}/start/ready/", answers_views.show_making, name="onboarding_plan"),
    path(f"{_ATHLETE}/start/stop/", step_views.show_stop, name="onboarding_stop"),
    path(f"{_ATHLETE}/start/places/add/", source_views.add_usual_place, name="onboarding_place"),
    path(f"{_ATHLETE}/start/runs/add/", source_views.add_runs, name="onboarding_source"),
    path(
        f"{_ATHLETE}/start/runs/<int:calendar>/remove/",
        source_views.remove_runs,
        name="onboarding_source_remove",
    ),
    path(f"{_ATHLETE}/start/lifts/log/", source_views.upload_log, name="onboarding_log"),
    path(f"{_ATHLETE}/start/lifts/log/use/", source_views.use_log, name="onboarding_log_use"),
    path(f"{_ATHLETE}/start/<slug:step>/", step_views.show_step, name="onboarding_step"),
    path(f"{_ATHLETE}/start/<slug:step>/effect/", step_views.show_effect, name="onboarding_effect"),
    path(f"{_ATHLETE}/answers/", answers_views.show_answers, name="answers"),
    path(f"{_ATHLETE}/answers/preview/", answers_views.preview_answers, name="answers_preview"),
    path(f"{_ATHLETE}/answers/use/", answers_views.use_answers, name="answers_use"),
    path(f"{_ATHLETE}/answers/drop/", answers_views.drop_answers, name="answers_drop"),
]
