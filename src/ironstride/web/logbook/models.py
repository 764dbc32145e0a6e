"""Tables of what was done. Rows are added, never changed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from ironstride.web.config.json_text import JSONText


class SetFact(models.Model):
    """A set as it was logged, with the target it was done against.

    Its id is made where it was logged. A later fact that `replaces` it corrects it, or takes it
    back where that one is `void`. `performed_on` and `performed_time` are the athlete's own clock.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The indexes below begin with the athlete: one more would only lead a database astray.
    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="sets", db_index=False
    )
    exercise = models.TextField()
    performed_on = models.DateField()
    performed_time = models.TimeField()
    # What else a set holds, in the keys of formats.set_record.
    record = JSONText()
    session = models.TextField(blank=True)
    item = models.TextField(blank=True)
    replaces = models.UUIDField(null=True)
    void = models.BooleanField(default=False)
    origin = models.CharField(max_length=80, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=("athlete", "performed_on"), name="sets_by_day"),
            models.Index(fields=("athlete", "exercise", "performed_on"), name="sets_by_exercise"),
            models.Index(fields=("athlete", "session"), name="sets_by_session"),
            # Which sets count is asked with every set: corrections are few among all of them.
            models.Index(
                fields=("athlete", "replaces"),
                name="sets_corrections",
                condition=models.Q(replaces__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.performed_on} {self.exercise}"


class ReportFact(models.Model):
    """How a session went, as the runner said; the newest of a session counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="reports", db_index=False
    )
    session = models.TextField()
    performed_on = models.DateField()
    record = JSONText()
    received_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=("athlete", "session"), name="reports_by_session"),
            models.Index(fields=("athlete", "performed_on"), name="reports_by_day"),
        ]

    def __str__(self) -> str:
        return f"report of {self.session}"
