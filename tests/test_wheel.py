"""The wheel, built and installed alone into an empty environment, works from another folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SHIPPED = ("pyproject.toml", "README.md", "LICENSE", "manifestkit", "grammars", "schemas")

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """The standard output of a command that must end with ``status``."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603 - the commands of this file
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    checkout = folder / "checkout"
    checkout.mkdir()
    for name in SHIPPED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, checkout / name)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, checkout, cwd=folder)
    shutil.rmtree(checkout)
    (wheel,) = folder.glob("manifestkit-*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    run(environment / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return environment / "bin"


def test_the_command_checks_from_another_folder(installed: Path, tmp_path: Path) -> None:
    """The installed command finds its grammars, its schemas and its rules wherever it is called."""
    example = PROJECT / "examples" / "bad" / "MyS3ExportManifest.txt"
    shutil.copy(example, tmp_path)
    (tmp_path / "context.toml").write_text('region = "us-west-2"\n', encoding="utf-8")
    out = run(
        *(installed / "manifestkit", "check", "--format", "json", "--context", "context.toml", example.name),
        cwd=tmp_path,
        status=1,
    )
    (file,) = json.loads(out)["files"]
    assert file["variant"] == "s3-export"
    assert "IE228" in {finding["rule"] for finding in file["findings"]}


def test_python_reads_both_ways(installed: Path, tmp_path: Path) -> None:
    """Both grammars are in the wheel: an ordinary manifest and a flow collection are read."""
    script = """if True:
        import manifestkit
        print(manifestkit.parse_manifest("bucket: a\\nreturnAddress: {city: Seattle}\\n").to_python())
        print(manifestkit.parse_manifest("bucket: a\\n").to_python())
    """
    out = run(installed / "python", "-c", script, cwd=tmp_path)
    assert out == "{'bucket': 'a', 'returnAddress': {'city': 'Seattle'}}\n{'bucket': 'a'}\n"
