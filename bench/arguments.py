"""The numbers that may stand behind the name of a benchmark."""

from __future__ import annotations

import argparse


def read_numbers(about: str | None, **usual: int) -> list[int]:
    """Return the numbers of the command line in their order, the `usual` ones where none is given.

    `--help` prints `about` and ends the program, and so does a word that is no whole number.
    """
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, number in usual.items():
        parser.add_argument(name, type=int, nargs="?", default=number, help=f"else {number}")
    read = vars(parser.parse_args())
    return [read[name] for name in usual]
