"""What a file is, as far as its name and its text say.

Source: Import/Export reference, 7 (the names of manifests) and 8 (the SIGNATURE file); RULINGS 10.
"""

# ruff: noqa: PTH119 - pathlib costs start-up time
from __future__ import annotations

import re
from functools import cache
from os.path import basename

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    # "manifest", "signature", or a service and an operation, such as "snowball.CreateJob".
    Kind: TypeAlias = str

TEXTS: tuple[Kind, ...] = ("manifest", "signature")
SERVICES = ("importexport", "snowball")
_READING = ("describe", "get", "list")

_SUFFIX = r"(?:\.txt|\.ya?ml)?"


# The names that AWS's own tool used, with whatever a person puts in front to tell several apart.
@cache
def _aws_name() -> re.Pattern[str]:
    return re.compile(rf".*(?:S3|EBS|Glacier)(?:Import|Export)Manifest{_SUFFIX}")


# The kind itself, with whatever a person puts in front to tell several apart.
@cache
def _kind_name() -> re.Pattern[str]:
    return re.compile(r"(?:.*[ ._-])?((?:importexport|snowball)\.[A-Za-z]+)\.(?i:json|ya?ml)")


# Many programs have manifests, so this name wants a key of ours in the text as well.
@cache
def _likely_name() -> re.Pattern[str]:
    return re.compile(rf".*[Mm]anifest{_SUFFIX}")


_REQUEST_SUFFIXES = (".json", ".yaml", ".yml")
_READ_SUFFIXES = ("", ".txt", ".manifest", *_REQUEST_SUFFIXES)

# As many characters of a text, or bytes of a file, are enough to tell: the comments before the first key of AWS's
# templates take some sixty lines (reference, 7).
HEAD = 64 * 1024


# A shell argument that spans lines often has one blank before each key (reference, 13, quirk 4).
@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"(?:\A\ufeff?|[\r\n]) ?[\"']?([A-Za-z]+)[\"']?[ \t]*:")


_VERSION = "manifestVersion"
_TELLING = (
    "accessKeyId",
    "deviceId",
    "eraseDevice",
    "fileSystem",
    "logBucket",
    "logPrefix",
    "notificationEmail",
    "returnAddress",
    "trueCryptPassword",
    _VERSION,
)
# AWS itself once wrote ``manifestversion`` (reference, 13, quirk 5): here capitals do not matter.
_TELLING_FOLDED = frozenset(key.lower() for key in _TELLING)
_SIGNATURE_KEYS = frozenset(("version", "signingMethod", "jobId", "signature"))


def request_kind(service: str, operation: str, edition: str | None = None) -> Kind:
    """The kind of the requests of an operation.

    ValueError where there is no such service, or it has no operation of that name, in the edition where one is given.
    """
    from manifestkit.schema.loading import editions, operations

    if service not in SERVICES:
        raise ValueError(f"there is no service {service!r}; there are {' and '.join(SERVICES)}")
    having = _operations(service)
    if operation not in having:
        guess = meant_operation(operation, sorted(having))
        hint = f"did you mean {guess}?" if guess else f"it has {', '.join(sorted(having))}"
        raise ValueError(f"{service} has no operation {operation!r}; {hint}")
    if edition is not None and (edition not in editions(service) or operation not in operations(service, edition)):
        when = f"in the edition {edition}; the edition {having[operation]} has it"
        raise ValueError(f"{service} has no operation {operation!r} {when}")
    return f"{service}.{operation}"


def check_kind(word: str) -> Kind:
    """A kind as people write it; ValueError where there is no such kind in any edition."""
    service, dot, operation = word.partition(".")
    if dot:
        return request_kind(service, operation)
    if word not in TEXTS:
        from manifestkit.fields.spelling import closest

        guess = closest(word, TEXTS)
        known = ", ".join((*TEXTS, *(f"{service}.OPERATION" for service in SERVICES)))
        raise ValueError(f"there is no kind {word!r}; {f'did you mean {guess}?' if guess else f'there are {known}'}")
    return word


def _operations(service: str) -> dict[str, str]:
    """The operations of a service in any edition, each with the default one where that has it."""
    from manifestkit.schema.loading import editions, operations

    return {name: date for date in reversed(editions(service)) for name in operations(service, date)}


def meant_operation(word: str, known: Sequence[str]) -> str | None:
    """The operation that was meant, perhaps with another of the verbs for reading (Snowball reference, 11)."""
    from manifestkit.fields.spelling import closest, folded

    if (near := closest(word, known)) is not None:
        return near
    name = folded(word)
    others = {verb + name.removeprefix(used) for used in _READING if name.startswith(used) for verb in _READING}
    return next((operation for operation in known if folded(operation) in others), None)


def kind_by_name(name: str) -> Kind | None:
    """The kind of a file whose name (without folders) leaves no doubt."""
    if name == "SIGNATURE":
        return "signature"
    if _aws_name().fullmatch(name):
        return "manifest"
    written = _kind_name().fullmatch(name)
    if written is None:
        return None
    service, _, operation = written[1].partition(".")
    return written[1] if operation in _operations(service) else None


def kind_by_path(path: str) -> Kind | None:
    """The kind of a file whose name, or whose folders and name, leave no doubt, whatever its text."""
    if (kind := kind_by_name(basename(path))) is not None:
        return kind
    if not path.lower().endswith(_REQUEST_SUFFIXES):
        return None
    from manifestkit.checking import request_kinds

    return request_kinds.kind_by_path(path)


def kind_of(path: str, text: str) -> Kind | None:
    """The kind of a file by its path, else by its text; None where neither is certain.

    The text decides alone where it has ``manifestVersion`` and one more key that only manifests have, or
    three of those, or the four lines of a SIGNATURE file. One is enough where the name says manifest too. Of requests
    see ``request_kinds``.
    """
    if (kind := kind_by_path(path)) is not None:
        return kind
    head = text[:HEAD]
    keys = {match[1] for match in _key().finditer(head)}
    if keys == _SIGNATURE_KEYS and head.count("\n") <= 2 * len(keys):
        return "signature"
    folded = {key.lower() for key in keys}
    telling = len(folded & _TELLING_FOLDED) + (_VERSION.lower() in folded)
    if telling >= (1 if _likely_name().fullmatch(basename(path)) else 3):
        return "manifest"
    if not path.lower().endswith(_REQUEST_SUFFIXES):
        return None
    from manifestkit.checking.request_kinds import kind_of_request

    return kind_of_request(path, head)


def is_named_as_one(path: str) -> bool:
    """Whether a file of this path is probably one of the kinds, whatever its text."""
    return kind_by_path(path) is not None or _likely_name().fullmatch(basename(path)) is not None


def may_be_checked(name: str) -> bool:
    """Whether a file of this name (without folders) is worth reading when it is met in a folder."""
    _, dot, suffix = name.rpartition(".")
    return (dot + suffix).lower() in _READ_SUFFIXES if dot else True
