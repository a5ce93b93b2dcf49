"""The jobs that the commands that print are about: manifests with their ids, or jobs of a dry run's store."""

from __future__ import annotations

import os
from contextlib import contextmanager
from types import MappingProxyType

from manifestkit.checking.check import Settings, check_bytes, check_text
from manifestkit.cli.input import STDIN, read_bytes
from manifestkit.cli.output import CommandError, named
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.printing.ship_to import dry_run_lines
from manifestkit.text.nodes import Mapping

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from collections.abc import Mapping as Members
    from typing import Any

    from manifestkit.checking.running import Plan
    from manifestkit.cli.parsing import Parser
    from manifestkit.context import Context
    from manifestkit.findings.report import Report
    from manifestkit.text.nodes import Value

MANIFEST = "manifest"
ADDRESS = "snowball.CreateAddress"
_SNOWBALL_IDS = ("JID", "MID")


class Told(NamedTuple):
    """A job: its id, and the manifest or the CreateAddress request that tells of it.

    ``ship_to`` are the lines of the address in the answer to the job, where there is one. ``snowball`` are the members
    of ``JobMetadata``, where the job is one of Snowball and in a store.
    """

    job_id: str
    kind: str
    report: Report
    root: Mapping | None
    ship_to: tuple[str, ...] = ()
    snowball: Members[str, object] = MappingProxyType({})


def add_options(parser: Parser) -> None:
    """The operands, and where else jobs come from."""
    add = parser.add_argument
    add("manifests", metavar="MANIFEST", nargs="*", help="manifests, or CreateAddress requests of Snowball; - is stdin")
    add("--job-id", metavar="ID", action="append", default=[], help="the job's id; one for each manifest, in order")
    add("--store", metavar="STORE", help="take the jobs of these ids from the store of a dry run")
    add("--region", metavar="REGION", help="with --store: the region of a Snowball job")
    add("--context", metavar="FILE", help="a TOML file of facts that cannot be looked up offline")


def check_counts(parser: Parser, options: Namespace) -> None:
    """End with a usage error unless each job has one id and one manifest."""
    if options.store is not None and options.manifests:
        parser.error("the jobs of a store have manifests of their own: name only their ids")
    if not options.job_id:
        parser.error("--job-id is needed: a device without a job id is refused")
    if options.store is None and len(options.job_id) != len(options.manifests):
        parser.error(f"there are {len(options.manifests)} manifests and {len(options.job_id)} job ids")
    if options.manifests.count(STDIN) > 1:
        parser.error("only one of the manifests can be stdin")


def jobs(options: Namespace, plan: Plan) -> Iterator[Told]:
    """The jobs, read and checked one after the other; CommandError where one cannot be read."""
    if options.store is not None:
        yield from _stored(options, plan)
        return
    for path, job_id in zip(options.manifests, options.job_id, strict=True):
        data = read_bytes(path)
        kind = plan.kind_of(path, data) or MANIFEST
        if kind not in {MANIFEST, ADDRESS}:
            raise CommandError(f"{named(path)}: this is no manifest but a text of the kind {kind}")
        yield _told(job_id, kind, check_bytes(data, kind, path, plan.settings), plan)


def plan_of(options: Namespace) -> tuple[Plan, str | None]:
    """How to check the texts, by the configuration of the project, and the file of the context if there is one."""
    from manifestkit.checking.config import ConfigError, find_config
    from manifestkit.checking.running import Plan
    from manifestkit.checking.selection import selection_of
    from manifestkit.context import Context, ContextError, load

    try:
        config = find_config(os.curdir)
        path = options.context or config.context
        context = Context() if path is None else load(path)
        context = context._replace(region=options.region or context.region or config.region)
    except (ConfigError, ContextError) as error:
        raise CommandError(str(error)) from error
    settings = Settings(editions=config.edition, context=context, selection=selection_of(config))
    return Plan(settings, patterns=config.files, folder=config.folder), path


def address_in(job: Told) -> dict[str, Value]:
    """The address of a CreateAddress request."""
    members = None if job.root is None else job.root.to_python().get("Address")
    return members if isinstance(members, dict) else {}


def signature_text(job_id: str, store: str) -> str:
    """The text of the SIGNATURE file of a job of a store; CommandError where its device has none.

    Source: Import/Export reference, 8.
    """
    from manifestkit.context import Context
    from manifestkit.printing.manifests import particulars

    if job_id.startswith(_SNOWBALL_IDS):
        raise CommandError(f"{named(job_id)} is a job of Snowball, which has no SIGNATURE file")
    with _opened(store):
        answer = _ask("importexport", "GetStatus", {"JobId": job_id}, store, Context())
        is_image = particulars(str(answer["CurrentManifest"]), force=True).is_image
    if is_image:
        raise CommandError(f"the device of the job {named(job_id)} bears barcodes and has no SIGNATURE file")
    return str(answer["SignatureFileContents"])


def _told(job_id: str, kind: str, report: Report, plan: Plan) -> Told:
    if kind == MANIFEST:
        from manifestkit.importexport.dialect import DIALECT
        from manifestkit.text.manifest import read

        root = read(report.source, DIALECT).root
    else:
        from manifestkit.checking.requests import read_request

        root = read_request(report.source, kind, plan.settings.edition_of(kind)).root
    return Told(job_id, kind, report, root if isinstance(root, Mapping) else None)


def _stored(options: Namespace, plan: Plan) -> Iterator[Told]:
    """The jobs of a store, as the operations of its service tell of them."""
    for job_id in options.job_id:
        stored = _stored_address if job_id.startswith(_SNOWBALL_IDS) else _stored_manifest
        with _opened(options.store):
            told = stored(job_id, options.store, plan)
        yield told._replace(ship_to=dry_run_lines(job_id))


def _stored_manifest(job_id: str, store: str, plan: Plan) -> Told:
    answer = _ask("importexport", "GetStatus", {"JobId": job_id}, store, plan.settings.context)
    report = check_text(str(answer["CurrentManifest"]), MANIFEST, f"<manifest of {job_id}>", plan.settings)
    return _told(job_id, MANIFEST, report, plan)


def _stored_address(job_id: str, store: str, plan: Plan) -> Told:
    import json

    context = plan.settings.context
    job = _ask("snowball", "DescribeJob", {"JobId": job_id}, store, context)["JobMetadata"]
    address = _ask("snowball", "DescribeAddress", {"AddressId": job["AddressId"]}, store, context)["Address"]
    request = {"Address": {member: value for member, value in address.items() if member != "AddressId"}}
    text = json.dumps(request, indent=2, ensure_ascii=False)
    report = check_text(text, ADDRESS, f"<address of {job_id}>", plan.settings)
    return _told(job_id, ADDRESS, report, plan)._replace(snowball=job)


@contextmanager
def _opened(store: str) -> Iterator[None]:
    """Look into a store; CommandError where there is none, and where it does not have what is asked."""
    from manifestkit.dryrun.errors import ServiceError
    from manifestkit.dryrun.opening import is_database
    from manifestkit.dryrun.store import StoreError

    # The URL of a database may hold a password.
    shown = "the store" if is_database(store) else named(store)
    if not (is_database(store) or os.path.isfile(store)):  # noqa: PTH113 - as in the rest of this package
        raise CommandError(f"{shown}: there is no such store")
    try:
        yield
    except ServiceError as error:
        raise CommandError(f"{shown}: {error.code}: {error.message}") from error
    except (StoreError, ValueError) as error:
        raise CommandError(str(error)) from error


def _ask(service: str, operation: str, parameters: dict[str, Any], store: str, context: Context) -> dict[str, Any]:
    from manifestkit.dryrun.engine import Engine
    from manifestkit.dryrun.opening import open_world

    world = open_world(service, region=context.region, store=store, context=context)
    try:
        return Engine(service, world).answer(operation, parameters).members
    finally:
        world.store.close()
