"""The owner's page: who has an account, and invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ironstride.web.accounts.forms import InvitationForm
from ironstride.web.accounts.models import User
from ironstride.web.accounts.services import invite

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Show the accounts, never what they hold, and make invitations; for the owner alone."""
    owner = request.user
    if not isinstance(owner, User) or not owner.is_superuser:
        raise Http404
    form = InvitationForm(request.POST or None)
    link = ""
    if request.method == "POST" and form.is_valid():
        secret = invite(owner, email=form.cleaned_data["email"], role=form.cleaned_data["role"])
        link = request.build_absolute_uri(reverse("invitation", args=[secret]))
    context = {
        "form": form,
        "link": link,
        "users": User.objects.order_by("email"),
        "athlete": getattr(owner, "athlete", None),
        "page": "more",
    }
    return render(request, "accounts/people.html", context)
