"""What answers do for the plan, in a sentence or two with the athlete's own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ironstride.catalogue.coverage import find_heavy_gaps
from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.phases import is_newcomer, plan_phases
from ironstride.planning.screen import screen_health
from ironstride.policy.reader import read_policy
from ironstride.sheets.plan_words import say_countdown, say_distance
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, MAX_WEEKS
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.web.language.said import said
from ironstride.web.onboarding.about_step import is_placeholder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.training.athlete import Athlete
    from ironstride.training.race import Race

_MOST_TOLD: Final = 4
_MOST_SKILL: Final = 4
_BUILDING: Final = frozenset({"adaptation", "hypertrophy", "max_strength", "power"})


def explain_effect(step: str, given: AthleteFile, today: dt.date) -> list[str]:
    """Return what the answers of a step do for the plan."""
    return _EFFECTS[step](given, today)


def _about(given: AthleteFile, today: dt.date) -> list[str]:
    athlete, policy = given.athlete, read_policy()
    if is_placeholder(given):
        return [_("Your age decides how fast the plan grows, your weight how heavy your body is "
                  "as a load.")]  # fmt: skip
    age = athlete.age_on(today)
    if age < policy.whole("safety.least_age_years"):
        return [policy.texts("safety.notice")["under_age"]]
    told = [_("At %(age)s the plan grows at its usual pace.") % {"age": age}]
    if age >= policy.whole("demand.masters_from_years"):
        text = _(
            "At %(age)s two short sessions a week do more than one long, and jumps stay gentler: "
            "tendons take longer to follow than muscles."
        )
        told = [text % {"age": age}]
    if age >= policy.whole("gates.older_from_years"):
        told.append(_("Heavy sets come some weeks later."))
    return told


def _races(given: AthleteFile, today: dt.date) -> list[str]:
    athlete = given.athlete
    goals = [race for race in athlete.races if race.priority == "A" and race.on >= today]
    if not goals:
        return [
            _(
                "Without a main race the plan builds strength in blocks of some weeks, one after "
                "the other. You can add a race at any time."
            )
        ]
    last = max(goals, key=lambda race: race.on)
    if (last.on - today).days // DAYS_PER_WEEK > MAX_WEEKS:
        return [_("%(race)s is far away: the plan reaches two years ahead, and grows with time.")
                % {"race": last.name}]  # fmt: skip
    season = plan_phases(athlete, today, read_policy(), None)
    first = min(goals, key=lambda race: race.on)
    weeks = [
        phase
        for monday, phase in zip(season.mondays, season.phases, strict=True)
        if monday <= first.on
    ]
    build, taper = sum(phase in _BUILDING for phase in weeks), weeks.count("taper")
    told = [
        _(
            "%(when)s: %(build)s weeks to get stronger, then %(taper)s lighter before the race, "
            "so that your legs are fresh."
        )
        % {"when": _say_race(first, athlete, today), "build": build, "taper": taper}
    ]
    others = (race for race in goals if race is not first)
    told += [f"{_say_race(race, athlete, today)}." for race in others]
    return told[:_MOST_TOLD]


def _say_race(race: Race, athlete: Athlete, today: dt.date) -> str:
    size = say_distance(race.distance_m, athlete.units)
    return f"{race.name}, {size}, {say_countdown(today, race.on)}"


def _runs(given: AthleteFile, today: dt.date) -> list[str]:  # noqa: ARG001 - one shape for all
    if given.run_lines.week or given.run_lines.dated or given.athlete.runs:
        return [
            _(
                "Strength is placed around these runs: hard leg work stays away from the day "
                "before a fast or a long run."
            )
        ]
    return [
        _(
            "Without your runs the plan only looks at your days. Tell us your usual week, and "
            "strength stays away from the day before fast and long runs."
        )
    ]


def _places(given: AthleteFile, today: dt.date) -> list[str]:  # noqa: ARG001 - same
    catalogue, told = read_catalogue(), []
    for place in list(given.athlete.places.values())[:_MOST_TOLD]:
        count = sum(
            not one.is_test and one.setup_for(place.equipment) is not None
            for one in catalogue.exercises.values()
        )
        gaps = find_heavy_gaps(catalogue, place.equipment, _MOST_SKILL)
        names = list(dict.fromkeys(PATTERN_WORDS[gap.pattern].short for gap in gaps))
        text = _("%(place)s: %(count)s exercises to choose from.") % {
            "place": place.name.capitalize(),
            "count": count,
        }
        if names:
            text += " " + _(
                "Not heavy enough there for: %(names)s. The plan makes these harder by one leg, "
                "pauses and range instead, and says so."
            ) % {"names": ", ".join(names)}
        told.append(text)
    return told or [_("The plan only holds what you can do with what is there.")]


def _time(given: AthleteFile, today: dt.date) -> list[str]:  # noqa: ARG001 - same
    athlete = given.athlete
    slots = [slot for day in athlete.availability.week.values() for slot in day]
    if not slots:
        return [_("Two sessions a week of 25 to 40 minutes do most of the work.")]
    count = athlete.sessions_per_week
    days = len(slots)
    text = ngettext(
        "%(days)s day to place strength on", "%(days)s days to place strength on", days
    ) % {"days": days}
    if count is not None and count > days:
        return [_("%(text)s, fewer than the %(count)s sessions you want: the plan will hold what "
                  "fits.") % {"text": text, "count": count}]  # fmt: skip
    if count is None:
        return [_("%(text)s: each week the best ones are taken, and no more sessions than help.")
                % {"text": text}]  # fmt: skip
    return [_("%(text)s, %(count)s of them used each week.") % {"text": text, "count": count}]


def _experience(given: AthleteFile, today: dt.date) -> list[str]:  # noqa: ARG001 - same
    athlete, policy = given.athlete, read_policy()
    least = policy.whole("gates.least_comfort")
    sure = [
        PATTERN_WORDS[pattern].short
        for pattern, comfort in athlete.lifting.comfort.items()
        if comfort >= least
    ]
    told = []
    if is_newcomer(athlete):
        told.append(
            _(
                "You begin with sets of 8 to 15, light enough to learn the movement. Heavy sets "
                "of 1 to 6 come when what you log shows that you are ready."
            )
        )
    elif sure:
        told.append(
            _("Heavy sets of 1 to 6 can come early where you feel sure: %(names)s.")
            % {"names": ", ".join(sure)}
        )
    else:
        told.append(_("Heavy sets of 1 to 6 wait until a movement feels fine."))
    return told


def _lifts(given: AthleteFile, today: dt.date) -> list[str]:  # noqa: ARG001 - same
    names = {lift.exercise for lift in given.athlete.lifts}
    if not names:
        return [
            _(
                "Without a number you start light, and the first sessions find your weights. "
                "Nothing is lost."
            )
        ]
    known = read_catalogue().exercises
    words = [said(known[one].name) if one in known else one for one in sorted(names)]
    return [
        _("Your first weights for %(names)s, and for lifts like them, start from these sets.")
        % {"names": ", ".join(words[:_MOST_TOLD])}
    ]


def _health(given: AthleteFile, today: dt.date) -> list[str]:
    if is_placeholder(given):
        return [_("Warning signs come first: what you tick decides what the plan may hold.")]
    screen = screen_health(given.athlete, today, read_policy())
    told = [notice.text for notice in screen.notices]
    if screen.spared_regions:
        names = ", ".join(sorted(one.replace("_", " ") for one in screen.spared_regions))
        told.append(_("Exercises that load the %(names)s are left out for now.") % {"names": names})
    return told or [_("Nothing here holds the plan back.")]


_EFFECTS: Final[Mapping[str, Callable[[AthleteFile, dt.date], list[str]]]] = {
    "about": _about,
    "races": _races,
    "runs": _runs,
    "places": _places,
    "time": _time,
    "experience": _experience,
    "lifts": _lifts,
    "health": _health,
}
