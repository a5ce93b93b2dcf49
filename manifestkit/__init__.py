"""Checks AWS Import/Export manifests and AWS Snowball requests, offline.

    import manifestkit

    report = manifestkit.check_manifest(text)
    for finding in report.findings:
        print(finding.line, finding.rule, finding.message)

Every name is loaded when it is first used.
"""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.version import __version__

if TYPE_CHECKING:
    from manifestkit import printing
    from manifestkit.api import ManifestSyntaxError, check_manifest, check_path, check_request, client, parse_manifest
    from manifestkit.context import Context, ContextError
    from manifestkit.dryrun.adapter import attach, offline
    from manifestkit.dryrun.errors import NotSimulatedError, ParamValidationError
    from manifestkit.dryrun.exceptions import ClientError
    from manifestkit.dryrun.store import StoreError
    from manifestkit.findings.finding import Finding, Unchecked
    from manifestkit.findings.report import Report
    from manifestkit.importexport import signature

__all__ = [
    "ClientError",
    "Context",
    "ContextError",
    "Finding",
    "ManifestSyntaxError",
    "NotSimulatedError",
    "ParamValidationError",
    "Report",
    "StoreError",
    "Unchecked",
    "__version__",
    "attach",
    "check_manifest",
    "check_path",
    "check_request",
    "client",
    "offline",
    "parse_manifest",
    "printing",
    "signature",
]

_MODULES = {
    "ClientError": "manifestkit.dryrun.exceptions",
    "Context": "manifestkit.context",
    "ContextError": "manifestkit.context",
    "Finding": "manifestkit.findings.finding",
    "ManifestSyntaxError": "manifestkit.api",
    "NotSimulatedError": "manifestkit.dryrun.errors",
    "ParamValidationError": "manifestkit.dryrun.errors",
    "Report": "manifestkit.findings.report",
    "StoreError": "manifestkit.dryrun.store",
    "Unchecked": "manifestkit.findings.finding",
    "attach": "manifestkit.dryrun.adapter",
    "check_manifest": "manifestkit.api",
    "check_path": "manifestkit.api",
    "check_request": "manifestkit.api",
    "client": "manifestkit.api",
    "offline": "manifestkit.dryrun.adapter",
    "parse_manifest": "manifestkit.api",
}

_ROOMS = {"printing": "manifestkit.printing", "signature": "manifestkit.importexport.signature"}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _ROOMS:
        return import_module(_ROOMS[name])
    if name in _MODULES:
        value = getattr(import_module(_MODULES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
