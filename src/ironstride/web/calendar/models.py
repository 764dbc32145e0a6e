"""Tables of the calendar."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Look(models.Model):
    """How far somebody has read the changes of a season: steps up to `number` are no news."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    season = models.ForeignKey("plans.Season", on_delete=models.CASCADE, related_name="looks")
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("user", "season"), name="one_look_per_season")
        ]

    def __str__(self) -> str:
        return f"{self.user} up to {self.number}"
