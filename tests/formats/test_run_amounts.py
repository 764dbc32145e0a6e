"""Distances, durations and repeats as runners write them."""

from __future__ import annotations

import pytest

from ironstride.formats.run_amounts import read_amounts
from ironstride.formats.run_phrases import plain_text

M_PER_MILE = 1609.344


@pytest.mark.parametrize(
    ("text", "distance_m", "duration_min"),
    [
        ("22 km", 22000, None),
        ("10K", 10000, None),
        ("10,5 km", 10500, None),
        ("6 mi", 6 * M_PER_MILE, None),
        ("5.5 miles", 5.5 * M_PER_MILE, None),
        ("10.000 m", 10000, None),
        ("800 m", 800, None),
        ("10-12 km", 12000, None),
        ("de 10 a 12 km", 12000, None),
        ("1h10", None, 70),
        ("1 h 10 min", None, 70),
        ("1h10m", None, 70),
        ("90'", None, 90),
        ("90\u2019", None, 90),
        ("1:30 h", None, 90),
        ("2:15", None, 135),
        ("45 min", None, 45),
        ("45m - 50m", None, 50),
        ("1.5 h", None, 90),
        ("10 km in 50 min", 10000, 50),
        ("10 km (6.2 mi)", 10000, None),
        ("tempo 5 km @ 4:10/km", 5000, 20.833333),
        ("12 km @ 150 bpm", 12000, None),
        ("15 km, 400 hm", 15000, None),
        ("16 km, last 4 km fast", 16000, None),
        ("10 km with 8 km @ MP", 10000, None),
        ("5k easy, 3k tempo, 2k easy", 10000, None),
        ("10 min WU, 20 min tempo, 10 min CD", None, 40),
        ("8 km easy @ 5:30/km", 8000, 44),
        ("50 min @ 6:00 min/km", 50 * 60 / 360 * 1000, 50),
        ("5 mi @ 8:00-9:00/mi", 5 * M_PER_MILE, 42.5),
        ("3 km @ 6:00/km + 5 km @ 4:30/km", 8000, 40.5),
        ("3 km + 5 km @ 4:30/km", 8000, None),
        ("16 km, last 4 km @ 4:10/km", 16000, None),
        ("2 km WU, 20 min tempo, 2 km CD", None, None),
        ("progression 12 km: 4 km easy, 4 km steady, 4 km tempo", 12000, None),
        ("10 km (2 km easy, 6 km tempo, 2 km easy)", 10000, None),
        ("2 mi WU/CD + 20 min", None, None),
        ("WU/CD 15 min, 20 min tempo", None, 50),
        ("0 km", None, None),
        ("999999 km", None, None),
        ("99999999999 km", None, None),
    ],
)
def test_plain_sizes(text: str, distance_m: float | None, duration_min: float | None) -> None:
    amounts = read_amounts(plain_text(text))
    assert amounts.distance_m == (None if distance_m is None else pytest.approx(distance_m))
    assert amounts.duration_s == (
        None if duration_min is None else pytest.approx(duration_min * 60)
    )
    assert not amounts.repeats


@pytest.mark.parametrize(
    ("text", "distance_m", "duration_min"),
    [
        ("6x800 m", 4800, None),
        ("8 x 400m w/ 200 jog", 4800, None),
        ("2x(4x400)", 3200, None),
        ("3 x 1 mile", 3 * M_PER_MILE, None),
        ("WU 2k, 6x800, CD 2k", 8800, None),
        ("2 km + 5 x 1 km + 2 km", 9000, None),
        ("10 km incl. 6x800", 10000, None),
        ("6x800er TP 400m", 7200, None),
        ("5 mal 1000 m", 5000, None),
        ("6 \u00d7 800 m", 4800, None),
        ("6-8x400", 3200, None),
        ("10 x (400 m + 200 m jog)", 6000, None),
        ("200-400-600-800-600-400-200", 3200, None),
        ("5 x 3 min with 2 min jog", None, 25),
        ("8 x 1'30 rec 1'", None, 20),
        ("4x4 min", None, 16),
        ("6x1k @ 10k pace", 6000, None),
        ("15 min WU, 6x800, 10 min CD", None, None),
        ("10x30/30", None, 10),
        ("8x10s", None, None),
        ("6x100 m", None, None),
        ("rolling 5 x 400s", 2000, None),
        ("8x1'/1'", None, 16),
        ("5 x 6' off 1'", None, 35),
        ("yasso 800s x 10", 8000, None),
        ("400 x 8", 3200, None),
        ("15 min easy + 4x20 s", None, 16.333333),
        ("c\u00f4tes 12x30''", None, None),
        ("24x30''", None, 12),
        ("24x30\u2019\u2019", None, 12),
        ("24x30\u2032\u2032", None, 12),
        ("24x30\u00b4\u00b4", None, 12),
        ("24x30\u2033", None, 12),
        ("24x30\u201d", None, 12),
        ('24x30"', None, 12),
        ("24x30'", None, 720),
        ("8 x 1'30'' rec 1'", None, 20),
        ("easy 60' with 6x20'' strides", None, 60),
        ("20' + 12x30''/30'' + 10'", None, 42),
        ("6x800 w/ 400 jog", 7200, None),
        ("2 mi WU, 6x800 @5k (400 jog), 2 mi CD", 7200 + 4 * M_PER_MILE, None),
        ("15 min WU, 5x3 min / 2 min jog, 10 min CD", None, 50),
        ("2 km WU, 400-800-1200-800-400 w/ 200 jog, 2 km CD", 8600, None),
        ("2 x (6 x 200 / 200) / 5 min", 4800, None),
        ("2 x (6 x 200 / 200) / 400 jog, wu 3 km, cd 2 km", 10600, None),
        ("2(8x400 m w/ 200 m jog) w/ 800 m jog", 11200, None),
        ("3 x (1000 @ 3:50/km / 400 jog)", 4200, None),
        ("2 mi WU/CD, 4x1 mile w/ 400 m jog", 8 * M_PER_MILE + 1600, None),
        ("3x2 km @ HM pace, 2 min rest", 6000, None),
        ("10 km incl. 6 x 1 min / 1 min", 10000, None),
        ("10 km (2 km WU, 6x1 km, 2 km CD)", 10000, None),
        ("easy 8 km + 6x20 s strides", 8000, None),
        ("WU 10 min, 1-2-3-2-1 min w/ 1 min jog, CD 10 min", None, 34),
        ("5x3 min w/ 400 m jog", None, 15),
        ("\u00c9chauffement 20 min, 2 x (8 x 30/30), retour au calme 10 min", None, 46),
        ("5x1000 rec 400", 7000, None),
        ("ladder 400-800-1200-800-400, 400 jog between", 5200, None),
        ("6x800 with 400 m jog between", 7200, None),
        ("6x800, 15 min jog home", None, None),
    ],
)
def test_repeats(text: str, distance_m: float | None, duration_min: float | None) -> None:
    amounts = read_amounts(plain_text(text))
    assert amounts.repeats
    assert amounts.distance_m == (None if distance_m is None else pytest.approx(distance_m))
    assert amounts.duration_s == (
        None if duration_min is None else pytest.approx(duration_min * 60)
    )


def test_a_bare_number_is_read_as_km_and_said() -> None:
    amounts = read_amounts("lr 24")
    assert (amounts.distance_m, amounts.unit_missing) == (24000, "24")
    assert read_amounts("week 300").unit_missing is None


@pytest.mark.parametrize("ways", ["2 km w/u, 4x800, 1 km c/d", "2 km wu, 4x800, 1 km cd"])
def test_the_way_out_and_home_adds_to_repeats_however_it_is_written(ways: str) -> None:
    assert read_amounts(plain_text(ways)).distance_m == 6200
