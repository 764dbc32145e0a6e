"""Tables of seasons."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from ironstride.web.config.json_text import JSONText


class RunCalendar(models.Model):
    """A running calendar as the runner gave it: pasted text, a file, or a feed to read again."""

    KINDS: ClassVar = [("text", "text"), ("file", "file"), ("feed", "feed")]
    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="calendars"
    )
    kind = models.CharField(max_length=4, choices=KINDS)
    name = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, blank=True)
    content = models.BinaryField()
    fetched_at = models.DateTimeField()
    problem = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class Season(models.Model):
    """The plan as it stands: its file without the sessions, which are rows of their own.

    `number` counts the changes. `made_from_log` is the log it was last planned with.
    """

    athlete = models.OneToOneField(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="season"
    )
    number = models.PositiveIntegerField(default=1)
    head = JSONText()
    first_on = models.DateField()
    last_on = models.DateField()
    made_from_log = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"season of {self.athlete}"


class SessionRow(models.Model):
    """A planned session, as the plan file has it."""

    season = models.ForeignKey(Season, on_delete=models.CASCADE, related_name="sessions")
    session = models.CharField(max_length=200)
    on = models.DateField()
    place = models.PositiveIntegerField()
    tree = JSONText()

    class Meta:
        ordering = ("place",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("season", "session"), name="one_row_per_session")
        ]
        indexes: ClassVar = [models.Index(fields=("season", "on"), name="sessions_by_day")]

    def __str__(self) -> str:
        return self.session


class SeasonStep(models.Model):
    """A plan that was replaced: what changed, by whom, and what leads back to it."""

    season = models.ForeignKey(Season, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    plan_id = models.CharField(max_length=80)
    changes = JSONText()
    way_back = JSONText()
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    made_at = models.DateTimeField()
    made_from_log = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("season", "number"), name="one_step_per_number")
        ]

    def __str__(self) -> str:
        return f"step {self.number} of {self.season}"


class PreparedSession(models.Model):
    """A session with the weights of its day, worked out ahead: made anew whenever it is old.

    It is right for one state of the season and of the log before its day.
    """

    athlete = models.ForeignKey(
        "accounts.AthleteRow", on_delete=models.CASCADE, related_name="prepared"
    )
    session = models.CharField(max_length=200)
    season_number = models.PositiveIntegerField()
    sets_before = models.PositiveIntegerField()
    packet = JSONText()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("athlete", "session"), name="one_prepared_session")
        ]

    def __str__(self) -> str:
        return self.session
