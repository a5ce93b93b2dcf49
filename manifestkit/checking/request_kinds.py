"""Which operation's request a text is, as far as its name and its members say.

The members decide only where they leave no doubt (RULINGS 10): `{}` and a lone ``ClusterId`` are the request of several
operations, and what describes a job that exists has the members of its request among others. A name such as
``create-job.json``, which is how the AWS CLI spells the operation, settles what they leave open, and speaks alone only
where the path says Snowball, since other services have a CreateJob too.
"""

# ruff: noqa: PTH119 - pathlib costs start-up time
from __future__ import annotations

import re
from os.path import basename

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from manifestkit.schema.loading import Side


# A path in which these stand, the second at its end, tells the request whatever its text; the hook for requests takes
# the same paths. What only reads, such as list-jobs, is not among them: a file of that name may well hold the answer.
_SERVICE = re.compile(r"(?i)(?<![a-z])snowball(?![a-z])")
_COMMAND = re.compile(
    r"(?i)(create[-_]?(?:job|cluster|address)|update[-_]?(?:job|cluster))"
    r"(?:[-_.]?(?:request|input|[0-9]+))?\.(?:json|ya?ml)\Z"
)

# Members that, together, no other request or configuration file has.
# Source: Snowball reference, 4; Import/Export reference, 9.2.
_SNOWBALL = frozenset(
    (
        *("AddressId", "DeviceConfiguration", "ForwardingAddressId", "JobType", "KmsKeyARN", "Notification"),
        *("Resources", "RoleARN", "ShippingOption", "SnowballCapacityPreference", "SnowballType", "TaxDocuments"),
    )
)
_DISK = frozenset(("JobType", "Manifest", "ValidateOnly"))
_ADDRESS = frozenset(("Name", "Street1", "City", "StateOrProvince", "PostalCode", "Country", "PhoneNumber"))
_ENOUGH = 3
# What the service answers of a job, a cluster or an address, and takes in no request.
# Source: Snowball reference, 4.5 to 4.7 and 7.1.
_ANSWERED = frozenset(
    (
        *("Addresses", "ClusterMetadata", "ClusterState", "CreationDate", "DataTransferProgress", "IsMaster"),
        *("JobListEntries", "JobLogInfo", "JobMetadata", "JobState", "ShippingDetails", "SnowballId", "SubJobMetadata"),
    )
)

# The tokens of JSON that tell how deep a key stands, with the quotes that people take for JSON's. A text that is not
# closed is taken too: else the search would begin once more at each quote in it.
_TOKEN = re.compile(r"""("(?>(?:[^"\\\r\n]++|\\.)*)"?+|'[^'\r\n]*+')(\s*+:)?|[{}\[\]]""")
_YAML_KEY = re.compile(r"""(?:\A|[\r\n])( *+)["']?([A-Za-z][A-Za-z0-9_.-]*+)["']?:(?=\s|\Z)""")
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_ID = re.compile(r"""["'\s](?:[JM]|C|AD)ID[0-9a-fA-F]{8}-""")
# They have the same members, but for a few.
_RIVALS = ("CreateCluster", "CreateJob")
_ALIKE = (*_RIVALS, "UpdateJob")
_IMPORT_OR_EXPORT = re.compile(r"""["']?JobType["']?[ \t]*:[ \t\r\n]*["']?(?:IMPORT|EXPORT)\b""")


def kind_by_path(path: str) -> str | None:
    """The kind of a request whose path leaves no doubt."""
    command = _COMMAND.search(basename(path))
    if command is None or _SERVICE.search(path) is None:
        return None
    return f"snowball.{_operation_in(command[1])}"


def kind_of_request(path: str, text: str) -> str | None:
    """The kind of a request by its members and its path; None where there is a doubt."""
    keys, below = _keys(text)
    if keys >= _DISK:
        return "importexport.UpdateJob" if "JobId" in keys else "importexport.CreateJob"
    name = basename(path)
    if "Address" in keys and len(below & _ADDRESS) >= _ENOUGH:
        is_certain = len(keys) == 1 and "AddressId" not in below
        return "snowball.CreateAddress" if is_certain or _operation_in(name) == "CreateAddress" else None
    telling = len(keys & _SNOWBALL) + (_ID.search(text) is not None)
    is_snowball = _SERVICE.search(path) is not None
    if not (telling or is_snowball) or not _ANSWERED.isdisjoint(keys):
        return None
    operation = _by_members(keys, text) if telling >= _ENOUGH and _are_asked_for(keys) else None
    if operation is None or operation in _RIVALS:
        named = _operation_in(name)
        if named is not None and (_asks(keys, named) if is_snowball else not keys.isdisjoint(_members(named))):
            operation = named
    return None if operation is None else f"snowball.{operation}"


def _keys(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the whole, and those of the objects in it; of as much of the text as there is."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        found = [(len(match[1]), match[2]) for match in _YAML_KEY.finditer(text)]
        return frozenset(key for depth, key in found if not depth), frozenset(key for depth, key in found if depth)
    depth = 0
    keys: set[str] = set()
    below: set[str] = set()
    for match in _TOKEN.finditer(text):
        if match[2]:
            (keys if depth == 1 else below).add(match[1][1:-1])
        elif not match[1]:
            depth += 1 if match[0] in "{[" else -1
    return frozenset(keys), frozenset(below)


def _by_members(keys: Collection[str], text: str) -> str | None:
    if "JobId" in keys:
        return "UpdateJob"
    if "ClusterId" in keys:
        return "CreateJob" if "JobType" in keys else None
    if "JobType" not in keys:
        return None
    if _IMPORT_OR_EXPORT.search(text) or "SnowballCapacityPreference" in keys or "DeviceConfiguration" in keys:
        return "CreateJob"
    return "CreateCluster" if "InitialClusterSize" in keys or "ForceCreateJobs" in keys else None


def _are_asked_for(keys: Collection[str]) -> bool:
    """Whether there is a request that has members of these names; capitals do not matter."""
    from manifestkit.fields.spelling import folded

    asked = {folded(member) for operation in _ALIKE for member in _members(operation)}
    return all(folded(key) in asked for key in keys)


def _asks(keys: Collection[str], operation: str) -> bool:
    """Whether members of an operation's request are among the keys, capitals aside, and none of its answer alone."""
    from manifestkit.fields.spelling import folded

    asked = set(map(folded, _members(operation)))
    answered = set(map(folded, _members(operation, "response"))) - asked
    has = set(map(folded, keys))
    return not has.isdisjoint(asked) and has.isdisjoint(answered)


def _members(operation: str, side: Side = "request") -> Collection[str]:
    """What the request or the response of an operation may have, in the latest edition."""
    from manifestkit.schema.loading import editions, load

    members: Collection[str] = load("snowball", operation, editions("snowball")[-1], side)["properties"]
    return members


def _operation_in(name: str) -> str | None:
    """The operation that a file's name holds, however its words are joined."""
    from manifestkit.schema.loading import editions, operations

    words = "".join(_WORD_BREAK.split(name)).lower()
    known = operations("snowball", editions("snowball")[-1])
    return max((operation for operation in known if operation.lower() in words), key=len, default=None)
