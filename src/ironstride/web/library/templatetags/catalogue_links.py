"""Where the page of an exercise is: one of the catalogue, or one that only the runner names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from ironstride.catalogue.reader import read_catalogue

if TYPE_CHECKING:
    from ironstride.web.accounts.models import AthleteRow

register = template.Library()


@register.simple_tag
def exercise_url(athlete: AthleteRow, exercise: str) -> str:
    """Return the address of the page of an exercise."""
    if exercise in read_catalogue().exercises:
        return reverse("exercise", args=[athlete.pk, exercise])
    return f"{reverse('own_exercise', args=[athlete.pk])}?{urlencode({'name': exercise})}"
