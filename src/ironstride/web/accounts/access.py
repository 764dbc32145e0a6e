"""Who may do what with an athlete's data: the one gate that every page goes through."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, Literal, ParamSpec
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone

from ironstride.web.accounts.models import AthleteRow, Consent
from ironstride.web.accounts.services import note_access

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from ironstride.web.accounts.models import User

# see: read everything. plan: change the plan. own: what only the athlete does, such as logging
# sets, answering health questions, exporting, sharing and deleting.
Right = Literal["see", "plan", "own"]
P = ParamSpec("P")
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class AthleteRequest(HttpRequest):
    """A request of somebody who is signed in and may see `athlete`."""

    athlete: AthleteRow
    user: User
    may_plan: bool
    is_own: bool


def find_athlete(user: User, athlete_id: uuid.UUID) -> tuple[AthleteRow | None, frozenset[Right]]:
    """Return an athlete, and what a person may do with their data: one question for both."""
    consents = Consent.objects.filter(athlete=OuterRef("pk"), coach=user, withdrawn_at=None)
    may_plan = consents.order_by("pk").values("may_plan")[:1]
    rows = AthleteRow.objects.annotate(coach_may_plan=Subquery(may_plan))
    athlete = rows.filter(pk=athlete_id).first()
    if athlete is None:
        return None, frozenset()
    if athlete.user_id == user.pk:
        return athlete, frozenset({"see", "plan", "own"})
    if athlete.coach_may_plan is None:
        return athlete, frozenset()
    return athlete, frozenset({"see", "plan"}) if athlete.coach_may_plan else frozenset({"see"})


def for_athlete(
    right: Right, *, api: bool = False, changes: bool = True
) -> Callable[
    [Callable[Concatenate[AthleteRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, uuid.UUID, P], HttpResponseBase],
]:
    """Make a view of one athlete, for those who have the right; to others there is no such page.

    The view gets the athlete as `request.athlete`. Whoever is signed out is asked to sign in, or
    with `api` gets a 401 in JSON. What people other than the athlete open is noted: as a change
    where they post, unless the view never `changes` anything. Times on the page are those of the
    athlete's own clock.
    """

    def decorate(
        view: Callable[Concatenate[AthleteRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, uuid.UUID, P], HttpResponseBase]:
        @wraps(view)
        def guarded(
            request: AthleteRequest, athlete_id: uuid.UUID, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _ask_to_sign_in(request, api=api)
            athlete, rights = find_athlete(request.user, athlete_id)
            if athlete is None or right not in rights:
                raise Http404
            request.athlete, request.is_own = athlete, "own" in rights
            request.may_plan = "plan" in rights
            if not request.is_own:
                wrote = changes and request.method not in _READS
                note_access(request.user, athlete, view.__name__, wrote=wrote)
            with timezone.override(ZoneInfo(athlete.zone)):
                return view(request, *args, **kwargs)

        guarded.right = right  # type: ignore[attr-defined]  # the table of permissions reads it
        return guarded  # type: ignore[return-value]  # wraps keeps the view's own signature

    return decorate


def _ask_to_sign_in(request: HttpRequest, *, api: bool) -> HttpResponse:
    if api:
        return JsonResponse({"problem": "Please sign in again."}, status=401)
    return redirect_to_login(request.get_full_path())
