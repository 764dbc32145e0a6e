"""A zip is not believed: bombs, odd names, lies of its headers."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.zip_files import MAX_ENTRIES, ZipFiles, open_zip, write_zip

if TYPE_CHECKING:
    from collections.abc import Iterable

KNOWN = ("a.txt", "b.txt", "c.txt")
MB = 1_000_000
NAMES = st.sampled_from(KNOWN)


def zip_of(entries: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return page.getvalue()


def opened(content: bytes, max_bytes: int = MB) -> ZipFiles:
    found, problems = open_zip(
        content, "x.zip", max_bytes=max_bytes, is_known=lambda path: path in KNOWN
    )
    assert found is not None
    assert problems == ()
    return found


def texts(found: ZipFiles) -> str:
    return "\n".join(str(problem) for problem in found.problems)


@given(st.dictionaries(NAMES, st.binary(max_size=3000)))
def test_what_is_written_is_unpacked_and_the_bytes_are_the_same(files: dict[str, bytes]) -> None:
    content = write_zip(files)
    found = opened(content)
    assert {path: found.unpack(path, MB) for path in files} == files
    assert found.problems == []
    assert write_zip(files) == content


def test_a_zip_tells_nothing_of_when_and_where_it_was_written() -> None:
    with zipfile.ZipFile(io.BytesIO(write_zip({"a.txt": b"x"}))) as archive:
        (entry,) = archive.infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert entry.external_attr >> 16 == 0o100644


def test_a_bomb_is_stopped_at_the_bound_of_its_file_without_unpacking_it() -> None:
    content = write_zip({"a.txt": bytes(200 * MB), "b.txt": b"fine"})
    found = opened(content, max_bytes=300 * MB)
    tracemalloc.start()
    assert found.unpack("a.txt", 2 * MB) is None
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * MB
    assert "more than 2 MB" in texts(found)
    assert found.unpack("b.txt", MB) == b"fine"


def test_many_files_that_are_allowed_alone_are_stopped_at_the_bound_of_all() -> None:
    found = opened(write_zip(dict.fromkeys(KNOWN, bytes(MB))), max_bytes=2 * MB + 1)
    assert [found.unpack(path, MB) is None for path in KNOWN] == [False, False, True]


@pytest.mark.parametrize("size", [0, 5, 2**31])
def test_a_size_that_lies_is_not_believed(size: int) -> None:
    content = bytearray(write_zip({"a.txt": bytes(3 * MB)}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", size)
    found = opened(bytes(content))
    unpacked = found.unpack("a.txt", MB)
    assert unpacked is None or len(unpacked) <= MB
    assert size == 0 or found.problems


@pytest.mark.parametrize(
    "name",
    ["/a.txt", "../a.txt", "x/../a.txt", "./a.txt", "C:a.txt", "x\\a.txt", "a.txt\x07", "x//a.txt"],
)
def test_an_odd_name_is_left_out_and_said(name: str) -> None:
    found = opened(zip_of([(name, b"evil"), ("b.txt", b"fine")]))
    assert list(found.entries) == ["b.txt"]
    assert "a name that no file" in texts(found)


def test_a_name_that_goes_on_behind_a_zero_is_no_known_name() -> None:
    content = zip_of([("a.txtXevil", b"x"), ("b.txt", b"y")]).replace(b"a.txtX", b"a.txt\0")
    assert list(opened(content).entries) == ["b.txt"]


def test_of_two_files_of_one_name_the_first_is_read_and_it_is_said() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zip_of([("a.txt", b"first"), ("a.txt", b"second")])
    found = opened(content)
    assert found.unpack("a.txt", MB) == b"first"
    assert "there twice" in texts(found)


def test_an_encrypted_file_is_left_out_and_says_what_to_do() -> None:
    content = bytearray(write_zip({"a.txt": b"secret", "b.txt": b"fine"}))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    found = opened(bytes(content))
    assert list(found.entries) == ["b.txt"]
    assert "password" in texts(found)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_left_out(method: int) -> None:
    found = opened(zip_of([("a.txt", b"x")], method))
    assert found.entries == {}
    assert "unusual way" in texts(found)


def test_thousands_of_entries_are_refused_before_they_are_listed() -> None:
    content = zip_of((f"{number}.txt", b"") for number in range(MAX_ENTRIES + 1))
    found, (problem,) = open_zip(content, "x.zip", max_bytes=MB, is_known=lambda _: True)
    assert found is None
    assert str(MAX_ENTRIES) in problem.text


def test_a_list_that_lies_about_its_length_is_counted_all_the_same() -> None:
    content = bytearray(zip_of((f"{number}.txt", b"") for number in range(MAX_ENTRIES + 1)))
    place = content.rindex(b"PK\x05\x06")
    content[place + 8 : place + 12] = struct.pack("<HH", 1, 1)
    assert open_zip(bytes(content), "x.zip", max_bytes=MB, is_known=lambda _: True)[0] is None


def test_files_that_nobody_knows_are_one_remark() -> None:
    found = opened(zip_of([(f"{number}.exe", b"x") for number in range(9)] + [("a.txt", b"y")]))
    (problem,) = found.problems
    assert problem.text.startswith("9 not of Ironstride and ignored: '0.exe'")
    assert found.unpack("a.txt", MB) == b"y"


def test_a_zip_made_of_a_folder_is_read_like_the_files_in_it() -> None:
    found = opened(zip_of([("my export/", b""), ("my export/a.txt", b"x"), ("__MACOSX/a", b"")]))
    assert found.unpack("a.txt", MB) == b"x"
    assert found.problems == []


def test_of_a_damaged_file_the_beginning_is_kept() -> None:
    whole = b"".join(b"%06d\n" % number for number in range(60_000))
    content = bytearray(zip_of([("a.txt", whole)], zipfile.ZIP_STORED))
    content[300_000] ^= 0xFF
    found = opened(bytes(content))
    unpacked = found.unpack("a.txt", MB)
    assert unpacked is not None
    assert unpacked[:200_000] == whole[:200_000]
    assert "damaged" in texts(found)


@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    content = bytearray(write_zip({"a.txt": b"some text" * 30, "b.txt": b"other"}))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    found, problems = open_zip(cut, "x.zip", max_bytes=MB, is_known=lambda path: path in KNOWN)
    assert (found is None) == bool(problems)
    if found is not None:
        for path in KNOWN:
            assert len(found.unpack(path, 1000) or b"") <= 1000


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip", b"PK\x05\x06" + bytes(17)])
def test_what_is_no_zip_says_so(content: bytes) -> None:
    found, (problem,) = open_zip(content, "x.zip", max_bytes=MB, is_known=lambda _: True)
    assert found is None
    assert "is no zip" in problem.text
