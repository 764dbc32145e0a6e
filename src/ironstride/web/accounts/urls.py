"""Pages of people who come in."""

from __future__ import annotations

from django.urls import path

from ironstride.web.accounts import offer_views, people_views, sharing_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("welcome/", views.first_run, name="first_run"),
    path("welcome/<str:secret>/", views.first_run, name="first_run_with_secret"),
    path("sign-in/<str:secret>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("people/", people_views.people, name="people"),
    path(
        "people/invitations/<uuid:invitation_id>/drop/",
        people_views.drop_invitation,
        name="drop_invitation",
    ),
    path("athletes/<uuid:athlete_id>/sharing/", sharing_views.sharing, name="sharing"),
    path("athletes/<uuid:athlete_id>/sharing/new/", sharing_views.share, name="share"),
    path(
        "athletes/<uuid:athlete_id>/sharing/<int:consent_id>/withdraw/",
        sharing_views.withdraw,
        name="withdraw",
    ),
    path(
        "athletes/<uuid:athlete_id>/sharing/offers/<uuid:offer_id>/drop/",
        sharing_views.drop_offer,
        name="drop_offer",
    ),
    path("offers/<uuid:offer_id>/answer/", offer_views.answer_offer, name="answer_offer"),
    path("offered/<str:secret>/", offer_views.show_offer, name="offer"),
    path("join/<str:secret>/", views.invitation, name="invitation"),
]
