"""How every test runs."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no failure: generated examples are never timed. The same examples each run,
# so that a red test is red for everybody.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
