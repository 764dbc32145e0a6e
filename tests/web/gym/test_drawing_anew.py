"""What has the focus keeps it when the gym page is drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Draws a page twice, the second time with more before what had the focus.
DRAW_TWICE = """async (wanted) => {
    const { h, show } = await import("/dom.js");
    const root = h("main", { id: "gym", tabindex: "-1" });
    document.body.replaceChildren(root);
    const nodes = (more) => [
        more && h("a", { href: "/news/" }, "News"),
        h("details", { "data-key": "all", open: true },
            h("summary", {}, "All"), h("button", {}, "Row")),
        h("button", { "data-key": "main" }, more ? "Done" : "Log set"),
        h("a", { href: "/today/", class: "end" }, "Back to Today"),
        !more && h("button", { class: "gone" }, "Skip"),
    ];
    show(root, ...nodes(false));
    root.querySelector(wanted).focus();
    show(root, ...nodes(true));
    const { id, textContent } = document.activeElement;
    return id || textContent;
}"""


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ("[data-key=main]", "Done"),
        (".end", "Back to Today"),
        ("summary", "All"),
        ("details button", "Row"),
        (".gone", "gym"),
    ],
)
def test_the_focus_stays_where_it_was(gym_page: Page, wanted: str, held: str) -> None:
    assert gym_page.evaluate(DRAW_TWICE, wanted) == held
