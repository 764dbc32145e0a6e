"""Tables of what comes in and goes out: uploads, exports, calendar feeds."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from ironstride.web.config.json_text import JSONText


class Upload(models.Model):
    """A file that a runner gave: looked at first, then imported, and perhaps taken back.

    `asked` are the runner's answers, `seen` what a look at the file found, `result` what the import
    did. The content goes once it is imported.
    """

    KINDS: ClassVar = [(one, one) for one in ("log", "archive")]
    STATES: ClassVar = [(one, one) for one in ("open", "imported", "taken_back")]
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="uploads"
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=KINDS)
    content = models.BinaryField()
    state = models.CharField(max_length=12, choices=STATES, default="open")
    asked = JSONText(default=dict)
    seen = JSONText(default=dict)
    result = JSONText(default=dict)
    job = models.ForeignKey("jobs.Job", on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=("athlete", "made_at"), name="uploads_by_time")]

    def __str__(self) -> str:
        return self.name


class NameDecisions(models.Model):
    """What a runner decided about names in the logs of other apps, and the zone of their clocks."""

    athlete = models.OneToOneField(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="name_decisions"
    )
    names = JSONText(default=dict)
    zone = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"names of {self.athlete}"


class KeptExercises(models.Model):
    """A file of own exercises that came with an archive, and leaves with the next one."""

    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="kept_exercises"
    )
    name = models.TextField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class Export(models.Model):
    """A file that was made for a runner to take along, kept for an hour."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="exports"
    )
    what = models.CharField(max_length=20)
    which = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=80, blank=True)
    content = models.BinaryField(null=True)
    job = models.ForeignKey("jobs.Job", on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=("athlete", "made_at"), name="exports_by_time")]

    def __str__(self) -> str:
        return self.name or self.what


class FeedLink(models.Model):
    """A secret address of the plan as a calendar; only a digest of its secret is kept.

    `athlete_key` makes the ids of events, `memory` is what was published (formats.feed_memory).
    `made_from` says of which state of the season `content` was made.
    """

    KINDS: ClassVar = [(one, one) for one in ("detailed", "busy")]
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="feeds"
    )
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=KINDS)
    with_races = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, unique=True)
    athlete_key = models.CharField(max_length=64)
    memory = models.TextField(blank=True)
    content = models.BinaryField(default=b"")
    made_from = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    # Light rate limit: how many reads since when.
    counted_from = models.DateTimeField(null=True)
    reads = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return self.name
