"""The filter of the templates for what the core says: `{{ why.text|said }}`."""

from __future__ import annotations

from django import template

from ironstride.web.language.said import said

register = template.Library()
register.filter("said", said)
