"""Buckets: their names, and what is stated about them."""

from __future__ import annotations

import re

from manifestkit.fields.s3 import bucket_in, judge_bucket
from manifestkit.importexport.rules.observing import replacing, seen_at
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Access, Bucket, Context
    from manifestkit.findings.observation import Observation
    from manifestkit.importexport.manifest import Field, Manifest

# The lengths that a name could ever have (address reference, 1.8).
_SHORTEST, _LONGEST = 3, 255

_RIGHTS: tuple[Access, ...] = ("none", "read", "write")


def legacy_bucket_name(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A bucket has a name that only old buckets can have.

    The service answers with a warning about an incompatible bucket name, most likely for names such as these: with
    capitals, with underscores, or with more than 63 characters.

    Make sure that the bucket exists under this name.

    Source: Import/Export reference, 9.5; address reference, 1.8.

    Breaks (s3-import):
        bucket: Example_Bucket

    Keeps (s3-import):
        bucket: example-bucket
    """
    for field, _, name in manifest.values("bucket"):
        judgement = judge_bucket(name)
        if judgement.outcome == "legacy":
            yield seen_at(field, judgement.reason, help="Make sure that the bucket exists under this name.")


def impossible_bucket_name(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A bucket has a name that no bucket can have or could ever have.

    So there is no such bucket, and the service refuses the job. Often a path or an address stands in place of the name.

    Write the name alone: `example-bucket`, not `s3://example-bucket/`.

    Source: address reference, 1.8.

    Breaks (s3-import):
        bucket: s3://example-bucket/

    Keeps (s3-import):
        bucket: example-bucket
    """
    for field, _, name in manifest.values("bucket"):
        judgement = judge_bucket(name)
        if judgement.outcome == "never":
            bare = bucket_in(name)
            mend = replacing(field, bare, "unsafe")
            yield seen_at(field, judgement.reason, help=_how_to_name(name, bare), mend=mend)


def _how_to_name(name: str, bare: str | None) -> str:
    if bare is not None:
        return f"Write the name of the bucket alone: `{bare}`."
    if re.search(r"[\s,;]", name):
        return "Write one name, without blanks, commas or semicolons."
    if len(name) < _SHORTEST or len(name) > _LONGEST:
        return "Write the whole name of the bucket, and nothing else."
    return "Write the name as Amazon S3 lists it."


def no_such_bucket(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """A bucket is not among those that the context states.

    Where the context states buckets, it states all of them, so that this one does not exist. The service refuses a job
    with such a bucket.

    Correct the name, or state the bucket in the context.

    Source: Import/Export reference, 9.4.

    With the context:
        [buckets]
        example-bucket = {}

    Breaks (s3-import):
        bucket: another-bucket

    Keeps (s3-import):
        bucket: example-bucket
    """
    if context.buckets is None:
        return
    help_line = "Correct the name, or add the bucket to `[buckets]` in the context."
    for field, name in _first_mentions(manifest):
        if name not in context.buckets and judge_bucket(name).outcome != "never":
            yield seen_at(field, "The context states no bucket {}.", name, help=help_line)


def bucket_permission(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """The context says that the account lacks a right on a bucket.

    The service writes to `bucket` and to `logBucket` and reads from `exportBucket`, with the rights of the account. It
    refuses a job with a bucket on which they are missing.

    Grant the right, or use another bucket.

    Source: Import/Export reference, 2, 3, 6 and 9.4.

    With the context:
        [buckets]
        example-bucket = {access = "write"}
        readable-bucket = {access = "read"}

    Breaks (s3-import):
        bucket: readable-bucket

    Keeps (s3-import):
        bucket: example-bucket
    """
    reported: set[str] = set()
    for field, option, name in manifest.values("bucket"):
        bucket = _stated(context, name)
        access = bucket.access if bucket else None
        needed: Access = "read" if option.place == "operations" else "write"
        if access is not None and name not in reported and _RIGHTS.index(access) < _RIGHTS.index(needed):
            reported.add(name)
            verb = "read" if needed == "read" else "write to"
            message = f"The account may not {verb} the bucket {{}}."
            yield seen_at(field, message, name, help="Grant it the right, or use another bucket.")


def multiple_regions(manifest: Manifest, context: Context) -> Iterator[Observation]:
    """The buckets of a job lie in different regions.

    A job runs in one facility, and all its buckets lie in that facility's region. The service refuses anything else.

    Use a log bucket in the region of the data, and one job for each region.

    Source: Import/Export reference, 3, 6 and 9.4.

    With the context:
        [buckets]
        example-bucket = {region = "us-west-2"}
        example-log-bucket = {region = "us-west-2"}
        irish-bucket = {region = "eu-west-1"}

    Breaks (s3-import):
        bucket: example-bucket
        logBucket: irish-bucket

    Keeps (s3-import):
        bucket: example-bucket
        logBucket: example-log-bucket
    """
    first: tuple[str, str] | None = None
    for field, name in _first_mentions(manifest):
        bucket = _stated(context, name)
        region = bucket.region if bucket else None
        if region is None:
            continue
        if first is None:
            first = name, region
        elif region != first[1]:
            message = "The bucket {} lies in {}, and {} in {}: a job has buckets of one region."
            yield seen_at(field, message, name, region, *first, help="Use a bucket of the same region.")
            return


def _first_mentions(manifest: Manifest) -> Iterator[tuple[Field, str]]:
    """Each bucket of the job once, where it stands first."""
    names: set[str] = set()
    for field, _, name in manifest.values("bucket"):
        if name not in names:
            names.add(name)
            yield field, name


def _stated(context: Context, name: str) -> Bucket | None:
    return (context.buckets or {}).get(name)
