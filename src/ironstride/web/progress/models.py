"""Tables of what pages of progress show, worked out ahead."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from ironstride.web.config.json_text import JSONText


class KeptPage(models.Model):
    """What a page shows, as plain values in the runner's units.

    `about` is "progress", or the Monday of the week that a report tells. `made_for` names the
    season, the log, the day and the units it was made for: with any other it is old.
    """

    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="kept_pages"
    )
    about = models.CharField(max_length=20)
    made_for = models.CharField(max_length=120)
    tree = JSONText()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("athlete", "about"), name="one_kept_page")
        ]

    def __str__(self) -> str:
        return f"{self.about} of {self.athlete}"
