from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from ironstride.formats.log_cells import UnreadableCellError
from ironstride.formats.log_dates import has_offset, is_slashed, order_of, plain_word, read_moment

AUGUST = dt.datetime(2026, 8, 7, 17)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-08-07 17:00:00",
        "2026-08-07T17:00",
        "2026/8/7 17:00",
        "2026-08-07 5:00:00\u202fPM",
        "7 Aug 2026, 17:00",
        "07 Aug 2026, 5:00 pm",
        "Aug 7, 2026, 5:00 PM",
        "Friday, 7 August 2026 at 17:00",
        "7. Aug. 2026, 17:00",
        "7 août 2026, 17:00",
        "vendredi 7 août 2026 à 17:00",
        "7 ago 2026, 17:00",
        "7 de ago. de 2026, 17:00",
        "7 de agosto de 2026, 17:00",
        "7 aug. 2026, 17:00",
        "7 sie 2026, 17:00",
        "7 sierpnia 2026, 17:00",
        "7 Ağu 2026, 17:00",
        "7 авг. 2026 г., 17:00",  # noqa: RUF001 - Russian
        "7 августа 2026, 17:00",
        "7. elok. 2026 klo 17.00",
        "7 elo 2026, 17:00",
        "7 серп. 2026, 17:00",
        "7. srp 2026, 17:00",
        "2026年8月7日 17:00",
        "7 8月 2026, 17:00",
        "2026년 8월 7일 오후 5:00",
        "2026. 8. 7. 17:00",
        "7 8월 2026, 17:00",
        "2026年8月7日 下午5:00",
    ],
)
def test_a_time_is_read_in_the_language_of_the_account(cell: str) -> None:
    assert read_moment(cell, "unknown", None) == AUGUST


@pytest.mark.parametrize(
    ("cells", "language"),
    [
        ("jan feb mar apr may jun jul aug sep oct nov dec", "en"),
        ("jan. feb. märz apr. mai juni juli aug. sept. okt. nov. dez.", "de"),
        ("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", "fr"),
        ("ene feb mar abr may jun jul ago sept oct nov dic", "es"),
        ("gen feb mar apr mag giu lug ago set ott nov dic", "it"),
        ("jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.", "pt"),
        ("jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.", "nl"),
        ("jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.", "sv"),
        ("jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.", "da"),
        ("jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.", "nb"),
        ("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu", "fi"),
        ("sty lut mar kwi maj cze lip sie wrz paź lis gru", "pl"),
        ("Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara", "tr"),
        ("янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.", "ru"),
        ("січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.", "uk"),  # noqa: RUF001 - Ukrainian
        ("led úno bře dub kvě čvn čvc srp zář říj lis pro", "cs"),
        ("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", "ja, zh"),
        ("1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월", "ko"),
    ],
)
def test_every_month_of_every_language_is_known(cells: str, language: str) -> None:
    months = [read_moment(f"3 {month} 2026, 06:30", "unknown", None) for month in cells.split()]
    assert months == [dt.datetime(2026, month, 3, 6, 30) for month in range(1, 13)], language


def test_a_day_alone_is_midnight() -> None:
    assert read_moment("2025-11-9", "unknown", None) == dt.datetime(2025, 11, 9)


def test_noon_and_midnight_of_a_clock_with_twelve_hours() -> None:
    assert read_moment("2026-08-07 12:10 AM", "unknown", None).hour == 0
    assert read_moment("2026-08-07 12:10 PM", "unknown", None).hour == 12


@pytest.mark.parametrize(
    "cell", ["2026-08-07T22:30:00.000Z", "2026-08-07 22:30:00 +0000", "2026-08-08T00:30:00+02:00"]
)
def test_a_clock_of_greenwich_is_put_on_the_athletes(cell: str) -> None:
    assert has_offset(cell)
    vienna = ZoneInfo("Europe/Vienna")
    assert read_moment(cell, "unknown", vienna) == dt.datetime(2026, 8, 8, 0, 30)


def test_without_a_zone_the_written_clock_is_kept() -> None:
    assert read_moment("2026-08-07T22:30:00-05:00", "unknown", None).hour == 22
    assert not has_offset("2026-08-07 22:30:00")


def test_the_file_shows_whether_the_day_comes_first() -> None:
    assert order_of(["3/4/2026", "13/4/2026"]) == "day_first"
    assert order_of(["3/4/2026", "4/13/2026"]) == "month_first"
    assert order_of(["3/4/2026"]) == "unknown"
    assert read_moment("3/4/2026 07:30", "day_first", None) == dt.datetime(2026, 4, 3, 7, 30)
    assert read_moment("3/4/26", "month_first", None) == dt.datetime(2026, 3, 4)
    assert read_moment("3.4.2026", "unknown", None) == dt.datetime(2026, 4, 3)
    assert is_slashed("3/4/2026 07:30")
    assert not is_slashed("2026-04-03")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("3/4/2026", "day or month first"),
        ("2026-02-30", "no day of the calendar"),
        ("1026-02-03", "not of our time"),
        ("2026-02-03 25:00", "no time"),
        ("2026-02-03 soon", "no time"),
        ("3 foo 2026", "no date"),
        ("", "no date"),
        ("=cmd", "no date"),
        ("9" * 5000, "no date"),
    ],
)
def test_what_is_no_date_is_refused(cell: str, reason: str) -> None:
    with pytest.raises(UnreadableCellError, match=reason):
        read_moment(cell, "unknown", None)


def test_a_word_loses_case_and_accents() -> None:
    assert plain_word("Août") == "aout"
