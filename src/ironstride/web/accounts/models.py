"""Tables of people who sign in."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users that are named by their email."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Return a new user; without a password only a link or a passkey signs in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Return a new owner of the installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody who signs in, with an email; the owner of the installation is a superuser."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("email address"), unique=True)
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    USERNAME_FIELD = "email"

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_full_name() or self.email


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
    club = models.ForeignKey("coaching.Club", on_delete=models.CASCADE, null=True)
    invited_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")

    def __str__(self) -> str:
        return f"invitation of {self.email or 'anyone'}"


class AccessEntry(models.Model):
    """Somebody other than the athlete looked at or changed an athlete's data."""

    at = models.DateTimeField(db_index=True)
    who = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    # Kept when the account goes, so that the athlete still reads who it was.
    who_email = models.EmailField()
    athlete = models.ForeignKey("plans.AthleteRow", on_delete=models.CASCADE, related_name="accesses")
    what = models.CharField(max_length=80)
    wrote = models.BooleanField(default=False)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.who_email}: {self.what}"
