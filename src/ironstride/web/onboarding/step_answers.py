"""What every step has: its forms, filled in from the athlete as known, and what they change."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Final

if TYPE_CHECKING:
    import datetime as dt

    from django.http import QueryDict

    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.formats.weights import Units
    from ironstride.web.accounts.models import AthleteRow

_ROWS_AT_ONCE: Final = 1


class StepAnswers(ABC):
    """The answers of one step: forms over `given`, bound to what was `posted` if anything was.

    A form that was left as it was keeps the very value it showed, to the last digit.
    """

    # Where what a person reads next to the forms stands.
    template: ClassVar[str]
    # The prefixes of lists that can grow, with the most rows of each.
    lists: ClassVar[dict[str, int]] = {}

    def __init__(
        self,
        given: AthleteFile,
        today: dt.date,
        zone: str = "UTC",
        posted: QueryDict | None = None,
        way: str = "",
    ) -> None:
        self.given, self.today, self.zone, self.wanted_way = given, today, zone, way
        self.posted = None if posted is None else self._with_more_rows(posted)
        # Forms and lists of forms: each step knows which of them is what.
        self.forms: dict[str, Any] = self.make_forms()

    @property
    def units(self) -> Units:
        """The units of the runner."""
        return self.given.athlete.units

    @abstractmethod
    def make_forms(self) -> dict[str, Any]:
        """Return the forms by the name that the template uses."""

    @abstractmethod
    def changed(self) -> AthleteFile:
        """Return the athlete with these answers; only after `is_valid`."""

    def row_fields(self) -> dict[str, str]:
        """Return fields of the athlete's row that the answers decide; only after `is_valid`."""
        return {}

    def keep(self, row: AthleteRow) -> None:  # noqa: B027 - most steps have nothing beside
        """Store what belongs to the answers and stands beside the athlete's file."""

    def words(self) -> dict[str, object]:
        """Return what else the template needs."""
        return {}

    def is_valid(self) -> bool:
        """Whether everything can be used; each form holds its own messages."""
        # Each is asked, so that each has its messages.
        found = [form.is_valid() for form in self.forms.values()]
        return all(found)

    def has_changed(self) -> bool:
        """Whether what was posted differs from what the forms showed."""
        return any(form.has_changed() for form in self.forms.values())

    def _with_more_rows(self, posted: QueryDict) -> QueryDict:
        """Return what was posted with another row in the list that asks for one."""
        wanted = posted.get("more", "")
        most = self.lists.get(wanted)
        if most is None:
            return posted
        grown = posted.copy()
        key = f"{wanted}-TOTAL_FORMS"
        rows = str(posted.get(key, ""))[:4]
        count = int(rows) if rows.isascii() and rows.isdigit() else 0
        grown[key] = str(min(most, count + _ROWS_AT_ONCE))
        return grown


def rows_of(formset: Any) -> list[Any]:  # noqa: ANN401 - a formset of any form
    """Return the forms of a valid formset that say something and are not to be removed."""
    return [
        form
        for form in formset.forms
        if (form.has_changed() or form.initial) and not form.cleaned_data.get("remove")
    ]
