"""Tables of people: who signs in, who trains, who coaches whom, who looked at what."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from ironstride.web.accounts.page_names import say_page
from ironstride.web.config.json_text import JSONText


class Users(BaseUserManager["User"]):
    """Makes users that are named by their email."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: object) -> User:
        """Return a new user; without a password only a link or a passkey signs in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> User:
        """Return a new owner of the installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody who signs in, with an email; the owner of the installation is a superuser."""

    username = None  # type: ignore[assignment]  # Django's way to leave a field out
    email = models.EmailField(_("email address"), unique=True)
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    USERNAME_FIELD = "email"

    objects: ClassVar[Users] = Users()  # type: ignore[assignment]  # ours for Django's

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class AthleteRow(models.Model):
    """A runner: the athlete file as it stands, and the zone of their clock.

    `file` is None until the first questions are answered; `draft` holds answers on the way.
    `log_number` counts changes of the log, so that what was made from it is known to be old.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, on_delete=models.CASCADE, null=True, related_name="athlete")
    name = models.CharField(max_length=120, blank=True)
    zone = models.CharField(max_length=64, default="UTC")
    units = models.CharField(max_length=2, default="kg")
    file = JSONText(null=True)
    draft = JSONText(default=dict, blank=True)
    log_number = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name or str(self.id)


class Club(models.Model):
    """A group of coaches and athletes."""

    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class SecretLink(models.Model):
    """A link that lets in whoever holds it; only a digest of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class SignInLink(SecretLink):
    """Signs one person in, once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")

    def __str__(self) -> str:
        return f"sign-in link of {self.user}"


class Invitation(SecretLink):
    """Lets one person make an account, as an athlete or a coach of a club or of none."""

    ROLES: ClassVar = [("athlete", _("athlete")), ("coach", _("coach"))]
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=10, choices=ROLES, default="athlete")
    club = models.ForeignKey(Club, on_delete=models.CASCADE, null=True)
    invited_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")

    def __str__(self) -> str:
        return f"invitation of {self.email or 'anyone'}"


class Membership(models.Model):
    """Somebody's part in a club."""

    ROLES: ClassVar = [("owner", _("owner")), ("coach", _("coach")), ("athlete", _("athlete"))]
    club = models.ForeignKey(Club, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=ROLES)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("club", "user"), name="one_membership_per_club")
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.role} of {self.club}"


class Consent(models.Model):
    """An athlete lets a coach see their data, and change the plan if `may_plan`."""

    athlete = models.ForeignKey(AthleteRow, on_delete=models.CASCADE, related_name="consents")
    coach = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
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


class ConsentOffer(SecretLink):
    """An athlete wants to let in whoever has an email, be there such an account or not.

    It is a Consent once that person takes it up; its secret is told only where no email can be
    verified. One that was declined looks to the athlete like one that waits.
    """

    athlete = models.ForeignKey(AthleteRow, on_delete=models.CASCADE, related_name="offers")
    email = models.EmailField()
    may_plan = models.BooleanField(default=False)
    declined_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"{self.email} for {self.athlete}"


class AccessEntry(models.Model):
    """Somebody other than the athlete looked at or changed an athlete's data."""

    at = models.DateTimeField(db_index=True)
    who = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    # Kept when the account goes, so that the athlete still reads who it was.
    who_email = models.EmailField()
    athlete = models.ForeignKey(AthleteRow, on_delete=models.CASCADE, related_name="accesses")
    what = models.CharField(max_length=80)
    wrote = models.BooleanField(default=False)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.who_email}: {self.what}"

    @property
    def said(self) -> str:
        """What was opened, as the list shows it."""
        return say_page(self.what)
