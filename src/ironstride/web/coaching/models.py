"""Tables of clubs and of what athletes let coaches do."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Club(models.Model):
    """A group of coaches and athletes."""

    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody's part in a club."""

    ROLES: ClassVar = [("owner", _("owner")), ("coach", _("coach")), ("athlete", _("athlete"))]
    club = models.ForeignKey(Club, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=ROLES)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("club", "user"), name="one_membership_per_club")
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.role} of {self.club}"


class Consent(models.Model):
    """An athlete lets a coach see their data, and change the plan if `may_plan`."""

    athlete = models.ForeignKey(
        "plans.AthleteRow", on_delete=models.CASCADE, related_name="consents"
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents"
    )
    may_plan = models.BooleanField(default=False)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("athlete", "coach"),
                condition=models.Q(withdrawn_at=None),
                name="one_consent_per_coach",
            )
        ]

    def __str__(self) -> str:
        return f"{self.coach} for {self.athlete}"
