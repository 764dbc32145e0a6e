from __future__ import annotations

import datetime as dt
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import find_chromium
from conftest import NOW
from gym_screen import PHONE, SESSION, Phone, Screen, logged, new_phone, wait_for_rows
from playwright.sync_api import expect

from ironstride.web.logbook.models import SetFact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Cast
    from playwright.sync_api import Browser, BrowserContext, Route
    from pytest_django.live_server_helper import LiveServer

    from ironstride.web.plans.models import Season

ROOT = Path(__file__).parents[3]


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, cast: Cast, season: Season) -> Iterator[Phone]:
    made = new_phone(browser, cast, live_server.url)
    yield made
    made.context.close()


@pytest.fixture
def plain_phone(
    browser: Browser, live_server: LiveServer, cast: Cast, season: Season
) -> Iterator[Phone]:
    """Return a phone on which no worker stands between the page and what a test puts there."""
    made = new_phone(browser, cast, live_server.url, service_workers="block")
    yield made
    made.context.close()


def test_sets_without_a_net_survive_a_reload_and_go_when_it_is_back(
    phone: Phone, cast: Cast
) -> None:
    screen = phone.open_gym()
    screen.serves_offline()
    phone.context.set_offline(True)
    screen.tap_done()
    screen.tap_done()
    screen.waits_for("2 on this phone")
    screen.page.reload()
    screen.page.wait_for_selector(".exercise")
    screen.waits_for("2 on this phone")
    assert screen.done() == 2
    assert logged(cast) == []
    phone.context.set_offline(False)
    screen.waits_for("Saved")
    assert len(logged(cast)) == 2


def test_sets_of_a_closed_tab_go_from_any_page_of_the_app(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    phone.context.set_offline(True)
    screen.tap_done()
    screen.page.close()
    phone.context.set_offline(False)
    page = phone.today()
    with page.expect_response(re.compile("/sync/$")) as sent:
        page.reload()
    assert sent.value.ok
    assert len(logged(cast)) == 1


def test_a_lost_answer_loses_and_doubles_nothing(plain_phone: Phone, cast: Cast) -> None:
    screen = plain_phone.open_gym()
    lost: list[Any] = []

    def drop(route: Route) -> None:
        if "performed_at" not in (route.request.post_data or "") or lost:
            route.continue_()
            return
        lost.append(route.fetch())
        route.abort()

    screen.page.route("**/sync/", drop)
    screen.tap_done()
    screen.waits_for("1 on this phone")
    assert len(logged(cast)) == 1
    plain_phone.context.clock.fast_forward(10_000)
    screen.waits_for("Saved")
    assert len(logged(cast)) == 1
    assert len(lost) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500, 503])
def test_a_server_that_refuses_gets_the_set_later(
    status: int, plain_phone: Phone, cast: Cast
) -> None:
    screen = plain_phone.open_gym()
    screen.page.route("**/sync/", lambda route: route.fulfill(status=status, body="no"))
    screen.tap_done()
    screen.waits_for("1 on this phone")
    screen.page.unroute("**/sync/")
    plain_phone.context.clock.fast_forward(400_000)
    screen.waits_for("Saved")
    assert len(logged(cast)) == 1


def test_two_phones_show_the_same(
    browser: Browser, live_server: LiveServer, phone: Phone, cast: Cast
) -> None:
    other = new_phone(browser, cast, live_server.url)
    one, two = phone.open_gym(), other.open_gym()
    one.tap_done()
    one.waits_for("Saved")
    two.tap_done()
    two.waits_for("Saved")
    assert two.done() == 2
    phone.context.clock.fast_forward(61_000)
    expect(one.page.locator(".gym-head progress")).to_have_js_property("value", 2)
    two.page.click("[data-key=undo]")
    wait_for_rows(two, cast, 3)
    phone.context.clock.fast_forward(61_000)
    expect(one.page.locator(".gym-head progress")).to_have_js_property("value", 1)
    other.context.close()


def test_signed_out_keeps_the_sets_until_the_next_sign_in(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    phone.sign_out()
    screen.tap_done()
    expect(screen.page.locator(".alarm")).to_contain_text("Your sets are safe")
    phone.today()
    screen.waits_for("1 on this phone")
    phone.sign_in("owner")
    phone.context.clock.fast_forward(301_000)
    screen.waits_for("Saved")
    assert len(logged(cast)) == 1


def test_somebody_else_on_the_phone_gets_nothing_of_it(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    phone.context.set_offline(True)
    screen.tap_done()
    screen.page.close()
    phone.sign_out()
    phone.sign_in("other")
    phone.context.set_offline(False)
    page = phone.context.new_page()
    with page.expect_response(re.compile("/sync/$")) as sent:
        page.goto(f"{phone.url}/athletes/{cast.other.athlete.pk}/today/")
    assert str(cast.athlete.pk) in sent.value.url
    assert sent.value.status == 404
    page.goto(f"{phone.url}/athletes/{cast.athlete.pk}/gym/{SESSION}/")
    assert page.locator(".exercise").count() == 0
    assert not SetFact.objects.exists()
    phone.sign_out()
    phone.sign_in("owner")
    again = phone.open_gym()
    again.waits_for("Saved")
    assert len(logged(cast)) == 1


def test_a_clock_that_is_far_off_is_said(
    browser: Browser, live_server: LiveServer, cast: Cast, season: Season
) -> None:
    late = NOW + dt.timedelta(minutes=20)
    phone = new_phone(browser, cast, live_server.url, at=late)
    screen = phone.open_gym()
    expect(screen.page.locator(".alarm")).to_contain_text("20 minutes fast")
    phone.context.close()


def test_a_phone_that_keeps_nothing_says_so_and_sends_at_once(
    plain_phone: Phone, cast: Cast
) -> None:
    plain_phone.context.add_init_script(
        "indexedDB.open = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    screen = plain_phone.open_gym()
    screen.page.route("**/sync/", lambda route: route.abort())
    screen.tap_done()
    expect(screen.page.locator(".alarm")).to_contain_text("cannot keep your sets")
    screen.page.unroute("**/sync/")
    plain_phone.context.clock.fast_forward(10_000)
    screen.waits_for("Saved")
    assert len(logged(cast)) == 1


def test_a_set_that_the_server_refuses_stays_until_it_is_corrected(
    plain_phone: Phone, cast: Cast
) -> None:
    screen = plain_phone.open_gym()
    load = screen.page.locator("input[id$=load_kg]")
    load.fill("99999")
    load.press("Tab")
    screen.page.click("[data-key=main]")
    # The page asks first: it is far above what was lifted so far.
    expect(screen.page.locator(".bar .notice")).to_be_visible()
    screen.page.wait_for_timeout(320)
    screen.tap_done()
    alert = screen.page.locator(".alarm")
    expect(alert).to_contain_text("load_kg")
    screen.page.locator(".alarm-actions button", has_text="Correct it").click()
    screen.page.locator(".editor input").first.fill("75")
    screen.page.click("[data-key=edit-keep]")
    rows = wait_for_rows(screen, cast, 1)
    expect(alert).to_have_count(0)
    assert [row.record["load_kg"] for row in rows] == [75]


def kept_phone(browser: Browser, folder: Path, phone: Phone) -> BrowserContext:
    """Return a browser of its own process, whose memory is on the disk."""
    context = browser.browser_type.launch_persistent_context(
        str(folder),
        executable_path=find_chromium(),
        headless=True,
        args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        viewport=PHONE,
    )
    context.set_default_timeout(12_000)
    Phone(context, phone.cast, phone.url).sign_in("owner")
    return context


def kill_browser(folder: Path) -> None:
    """End the processes of one browser at once, as a phone does that needs the memory."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if f"--user-data-dir={folder}".encode() in command and b"--type=" not in command:
            os.kill(int(process.name), signal.SIGKILL)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds processes in /proc")
def test_a_killed_browser_loses_no_set(phone: Phone, cast: Cast, tmp_path: Path) -> None:
    browser = phone.context.browser
    assert browser is not None
    context = kept_phone(browser, tmp_path, phone)
    screen = Phone(context, cast, phone.url).open_gym()
    screen.serves_offline()
    context.set_offline(True)
    screen.tap_done()
    screen.tap_done()
    kill_browser(tmp_path)
    again = kept_phone(browser, tmp_path, phone)
    reopened = Phone(again, cast, phone.url).open_gym()
    reopened.waits_for("Saved")
    assert reopened.done() == 2
    assert len(logged(cast)) == 2
    again.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    made = Served(tmp_path)
    yield made
    made.stop()


class Served:
    """The app as a person serves it, in processes that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[str] | None = None
        self.port = 8100 + os.getpid() % 800

    def start(self) -> str:
        """Serve, and return the link that signs in; empty after the first start."""
        code = "import sys; from ironstride.cli.main import main; sys.exit(main())"
        words = ["serve", "--data", str(self.folder), "--port", str(self.port)]
        words += ["--sample", str(ROOT / "examples" / "sample")]
        ours = ("DJANGO_", "IRONSTRIDE_", "DATABASE_")
        environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            env=environment,
        )
        return self._read_link()

    def _read_link(self) -> str:
        assert self.process is not None
        assert self.process.stdout is not None
        link = ""
        for line in self.process.stdout:
            found = re.search(r"http://\S+/sign-in/\S+", line)
            link = found[0] if found else link
            if "Started worker-2" in line or "Started worker-1" in line:
                return link
        raise AssertionError(link)

    def stop(self) -> None:
        """Kill all of it at once."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None


def test_a_server_that_is_killed_in_the_middle_has_all_sets_when_it_is_back(
    browser: Browser, served: Served
) -> None:
    link = served.start()
    context = browser.new_context(viewport=PHONE)
    context.set_default_timeout(12_000)
    page = context.new_page()
    page.goto(link)
    page.click("[data-gym-start]")
    page.wait_for_selector(".exercise")
    screen = Screen(page)
    screen.serves_offline()
    screen.tap_done()
    screen.waits_for("Saved")
    served.stop()
    screen.tap_done()
    screen.tap_done()
    screen.waits_for("2 on this phone")
    page.reload()
    page.wait_for_selector(".exercise")
    assert screen.done() == 3
    served.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    screen.waits_for("Saved")
    page.context.clear_cookies()
    other = context.new_page()
    assert other.goto(page.url) is not None
    assert screen.done() == 3
    context.close()


def test_without_signal_the_way_out_says_so_and_loses_nothing(phone: Phone, cast: Cast) -> None:
    screen = phone.open_gym()
    phone.context.set_offline(True)
    screen.tap_done()
    leave = screen.page.locator("a.leave")
    leave.click()
    expect(screen.page.locator(".stay")).to_be_in_viewport()
    assert "/gym/" in screen.page.url
    phone.context.set_offline(False)
    screen.page.evaluate("dispatchEvent(new Event('online'))")
    screen.waits_for("Saved")
    expect(screen.page.locator(".stay")).to_have_count(0)
    leave.click()
    screen.page.wait_for_url("**/today/")
    assert len(wait_for_rows(screen, cast, 1)) == 1


def test_what_an_earlier_version_kept_is_not_shown_and_its_sets_are_safe(
    plain_phone: Phone, cast: Cast
) -> None:
    screen = plain_phone.open_gym()
    plain_phone.context.set_offline(True)
    screen.tap_done()
    screen.page.evaluate(MAKE_OLD)
    other = Screen(plain_phone.context.new_page())
    plain_phone.context.set_offline(False)
    other.page.route("**/packet.json", lambda route: route.abort())
    other.page.goto(screen.page.url)
    expect(other.page.locator(".notice-limit")).to_contain_text("not on this phone yet")
    other.page.unroute("**/packet.json")
    other.page.reload()
    expect(other.page.locator(".exercise").first).to_be_visible()
    assert len(wait_for_rows(other, cast, 1)) == 1


MAKE_OLD = """() => new Promise((done) => {
    const opening = indexedDB.open("ironstride-gym");
    opening.onsuccess = () => {
        const store = opening.result.transaction("pages", "readwrite").objectStore("pages");
        const all = store.getAll();
        all.onsuccess = () => {
            for (const page of all.result.filter((one) => one.kept)) {
                page.kept.packet.format = "ironstride.gym/1";
                store.put(page);
            }
            store.transaction.oncomplete = done;
        };
    };
})"""
