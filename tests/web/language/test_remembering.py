"""What is kept in a process is kept for its language alone."""

from __future__ import annotations

from django.utils.translation import get_language, override

from ironstride.web.language.remembered import once_in_each_language


def test_an_answer_is_worked_out_once_in_each_language() -> None:
    asked: list[str] = []

    @once_in_each_language(4)
    def greet(name: str) -> str:
        """Return a greeting."""
        asked.append(name)
        return f"{get_language()} {name}"

    for _ in range(2):
        with override("en"):
            assert greet("Sam") == "en Sam"
        with override("de"):
            assert greet("Sam") == "de Sam"
    assert asked == ["Sam", "Sam"]
    greet.cache_clear()
    with override("en"):
        assert greet("Sam") == "en Sam"
    assert len(asked) == 3
    assert greet.__doc__ == "Return a greeting."
