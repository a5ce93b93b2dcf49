"""What a process of its own does with a store in a test: ``python dryrun_worker.py TASK STORE [NUMBER]``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import manifestkit
from manifestkit.dryrun.opening import open_store
from manifestkit.dryrun.store import Record

if TYPE_CHECKING:
    from collections.abc import Callable


def open_all(name: str) -> None:
    """Open a store at the same moment as the others, which is when stdin ends."""
    sys.stdin.read()
    open_store(name).close()


def insert(name: str, number: str) -> None:
    """Insert records until there are ``number``, and say each id once it is kept."""
    store = open_store(name)
    for _ in range(int(number)):
        with store.transaction(writes=True) as records:
            mine = records.next_number()
            records.insert(Record("job", f"JID{mine}", mine, "us", "", {"process": os.getpid()}))
        sys.stdout.write(f"JID{mine}\n")
        sys.stdout.flush()
    store.close()


def create(name: str, number: str) -> None:
    """Create jobs through a client, and say each id."""
    address = "ADID1234ab12-3eec-4eb3-9be6-9374c10eb51b"
    role = "arn:aws:iam::123456789012:role/snowball-import-S3-role"
    client = manifestkit.client("snowball", "us-west-2", name)
    for _ in range(int(number)):
        job = client.create_job(
            JobType="IMPORT",
            Resources={"S3Resources": [{"BucketArn": "arn:aws:s3:::example-bucket"}]},
            AddressId=address,
            RoleARN=role,
            ShippingOption="SECOND_DAY",
            SnowballType="EDGE",
        )
        sys.stdout.write(f"{job['JobId']}\n")
        sys.stdout.flush()
    client.close()


TASKS: dict[str, Callable[..., None]] = {"open": open_all, "insert": insert, "create": create}

if __name__ == "__main__":
    TASKS[sys.argv[1]](*sys.argv[2:])
