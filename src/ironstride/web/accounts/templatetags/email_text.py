"""Emails on narrow screens: where a line may end inside one."""

from __future__ import annotations

import re
from typing import Final

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_PLACES: Final = re.compile(r"(?=[@.])")


@register.filter
def may_break(email: object) -> SafeString:
    """Return an email, escaped, that may break before its @ and its dots."""
    parts = _PLACES.split(str(email))
    return mark_safe("<wbr>".join(escape(one) for one in parts))  # noqa: S308 - each is escaped
