"""Pages of people who come in."""

from __future__ import annotations

from django.urls import path

from ironstride.web.accounts import views

urlpatterns = [
    path("", views.home, name="home"),
    path("health", views.health, name="health"),
    path("welcome/", views.first_run, name="first_run"),
    path("welcome/<str:secret>/", views.first_run, name="first_run_with_secret"),
    path("sign-in/<str:secret>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("join/<str:secret>/", views.invitation, name="invitation"),
]
