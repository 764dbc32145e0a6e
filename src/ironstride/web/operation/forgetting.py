"""What is over goes by itself: files nobody went on with, old exports, jobs, links and sessions."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.core.management import call_command

from ironstride.web.accounts.models import ConsentOffer, Invitation, SignInLink
from ironstride.web.config.clock import now
from ironstride.web.exchange.export_services import forget_old_exports
from ironstride.web.exchange.import_services import forget_left_uploads
from ironstride.web.jobs.models import Job
from ironstride.web.onboarding.lift_logs import forget_left_logs

# Long enough to ask what became of something.
KEPT_FOR: Final = dt.timedelta(days=30)


def forget_what_is_over() -> None:
    """Delete what is of no use any more and may hold what is private; nobody notices."""
    forget_left_uploads()
    forget_left_logs()
    forget_old_exports()
    before = now() - KEPT_FOR
    Job.objects.filter(ended_at__lt=before).delete()
    SignInLink.objects.filter(expires_at__lt=before).delete()
    Invitation.objects.filter(expires_at__lt=before).delete()
    # The emails of people who may have no account are not kept.
    ConsentOffer.objects.filter(expires_at__lt=now()).delete()
    call_command("clearsessions", verbosity=0)
