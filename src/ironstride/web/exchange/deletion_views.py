"""Leaving: what goes, and then it is gone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from ironstride.web.config.clock import now
from ironstride.web.exchange.deletion import (
    LastOwnerError,
    count_what_goes,
    delete_account,
    may_leave,
)
from ironstride.web.exchange.forms import DeletionForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ironstride.web.accounts.models import User

# Who has neither password nor passkey signs in by a link: that has to be fresh.
_FRESH: Final = dt.timedelta(minutes=15)
_SAY_OLD = _("Sign in again with a fresh link, and come back within a quarter of an hour.")


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def leave(request: HttpRequest) -> HttpResponse:
    """Say what goes; once the word is typed and the person is sure to be who they are, delete."""
    user = cast("User", request.user)
    form = DeletionForm(request.POST or None)
    if request.method == "POST" and may_leave(user) and form.is_valid():
        if _is_somebody_else_perhaps(user):
            form.add_error(None, _SAY_OLD)
        else:
            return cast("HttpResponse", _delete(request))
    context = {**count_what_goes(user), "page": "more", "form": form, "may_leave": may_leave(user)}
    return render(request, "exchange/leave.html", context)


@reauthentication_required  # type: ignore[untyped-decorator]  # the library has no types
def _delete(request: HttpRequest) -> HttpResponse:
    try:
        delete_account(cast("User", request.user))
    except LastOwnerError:
        # The other owner left a moment ago: the page says what that means.
        return redirect("leave")
    logout(request)
    return redirect("account_is_gone")


def _is_somebody_else_perhaps(user: User) -> bool:
    """Whether nothing can be asked of somebody whose sign-in is not fresh either."""
    if get_reauthentication_flows(user):
        return False
    return user.last_login is None or user.last_login < now() - _FRESH


@require_GET
def account_is_gone(request: HttpRequest) -> HttpResponse:
    """Say goodbye."""
    return render(request, "exchange/gone.html")
