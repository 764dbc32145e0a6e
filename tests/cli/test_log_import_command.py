from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride.formats.log_csv import read_log

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.training.sets import LoggedSet

    Run = Callable[..., tuple[int, str, str]]

HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"


def strong(*rows: str) -> str:
    return HEADER + "".join(
        f'2026-11-{day} 18:00:00,"A",1h,"{name}",{n},{kg},{reps},0,0,\n'
        for day, name, n, kg, reps in (row.split("|") for row in rows)
    )


SETS = (
    "02|Squat (Barbell)|1|60|5",
    "02|Squat (Barbell)|2|60|5",
    "02|Leg Press Downstairs|1|100|10",
    "02|Bicep Curl (Dumbbell)|1|12|10",
    "05|Bench Press (Dumbbell)|1|40|8",
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "strong.csv"
    path.write_text(strong(*SETS), "utf-8")
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def sets_in(log: Path) -> tuple[LoggedSet, ...]:
    sets, problems = read_log(log.read_text("utf-8"))
    assert problems == ()
    return sets


def exercises_in(log: Path) -> list[str]:
    return [one.exercise for one in sets_in(log)]


def test_a_log_is_written_and_summed_up(run: Run, export: Path, log: Path) -> None:
    code, out, err = run("log", "import", export, "--units", "kg", "--out", log)
    assert (code, err) == (0, "")
    assert "a log of Strong: 5 sets in 2 sessions, 2 Nov 2026 to 5 Nov 2026" in out
    assert "Bicep Curl (Dumbbell) 1" in out
    assert "5 sets added; 5 in the log" in out
    assert exercises_in(log) == [
        "back-squat",
        "back-squat",
        "Leg Press Downstairs",
        "Bicep Curl (Dumbbell)",
        "dumbbell-bench-press",
    ]


def test_importing_again_adds_nothing(run: Run, export: Path, log: Path) -> None:
    run("log", "import", export, "--units", "kg", "--out", log)
    before = log.read_bytes()
    code, out, _ = run("log", "import", export, export, "--units", "kg", "--out", log)
    assert code == 0
    assert "0 sets added, 10 were there already; 5 in the log" in out
    assert log.read_bytes() == before


def test_a_dry_run_writes_nothing(run: Run, export: Path, log: Path) -> None:
    for options in (("--dry-run", "--out", log), ()):
        code, out, _ = run("log", "import", export, "--units", "kg", *options)
        assert code == 0
        assert "Nothing was written" in out
    assert not log.exists()


def test_the_units_are_asked_for_and_never_guessed(run: Run, export: Path, log: Path) -> None:
    code, out, err = run("log", "import", export, "--out", log)
    assert (code, out) == (2, "")
    assert "--units kg or --units lb" in err
    assert not log.exists()


def test_the_athletes_units_count_where_none_are_said(run: Run, export: Path, log: Path) -> None:
    run("log", "import", export, "--athlete", "examples/pounds.yaml", "--out", log)
    assert sets_in(log)[0].load_kg == pytest.approx(60 * 0.45359237)
    other = log.with_name("other.csv")
    run(
        *("log", "import", export, "--athlete", "examples/pounds.yaml", "--units", "kg"),
        *("--out", other),
    )
    assert sets_in(other)[0].load_kg == 60


def test_an_athlete_file_that_cannot_be_used_is_code_2(
    run: Run, export: Path, tmp_path: Path
) -> None:
    athlete = tmp_path / "me.yaml"
    athlete.write_text("format: nonsense\n", "utf-8")
    assert run("log", "import", export, "--athlete", athlete)[0] == 2


def test_own_exercises_are_known_by_their_names(
    run: Run, export: Path, log: Path, tmp_path: Path
) -> None:
    page = (Path("docs") / "formats" / "exercises.md").read_text("utf-8")
    table = page.split("```toml\n")[1].split("```")[0]
    own = tmp_path / "own.toml"
    own.write_text(f'{table}\n[broken]\nname = "Broken"\n', "utf-8")
    export.write_text(strong("02|Cellar squats|1|20|8"), "utf-8")
    command = ("log", "import", export, "--units", "kg", "--out", log)
    code, _, err = run(*command, "--exercises", own)
    assert code == 0
    assert "broken" in err
    assert exercises_in(log) == ["cellar-squat"]


def test_a_doubtful_name_waits_until_it_is_decided(run: Run, export: Path, log: Path) -> None:
    _, out, _ = run("log", "import", export, "--units", "kg", "--out", log)
    assert "Leg Press Downstairs, 1 set: Leg press?" in out
    assert "--match 'Leg Press Downstairs=leg-press'" in out
    match = ("--match", "Leg Press Downstairs=leg-press")
    code, out, _ = run("log", "import", export, "--units", "kg", "--out", log, *match)
    assert code == 0
    assert "0 sets added, 5 were there already" in out
    assert "Downstairs=" not in out
    assert "leg-press" in exercises_in(log)


def test_a_decision_is_remembered_beside_the_log(run: Run, export: Path, log: Path) -> None:
    run(
        *("log", "import", export, "--units", "kg", "--out", log),
        *("--match", "Leg Press Downstairs=", "--match", "Bench Press (Dumbbell)="),
    )
    text = log.with_name("log.names.toml").read_text("utf-8")
    assert '"Leg Press Downstairs" = ""' in text
    _, out, _ = run("log", "import", export, "--units", "kg", "--out", log)
    assert "Perhaps" not in out
    assert "0 sets added" in out
    assert "Bench Press (Dumbbell)" in exercises_in(log)


def test_the_weight_of_both_dumbbells_is_halved_when_said(
    run: Run, export: Path, log: Path
) -> None:
    _, out, _ = run("log", "import", export, "--units", "kg")
    assert "Read as the weight of ONE dumbbell: Bench Press (Dumbbell)" in " ".join(out.split())
    match = ("--match", "bench press (dumbbell)=dumbbell-bench-press/2")
    _, out, _ = run("log", "import", export, "--units", "kg", "--out", log, *match)
    assert "ONE dumbbell" not in out
    assert sets_in(log)[-1].load_kg == 20


def test_dumbbells_that_are_too_heavy_are_asked_about(run: Run, export: Path, log: Path) -> None:
    rows = [f"0{day}|Bench Press (Barbell)|1|80|5" for day in range(1, 6)]
    rows += [f"0{day}|Bench Press (Dumbbell)|1|64|5" for day in range(1, 6)]
    export.write_text(strong(*rows), "utf-8")
    command = ("log", "import", export, "--units", "kg", "--out", log)
    _, out, _ = run(*command)
    assert "One dumbbell or both?" in out
    assert "--match 'Bench Press (Dumbbell)=dumbbell-bench-press/2'" in out
    assert "Bench Press (Dumbbell)" in exercises_in(log)
    _, out, _ = run(*command)
    assert "0 sets added, 10 were there already; 10 in the log" in out
    _, out, _ = run(*command, "--match", "Bench Press (Dumbbell)=dumbbell-bench-press/2")
    assert "One dumbbell or both?" not in out
    loads = {one.exercise: one.load_kg for one in sets_in(log)}
    assert loads == {"bench-press": 80, "dumbbell-bench-press": 32}


def test_a_decision_can_be_changed_later(run: Run, export: Path, log: Path) -> None:
    command = ("log", "import", export, "--units", "kg", "--out", log, "--match")
    run(*command, "Leg Press Downstairs=leg-press")
    _, out, _ = run(*command, "Bench Press (Dumbbell)=dumbbell-bench-press/2")
    assert "0 sets added, 4 were there already, 1 read anew as you decided; 5 in the log" in out
    assert sets_in(log)[-1].load_kg == 20
    code, out, _ = run(*command, "Leg Press Downstairs=")
    assert code == 0
    assert "1 read anew" in out
    assert "Leg Press Downstairs" in exercises_in(log)
    assert "leg-press" not in exercises_in(log)


@pytest.mark.parametrize(
    ("match", "words"),
    [
        ("Leg Press Downstairs", "NAME=EXERCISE"),
        ("=leg-press", "NAME=EXERCISE"),
        ("Leg Press Upstairs=leg-press", "did you mean 'Leg Press Downstairs'"),
        ("Leg Press Downstairs=leg-pres", "did you mean leg-press"),
        ("Leg Press Downstairs=leg-press/2", "leave /2 away"),
    ],
)
def test_a_decision_about_nothing_is_refused(
    run: Run, export: Path, log: Path, match: str, words: str
) -> None:
    code, out, err = run("log", "import", export, "--units", "kg", "--out", log, "--match", match)
    assert (code, out) == (2, "")
    assert words in err
    assert not log.exists()


def test_a_set_that_differs_is_reported_and_the_logged_one_stays(
    run: Run, export: Path, log: Path
) -> None:
    run("log", "import", export, "--units", "kg", "--out", log)
    export.write_text(strong("02|Squat (Barbell)|1|60|5", "02|Squat (Barbell)|2|65|5"), "utf-8")
    code, out, _ = run("log", "import", export, "--units", "kg", "--out", log)
    assert code == 1
    assert (
        "65 kg (143.3 lb) x 5 reps differs from the logged 60 kg (132.3 lb) x 5 reps"
        in " ".join(out.split())
    )
    assert [one.load_kg for one in sets_in(log)[:2]] == [60, 60]


def test_refused_rows_have_reasons_and_code_1(run: Run, export: Path, log: Path) -> None:
    export.write_text(strong(SETS[0], "02|Squat (Barbell)|2|-60|5"), "utf-8")
    code, out, _ = run("log", "import", export, "--units", "kg", "--out", log)
    assert code == 1
    assert "line 3: '-60' is a weight below 0" in " ".join(out.split())
    assert len(sets_in(log)) == 1


def test_a_file_that_cannot_be_used_does_not_cost_the_others(
    run: Run, export: Path, log: Path, tmp_path: Path
) -> None:
    other = tmp_path / "photo.csv"
    other.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    code, out, _ = run("log", "import", other, export, "--units", "kg", "--out", log)
    assert code == 1
    assert "the file is no text" in out
    assert len(sets_in(log)) == 5


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the file is empty"),
        ("Name,City\nA,B\n", "no log that is known"),
        (FITNOTES, "holds no set that can be read"),
        (f"{FITNOTES}2026-11-02,Running,Cardio,,,,5,km,0:25:00,\n", "1 run"),
    ],
)
def test_nothing_usable_is_code_2(
    run: Run, export: Path, log: Path, content: str, words: str
) -> None:
    export.write_text(content, "utf-8")
    code, out, err = run("log", "import", export, "--out", log)
    assert (code, out) == (2, "")
    assert words in err
    assert not log.exists()


def test_a_damaged_log_is_never_written_over(run: Run, export: Path, log: Path) -> None:
    log.write_text("performed_at,exercise,reps\nsoon,back-squat,5\n2026-11-02,plank,5\n", "utf-8")
    before = log.read_bytes()
    code, _, err = run("log", "import", export, "--units", "kg", "--out", log)
    assert code == 2
    assert "line 2" in err
    assert log.read_bytes() == before


def test_a_zone_is_remembered_and_never_changed(run: Run, log: Path, tmp_path: Path) -> None:
    export = tmp_path / "fitbod.csv"
    export.write_text(
        "Date,Exercise,Reps,Weight(kg),Duration(s),isWarmup,Note\n"
        "2026-11-02 23:30:00 +0000,Deadlift,5,100,0,false,\n",
        "utf-8",
    )
    _, out, _ = run("log", "import", export)
    assert "clock of Greenwich" in out
    run("log", "import", export, "--out", log, "--zone", "Europe/Vienna")
    assert sets_in(log)[0].performed_on.day == 3
    _, out, _ = run("log", "import", export, "--out", log)
    assert "0 sets added" in out
    code, _, err = run("log", "import", export, "--out", log, "--zone", "Asia/Tokyo")
    assert code == 2
    assert "double" in err


@pytest.mark.parametrize("zone", ["Vienna", "../etc", ""])
def test_an_unknown_zone_is_refused(run: Run, export: Path, zone: str) -> None:
    code, out, err = run("log", "import", export, "--units", "kg", "--zone", zone or "x y")
    assert (code, out) == (2, "")
    assert "Europe/Vienna" in err


def test_in_a_terminal_doubtful_names_are_asked_about(
    run: Run, export: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ironstride.cli.log_questions.is_terminal", lambda: True)
    code, out, _ = run("log", "import", export, "--units", "kg", "--out", log, answers="yes\n")
    assert code == 0
    assert "Leg Press Downstairs (1 set): is it 'Leg press'?" in out
    assert "leg-press" in exercises_in(log)


def test_in_a_pipe_nothing_is_asked(run: Run, export: Path, log: Path) -> None:
    _, out, _ = run("log", "import", export, "--units", "kg", "--out", log, answers="yes\n")
    assert "is it" not in out


def test_a_name_cannot_speak_to_the_terminal(run: Run, export: Path, log: Path) -> None:
    export.write_text(strong("02|\x1b[31mred`rm`$(x)|1|60|5"), "utf-8")
    _, out, _ = run("log", "import", export, "--units", "kg", "--out", log)
    assert "\x1b" not in out
