"""The table of jobs."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Job(models.Model):
    """Long work that a worker takes under a lease, and another one takes up when that runs out.

    `key` keeps the same work from waiting twice. `progress` is 0 to 1.
    """

    STATES: ClassVar = [(one, one) for one in ("waiting", "running", "done", "failed")]
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200, blank=True)
    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, null=True, related_name="jobs"
    )
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=STATES, default="waiting")
    progress = models.FloatField(default=0)
    step = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=100, blank=True)
    leased_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    answer = models.JSONField(null=True)
    problem = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=("state", "not_before"), name="jobs_to_take"),
            models.Index(fields=("athlete", "kind", "made_at"), name="jobs_of_athlete"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("key",),
                condition=models.Q(state="waiting") & ~models.Q(key=""),
                name="one_waiting_job_per_key",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
