from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe import axe
from gym_screen import Phone, logged, new_phone, wait_for_rows
from playwright.sync_api import expect

from ironstride.formats.athlete_codec import AthleteFile
from ironstride.web.logbook.models import ReportFact
from ironstride.web.plans.services import save_athlete, store_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conftest import Cast
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

    from ironstride.training.plan import Plan
    from ironstride.web.plans.models import Season

BENCH = "2026-11-24-bench-press"


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, cast: Cast, season: Season) -> Iterator[Phone]:
    """Return a phone of the athlete, on which no worker stands between page and server."""
    made = new_phone(browser, cast, live_server.url, service_workers="block")
    yield made
    made.context.close()


def test_a_set_as_planned_is_one_tap(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    for _ in range(2):
        screen.tap_done()
    screen.waits_for("Saved")
    assert [(row.item, row.exercise, row.record["reps"]) for row in logged(cast)] == [
        ("2026-11-24-romanian-deadlift", "romanian-deadlift", 9)
    ] * 2
    assert logged(cast)[0].record["target"]["reps"] == [8, 10]
    assert logged(cast)[0].record["load_kg"] == 72.5
    expect(screen.page.locator(".done-line")).to_have_count(2)


def test_two_hits_of_a_thumb_are_one_set(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    screen.page.dblclick("[data-key=main]")
    wait_for_rows(screen, cast, 1)
    screen.page.wait_for_timeout(300)
    assert len(logged(cast)) == screen.done() == 1


def test_effort_gives_the_verdict_and_the_next_weight_at_once(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    phone.context.set_offline(True)
    screen.tap_done()
    screen.page.click("[data-key='rir-10+']")
    verdict = screen.page.locator(".verdict")
    expect(verdict.locator(".next")).to_contain_text("Next set 77.5 kg.")
    expect(screen.page.locator("#spoken")).to_contain_text("Next set 77.5 kg.")
    expect(screen.page.locator("[data-key=main]")).to_contain_text("Done: 77.5 kg")


def test_a_correction_replaces_and_undo_takes_back(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    screen.tap_done()
    screen.page.click("[data-key='rir-1']")
    expect(screen.page.locator(".last-head")).to_contain_text("1 left")
    screen.page.click("[data-key=undo]")
    expect(screen.page.locator(".last")).to_have_count(0)
    rows = wait_for_rows(screen, cast, 3)
    first, second, gone = sorted(rows, key=lambda row: (row.void, bool(row.replaces)))
    assert (second.replaces, second.record["rir"]) == (first.pk, 1)
    assert (gone.replaces, gone.void) == (second.pk, True)
    assert screen.done() == 0


def test_a_pair_goes_back_and_forth(phone: Phone) -> None:
    screen = phone.open_gym(BENCH)
    heading = screen.page.locator("h1")
    first = heading.inner_text()
    screen.tap_done()
    expect(heading).not_to_have_text(first)
    screen.tap_done()
    expect(heading).to_have_text(first)


def test_the_rest_goes_on_through_a_reload(phone: Phone) -> None:
    screen = phone.open_gym()
    screen.tap_done()
    time = screen.page.locator(".rest .time")
    expect(time).to_have_text("1:29")
    screen.page.click("[data-key=rest-more]")
    expect(time).to_contain_text("1:4")
    phone.context.clock.fast_forward(30_000)
    screen.page.reload()
    expect(time).to_contain_text("1:1")
    phone.context.clock.fast_forward(75_000)
    expect(screen.page.locator("#spoken")).to_have_text("The rest is over.")


def test_a_swap_carries_the_weight_over(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    screen.page.locator("details", has_text="Swap, order").locator("summary").click()
    screen.page.locator(".swap").first.click()
    expect(screen.page.locator("h1")).to_have_text("Dumbbell Romanian deadlift")
    expect(screen.page.locator("[data-key=main]")).to_contain_text("kg")
    screen.tap_done()
    screen.waits_for("Saved")
    assert [(row.item, row.exercise) for row in logged(cast)] == [
        ("2026-11-24-romanian-deadlift", "dumbbell-romanian-deadlift")
    ]


def test_a_shorter_version_holds_fewer_sets(phone: Phone) -> None:
    screen = phone.open_gym()
    whole = screen.page.locator(".gym-head progress").get_attribute("max")
    screen.page.click("[data-key='version-12']")
    expect(screen.page.locator(".gym-head progress")).to_have_attribute("max", "4")
    assert int(whole or 0) > 10


def test_skipped_is_not_empty_and_can_be_taken_up_again(phone: Phone) -> None:
    screen = phone.open_gym()
    screen.page.locator("button", has_text="Skip this set").click()
    expect(screen.page.locator(".skipped")).to_contain_text("left out")
    expect(screen.page.locator(".set-head")).to_contain_text("Set 2 of 3")
    screen.page.locator("button", has_text="Do it after all").click()
    expect(screen.page.locator(".skipped")).to_have_count(0)


def test_pain_above_the_limit_ends_the_exercise(phone: Phone) -> None:
    screen = phone.open_gym()
    screen.tap_done()
    screen.page.locator("summary", has_text="Form, pain").click()
    screen.page.click("[data-key='pain-7']")
    expect(screen.page.locator(".verdict.stop")).to_contain_text("end this exercise today")
    screen.page.locator("button", has_text="Leave out the rest").click()
    expect(screen.page.locator("h1")).not_to_have_text("Romanian deadlift")


def test_the_end_says_what_follows(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    for _ in range(3):
        screen.tap_done()
    screen.page.click("[data-key=mode-table]")
    screen.page.locator("[data-key=main]", has_text="Finish early").click()
    screen.page.click("[data-key=weights-Right]")
    screen.page.click("[data-key=rpe-7]")
    screen.page.click("[data-key=finish]")
    expect(screen.page.locator(".next-time")).to_contain_text("Romanian deadlift")
    screen.waits_for("Saved")
    record = ReportFact.objects.get().record
    assert (record["weights"], record["rpe"]) == ("right", 7)


def test_what_hurt_is_easier_next_time_everywhere_it_is_said(phone: Phone) -> None:
    screen = phone.open_gym()
    for _ in range(3):
        screen.tap_done()
    screen.page.click("[data-key=mode-table]")
    screen.page.locator("summary", has_text="Form, pain").first.click()
    screen.page.click("[data-key='pain-4']")
    easier = "easier, because it hurt"
    expect(screen.page.locator(".verdict .next")).to_have_text(f"Next time {easier}.")
    screen.page.locator("[data-key=main]", has_text="Finish early").click()
    screen.page.click("[data-key=finish]")
    expect(screen.page.locator(".next-time strong")).to_have_text(easier)


def test_a_table_row_is_one_tap_and_what_is_typed_counts(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    screen.page.click("[data-key=mode-table]")
    row = screen.page.locator("section[aria-label='Romanian deadlift'] tbody tr").first
    row.locator("input").first.fill("75")
    row.locator("input").nth(1).fill("8")
    row.locator(".check").click()
    expect(row).to_have_class("done")
    screen.waits_for("Saved")
    assert [(one.record["load_kg"], one.record["reps"]) for one in logged(cast)] == [(75, 8)]


def test_all_of_it_goes_by_keyboard(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    plus = screen.page.locator("[aria-label='kg: more']")
    plus.focus()
    screen.page.keyboard.press("Enter")
    expect(plus).to_be_focused()
    screen.page.locator("[data-key=main]").focus()
    screen.page.keyboard.press("Enter")
    rows = wait_for_rows(screen, cast, 1)
    expect(screen.page.locator("[data-key=main]")).to_be_focused()
    assert rows[0].record["load_kg"] == 75


def test_pounds_are_shown_and_kilograms_are_kept(
    browser: Browser, live_server: LiveServer, cast: Cast, plans: Mapping[str, Plan]
) -> None:
    plan = plans["pounds"]
    save_athlete(cast.athlete, AthleteFile(plan.athlete))
    store_plan(cast.athlete, plan, 0)
    sessions = [one for one in plan.sessions() if one.kind == "lift"]
    weighed = next(
        (session.id, item)
        for session in sessions
        for _, item in session.items()
        if item.work_sets[0].load_kg and item.load_counts == "total"
    )
    phone = new_phone(browser, cast, live_server.url)
    screen = phone.open_gym("", weighed[0])
    screen.page.locator("details[data-key=all] > summary").click()
    screen.page.locator(".all button", has_text=weighed[1].name).first.click()
    expect(screen.page.locator(".stepper label").first).to_contain_text("lb")
    pounds = float(screen.page.locator(".stepper input").first.input_value())
    screen.page.click("[data-key=main]")
    rows = wait_for_rows(screen, cast, 1)
    assert rows[0].record["load_kg"] == pytest.approx(pounds * 0.45359237, abs=0.03)
    phone.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(
    scheme: Any, browser: Browser, live_server: LiveServer, cast: Cast, season: Season
) -> None:
    phone = new_phone(browser, cast, live_server.url, color_scheme=scheme)
    screen = phone.open_gym()
    screen.tap_done()
    screen.page.locator("summary", has_text="Form, pain").click()
    found = axe(screen.page)
    screen.page.click("[data-key=mode-table]")
    found += axe(screen.page)
    screen.page.click("[data-key=main]")
    found += axe(screen.page)
    phone.context.close()
    assert found == ()


def test_nothing_is_wider_than_a_small_phone_with_big_letters(
    browser: Browser, live_server: LiveServer, cast: Cast, season: Season
) -> None:
    phone = new_phone(browser, cast, live_server.url, viewport={"width": 320, "height": 640})
    screen = phone.open_gym()
    for mode in ("guided", "table"):
        screen.page.click(f"[data-key=mode-{mode}]")
        for size in ("100%", "150%"):
            screen.page.evaluate("s => { document.documentElement.style.fontSize = s; }", size)
            wide = screen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, (mode, size, wide, screen.page.evaluate(WIDE))
    phone.context.close()


WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > 321 && !one.closest(".scroll"))
  .map((one) => one.outerHTML.slice(0, 90))"""


def test_a_weight_far_above_all_others_takes_a_second_tap(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    load = screen.page.locator("input[data-key$='-load_kg']").first
    load.fill("700")
    load.blur()
    screen.page.click("[data-key=main]")
    expect(screen.page.locator(".bar .notice")).to_contain_text("700 kg? So far it was about")
    assert screen.done() == 0
    screen.page.wait_for_timeout(320)
    screen.tap_done()
    assert wait_for_rows(screen, cast, 1)[0].record["load_kg"] == 700


def test_a_correction_far_above_all_others_takes_a_second_tap_too(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    screen.tap_done()
    screen.page.click("[data-key=mode-table]")
    screen.page.locator("button[aria-label*='Change it']").first.click()
    load = screen.page.locator(".editor input").first
    load.fill("700")
    keep = screen.page.locator("[data-key=edit-keep]")
    keep.click()
    expect(screen.page.locator(".editor .notice")).to_contain_text("700 kg? So far it was about")
    expect(load).to_have_value("700")
    assert len(wait_for_rows(screen, cast, 1)) == 1
    keep.click()
    rows = wait_for_rows(screen, cast, 2)
    assert [row.record["load_kg"] for row in rows if row.replaces] == [700]


def test_a_first_weight_far_above_the_start_of_its_search_takes_a_second_tap(phone: Phone) -> None:
    screen = phone.open_gym()
    search = screen.page.locator("summary", has_text="Find your weight")
    while not search.count():
        screen.page.click("[data-key=walk-next]")
        screen.page.wait_for_timeout(100)
    load = screen.page.locator("input[data-key$='-load_kg']").first
    load.fill("400")
    load.blur()
    screen.page.click("[data-key=main]")
    expect(screen.page.locator(".bar .notice")).to_contain_text("400 kg each hand? So far it was")
    assert screen.done() == 0


def test_a_search_asks_what_was_left_before_it_goes_on(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    search = screen.page.locator("summary", has_text="Find your weight")
    while not search.count():
        screen.page.click("[data-key=walk-next]")
        screen.page.wait_for_timeout(100)
    screen.tap_done()
    assert "rir" not in wait_for_rows(screen, cast, 1)[0].record
    screen.page.click("[data-key='rir-10+']")
    expect(screen.page.locator(".verdict .next")).to_be_visible()
    assert 10 in [one.record.get("rir") for one in wait_for_rows(screen, cast, 2)]


def test_after_a_set_its_questions_are_in_view(phone: Phone) -> None:
    screen = phone.open_gym()
    screen.tap_done()
    screen.page.locator("input[data-key$='-reps']").first.scroll_into_view_if_needed()
    screen.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    screen.tap_done()
    expect(screen.page.locator(".last .chips").first).to_be_in_viewport()
    expect(screen.page.locator(".last-head")).to_be_in_viewport()


def test_a_search_that_was_not_answered_leads_on_and_not_to_the_end(phone: Phone) -> None:
    screen = phone.open_gym()
    search = screen.page.locator("summary", has_text="Find your weight")
    while not search.count():
        screen.page.click("[data-key=walk-next]")
        screen.page.wait_for_timeout(100)
    main = screen.page.locator("[data-key=main]")
    for _ in range(6):
        if "Done" not in main.inner_text():
            break
        screen.tap_done()
        screen.page.wait_for_timeout(320)
    expect(main).to_contain_text("Next: ")
    name = screen.page.locator("h1").inner_text()
    main.click()
    expect(screen.page.locator("h1")).not_to_have_text(name)
    screen.page.locator("details[data-key=all] > summary").click()
    screen.page.locator("details[data-key=all] > button", has_text="Finish early").click()
    expect(screen.page.locator("h1")).to_have_text("How was it?")
