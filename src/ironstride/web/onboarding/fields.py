"""Fields of forms that speak plainly, and refuse what no runner means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.loading.inventory import in_units
from ironstride.units import kg_from_lb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.formats.weights import Units

MAX_NAME: Final = 120
_NUMBER: Final = re.compile(r"\d{1,6}(?:[.,]\d{1,4})?", re.ASCII)
_BETWEEN: Final = re.compile(r"[\s;/]+|,\s+")
_MOST_WEIGHTS: Final = 80
_LIGHTEST_KG: Final = 0.25
_HEAVIEST_KG: Final = 200.0
_ISO: Final = "%Y-%m-%d"
_CLOCK: Final = "%H:%M"


class LongSelect(forms.Select):
    """A list of hundreds: written in one go, not each choice by a template of its own."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ANN401, ARG002 - Django's signature
        """Return the list as it stands in the page."""
        chosen = str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (key, mark_safe(" selected") if key == chosen else "", label)
                for key, label in self.choices
            ),
        )
        attributes = flatatt({**self.build_attrs(self.attrs, attrs), "name": name})
        return format_html("<select{}>{}</select>", attributes, options)


class PlainForm(forms.Form):
    """A form whose labels are sentences: no colon after them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class NameField(forms.CharField):
    """One line of text that can be printed."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(**{"max_length": MAX_NAME, **kwargs})

    def to_python(self, value: object) -> str:
        """Return the text in one line, without characters that cannot be seen."""
        text = "".join(one if one.isprintable() else " " for one in str(value or ""))
        return " ".join(text.split())

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether another text was written; spaces alone are none."""
        return super().has_changed(self.to_python(initial), data)


class NumberField(forms.CharField):
    """A number in plain digits, with a point or a comma; None when nothing is written."""

    def __init__(self, low: float, high: float, **kwargs: Any) -> None:  # noqa: ANN401 - same
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 20, "widget": widget, **kwargs})
        self.low, self.high = low, high

    def clean(self, value: object) -> Any:  # noqa: ANN401 - Django's signature
        """Return the number; raises ValidationError."""
        text = super().clean(value)
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            raise ValidationError(_("Please write a number, like 12.5."))
        number = float(text.replace(",", "."))
        if not self.low <= number <= self.high:
            bounds = {"low": f"{self.low:g}", "high": f"{self.high:g}"}
            raise ValidationError(_("Please write a number from %(low)s to %(high)s.") % bounds)
        return number


class WholeField(NumberField):
    """A whole number."""

    def clean(self, value: object) -> Any:  # noqa: ANN401 - Django's signature
        """Return the number; raises ValidationError."""
        number = super().clean(value)
        if number is None:
            return None
        if not float(number).is_integer():
            raise ValidationError(_("Please write a whole number."))
        return int(number)


class DayField(forms.DateField):
    """A day of the calendar, written as the browser's own date field does."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - same
        errors = {"invalid": gettext_lazy("Please write a date, like 2027-04-11.")}
        super().__init__(
            **{
                "input_formats": [_ISO],
                "widget": forms.DateInput(format=_ISO, attrs={"type": "date"}),
                "error_messages": errors,
                **kwargs,
            }
        )


class ClockField(forms.TimeField):
    """A time of day."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - same
        errors = {"invalid": gettext_lazy("Please write a time, like 06:30.")}
        super().__init__(
            **{
                "input_formats": [_CLOCK],
                "widget": forms.TimeInput(format=_CLOCK, attrs={"type": "time"}),
                "error_messages": errors,
                **kwargs,
            }
        )


class WeightsField(forms.CharField):
    """Several weights with spaces between, in the runner's units."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - same
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 400, "required": False, "widget": widget, **kwargs})

    def clean(self, value: object) -> Any:  # noqa: ANN401 - Django's signature
        """Return the numbers; raises ValidationError."""
        words = [word for word in _BETWEEN.split(super().clean(value).strip()) if word]
        if not all(_NUMBER.fullmatch(word) for word in words):
            raise ValidationError(_("Please write weights with spaces between, like 5 10 12.5."))
        if len(words) > _MOST_WEIGHTS:
            raise ValidationError(_("Those are too many weights for one place."))
        return [float(word.replace(",", ".")) for word in words]


def to_kg(weight: float, units: Units) -> float:
    """Return a weight in the runner's units as kilograms."""
    return kg_from_lb(weight) if units == "lb" else weight


def iron_kg(weights: Sequence[float], units: Units) -> tuple[float, ...]:
    """Return weights of iron in kilograms; raises ValidationError for what no iron weighs."""
    found = tuple(to_kg(one, units) for one in weights)
    if not all(_LIGHTEST_KG <= one <= _HEAVIEST_KG for one in found):
        bounds = {
            "low": in_units(_LIGHTEST_KG, units),
            "high": in_units(_HEAVIEST_KG, units),
            "units": units,
        }
        raise ValidationError(_("A weight here is from %(low)s to %(high)s %(units)s.") % bounds)
    return found


def check_near(day: dt.date, first_on: dt.date, last_on: dt.date) -> None:
    """Raise ValidationError for a day outside [`first_on`, `last_on`]."""
    if not first_on <= day <= last_on:
        bounds = {"first": first_on.isoformat(), "last": last_on.isoformat()}
        raise ValidationError(_("Please choose a day from %(first)s to %(last)s.") % bounds)
