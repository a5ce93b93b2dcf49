"""The job store: what a dry run remembers between calls. One store is one account (RULINGS 25).

A record is a document under an id, in the order of its number, in a region, and perhaps below a parent. Everything
that belongs together happens in one transaction; what a transaction has written when it ends survives the process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import Any, Literal, TypeAlias

    from manifestkit.dryrun.papers import Papers

    # What is kept: Import/Export jobs; Snowball jobs, clusters and addresses; and the tokens of lists.
    Kind: TypeAlias = Literal["import-export-job", "job", "cluster", "address"]


class StoreError(RuntimeError):
    """The store cannot be opened or used; the message says why, in one line."""


class Record(NamedTuple):
    """A document that is kept.

    ``number`` counts all records of the store, from 1, in the order in which they were made. ``parent`` is the id of
    the record to which it belongs, such as the cluster of a node; empty where there is none.
    """

    kind: Kind
    id: str
    number: int
    region: str
    parent: str
    document: dict[str, Any]


class Transaction(Protocol):
    """What can be done with the records while no other process changes them."""

    def next_number(self) -> int:
        """A number that no record has had, and none will have again."""

    def insert(self, record: Record) -> None:
        """Keep a new record; StoreError where its id is taken."""

    def get(self, kind: Kind, id_: str) -> Record | None:
        """The record of this kind and id."""

    def replace(self, record: Record) -> None:
        """Keep another document under an id that is kept."""

    def page(self, kind: Kind, region: str, *, before: int | None, limit: int) -> list[Record]:
        """The newest records of a region, those before a number where one is given; at most ``limit``."""

    def children(self, kind: Kind, parent: str, *, after: int = 0, limit: int = -1) -> list[Record]:
        """The records below a parent in the order of their numbers, those after a number; at most ``limit`` if any."""


class Store(Protocol):
    """A place where records are kept, and the papers of their jobs."""

    @property
    def papers(self) -> Papers:
        """The papers."""

    def transaction(self, *, writes: bool) -> AbstractContextManager[Transaction]:
        """A transaction; where it ``writes``, no other may at the same time. What raises inside undoes it."""

    def close(self) -> None:
        """Give the file back; what has been written stays."""
