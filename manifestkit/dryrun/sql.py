"""The records of a store in SQL that SQLite and PostgreSQL both speak.

A document is kept with a checksum of its record in front: what a failing disk has changed is still JSON at times, and
nobody shall get an answer out of that.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from manifestkit.dryrun.store import Record, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeAlias

    from manifestkit.dryrun.store import Kind

    # Runs a statement with values in the place of its question marks, and gives the rows that come of it.
    Run: TypeAlias = Callable[[str, Sequence[object]], Sequence[Sequence[Any]]]

_COLUMNS = "kind, id, number, region, parent, document"
_CHECKSUM = 16  # hexadecimal digits


class DamageError(Exception):
    """What the store holds was not written by this program."""


class SqlTransaction:
    """What can be done with the records. The tables ``numbers`` and ``records`` are made by the store."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def next_number(self) -> int:
        """A number that no record has had, and none will have again."""
        rows = self._run("UPDATE numbers SET last = last + 1 RETURNING last", ())
        if len(rows) != 1 or not isinstance(rows[0][0], int):
            raise DamageError("it has lost count of its records")
        return rows[0][0]

    def insert(self, record: Record) -> None:
        """Keep a new record; StoreError where its id is taken."""
        # A conflict that is an error would end a transaction of PostgreSQL.
        rows = self._run(
            f"INSERT INTO records ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING number",  # noqa: S608 - a constant
            (*record[:-1], _written(record)),
        )
        if not rows:
            raise StoreError(f"{record.id} is kept already")

    def get(self, kind: Kind, id_: str) -> Record | None:
        """The record of this kind and id."""
        # Ids are made of ASCII; a database may be unable to compare with other characters.
        if not id_.isascii() or "\0" in id_:
            return None
        found = self._select("kind = ? AND id = ?", (kind, id_))
        return found[0] if found else None

    def replace(self, record: Record) -> None:
        """Keep another document under an id that is kept."""
        self._run(
            "UPDATE records SET document = ? WHERE kind = ? AND id = ? RETURNING number",
            (_written(record), record.kind, record.id),
        )

    def page(self, kind: Kind, region: str, *, before: int | None, limit: int) -> list[Record]:
        """The newest records of a region, those before a number where one is given; at most ``limit``."""
        condition = "kind = ? AND region = ?" + ("" if before is None else " AND number < ?")
        values = (kind, region) if before is None else (kind, region, before)
        return self._select(f"{condition} ORDER BY number DESC", values, limit)

    def children(self, kind: Kind, parent: str, *, after: int = 0, limit: int = -1) -> list[Record]:
        """The records below a parent in the order of their numbers, those after a number; at most ``limit`` if any."""
        return self._select("kind = ? AND parent = ? AND number > ? ORDER BY number", (kind, parent, after), limit)

    def _select(self, condition: str, values: tuple[object, ...], limit: int = -1) -> list[Record]:
        if limit >= 0:
            condition, values = f"{condition} LIMIT ?", (*values, limit)
        rows = self._run(f"SELECT {_COLUMNS} FROM records WHERE {condition}", values)  # noqa: S608 - made of constants
        return [
            Record(kind, id_, number, region, parent, _read((kind, id_, number, region, parent), text))
            for kind, id_, number, region, parent, text in rows
        ]


def _read(key: Sequence[object], text: object) -> dict[str, Any]:
    told = text if isinstance(text, str) else ""
    try:
        document = json.loads(told[_CHECKSUM:]) if told[:_CHECKSUM] == _checksum(key, told[_CHECKSUM:]) else None
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise DamageError("one of its records cannot be read")
    return document


def _written(record: Record) -> str:
    # In ASCII, which a database of any encoding can hold.
    text = json.dumps(record.document, separators=(",", ":"))
    return _checksum(record[:-1], text) + text


def _checksum(key: Sequence[object], text: str) -> str:
    return sha256(f"{[*key]} {text}".encode("utf-8", "backslashreplace")).hexdigest()[:_CHECKSUM]
