"""The running week: a text, or a week that is filled in. Files and feeds are beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.formats.athlete_runs import RunLines
from ironstride.formats.week_text import (
    UNITS,
    WeekRun,
    read_usual_week,
    read_week_run,
    write_week_run,
)
from ironstride.training.words import RUN_TYPES
from ironstride.web.onboarding.calendars import add_calendar
from ironstride.web.onboarding.fields import ClockField, NumberField, PlainForm
from ironstride.web.onboarding.step_answers import StepAnswers
from ironstride.web.onboarding.time_step import DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.formats.week_text import Unit
    from ironstride.web.accounts.models import AthleteRow

MAX_TEXT: Final = 60_000
_MOST_LINES: Final = 60
WAYS: Final = (
    ("text", gettext_lazy("Write or paste")),
    ("week", gettext_lazy("Fill in a week")),
    ("file", gettext_lazy("Upload a file")),
    ("feed", gettext_lazy("Connect a calendar")),
)
KINDS: Final = (
    ("", gettext_lazy("no run")),
    ("easy", gettext_lazy("easy")),
    ("recovery", gettext_lazy("recovery, very easy")),
    ("steady", gettext_lazy("steady")),
    ("long", gettext_lazy("long")),
    ("tempo", gettext_lazy("tempo")),
    ("threshold", gettext_lazy("threshold")),
    ("intervals", gettext_lazy("intervals, fast repeats")),
    ("hills", gettext_lazy("hills")),
    ("strides", gettext_lazy("easy with strides (short fast runs)")),
    ("cross", gettext_lazy("bike, swim or another sport")),
)
AMOUNTS: Final = (
    ("km", gettext_lazy("km")),
    ("mi", gettext_lazy("miles")),
    ("min", gettext_lazy("minutes")),
)


class LinesField(forms.CharField):
    """Text of several lines, whichever way the browser ends them."""

    def to_python(self, value: object) -> str:
        """Return the text with plain ends of lines."""
        text = super().to_python(value) or ""
        return "\n".join(text.splitlines())


class TextForm(PlainForm):
    """A week or a whole plan as text."""

    text = LinesField(
        label=gettext_lazy("Your runs"),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(
            attrs={"rows": 8, "placeholder": "Tue 06:30 6x800 m\nSun long 22 km"}
        ),
        help_text=gettext_lazy(
            "Begin each line with its day. Text from any planner will do: a usual week, which then "
            "repeats, or a whole plan with dates."
        ),
    )


class RunForm(PlainForm):
    """The run of one weekday."""

    kind = forms.ChoiceField(label=gettext_lazy("Run"), choices=KINDS, required=False)
    amount = NumberField(0.1, 1000, label=gettext_lazy("How much"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("in"), choices=AMOUNTS, required=False)
    at = ClockField(label=gettext_lazy("Time, if fixed"), required=False)

    def __init__(self, *args: Any, weekday: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.weekday, self.day = weekday, DAYS[weekday]

    def clean(self) -> dict[str, Any]:
        """Refuse a length without a run."""
        cleaned = super().clean() or {}
        if cleaned.get("amount") and not cleaned.get("kind") and "kind" not in self.errors:
            text = _("%(day)s: please choose which kind of run it is.") % {"day": self.day}
            self.add_error("kind", text)
        return cleaned

    def run(self) -> WeekRun | None:
        """Return the run, None on a day without one."""
        given = self.cleaned_data
        kind = next((one for one in RUN_TYPES if one == given.get("kind")), None)
        if kind is None:
            return None
        amount = f"{given['amount']:.2f}".rstrip("0").rstrip(".") if given["amount"] else ""
        unit: Unit = next((one for one in UNITS if one == given["unit"]), "km")
        return WeekRun(self.weekday, kind, given["at"], amount, unit)


def as_week(lines: Sequence[str]) -> dict[int, WeekRun] | None:
    """Return the run of each weekday where the lines are those of a filled-in week."""
    week: dict[int, WeekRun] = {}
    for line in lines:
        run = read_week_run(line)
        if run is None or run.weekday in week or not any(run.type == kind for kind, _w in KINDS):
            return None
        week[run.weekday] = run
    return week


class RunsAnswers(StepAnswers):
    """The running week, as text (`way` text) or filled in (`way` week)."""

    template = "onboarding/runs.html"
    plan_text = ""

    @property
    def way(self) -> str:
        """How the week is told: as posted, else as it is stored."""
        if self.posted is not None and self.posted.get("way") in ("text", "week"):
            return str(self.posted["way"])
        if self.wanted_way:
            return self.wanted_way
        lines = self.given.run_lines.week
        return "week" if lines and as_week(lines) is not None else "text"

    def make_forms(self) -> dict[str, Any]:
        """Return the text, or a form for each weekday."""
        lines = self.given.run_lines.week
        if self.way != "week":
            initial = {"text": "\n".join(lines)}
            return {"text": TextForm(self.posted, prefix="runs", initial=initial)}
        week = as_week(lines) or {}
        unit = "mi" if self.units == "lb" else "km"
        return {
            f"run{day}": RunForm(
                self.posted,
                prefix=f"run{day}",
                weekday=day,
                initial=_run_initial(week.get(day), unit),
            )
            for day in range(len(DAYS))
        }

    def words(self) -> dict[str, object]:
        """Return the ways to tell it, and the forms of the days."""
        return {
            "ways": WAYS,
            "way": self.way,
            "days": [form for name, form in self.forms.items() if name.startswith("run")],
        }

    def lines(self) -> tuple[str, ...]:
        """Return the lines of the usual week; `plan_text` is set where it is a dated plan."""
        stored = self.given.run_lines.week
        if "text" not in self.forms and as_week(stored) and not self.has_changed():
            return stored
        if "text" not in self.forms:
            days: list[Any] = list(self.forms.values())
            runs = [form.run() for form in days]
            return tuple(write_week_run(run) for run in runs if run is not None)
        form = self.forms["text"]
        if not form.has_changed():
            return stored
        text = form.cleaned_data["text"]
        found = read_usual_week(text, near=self.today)
        if found is None:
            self.plan_text = text
            return ()
        return found[:_MOST_LINES]

    def changed(self) -> AthleteFile:
        """Return the athlete with this week; dated lines and files of the athlete stay."""
        lines = self.given.run_lines
        week = self.lines()
        if self.plan_text:
            week = lines.week
        return replace(self.given, run_lines=RunLines(week, lines.dated, lines.files))

    def keep(self, row: AthleteRow) -> None:
        """Keep a plan of dates or weeks as a calendar of its own."""
        if self.plan_text:
            add_calendar(row, "text", _("Pasted plan"), self.plan_text.encode())


def _run_initial(run: WeekRun | None, unit: str) -> dict[str, object]:
    if run is None:
        return {"kind": "", "unit": unit}
    return {"kind": run.type, "amount": run.amount, "unit": run.unit, "at": run.at}
