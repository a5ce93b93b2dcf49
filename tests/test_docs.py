"""What is derived from the rules and from the table of options is not stale, and what is shown of settings is true."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from manifestkit.checking.config import find_config
from manifestkit.context import load

PROJECT = Path(__file__).parents[1]
SETTINGS, FACTS = re.findall(
    r"^```toml\n(.*?)^```", (PROJECT / "docs" / "configuration.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)


def test_the_rules_table_is_that_of_the_rules() -> None:
    """docs/rules.md is what docs/generate.py would write today; `make generate` mends it."""
    generate = runpy.run_path(str(PROJECT / "docs" / "generate.py"))
    assert (PROJECT / "docs" / "rules.md").read_text(encoding="utf-8") == generate["rules_page"]()


def test_the_configuration_page_shows_every_key(tmp_path: Path) -> None:
    """The sample is a configuration, and none of its keys is left out."""
    (tmp_path / "pyproject.toml").write_text(SETTINGS, "utf-8")
    config = find_config(str(tmp_path))
    shown = config._replace(folder="")
    assert [name for name, value in zip(shown._fields, shown, strict=True) if not value] == ["folder"]
    assert [exemption.pointer for exemption in config.suppress] == ["/notificationEmail"]


def test_the_configuration_page_shows_every_fact(tmp_path: Path) -> None:
    """The sample is a context, and none of its parts is left out."""
    path = tmp_path / "facts.toml"
    path.write_text(FACTS, "utf-8")
    facts = load(str(path))
    assert [name for name in facts._fields if not getattr(facts, name)] == []
