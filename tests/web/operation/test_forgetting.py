from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.sessions.models import Session

from ironstride.web.accounts.models import SignInLink
from ironstride.web.accounts.services import make_sign_in_link
from ironstride.web.config import clock
from ironstride.web.exchange.import_services import keep_upload
from ironstride.web.exchange.models import Export, Upload
from ironstride.web.jobs.models import Job
from ironstride.web.onboarding import lift_logs
from ironstride.web.onboarding.models import LogUpload
from ironstride.web.operation.forgetting import KEPT_FOR, forget_what_is_over

if TYPE_CHECKING:
    import pytest
    from conftest import Cast


def test_what_is_over_goes_and_what_is_not_stays(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = clock.now()
    keep_upload(cast.athlete, "log.csv", b"a,b")
    export = Export.objects.create(
        athlete=cast.athlete, what="archive", content=b"x", made_at=at, ready_at=at
    )
    make_sign_in_link(cast.owner)
    Job.objects.update(state="done", ended_at=at)
    long_ago = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    Session.objects.create(session_key="old", session_data="", expire_date=long_ago)
    forget_what_is_over()
    export.refresh_from_db()
    assert export.content is not None
    assert (Upload.objects.count(), Job.objects.count(), SignInLink.objects.count()) == (1, 1, 1)
    assert not Session.objects.exists()
    later = at + KEPT_FOR + dt.timedelta(days=2)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    forget_what_is_over()
    export.refresh_from_db()
    assert export.content is None
    assert (Upload.objects.count(), Job.objects.count(), SignInLink.objects.count()) == (0, 0, 0)


def test_a_runner_keeps_only_so_many_files_waiting(cast: Cast) -> None:
    for number in range(8):
        keep_upload(cast.athlete, f"{number}.csv", b"a,b")
    assert Upload.objects.filter(athlete=cast.athlete).count() == 5
    keep_upload(cast.other.athlete, "o.csv", b"a,b")
    assert Upload.objects.count() == 6


def test_a_log_that_nobody_went_on_with_goes_after_a_week(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = clock.now()
    lift_logs.keep_upload(cast.athlete, "strong.csv", b"a,b")
    for days, left in ((6, 1), (8, 0)):
        later = at + dt.timedelta(days=days)
        monkeypatch.setattr(clock, "_ask_the_clock", lambda at=later: at)
        forget_what_is_over()
        assert LogUpload.objects.count() == left
