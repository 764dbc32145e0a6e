from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.errors import UnreadableFileError
from ironstride.formats.log_names import Choice
from ironstride.formats.name_choices import Choices, read_choices, write_choices

CHOICES = st.builds(
    Choice, st.none() | st.sampled_from(["leg-press", "dumbbell-row"]), both_hands=st.booleans()
)


@given(
    st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1), CHOICES),
    st.none() | st.just("Europe/Vienna"),
)
def test_what_is_written_is_read_back(names: dict[str, Choice], zone: str | None) -> None:
    choices = Choices(names, zone)
    assert read_choices(write_choices(choices), "log.names.toml") == choices


def test_the_file_can_be_read_by_a_person() -> None:
    names = {"b": Choice(None), "A": Choice("dumbbell-row", both_hands=True)}
    text = write_choices(Choices(names, "Europe/Vienna"))
    assert text.endswith(
        'zone = "Europe/Vienna"\n\n[exercises]\n"A" = "dumbbell-row/2"\n"b" = ""\n'
    )


@pytest.mark.parametrize(
    "text", ["[exercises", "exercises = 3", "[exercises]\na = 3", "zone = 5", "\0"]
)
def test_a_damaged_file_is_refused_and_says_what_to_do(text: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"write|correct"):
        read_choices(text, "log.names.toml")
