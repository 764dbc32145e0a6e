"""What can happen to a plan, as forms: each gives the events that it means."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.training import events as ev
from ironstride.training.calendar_weeks import MAX_WEEKS
from ironstride.web.calendar.spans import read_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    from ironstride.training.plan import Plan

_REACH: Final = dt.timedelta(weeks=MAX_WEEKS)
MOST_MOVES: Final = 14
TODAY: Final = "today"


class DayField(forms.DateField):
    """A day of the athlete's calendar, no further away than any plan reaches."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Django
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)

    def near(self, today: dt.date, first: dt.date | None = None) -> None:
        """Accept days from `first`, else from as far back as plans reach."""
        self.bounds = (first or today - _REACH, today + _REACH)
        self.widget.attrs |= {"min": self.bounds[0].isoformat(), "max": self.bounds[1].isoformat()}

    def clean(self, value: Any) -> dt.date | None:  # noqa: ANN401 - as Django has it
        """Return the day; raises ValidationError."""
        day: dt.date | None = super().clean(value)
        if day is not None and not self.bounds[0] <= day <= self.bounds[1]:
            raise forms.ValidationError(_("That day is too far away; check the year."))
        return day


class EventForm(forms.Form):
    """Something that happens to a plan.

    `refused_at` is the field that a refusal stands at; `usual` is what is most often meant, with
    `TODAY` for the day it is.
    """

    title: ClassVar[_StrPromise]
    about: ClassVar[_StrPromise] = gettext_lazy("")
    refused_at: ClassVar[str] = "on"
    usual: ClassVar[Mapping[str, str]] = MappingProxyType({})

    def __init__(
        self, plan: Plan, today: dt.date, given: Mapping[str, str], *, is_asked: bool
    ) -> None:
        super().__init__(given if is_asked else None, initial=dict(given), auto_id="event-%s")
        self.label_suffix = ""
        self.plan, self.today, self.given = plan, today, given
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.near(today)
        self.set_up()

    def set_up(self) -> None:
        """Fill in what may be chosen."""

    @classmethod
    def defaults(cls, today: dt.date) -> dict[str, str]:
        """Return what is most often meant."""
        return {
            name: today.isoformat() if value == TODAY else value
            for name, value in cls.usual.items()
        }

    def events(self) -> tuple[ev.Event, ...]:
        """Return what happened; the form is valid."""
        raise NotImplementedError

    def shown_on(self) -> dt.date:
        """Return the day to look at afterwards."""
        given = (read_day(str(value)) for value in self.cleaned_data.values())
        return next((day for day in given if day is not None), self.today)


class MissedForm(EventForm):
    """What was planned on a day did not happen."""

    title = gettext_lazy("It did not happen")
    about = gettext_lazy("No harm done. The week is filled again where days are left.")
    usual = MappingProxyType({"on": TODAY})
    on = DayField(label=gettext_lazy("Day"))

    def events(self) -> tuple[ev.Event, ...]:
        """Return the day that was missed."""
        return (ev.Missed(self.cleaned_data["on"]),)


class DoneForm(EventForm):
    """A session was done as planned."""

    title = gettext_lazy("It is done")
    about = gettext_lazy("Done as planned, without writing down the sets.")
    refused_at = "session"
    session = forms.CharField(max_length=200, widget=forms.HiddenInput)

    def events(self) -> tuple[ev.Event, ...]:
        """Return the session that was done."""
        return (ev.Done(self.cleaned_data["session"]),)

    def shown_on(self) -> dt.date:
        """Return the day of the session."""
        ids = {one.id: one.on for one in self.plan.sessions()}
        return ids.get(self.cleaned_data["session"], self.today)


class MovedForm(EventForm):
    """A session is done on another day."""

    title = gettext_lazy("Move a session")
    about = gettext_lazy("It stays where you put it; the other sessions make room if they must.")
    refused_at = "to_on"
    from_on = DayField(label=gettext_lazy("From"))
    to_on = DayField(label=gettext_lazy("To"))

    def events(self) -> tuple[ev.Event, ...]:
        """Return the move."""
        return (ev.Moved(self.cleaned_data["from_on"], self.cleaned_data["to_on"]),)

    def clean(self) -> dict[str, Any]:
        """Refuse a move to the same day."""
        days = self.cleaned_data
        if days.get("from_on") and days.get("from_on") == days.get("to_on"):
            self.add_error("to_on", _("It stands there already; choose another day."))
        return days

    def shown_on(self) -> dt.date:
        """Return the new day."""
        day: dt.date = self.cleaned_data["to_on"]
        return day


class WeekMovedForm(EventForm):
    """Several sessions of a week are done on other days, as an alternative week has them."""

    title = gettext_lazy("Take another week")
    about = gettext_lazy("The sessions stay on these days; the rest of the plan follows.")
    refused_at = "moves"
    moves = forms.RegexField(
        r"\d{4}-\d\d-\d\d:\d{4}-\d\d-\d\d(,\d{4}-\d\d-\d\d:\d{4}-\d\d-\d\d)*",
        max_length=MOST_MOVES * 22,
        strip=True,
        widget=forms.HiddenInput,
    )

    def clean_moves(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """Return pairs of days."""
        text: str = self.cleaned_data["moves"]
        days = [[read_day(day) for day in pair.split(":")] for pair in text.split(",")]
        pairs = [(one[0], one[1]) for one in days if one[0] and one[1]]
        if len(pairs) < len(days):
            raise forms.ValidationError(_("These are no days; choose the week again."))
        return tuple(pairs)

    def events(self) -> tuple[ev.Event, ...]:
        """Return the moves in their order."""
        return tuple(ev.Moved(*pair) for pair in self.cleaned_data["moves"])

    def shown_on(self) -> dt.date:
        """Return the first day that is taken."""
        day: dt.date = self.cleaned_data["moves"][0][1]
        return day


class _DaysForm(EventForm):
    """Days from the first to the last."""

    refused_at = "last_on"
    usual = MappingProxyType({"first_on": TODAY, "last_on": TODAY})
    first_on = DayField(label=gettext_lazy("First day"))
    last_on = DayField(label=gettext_lazy("Last day"))

    def clean(self) -> dict[str, Any]:
        """Refuse days that end before they begin."""
        days = self.cleaned_data
        if "first_on" in days and "last_on" in days and days["last_on"] < days["first_on"]:
            self.add_error("last_on", _("This is before the first day; change one of them."))
        return days

    def span(self) -> tuple[dt.date, dt.date]:
        """Return both days."""
        return self.cleaned_data["first_on"], self.cleaned_data["last_on"]


class IllForm(_DaysForm):
    """Days of illness."""

    title = gettext_lazy("Ill")
    about = gettext_lazy(
        "No training on these days, and an easy way back. With a fever or anything in the chest, "
        "ask a clinician first."
    )

    def events(self) -> tuple[ev.Event, ...]:
        """Return the illness."""
        return (ev.Ill(*self.span()),)


class AwayForm(_DaysForm):
    """Days without time or place to train."""

    title = gettext_lazy("Away, no training")
    about = gettext_lazy("No time or no place to train on these days; the other days stay.")

    def events(self) -> tuple[ev.Event, ...]:
        """Return the absence."""
        return (ev.Away(*self.span()),)


class TravelForm(_DaysForm):
    """Days at another place."""

    title = gettext_lazy("Travelling")
    about = gettext_lazy(
        "You train at the usual times with what is there. A place that your settings do not name "
        "has a floor."
    )
    usual = MappingProxyType({"first_on": TODAY, "last_on": TODAY, "place": "hotel"})
    place = forms.CharField(max_length=80, label=gettext_lazy("Place"))

    def set_up(self) -> None:
        """Offer the places that are known."""
        self.datalist = tuple(self.plan.athlete.places)
        self.fields["place"].widget.attrs |= {"list": "event-places", "autocomplete": "off"}

    def events(self) -> tuple[ev.Event, ...]:
        """Return the journey."""
        return (ev.Travel(*self.span(), self.cleaned_data["place"]),)
