"""Places and iron: where the runner trains, and what is really there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.formats.weights import MAX_IRON_KG
from ironstride.loading.inventory import in_units
from ironstride.training.place import Inventory, Place
from ironstride.training.usual_places import USUAL_PLACES
from ironstride.training.words import EQUIPMENT
from ironstride.web.onboarding.fields import (
    NameField,
    NumberField,
    PlainForm,
    WeightsField,
    iron_kg,
    to_kg,
)
from ironstride.web.onboarding.iron import KINDS, iron_of, shown_weights, usual_weights
from ironstride.web.onboarding.step_answers import StepAnswers, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.formats.weights import Units
    from ironstride.training.availability import Slot

MOST_PLACES: Final = 8
MOST_BANDS: Final = 12
PRESETS: Final = (
    ("nothing", gettext_lazy("Home, nothing but a floor")),
    ("bands", gettext_lazy("Home, bands and dumbbells")),
    ("kettlebells", gettext_lazy("Home, kettlebells")),
    ("small-gym", gettext_lazy("Small gym")),
    ("gym", gettext_lazy("Full gym")),
    ("hotel", gettext_lazy("Hotel")),
)
EQUIPMENT_WORDS: Final = {word: word.replace("-", " ") for word in EQUIPMENT}
LABELS: Final = {
    "bars": gettext_lazy("Bars"),
    "plates": gettext_lazy("Plates, a pair of each"),
    "dumbbells": gettext_lazy("Dumbbells, a pair of each"),
    "kettlebells": gettext_lazy("Kettlebells, one of each"),
    "machine_steps": gettext_lazy("Weights of the machines"),
}


# The boxes and the line of each kind of iron, and the equipment that it is for.
IRON: Final[tuple[tuple[str, str, Collection[str]], ...]] = (
    *((kind, f"{kind}_other", equipment) for kind, equipment in KINDS.items()),
    ("", "trap_bar", ("trap-bar",)),
    ("", "bands", ("bands",)),
)


@dataclass(frozen=True, slots=True)
class Iron:
    """The fields of one kind of iron: boxes, if it has any, and a line for what has none."""

    boxes: forms.BoundField | None
    line: forms.BoundField
    is_here: bool
    is_told: bool


class PlaceForm(PlainForm):
    """One place with its equipment and iron."""

    was = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    name = NameField(label=gettext_lazy("What you call this place"), max_length=60)
    equipment = forms.MultipleChoiceField(
        label=gettext_lazy("What there is"),
        choices=tuple(EQUIPMENT_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    trap_bar = NumberField(
        0.25, MAX_IRON_KG, label=gettext_lazy("Weight of the trap bar, if you know"), required=False
    )
    bands = NameField(
        label=gettext_lazy("Your bands"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("In your own words, like: light, medium, heavy."),
    )
    remove = forms.BooleanField(label=gettext_lazy("Remove this place"), required=False)

    def __init__(self, *args: Any, units: Units, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.units: Units = units
        for kind, label in LABELS.items():
            boxes = tuple((one, one) for one in usual_weights(kind, units))
            self.fields[kind] = forms.MultipleChoiceField(
                label=label, choices=boxes, widget=forms.CheckboxSelectMultiple, required=False
            )
            self.fields[f"{kind}_other"] = WeightsField(label=_("Other weights, or more of them"))

    def clean(self) -> dict[str, Any]:
        """Check the weights of each kind."""
        cleaned = super().clean() or {}
        for kind in KINDS:
            other = f"{kind}_other"
            if kind in cleaned and other in cleaned and not self.keeps(kind):
                try:
                    found = iron_of(kind, cleaned[kind], cleaned[other])
                    cleaned[f"{kind}_kg"] = iron_kg(found, self.units)
                except forms.ValidationError as error:
                    self.add_error(other, error)
        if len(_split_bands(cleaned.get("bands", ""))) > MOST_BANDS:
            self.add_error("bands", _("Please write at most a dozen bands."))
        return cleaned

    @property
    def has_iron(self) -> bool:
        """Whether any weight or band is filled in."""
        return any(one.is_told for one in self._iron())

    @property
    def iron_here(self) -> list[Iron]:
        """The iron of what there is, and whatever is filled in."""
        return [one for one in self._iron() if one.is_here]

    @property
    def iron_elsewhere(self) -> list[Iron]:
        """The iron of what is not there: nobody has to read it."""
        return [one for one in self._iron() if not one.is_here]

    def _iron(self) -> Iterator[Iron]:
        equipment = set(self["equipment"].value() or ())
        for kind, line, needs in IRON:
            boxes = self[kind] if kind else None
            fields = [self[line]] if boxes is None else [boxes, self[line]]
            is_told = any(one.value() or one.errors for one in fields)
            is_here = is_told or any(one in equipment for one in needs)
            yield Iron(boxes, self[line], is_here, is_told)

    def keeps(self, kind: str) -> bool:
        """Whether the weights of a kind were left as they were shown."""
        return kind in self.initial and not {kind, f"{kind}_other"} & set(self.changed_data)

    def place(self, old: Place | None) -> Place:
        """Return the place; `old` is the one the form was filled in from."""
        given, known = self.cleaned_data, old.inventory if old else Inventory()
        iron = {
            f"{kind}_kg": getattr(known, f"{kind}_kg") if self.keeps(kind) else given[f"{kind}_kg"]
            for kind in KINDS
        }
        trap = known.trap_bar_kg
        if old is None or "trap_bar" in self.changed_data:
            trap = to_kg(given["trap_bar"], self.units) if given["trap_bar"] else None
        bands = known.bands
        if old is None or "bands" in self.changed_data:
            bands = _split_bands(given["bands"])
        equipment = frozenset(word for word in EQUIPMENT if word in given["equipment"])
        return Place(given["name"], equipment, Inventory(trap_bar_kg=trap, bands=bands, **iron))


def _split_bands(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def place_initial(place: Place, units: Units) -> dict[str, object]:
    """Return a place as its form shows it."""
    iron = place.inventory
    trap = iron.trap_bar_kg
    initial: dict[str, object] = {
        "was": place.name,
        "name": place.name,
        "equipment": [word for word in EQUIPMENT if word in place.equipment],
        "trap_bar": "" if trap is None else in_units(trap, units),
        "bands": ", ".join(iron.bands),
    }
    for kind in KINDS:
        ticked, others = shown_weights(kind, getattr(iron, f"{kind}_kg"), units)
        initial |= {kind: ticked, f"{kind}_other": others}
    return initial


class _PlaceForms(forms.BaseFormSet):  # type: ignore[type-arg]  # it takes none at run time
    """The places together: at least one, each with a name of its own."""

    def clean(self) -> None:
        if any(self.errors):
            return
        kept = [form for form in self.forms if not form.cleaned_data.get("remove")]
        names = [form.cleaned_data["name"].casefold() for form in kept]
        if not names:
            raise forms.ValidationError(
                _("Please choose at least one place. A floor at home is fine.")
            )
        if len(set(names)) < len(names):
            raise forms.ValidationError(_("Two places have the same name; please change one."))


class PlacesAnswers(StepAnswers):
    """Places and iron."""

    template = "onboarding/places.html"

    def make_forms(self) -> dict[str, Any]:
        """Return a form for each place."""
        make = forms.formset_factory(
            PlaceForm,
            formset=_PlaceForms,
            extra=0,
            max_num=MOST_PLACES,
            absolute_max=MOST_PLACES,
            validate_max=True,
        )
        initial = [place_initial(one, self.units) for one in self.given.athlete.places.values()]
        kwargs = {"units": self.units, "empty_permitted": False, "use_required_attribute": False}
        return {"places": make(self.posted, initial=initial, prefix="places", form_kwargs=kwargs)}

    def words(self) -> dict[str, object]:
        """Return the usual places to begin with."""
        return {"presets": PRESETS, "units": self.units}

    def changed(self) -> AthleteFile:
        """Return the athlete with these places; slots follow a place that was renamed or left."""
        old = self.given.athlete.places
        places: dict[str, Place] = {}
        renamed: dict[str, str] = {}
        for form in rows_of(self.forms["places"]):
            known = old.get(form.cleaned_data["was"])
            place = form.place(known)
            places[place.name] = place
            if known is not None:
                renamed[known.name] = place.name
        return with_places(self.given, places, renamed)


def with_places(
    given: AthleteFile, places: Mapping[str, Place], renamed: Mapping[str, str]
) -> AthleteFile:
    """Return the athlete with other places; what was at a place that is gone is at the first."""
    athlete = given.athlete
    first = next(iter(places))

    def moved(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(replace(one, place=renamed.get(one.place, first)) for one in slots)

    days = athlete.availability
    availability = replace(
        days,
        week={day: moved(slots) for day, slots in days.week.items()},
        dated={day: moved(slots) for day, slots in days.dated.items()},
    )
    pinned = tuple(
        one if one.place is None else replace(one, place=renamed.get(one.place))
        for one in athlete.pinned
    )
    changed = replace(athlete, places=dict(places), availability=availability, pinned=pinned)
    return replace(given, athlete=changed)


def add_place(given: AthleteFile, preset: str) -> AthleteFile:
    """Return the athlete with one more usual place, under a name that is free."""
    usual, places = USUAL_PLACES[preset], given.athlete.places
    if len(places) >= MOST_PLACES:
        return given
    taken = {name.casefold() for name in places}
    numbers = (usual.name, *(f"{usual.name} {number}" for number in range(2, MOST_PLACES + 2)))
    name = next(one for one in numbers if one.casefold() not in taken)
    added = {**places, name: Place(name, usual.equipment)}
    return with_places(given, added, {one: one for one in places})
