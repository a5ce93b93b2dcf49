"""``manifestkit check``: findings in manifests, SIGNATURE files and requests."""

from __future__ import annotations

import os
import sys

from manifestkit.cli.input import STDIN, read_stdin, read_text
from manifestkit.cli.output import CommandError, encoding_of, named, say_bytes, takes_color, tell, width_of, write
from manifestkit.cli.parsing import Parser, job_type, kind, number_of_jobs, one_of
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.reporters.formats import FORMATS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from manifestkit.checking.check import Settings
    from manifestkit.checking.config import Config
    from manifestkit.checking.running import Mending, Outcome, Plan
    from manifestkit.context import Context
    from manifestkit.findings.baseline import Baseline
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule

_EXAMPLES = """\
  manifestkit check MyS3ImportManifest.txt
  manifestkit check --fix jobs/
  manifestkit check --kind snowball.CreateJob --region us-west-2 job.json
  manifestkit check --format json --redact . > report.json
  manifestkit check --baseline report.json .
  manifestkit check --stdin-filename SIGNATURE - < SIGNATURE
"""
_STDIN_NAME = "<stdin>"


def run(arguments: Sequence[str]) -> int:
    """Check what is named, or else the working directory; see ``main`` for the exit status."""
    options = _options(arguments)
    plan = _plan(options)
    outcomes = _stdin(options, plan) if options.paths == [STDIN] else _files(options, plan)
    return _tell(list(outcomes), options, plan)


def _options(arguments: Sequence[str]) -> Namespace:
    parser = _parser()
    options = parser.parse(arguments)
    if STDIN in options.paths and options.paths != [STDIN]:
        parser.error("- stands for stdin, and is checked alone")
    if options.stdin_filename is not None and options.paths != [STDIN]:
        parser.error("--stdin-filename names what is read from stdin: give - as the path")
    if options.unsafe_fixes and not (options.fix or options.diff):
        parser.error("--unsafe-fixes goes with --fix, or with --diff")
    return options


def _parser() -> Parser:
    from manifestkit.checking.editions import edition_of

    parser = Parser(
        "check",
        "Checks manifests, SIGNATURE files and requests. Folders are walked.\n\n"
        "The exit status is 0 where no error is found, 1 where one is, and 2 where\n"
        "something cannot be read or used.",
        _EXAMPLES,
    )
    defaults = ", ".join(edition_of(service, ()) for service in ("manifest", "snowball."))
    add = parser.add_argument
    add("paths", metavar="PATH", nargs="*", default=[os.curdir], help="files and folders; - is stdin")
    add("--kind", metavar="KIND", type=kind, help="what all files are: manifest, signature, snowball.CreateJob ...")
    add("--edition", metavar="DATE", action="append", help=f"the rules of that date; default: {defaults}")
    add(
        "--job-type",
        metavar="TYPE",
        type=job_type,
        help="Import or Export; default: what the manifest tells",
    )
    add("--region", metavar="REGION", help="the region of the facility, or of the Snowball API")
    add("--context", metavar="FILE", help="a TOML file of facts that cannot be looked up offline")
    add("--format", metavar="FORMAT", type=one_of(FORMATS), default="text", help=", ".join(FORMATS))
    add("--fix", action="store_true", help="apply the safe fixes")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: the other fixes too")
    add("--diff", action="store_true", help="show what the fixes would change, and change nothing")
    add("--select", metavar="RULES", action="append", help="only these: codes, names, beginnings of codes")
    add("--ignore", metavar="RULES", action="append", help="not these; several are separated by commas")
    add("--strict", action="store_true", help="let warnings make the exit status 1 too")
    add("--baseline", metavar="FILE", help="an earlier JSON report: leave its findings out")
    add("--stdin-filename", metavar="NAME", help="the name of what is read from stdin")
    add("--jobs", metavar="N", type=number_of_jobs, help="the number of processes; default: what pays")
    add("--redact", action="store_true", help="show nothing that tells of people")
    return parser


def _plan(options: Namespace) -> Plan:
    """How to check, by the command line and the configuration."""
    from manifestkit.checking.config import ConfigError, find_config
    from manifestkit.checking.running import Plan
    from manifestkit.context import ContextError

    try:
        config = _overridden(find_config(os.curdir), options)
        settings = _settings(config, options)
    except (ConfigError, ContextError) as error:
        raise CommandError(str(error)) from error
    mending: Mending | None = "unsafe" if options.unsafe_fixes else "safe"
    return Plan(
        settings=settings,
        kind=options.kind,
        patterns=config.files,
        folder=config.folder,
        mending=mending if options.fix or options.diff else None,
        dry=options.diff,
        redact=options.redact,
    )


def _overridden(config: Config, options: Namespace) -> Config:
    """The configuration with what the command line says in its place."""
    from manifestkit.checking import config as checks

    select, ignore = _words(options.select), _words(options.ignore)
    for selector in select or ():
        checks.check_selector(selector)
    for selector in ignore or ():
        checks.ignorable(selector)
    return config._replace(
        select=config.select if select is None else select,
        ignore=config.ignore if ignore is None else ignore,
        edition=_editions(options.edition, options.kind) or config.edition,
        context=config.context if options.context is None else options.context,
    )


def _words(given: list[str] | None) -> tuple[str, ...] | None:
    """The words of an option that repeats and whose value may hold several, separated by commas; None without it."""
    return None if given is None else tuple(word.strip() for value in given for word in value.split(","))


def _editions(given: list[str] | None, kind: str | None) -> tuple[str, ...]:
    from manifestkit.checking.editions import check_editions, dates_of
    from manifestkit.checking.kinds import request_kind

    dates = tuple(given or ())
    try:
        check_editions(dates)
        if kind is not None and "." in kind:
            service, _, operation = kind.partition(".")
            for date in dates_of(kind, dates):
                request_kind(service, operation, date)
    except ValueError as error:
        raise CommandError(str(error)) from error
    return dates


def _settings(config: Config, options: Namespace) -> Settings:
    from manifestkit.checking.check import Settings
    from manifestkit.checking.selection import selection_of

    return Settings(
        job_type=options.job_type,
        editions=config.edition,
        context=_context(config, options.region),
        selection=selection_of(config),
        baseline=None if options.baseline is None else _baseline(options.baseline),
    )


def _context(config: Config, region: str | None) -> Context:
    """The stated facts. A region on the command line comes before the context's, and that before the project's."""
    from manifestkit.checking.config import check_region
    from manifestkit.context import Context, load

    context = Context() if config.context is None else load(config.context)
    region = check_region(region) if region is not None else context.region or config.region
    return context._replace(region=region)


def _baseline(path: str) -> Baseline:
    from manifestkit.findings.baseline import BaselineError, load

    try:
        return load(read_text(path))
    except BaselineError as error:
        raise CommandError(f"{path}: {error}") from error


def _files(options: Namespace, plan: Plan) -> Iterator[Outcome]:
    """What comes of the files that are named or lie in named folders."""
    from manifestkit.checking.many import check_files, useful_jobs
    from manifestkit.checking.running import Outcome, WorkerError
    from manifestkit.checking.walking import Found, walk
    from manifestkit.cli.progress import shown

    files = []
    for place in walk(options.paths, plan.is_wanted):
        if isinstance(place, Found):
            files.append(place)
        else:
            yield Outcome(place.path, trouble=f"cannot be read: {place.reason}")
    try:
        outcomes = check_files(files, plan, options.jobs or useful_jobs(len(files)))
        for outcome in shown(outcomes, len(files), "files"):
            if outcome is not None:
                yield outcome
    except WorkerError as error:
        raise CommandError(str(error)) from error


def _stdin(options: Namespace, plan: Plan) -> Iterator[Outcome]:
    """What comes of the text on stdin; where it is to be mended, the mended text goes to stdout."""
    from manifestkit.checking import running
    from manifestkit.checking.loading import OversizeError

    name = options.stdin_filename or _STDIN_NAME
    mends = plan.mending is not None and not plan.dry
    try:
        data = read_stdin()
    except OversizeError as error:
        report = None if mends else running.check_oversize_data(name, plan)
        trouble = f"cannot be read: {error.strerror}"
    except OSError as error:
        raise CommandError(f"{name}: cannot be read: {error.strerror or error}") from error
    else:
        report, trouble = running.check_data(data, name, plan), running.UNKNOWN_KIND
    if report is None:
        yield running.Outcome(name, trouble=trouble)
        return
    texts: list[str] = []
    outcome = running.mended(report, plan, texts.append)
    if mends:
        say_bytes(texts[0].encode("utf-8") if texts else data)
    yield running.to_tell(outcome, plan, {})


def _tell(outcomes: Sequence[Outcome], options: Namespace, plan: Plan) -> int:
    """Say what came of all files, and give the exit status."""
    for outcome in outcomes:
        if outcome.trouble is not None:
            tell(f"{named(outcome.path)}: {outcome.trouble}")
    if not outcomes:
        tell("there is nothing to check: no manifest, SIGNATURE file or request")
    reports = tuple(outcome.report for outcome in outcomes if outcome.report is not None)
    if options.diff:
        _tell_diffs(outcomes)
        failed = any(outcome.changed for outcome in outcomes)
    else:
        _tell_reports(reports, options)
        if options.fix:
            tell(f"{_count_changed(outcomes)} mended")
        failed = not all(_passes(report, strict=options.strict) for report in reports)
    _tell_exemptions(reports, options, plan)
    _tell_baseline(reports, plan)
    if any(outcome.trouble is not None for outcome in outcomes):
        return 2
    return 1 if failed else 0


def _tell_diffs(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        # A patch has the bytes of the files, whatever the encoding of stdout is.
        say_bytes(outcome.diff.encode("utf-8"))
        if outcome.changed and not outcome.diff:
            tell(f"{outcome.path} would change only in what is not shown")
        elif outcome.hides:
            tell(f"{outcome.path}: the diff does not show everything, so no tool can apply it; --fix can")
    tell(f"{_count_changed(outcomes)} would change")


def _tell_exemptions(reports: Sequence[Report], options: Namespace, plan: Plan) -> None:
    selection = plan.settings.selection
    if selection is None or not selection.exemptions:
        return
    from manifestkit.checking.check import codes_in_force
    from manifestkit.checking.exemptions import unneeded

    for exemption in unneeded(selection, reports, options.paths, codes_in_force(plan.settings)):
        tell(f"{exemption.place}: nothing in {exemption.path} needs this any more; delete it")


def _tell_baseline(reports: Sequence[Report], plan: Plan) -> None:
    """A baseline from another folder has other paths for the same files, and would silently let everything through."""
    baseline = plan.settings.baseline
    if baseline is not None and reports and not baseline.knows_any(report.path for report in reports):
        tell("the baseline knows none of these files; check them from the folder in which it was made")


def _tell_reports(reports: tuple[Report, ...], options: Namespace) -> None:
    from manifestkit.reporters.run import Run
    from manifestkit.version import __version__

    # The mended text of stdin has stdout for itself.
    stream = sys.stderr if options.fix and options.paths == [STDIN] else sys.stdout
    run = Run(
        reports=reports,
        rules=_rules,
        version=__version__,
        color=takes_color(stream),
        width=width_of(stream),
        encoding=encoding_of(stream),
    )
    for piece in FORMATS[options.format](run):
        write(piece, stream)


def _rules() -> dict[str, Rule]:
    from manifestkit.checking.catalogue import RULES

    return {rule.code: rule for rule in RULES}


def _count_changed(outcomes: Sequence[Outcome]) -> str:
    changed = sum(outcome.changed for outcome in outcomes)
    return "1 file" if changed == 1 else f"{changed} files"


def _passes(report: Report, *, strict: bool) -> bool:
    return report.ok and not (strict and any(finding.severity == "warning" for finding in report.findings))
