"""What a check needs of ``typing`` at run time, without the time that ``typing`` takes.

To load it, and to have ``collections.namedtuple`` compile a constructor for each class and methods that are the same
for all of them, would be a quarter of the time of a whole check. Type checkers see the real one. Every module that is
loaded for a check takes both from here.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Self
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - others take it from here
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    class _Named(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes: object) -> Self:
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            shown = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(shown)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    @cache
    def _constructor(size: int) -> FunctionType:
        """The constructor of a tuple of some size, whose parameters have names without a meaning."""
        names = ", ".join(f"_{number}" for number in range(size))
        return eval(f"lambda _class, {names}: _new(_class, ({names},))", {"_new": tuple.__new__})  # noqa: S307

    class _NamedTupleMeta(type):
        """Makes a named tuple of a class body with annotations, defaults and methods."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            made = _constructor(len(fields))
            code = made.__code__.replace(co_varnames=("_class", *fields))
            new = FunctionType(code, made.__globals__, "__new__", tuple(defaults.values()))
            new.__qualname__ = f"{name}.__new__"
            getters = {field: _tuplegetter(at, None) for at, field in enumerate(fields)}
            own = {"__slots__": (), "__new__": new, "_fields": fields, "_field_defaults": defaults}
            return type(name, (_Named,), {**body, **own, "__match_args__": fields, **getters})

    NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
