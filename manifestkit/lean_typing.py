"""What a check needs of ``typing`` at run time, without the time that ``typing`` takes.

To load it, and to compile the annotations of each named tuple as its ``NamedTuple`` does, would be a fifth of the time
of a whole check. Type checkers see the real one. Every module that is loaded for a check takes both from here.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - others take it from here
else:
    from collections import namedtuple

    # What every class body has.
    _OWN = frozenset(("__annotations__", "__module__", "__qualname__"))

    class _NamedTupleMeta(type):
        """Makes a named tuple of a class body with annotations, defaults and methods."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(  # noqa: PYI024 - the untyped one is what the typed one is made of
                name, fields, defaults=defaults, module=body["__module__"]
            )
            made.__annotations__ = fields
            for key in body.keys() - fields.keys() - _OWN:
                setattr(made, key, body[key])
            return made

    NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
