from __future__ import annotations

import pytest

from ironstride.sheets import typst_pages
from ironstride.sheets.typst_pages import MissingTypesetterError, picture_png

PNG = b"\x89PNG\r\n\x1a\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="15">{}</text></svg>'


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_a_picture_has_two_pixels_for_each_unit() -> None:
    png = picture_png(SVG.format("a"))
    assert png.startswith(PNG)
    assert size_of(png) == (80, 40)


@pytest.mark.parametrize("text", ["abc", "\u4f60\u597d", "\u05d0"])
def test_the_same_picture_has_the_same_bytes(text: str) -> None:
    assert picture_png(SVG.format(text)) == picture_png(SVG.format(text))


@pytest.mark.parametrize("missing", ["typst", "font_source_sans_pro"])
def test_a_missing_package_is_said_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(typst_pages, "find_spec", lambda name: None if name == missing else name)
    with pytest.raises(MissingTypesetterError, match=r"pip install 'ironstride\[sheets\]'"):
        picture_png(SVG.format("a"))


@pytest.mark.parametrize(
    ("text", "foreign"),
    [("Zo\u00eb \u2014 \u0416\u03a9 \u25cf", False), ("\u4f60", True), ("\U0001f3c3", True)],
)
def test_fonts_of_the_machine_only_serve_letters_that_ours_lack(
    monkeypatch: pytest.MonkeyPatch, text: str, foreign: bool
) -> None:
    import typst

    asked = []
    real = typst.Fonts

    def fonts(**options: object) -> object:
        asked.append(options["include_system_fonts"])
        return real(font_paths=[])

    monkeypatch.setattr(typst, "Fonts", fonts)
    picture_png(SVG.format(text))
    assert asked == [foreign]
