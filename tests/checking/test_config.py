"""The configuration of a project: where it is found, what it may say, and what is told where it is wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from manifestkit.checking.config import Config, ConfigError, Exemption, find_config

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """\
select = ["IE2", "missing-field"]
ignore = "IE233"
edition = ["2010-06-03"]
region = "us-west-2"
context = "facts/context.toml"
suppress = [
    {path = "archive/**", rule = "IE2", reason = "sent long ago"},
    {path = "*.txt", rule = "missing-field", pointer = "/returnAddress", reason = "the form adds it"},
]
[severity]
IE210 = "warning"
unknown-key = "error"
[files]
manifest = ["jobs/*.job", "*.mf"]
signature = "*.sig"
"""


def _indented(text: str) -> str:
    """The same settings under ``[tool.manifestkit]``."""
    return "[tool.manifestkit]\n" + text.replace("[severity]", "[tool.manifestkit.severity]").replace(
        "[files]", "[tool.manifestkit.files]"
    )


@pytest.mark.parametrize(("name", "text"), [("manifestkit.toml", WHOLE), ("pyproject.toml", _indented(WHOLE))])
def test_every_setting_is_read(tmp_path: Path, name: str, text: str) -> None:
    """Both files say the same in the same words; paths start at the file's folder."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    config = find_config(str(below))
    assert config._replace(suppress=()) == Config(
        folder=str(tmp_path),
        select=("IE2", "missing-field"),
        ignore=("IE233",),
        severity={"IE210": "warning", "IE220": "error"},
        edition=("2010-06-03",),
        region="us-west-2",
        context=str(tmp_path / "facts" / "context.toml"),
        files=(("jobs/*.job", "manifest"), ("*.mf", "manifest"), ("*.sig", "signature")),
    )
    archive, form = config.suppress
    assert {"IE210", "IE225"} <= archive.codes
    assert not any(code.startswith("RD") for code in archive.codes)
    assert archive.pointer is None
    place = "suppress[1]" if name == "manifestkit.toml" else "tool.manifestkit.suppress[1]"
    assert form == Exemption("*.txt", frozenset({"IE210"}), "/returnAddress", "the form adds it", place)


def test_nearest_folder_wins(tmp_path: Path) -> None:
    """The search goes up, passes over a pyproject.toml without the table, and stops at the first configuration."""
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.manifestkit]\nregion = 'us-east-1'\n")
    (inner / "pyproject.toml").write_text("[project]\ndependencies = ['manifestkit']\n")
    assert find_config(str(inner)).region == "us-east-1"
    (inner / "pyproject.toml").write_text("[tool.manifestkit]\nregion = 'us-west-1'\n")
    assert find_config(str(inner)).region == "us-west-1"
    (inner / "manifestkit.toml").write_text("region = 'us-west-2'\n")
    assert find_config(str(inner)).region == "us-west-2"


def test_without_a_file_nothing_is_settled(tmp_path: Path) -> None:
    """No configuration is the empty one; one in a foreign pyproject.toml that is no TOML at all is not ours."""
    (tmp_path / "pyproject.toml").write_text("this is no TOML")
    assert find_config(str(tmp_path)) == Config()


# A configuration, and what the one line about it must say.
WRONG = [
    ("selct = []", ("selct", "unknown key", "did you mean select?")),
    ("zzz = 1", ("zzz", "unknown key", "there are select")),
    ("select = 5", ("select", "should be a text")),
    ('select = ["IE999"]', ("select", "no rule is called 'IE999'")),
    ('select = ["mising-field"]', ("select", "did you mean missing-field?")),
    ('select = [""]', ("select", "should be a text")),
    ('select = ","', ("select", "no rule is called ','")),
    ('ignore = ["RD001"]', ("ignore", "RD001 cannot be ignored")),
    ('ignore = "RD00"', ("ignore", "RD00 cannot be ignored")),
    ("severity = 'error'", ("severity", "should be a table")),
    ("severity = {IE210 = 'fatal'}", ("severity.IE210", "error, warning, info")),
    ("severity = {IE2 = 'info'}", ("severity.IE2", "no rule is called")),
    ("severity = {RD001 = 'info'}", ("severity.RD001", "stays an error")),
    ("edition = '2015-01-01'", ("edition", "2009-05-20, 2010-06-03, 2014-12-18")),
    ("edition = ['2009-05-20', '2010-06-03']", ("edition", "editions of one service")),
    ("edition = 2010-06-03", ("edition", "should be a text")),
    ("region = 'us_west'", ("region", "us_west")),
    ("context = true", ("context", "should be a text")),
    ("files = ['*.txt']", ("files", "should be a table")),
    ("files = {manifset = '*'}", ("files.manifset", "did you mean manifest?")),
    ("files = {manifest = [1]}", ("files.manifest", "should be a text")),
    ("suppress = {path = '*'}", ("suppress", "list of tables")),
    ("suppress = ['IE2']", ("suppress[0]", "should be a table")),
    ("suppress = [{rule = 'IE2', reason = 'x'}]", ("suppress[0]", "path is missing")),
    ("suppress = [{path = '*', rule = 'IE2'}]", ("suppress[0]", "reason is missing")),
    ("suppress = [{path = '*', rule = 'IE2', reason = ''}]", ("suppress[0].reason",)),
    ("suppress = [{path = '*', rule = 'XX', reason = 'x'}]", ("suppress[0].rule", "no rule")),
    ("suppress = [{path = '*', rule = 'RD016', reason = 'x'}]", ("suppress[0].rule", "cannot be ignored")),
    ("suppress = [{path = '*', rule = 'IE2', reason = 'x', pointer = 'a'}]", ("suppress[0].pointer",)),
    ("suppress = [{path = '*', rule = 'IE2', reason = 'x', ponter = '/a'}]", ("did you mean pointer?",)),
    ("region = ", ("is no TOML",)),
    ("region = " + "[" * 5000, ("nested too deeply",)),
    ('"a\\nb" = 1', ("unknown key",)),
]


@pytest.mark.parametrize(("text", "words"), WRONG, ids=[text[:40] for text, _ in WRONG])
def test_mistake_is_told_in_one_line(tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    """Every mistake is a ConfigError of one line that names the file, the key, and what belongs there."""
    path = tmp_path / "manifestkit.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find_config(str(tmp_path))
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    for word in words:
        assert word in message


def test_place_in_pyproject_is_named_in_full(tmp_path: Path) -> None:
    """In pyproject.toml the place begins with the table's name, and the table has to be one."""
    path = tmp_path / "pyproject.toml"
    for text, word in (
        ("tool.manifestkit = 1", "tool.manifestkit: this should be a table"),
        ("[tool.manifestkit]\nregion = 1", "tool.manifestkit.region: "),
    ):
        path.write_text(text)
        with pytest.raises(ConfigError, match=word):
            find_config(str(tmp_path))


def test_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A manifestkit.toml that is a folder or a link to nothing is not passed over in silence."""
    path = tmp_path / "manifestkit.toml"
    path.symlink_to(tmp_path / "gone")
    with pytest.raises(ConfigError, match="cannot be read"):
        find_config(str(tmp_path))
    path.unlink()
    path.mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        find_config(str(tmp_path))


def test_working_directory_may_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process whose directory was deleted is told so."""

    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "getcwd", gone)
    with pytest.raises(ConfigError, match="working directory is gone"):
        find_config(os.curdir)
