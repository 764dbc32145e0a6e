"""What pages are called that people other than the athlete open: the words of the audit trail.

An entry keeps the name of the view, so that a page may be called otherwise later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

PAGE_NAMES: Final[Mapping[str, _StrPromise]] = {
    "show_today": _("Today"),
    "show_calendar": _("Calendar"),
    "show_session": _("A session"),
    "show_alternatives": _("Other ways for a week"),
    "event_preview": _("What would follow from a change"),
    "event_confirm": _("A change of the plan"),
    "move_price": _("What moving a session would cost"),
    "history": _("History of the plan"),
    "undo": _("Undoing the last change"),
    "changes_seen": _("What changed"),
    "whatif": _("What if"),
    "whatif_apply": _("What if, made the plan"),
    "remedies": _("What would help"),
    "show_progress": _("Progress"),
    "show_report": _("Report of a week"),
    "show_exercises": _("Exercises"),
    "show_exercise": _("An exercise"),
    "show_own_exercise": _("An exercise of your own"),
    "show_why": _("Why"),
    "show_doctrine": _("The doctrine"),
    "more": _("More"),
    "job_progress": _("Work on its way"),
    "job_again": _("Work, tried again"),
    "accept_offer": _("Your offer to look, taken up"),
}


def say_page(view: str) -> str:
    """Return what a page is called; one that is no more keeps the name of its view."""
    return str(PAGE_NAMES.get(view, view.replace("_", " ")))
