"""Where every page is."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    path("", include("ironstride.web.accounts.urls")),
    path("", include("ironstride.web.calendar.urls")),
    path("", include("ironstride.web.exchange.urls")),
    path("", include("ironstride.web.plans.urls")),
    path("", include("ironstride.web.gym.urls")),
    path("", include("ironstride.web.jobs.urls")),
    path("", include("ironstride.web.onboarding.urls")),
    path("", include("ironstride.web.library.urls")),
    path("", include("ironstride.web.progress.urls")),
]
