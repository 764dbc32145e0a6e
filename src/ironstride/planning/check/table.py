"""Every rule of the judge in one table: take one out and the plans it alone refuses pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from ironstride.planning.check import (
    around_runs,
    body_tests,
    composition,
    contacts,
    coverage,
    dose,
    equipment,
    gates,
    loads,
    minutes,
    race_days,
    run_warm_ups,
    safety,
    shape,
    slots,
    spacing,
    versions,
    weeks,
)
from ironstride.planning.check.case import Case
from ironstride.planning.check.findings import Finding

Rule = Callable[[Case], Iterable[Finding]]

# A breach of these has a price; the plan may break them and then names the breach.
SOFT_RULES: Final[tuple[Rule, ...]] = (
    around_runs.heavy_legs_not_before_key_run,
    around_runs.easy_run_clear_of_leg_work,
    around_runs.lift_hours_after_hard_run,
    around_runs.fresh_legs_for_heavy_work,
    around_runs.rest_day_kept,
    around_runs.long_run_day_kept_free,
    around_runs.lift_not_during_run,
    spacing.heavy_leg_days_apart,
    spacing.lift_days_apart,
    spacing.session_has_its_minutes,
    weeks.weekly_sessions_held,
    weeks.leg_dose_held,
    weeks.primer_before_race,
)
HARD_RULES: Final[tuple[Rule, ...]] = (
    slots.session_in_its_slot,
    slots.session_not_before_today,
    slots.one_session_a_day,
    slots.session_within_its_longest,
    slots.pinned_kept,
    race_days.no_session_on_race_day,
    race_days.mobility_only_after_race,
    race_days.no_heavy_legs_after_race,
    race_days.last_heavy_before_race,
    race_days.primer_in_its_window,
    race_days.leg_work_clear_of_races,
    race_days.no_intensive_jumps_before_race,
    race_days.no_new_exercise_before_race,
    safety.red_flag_stops_plan,
    safety.clearance_lowers_to_limits,
    safety.pain_region_spared,
    composition.hypertrophy_in_every_strength_session,
    composition.session_is_comprehensive,
    composition.blocks_in_order,
    composition.no_jumps_after_heavy,
    dose.reps_inside_class,
    dose.power_stops_when_speed_fades,
    dose.heavy_legs_are_graded_heavy,
    dose.leg_grade_by_dose,
    dose.novice_first_weeks_light,
    dose.deload_is_lighter,
    gates.gate_closed_uses_8_to_10,
    gates.gate_opens_when_earned,
    gates.gates_are_shown,
    contacts.contacts_within_budget,
    coverage.pattern_tiers,
    coverage.four_qualities_in_14_days,
    coverage.exercises_kept_for_block,
    equipment.exercise_is_in_the_catalogue,
    equipment.equipment_of_place,
    equipment.comfort_decides_the_exercise,
    loads.range_buildable,
    loads.load_only_on_loadable_sets,
    loads.loads_come_from_own_sets,
    loads.load_grows_in_small_steps,
    loads.ramp_before_heavy,
    minutes.session_fits_minutes,
    versions.versions_are_shorter,
    versions.versions_keep_the_session,
    versions.versions_keep_hypertrophy,
    versions.versions_fit_their_minutes,
    shape.weeks_follow_each_other,
    shape.sessions_and_runs_in_order,
    shape.ids_are_unique,
    shape.every_choice_has_its_reason,
    shape.sessions_before_runs_have_theirs,
    shape.newcomers_see_what_comes,
    body_tests.tests_at_block_ends,
    body_tests.tests_weeks_apart,
    body_tests.tests_clear_of_key_runs,
    body_tests.tests_clear_of_races,
    body_tests.tests_are_short,
    body_tests.tests_without_a_maximum,
    body_tests.tests_stand_before_other_work,
    body_tests.tests_leave_out_what_health_forbids,
    body_tests.jumps_wait_for_strong_and_even_legs,
    run_warm_ups.drills_before_quality_runs,
    run_warm_ups.few_drills_a_week,
    run_warm_ups.drills_away_from_races,
    run_warm_ups.drills_leave_out_what_health_forbids,
)
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {getattr(rule, "__name__", ""): rule for rule in (*SOFT_RULES, *HARD_RULES)}
)
