"""The image and the compose file keep what a person who installs them relies on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path

SECRET_NAMES = re.compile(r"SECRET|PASSWORD|DATABASE_URL|TOKEN")
TAGGED = re.compile(r"[\w./-]+(:(?!latest\b)[\w.-]*\d[\w.-]*|@sha256:[0-9a-f]{64})")


@dataclass(frozen=True)
class Step:
    word: str
    text: str


def steps_of(text: str) -> list[Step]:
    """Return the steps of a Dockerfile, each on one line."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Step(*line.split(maxsplit=1)) for line in joined.splitlines()]


def last_stage(steps: list[Step]) -> list[Step]:
    start = max(i for i, step in enumerate(steps) if step.word == "FROM")
    return steps[start:]


def moving_images(steps: list[Step]) -> list[str]:
    """Return the images that may be another one tomorrow, or come from a named host."""
    images = [step.text.split()[0] for step in steps if step.word == "FROM"]
    named_host = re.compile(r"[^/]*[.:][^/]*/")
    return [name for name in images if not TAGGED.fullmatch(name) or named_host.match(name)]


def unpinned_installs(steps: list[Step]) -> list[str]:
    """Return the commands that would take whatever a registry has that day."""
    commands = [
        command.strip() for step in steps if step.word == "RUN" for command in step.text.split("&&")
    ]
    return [
        command
        for command in commands
        if re.search(r"pip (install|wheel)|apt-get install|npm ", command)
        and "--require-hashes" not in command
        and not {"--no-deps", "--no-build-isolation"} <= set(command.split())
        and not {"--no-deps", "--no-index"} <= set(command.split())
    ]


@pytest.fixture(scope="module")
def image(root: Path) -> list[Step]:
    return steps_of((root / "Dockerfile").read_text("utf-8"))


@pytest.fixture(scope="module")
def services(root: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((root / "compose.yaml").read_text("utf-8"))
    return found["services"]


def text_of(steps: list[Step], word: str) -> str:
    return " ".join(step.text for step in steps if step.word == word)


def test_every_image_has_a_tag_that_stays(image: list[Step], services: dict[str, Any]) -> None:
    assert moving_images(image) == []
    assert TAGGED.fullmatch(services["database"]["image"])
    assert services["app"]["build"] == "."


@pytest.mark.parametrize(
    "name", ["python", "python:latest", "python:slim", "python:latest@x", "host.example/python:3"]
)
def test_a_moving_image_is_found(name: str) -> None:
    assert moving_images(steps_of(f"FROM {name} AS build")) == [name]


def test_nothing_unpinned_is_installed(image: list[Step], root: Path) -> None:
    assert unpinned_installs(image) == []
    for name in re.findall(r"-r (\S+)", text_of(image, "RUN")):
        pins = (root / name).read_text("utf-8").replace("\\\n", " ").strip().splitlines()
        assert pins
        assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize(
    "command",
    ["pip install django", "pip install --no-deps .", "apt-get install -y curl", "npm ci"],
)
def test_an_unpinned_install_is_found(command: str) -> None:
    assert unpinned_installs(steps_of(f"RUN true \\\n    && {command}")) == [command]


def test_the_app_runs_as_somebody_without_rights(image: list[Step]) -> None:
    users = [step.text for step in last_stage(image) if step.word == "USER"]
    assert len(users) == 1
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", users[0])


def test_the_last_stage_has_no_build_tools(image: list[Step]) -> None:
    assert not re.search(r"pip|apt-get", text_of(last_stage(image), "RUN"))
    assert text_of(last_stage(image), "COPY") == "--from=build /venv /venv"


def test_the_image_asks_after_the_apps_health(image: list[Step]) -> None:
    asked = text_of(last_stage(image), "HEALTHCHECK")
    assert "http://127.0.0.1:8000/health" in asked
    assert "--start-period=" in asked
    serve = '["serve", "--host", "0.0.0.0", "--port", "8000", "--data", "/data"]'
    assert text_of(last_stage(image), "CMD") == serve
    assert text_of(last_stage(image), "VOLUME") == '["/data"]'


def test_the_image_holds_no_secret(image: list[Step]) -> None:
    assert not SECRET_NAMES.search(text_of(image, "ENV") + text_of(image, "ARG"))


def test_only_what_the_recipe_copies_is_sent_to_the_build(image: list[Step], root: Path) -> None:
    lines = (root / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    allowed = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copied = text_of([step for step in image if "--from" not in step.text], "COPY").split()
    assert {name.split("/")[0] for name in copied} - {"."} == allowed


def test_secrets_come_from_the_environment_and_must_be_there(services: dict[str, Any]) -> None:
    given = [pair for service in services.values() for pair in service["environment"].items()]
    secret = {name: value for name, value in given if SECRET_NAMES.search(name)}
    assert set(secret) == {"DATABASE_URL", "IRONSTRIDE_SECRET_KEY", "POSTGRES_PASSWORD"}
    assert all(re.search(r"\$\{\w+:\?", value) for value in secret.values())


def test_every_setting_of_the_compose_file_is_one_of_the_app(
    services: dict[str, Any], root: Path
) -> None:
    read = (root / "src/ironstride/web/config/environment.py").read_text("utf-8")
    assert [name for name in services["app"]["environment"] if f'"{name}"' not in read] == []


@pytest.mark.parametrize("name", ["app", "database"])
def test_a_service_has_no_more_rights_than_it_needs(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "network_mode", "pid"} & set(service)
    assert all(
        ":/" in volume and not volume.startswith(("/", ".")) for volume in service["volumes"]
    )


def test_only_the_app_is_reached_from_outside_and_from_this_machine_only(
    services: dict[str, Any],
) -> None:
    assert [name for name, service in services.items() if "ports" in service] == ["app"]
    assert all(port.startswith("127.0.0.1:") for port in services["app"]["ports"])


def test_the_app_waits_for_a_database_that_answers(services: dict[str, Any]) -> None:
    assert services["app"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert "pg_isready" in services["database"]["healthcheck"]["test"]
