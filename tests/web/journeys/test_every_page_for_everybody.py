"""Every page of the table, with two months of training: light, dark, and on narrow phones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browsing import Person
from django.urls import reverse
from permissions.test_table import JOB, PAGES, patterns
from trained_for_tests import sample_log, trained

from django.urls import get_resolver
from ironstride.web.jobs.services import ask_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Cast
