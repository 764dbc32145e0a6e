"""Pages of the gym."""

from __future__ import annotations

from django.urls import path

from ironstride.web.gym import shell_views, views

_SESSION = "athletes/<uuid:athlete_id>/gym/<str:session>/"

urlpatterns = [
    path(_SESSION, views.show_gym, name="gym"),
    path(f"{_SESSION}packet.json", views.send_packet, name="gym_packet"),
    path(f"{_SESSION}sync/", views.sync_gym, name="gym_sync"),
    path("gym/shell/", shell_views.show_shell, name="gym_shell"),
    path("gym/worker.js", shell_views.send_worker, name="gym_worker"),
    path("gym/app.webmanifest", shell_views.send_manifest, name="gym_manifest"),
]
