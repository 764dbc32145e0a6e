from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.sheets.search_words import (
    SEARCH_RULE,
    find_search,
    search_again_lines,
    search_lines,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan


def test_each_search_is_a_list_of_whole_sentences(plans: Mapping[str, Plan]) -> None:
    searched = 0
    for plan in plans.values():
        for session in plan.sessions():
            for item in (item for block in session.blocks for item in block.items):
                lines = search_lines(item)
                assert bool(lines) is item.work_sets[0].find_load
                if lines:
                    why = find_search(item)
                    assert why is not None
                    assert " ".join(lines) == why.text
                    assert all(line[-1] in ".?" for line in lines)
                    searched += why.rule == SEARCH_RULE
    assert searched


def test_told_once_it_says_where_to_start_and_where_to_stay(plans: Mapping[str, Plan]) -> None:
    items = [item for session in plans["newcomer"].sessions() for _, item in session.items()]
    long = next(item for item in items if len(search_lines(item)) > 1)
    (line,) = search_again_lines(long)
    assert line.startswith(search_lines(long)[0])
    assert line.endswith("Go on as above; stay at the weight that leaves 4-5 more.")
    for item in items:
        if len(search_lines(item)) < 2:
            assert search_again_lines(item) == search_lines(item)
