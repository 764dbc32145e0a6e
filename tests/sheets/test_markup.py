from __future__ import annotations

import pytest

from ironstride.sheets.markup import tag, together, verbatim


def test_text_is_escaped_and_elements_are_not() -> None:
    inner = tag("b", "<x> & 'y'")
    assert inner == "<b>&lt;x&gt; &amp; &#x27;y&#x27;</b>"
    assert tag("p", inner, " > ") == f"<p>{inner} &gt; </p>"


def test_a_list_of_parts_is_laid_out_flat() -> None:
    assert tag("ul", (tag("li", f"{n}") for n in range(2))) == "<ul><li>0</li><li>1</li></ul>"
    assert together("a<", [tag("i", "b")]) == "a&lt;<i>b</i>"


@pytest.mark.parametrize(
    ("attributes", "written"),
    [
        ({"class_": 'a" onload="x'}, ' class="a&quot; onload=&quot;x"'),
        ({"stroke_width": 1.23456}, ' stroke-width="1.23"'),
        ({"viewBox": "0 0 1 1"}, ' viewBox="0 0 1 1"'),
        ({"x": 100000}, ' x="100000"'),
        ({"open": True, "id": None, "hidden": False}, " open"),
    ],
)
def test_attributes(attributes: dict[str, str | float | bool | None], written: str) -> None:
    assert tag("p", **attributes) == f"<p{written}></p>"


def test_elements_without_inside_have_no_end() -> None:
    assert tag("br") == "<br>"


def test_control_signs_never_reach_a_page() -> None:
    assert tag("p", "a\x00b\u202ec\ud800", title="\x1b[31m") == '<p title=" [31m">a b c </p>'


def test_own_files_are_taken_as_they_are() -> None:
    assert tag("style", verbatim("a > b {}")) == "<style>a > b {}</style>"
