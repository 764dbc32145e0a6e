"""Tables of onboarding: files on their way into the log."""

from __future__ import annotations

from django.db import models


class LogUpload(models.Model):
    """A lift log of another app, kept until the runner has seen what is in it."""

    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="log_uploads"
    )
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
