"""The configuration of a project: ``manifestkit.toml``, or ``[tool.manifestkit]`` in ``pyproject.toml``.

Source: RULINGS 18.
"""

# ruff: noqa: PTH100, PTH118, PTH120, PTH123 - pathlib costs start-up time
from __future__ import annotations

import os

from manifestkit.checking.editions import check_editions
from manifestkit.checking.kinds import check_kind
from manifestkit.findings.rule import SEVERITIES
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.toml import join

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any, TypeAlias, TypeVar

    from manifestkit.checking.kinds import Kind
    from manifestkit.findings.rule import Severity

    Stated = TypeVar("Stated")
    Checked = TypeVar("Checked")
    # From a value and its place in the file to what the configuration holds.
    Reader: TypeAlias = Callable[[object, str], Any]

OWN_FILE = "manifestkit.toml"
SHARED_FILE = "pyproject.toml"
_TABLE = b"manifestkit"


class ConfigError(ValueError):
    """A configuration is not what it may be; the message says where and why, in one line."""


class Exemption(NamedTuple):
    """Findings that a project accepts: of some rules (their codes), in some files, and for a reason.

    ``pointer`` names the value that they are about, all that is in it included; None names every value. ``place`` is
    where in the configuration it stands.
    """

    path: str
    codes: frozenset[str]
    pointer: str | None
    reason: str
    place: str


class Config(NamedTuple):
    """What a project has settled; every part may be left out.

    ``folder`` is where its paths and patterns start. ``select`` (None: all rules) and ``ignore`` hold codes, names
    and beginnings of codes; ``severity`` goes by code; ``files`` says which kind the files of a pattern are.
    """

    folder: str = os.curdir
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    edition: tuple[str, ...] = ()
    region: str | None = None
    context: str | None = None
    files: tuple[tuple[str, Kind], ...] = ()
    suppress: tuple[Exemption, ...] = ()


def find_config(start: str) -> Config:
    """The configuration of the nearest folder, from ``start`` up, that has one; ConfigError if it is wrong.

    In one folder ``manifestkit.toml`` comes before ``pyproject.toml``, of which ``[tool.manifestkit]``
    alone counts.
    """
    try:
        folder = os.path.abspath(start)
    except OSError as error:
        raise ConfigError("the working directory is gone") from error
    while True:
        own = os.path.join(folder, OWN_FILE)
        if os.path.lexists(own):
            return _config(_load(own), own, "")
        shared = os.path.join(folder, SHARED_FILE)
        if _mentions_us(shared):
            table = _load(shared).get("tool", {})
            if isinstance(table, dict) and "manifestkit" in table:
                return _config(table["manifestkit"], shared, "tool.manifestkit")
        parent = os.path.dirname(folder)
        if parent == folder:
            return Config()
        folder = parent


def check_selector(selector: str) -> str:
    """A selector that stands for at least one rule; ConfigError where it stands for none."""
    from manifestkit.checking import catalogue

    if not catalogue.matching(selector):
        raise ConfigError(catalogue.no_such_rule(selector))
    return selector


def ignorable(selector: str) -> frozenset[str]:
    """The codes of the rules that a selector stands for and that may be ignored; ConfigError where there are none.

    Source: RULINGS 18.
    """
    from manifestkit.checking import catalogue

    rules = catalogue.matching(check_selector(selector))
    codes = frozenset(rule.code for rule in rules if not rule.is_reading_error)
    if not codes:
        raise ConfigError(f"{selector} cannot be ignored: of a text that cannot be read, nothing else is known")
    return codes


def check_region(region: str) -> str:
    """A region by its form; ConfigError where it has none (RULINGS 21)."""
    from manifestkit.fields.region import is_region_name

    if not is_region_name(region):
        raise ConfigError(f"{region!r} is not the name of a region, such as us-west-2")
    return region


def _mentions_us(path: str) -> bool:
    """Whether a file is worth reading as TOML; most ``pyproject.toml`` never mention this tool."""
    try:
        with open(path, "rb") as file:
            return _TABLE in file.read()
    except OSError:
        return False


def _load(path: str) -> dict[str, Any]:
    from manifestkit.toml import TomlError, load

    try:
        return load(path)
    except TomlError as error:
        raise ConfigError(f"{path} {error}") from error


def _config(table: object, path: str, place: str) -> Config:
    try:
        settled = _members(table, _READERS, place)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error
    folder = os.path.dirname(path)
    if "context" in settled:
        settled["context"] = os.path.join(folder, settled["context"])
    return Config(folder=folder, **settled)


def _members(table: object, readers: Mapping[str, Reader], place: str) -> dict[str, Any]:
    """The members of a table, each as its reader gives it."""
    members = {}
    for key, value in _table(table, place).items():
        here = join(place, key)
        if key not in readers:
            raise ConfigError(f"{here}: unknown key; {_hint(key, readers)}")
        members[key] = readers[key](value, here)
    return members


def _table(value: object, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ConfigError(f"{place}: this should be a table")
    return value


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{place}: this should be a text")
    return value


def _texts(value: object, place: str) -> tuple[str, ...]:
    """One text, or a list of texts."""
    items = value if isinstance(value, list) else [value]
    return tuple(_text(item, place) for item in items)


def _checked(check: Callable[[Stated], Checked], stated: Stated, place: str) -> Checked:
    try:
        return check(stated)
    except ValueError as error:
        raise ConfigError(f"{place}: {error}") from error


def _selected(value: object, place: str) -> tuple[str, ...]:
    return tuple(_checked(check_selector, text, place) for text in _texts(value, place))


def _ignored(value: object, place: str) -> tuple[str, ...]:
    selectors = _texts(value, place)
    for selector in selectors:
        _checked(ignorable, selector, place)
    return selectors


def _severities(value: object, place: str) -> dict[str, Severity]:
    from manifestkit.checking import catalogue

    severities = {}
    for word, wanted in _table(value, place).items():
        here = join(place, word)
        if (rule := catalogue.find(word)) is None:
            raise ConfigError(f"{here}: {catalogue.no_such_rule(word)}")
        if rule.is_reading_error:
            raise ConfigError(f"{here}: a text that cannot be read stays an error")
        severity = next((known for known in SEVERITIES if known == wanted), None)
        if severity is None:
            raise ConfigError(f"{here}: this should be one of {', '.join(SEVERITIES)}")
        severities[rule.code] = severity
    return severities


def _editions(value: object, place: str) -> tuple[str, ...]:
    dates = _texts(value, place)
    _checked(check_editions, dates, place)
    return dates


def _region(value: object, place: str) -> str:
    return _checked(check_region, _text(value, place), place)


def _files(value: object, place: str) -> tuple[tuple[str, Kind], ...]:
    files = []
    for word, patterns in _table(value, place).items():
        here = join(place, word)
        # A dot in a bare key of TOML begins a table: `snowball.CreateJob` is as good as `"snowball.CreateJob"`.
        kinds = {f"{word}.{name}": below for name, below in patterns.items()} if isinstance(patterns, dict) else {}
        for kind, globs in (kinds or {word: patterns}).items():
            _checked(check_kind, kind, here)
            files += [(pattern, kind) for pattern in _texts(globs, here)]
    return tuple(files)


def _exemptions(value: object, place: str) -> tuple[Exemption, ...]:
    if not isinstance(value, list):
        raise ConfigError(f"{place}: this should be a list of tables with path, rule and reason")
    return tuple(_exemption(item, f"{place}[{index}]") for index, item in enumerate(value))


def _exemption(value: object, place: str) -> Exemption:
    members = _members(value, {"path": _text, "rule": _text, "reason": _text, "pointer": _pointer}, place)
    for key in ("path", "rule", "reason"):
        if key not in members:
            raise ConfigError(f"{place}: {key} is missing")
    codes = _checked(ignorable, members["rule"], f"{place}.rule")
    return Exemption(members["path"], codes, members.get("pointer"), members["reason"], place)


def _pointer(value: object, place: str) -> str:
    pointer = _text(value, place)
    if not pointer.startswith("/"):
        raise ConfigError(f"{place}: this should be a JSON Pointer such as /returnAddress/postalCode")
    return pointer


def _hint(word: str, known: Collection[str]) -> str:
    from manifestkit.fields.spelling import closest

    guess = closest(word, known)
    return f"did you mean {guess}?" if guess else f"there are {', '.join(known)}"


_READERS: dict[str, Reader] = {
    "select": _selected,
    "ignore": _ignored,
    "severity": _severities,
    "edition": _editions,
    "region": _region,
    "context": _text,
    "files": _files,
    "suppress": _exemptions,
}
