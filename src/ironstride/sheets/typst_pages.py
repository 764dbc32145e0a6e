"""Pages set by typst, the only place that imports it: the same inputs give the same bytes.

What a runner wrote goes in as data, never into the template: nothing of it is read as markup.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal

from ironstride.errors import IronstrideError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typst

PageForm = Literal["pdf", "png"]
# A unit of an SVG is 1/96 inch: two pixels for each.
PIXELS_PER_INCH: Final = 192
_FONTS: Final = "font_source_sans_pro"
# Letters that the fonts of the packages have: Latin, Greek, Cyrillic, punctuation, signs, shapes.
_OWN_LETTERS: Final = (
    (0x20, 0x52F),
    (0x1E00, 0x1FFF),
    (0x2000, 0x20CF),
    (0x2100, 0x22FF),
    (0x25A0, 0x25FF),
)
_PICTURE: Final = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b"#set document(date: none)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg")\n'
)


class MissingTypesetterError(IronstrideError):
    """PDF and PNG need packages that are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "PDF and PNG need two more packages; install them with "
            "`pip install 'ironstride[sheets]'`, or ask for markdown, html or svg"
        )


def require_typesetter() -> None:
    """Raise MissingTypesetterError when typst or its font is not installed."""
    if find_spec("typst") is None or find_spec(_FONTS) is None:
        raise MissingTypesetterError


def set_pdf(template: str, sheet: str) -> bytes:
    """Return the PDF of a template of this package filled with `sheet` (JSON text).

    Raises MissingTypesetterError when typst or its font is not installed.
    """
    source = (files("ironstride.sheets") / template).read_bytes()
    return _set(source, {"sheet": sheet}, "pdf")


def picture_png(svg: str) -> bytes:
    """Return an SVG of ours as PNG, with two pixels for each of its units.

    Raises MissingTypesetterError when typst or its font is not installed.
    """
    return _set(_PICTURE, {"svg": svg}, "png")


def _set(source: bytes, inputs: Mapping[str, str], form: PageForm) -> bytes:
    require_typesetter()
    import typst

    compiler = typst.Compiler(source, font_paths=_fonts(inputs), sys_inputs=dict(inputs))
    pages = compiler.compile(format=form, ppi=PIXELS_PER_INCH, timestamp=0)
    if not isinstance(pages, bytes):
        raise IronstrideError(f"typst returned no single {form}")
    return pages


def _fonts(inputs: Mapping[str, str]) -> typst.Fonts:
    """Return the fonts of the packages; those of the machine only for letters that these lack."""
    import typst

    own = files(_FONTS) / "files"
    foreign = not all(_is_own(sign) for text in inputs.values() for sign in text)
    return typst.Fonts(include_system_fonts=foreign, font_paths=[str(own)])


def _is_own(sign: str) -> bool:
    return any(low <= ord(sign) <= high for low, high in _OWN_LETTERS) or sign == "\n"
