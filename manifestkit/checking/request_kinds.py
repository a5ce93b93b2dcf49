"""Which operation's request a text is, as far as its name and its members say.

The members decide only where they leave no doubt (RULINGS 10): `{}` and a lone ``ClusterId`` are the request of several
operations, and what describes a job that exists has the members of its request among others. A name such as
``create-job.json``, which is how the AWS CLI spells the operation, settles what they leave open, and never speaks
alone, since other services have a CreateJob too.
"""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


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
_TOKEN = re.compile(r"""("(?:[^"\\\r\n]++|\\.)*+"?+|'[^'\r\n]*+')(\s*+:)?|[{}\[\]]""")
_YAML_KEY = re.compile(r"""(?:\A|[\r\n])( *+)["']?([A-Za-z][A-Za-z0-9_.-]*+)["']?:(?=\s|\Z)""")
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_ID = re.compile(r"""["'\s](?:[JM]|C|AD)ID[0-9a-fA-F]{8}-""")
# They have the same members, but for a few.
_RIVALS = ("CreateCluster", "CreateJob")
_ALIKE = (*_RIVALS, "UpdateJob")
_IMPORT_OR_EXPORT = re.compile(r"""["']?JobType["']?[ \t]*:[ \t\r\n]*["']?(?:IMPORT|EXPORT)\b""")


def kind_of_request(name: str, text: str) -> str | None:
    """The kind of a request by its members and its name (without folders); None where there is a doubt."""
    keys, below = _keys(text)
    if keys >= _DISK:
        return "importexport.UpdateJob" if "JobId" in keys else "importexport.CreateJob"
    if "Address" in keys and len(below & _ADDRESS) >= _ENOUGH:
        is_certain = len(keys) == 1 and "AddressId" not in below
        return "snowball.CreateAddress" if is_certain or _operation_in(name) == "CreateAddress" else None
    telling = len(keys & _SNOWBALL) + (_ID.search(text) is not None)
    if not telling or not _ANSWERED.isdisjoint(keys):
        return None
    operation = _by_members(keys, text) if telling >= _ENOUGH and _are_asked_for(keys) else None
    if operation is None or operation in _RIVALS:
        named = _operation_in(name)
        operation = named if named is not None and not keys.isdisjoint(_members(named)) else operation
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


def _members(operation: str) -> Collection[str]:
    """What the request of an operation may have, in the latest edition."""
    from manifestkit.schema.loading import editions, load

    members: Collection[str] = load("snowball", operation, editions("snowball")[-1])["properties"]
    return members


def _operation_in(name: str) -> str | None:
    """The operation that a file's name holds, however its words are joined."""
    from manifestkit.schema.loading import editions, operations

    words = "".join(_WORD_BREAK.split(name)).lower()
    known = operations("snowball", editions("snowball")[-1])
    return max((operation for operation in known if operation.lower() in words), key=len, default=None)
