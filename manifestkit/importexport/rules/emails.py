"""The addresses that are told about a job."""

from __future__ import annotations

import re
from functools import cache

from manifestkit.fields.email import parse_list
from manifestkit.findings.observation import Mend, Observation
from manifestkit.importexport.remembering import once
from manifestkit.importexport.rules.observing import part_of, verdict
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.email import EmailItem
    from manifestkit.importexport.manifest import Field, Manifest

# Words with dots between them, or a text in quotes, an at sign, and words with dots between them, or an address of the
# network in brackets. What is wrong with such an address is not its syntax (RULINGS 3).
_WORD = r"[^\s@;,<>()\[\]:\\\".]++"
_WORDS = rf"{_WORD}(?>(?:\.{_WORD})*)"
_WHOSE = "Write the address of somebody who is to be told about the job."
_HOW_TO_WRITE = "Write addresses alone, without names, with `;` between them."
_HOW_TO_FILL = "Write an address there, or remove the semicolon."


@cache
def _commas() -> re.Pattern[str]:
    return re.compile(r",(?>(?:\s*+,)*)")


@cache
def _syntax() -> re.Pattern[str]:
    return re.compile(rf'(?:{_WORDS}|"(?>(?:[^"\\\r\n]|\\[^\r\n])*)")@(?:{_WORDS}|\[[0-9A-Za-z.:]++\])')


def bad_email(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """`notificationEmail` holds something that is no e-mail address, or nothing.

    Since 2014-12-18 the request fails where it is missing or empty. It takes one address or several with semicolons
    between them, the bare addresses without names around them.

    Write addresses such as `ops@example.com`.

    Source: Import/Export reference, 2; address reference, 1.6 and 2.4.

    Breaks (s3-import):
        notificationEmail: ops at example.com

    Keeps (s3-import):
        notificationEmail: ops@example.com;it@example.com
    """
    for field, option in manifest.without_value:
        if option.kind != "e-mails" or not field.is_empty:
            continue
        if option.is_required(manifest.edition, *manifest.candidates):
            yield Observation(
                field.pointer,
                field.key,
                f"Nothing stands behind the required `{option.key}`.",
                help=_WHOSE,
            )
    for field, item, span in _items(manifest):
        if item.verdict == "empty" or (item.verdict == "not-an-address" and not _syntax().fullmatch(item.text)):
            help_line = _HOW_TO_FILL if item.verdict == "empty" else _HOW_TO_WRITE
            yield Observation(field.pointer, span, verdict(item.message), help=help_line)


def doubtful_email(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """An e-mail address looks right, but no mail would come there.

    Its domain is one of those that are reserved and never reached, such as `.test` or `.local`, or no full domain at
    all, or it has letters that mail systems of the service's time did not carry. Of a list of more than 200,000
    characters only the first are checked.

    Write an address that everybody can write to.

    Source: address reference, 2.4.

    Breaks (s3-import):
        notificationEmail: ops@mail.local

    Keeps (s3-import):
        notificationEmail: ops@example.com
    """
    for field, item, span in _items(manifest):
        if item.verdict == "unjudged":
            help_line = "Name fewer addresses; one of a mailing list will do."
            yield Observation(field.pointer, span, verdict(item.message), help=help_line, evidence="inferred")
        elif item.verdict == "not-an-address" and _syntax().fullmatch(item.text):
            help_line = "Write an address that everybody can send mail to."
            yield Observation(field.pointer, span, verdict(item.message), help=help_line)


def email_comma(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A comma stands between two e-mail addresses.

    The service separates the addresses at semicolons, so that it would take both for one address.

    The fix writes a semicolon.

    Source: Import/Export reference, 13 (quirk 16); address reference, 1.6.

    Breaks (s3-import):
        notificationEmail: ops@example.com, it@example.com

    Keeps (s3-import):
        notificationEmail: ops@example.com; it@example.com
    """
    text = manifest.source.text
    for field, item, span in _items(manifest):
        if item.verdict == "comma":
            edits = tuple(
                Edit(commas.start(), commas.end(), ";" if span.start < commas.start() else "")
                for commas in _commas().finditer(text, *span)
            )
            yield Observation(
                field.pointer,
                span,
                verdict(item.message),
                help="Write `;` between the addresses.",
                mend=Mend("safe", "write semicolons", edits) if edits else None,
            )


def repeated_email(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """An e-mail address stands in the list twice.

    Remove one of the two. Domains are the same in capitals and in small letters.

    Source: address reference, 1.6.

    Breaks (s3-import):
        notificationEmail: ops@example.com;ops@EXAMPLE.com

    Keeps (s3-import):
        notificationEmail: ops@example.com;it@example.com
    """
    for field, item, span in _items(manifest):
        if item.duplicate:
            message = "The address {} stands in the list already."
            yield Observation(field.pointer, span, message, (item.text,), "Remove one of the two.")


def documentation_email(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """An e-mail address lies in a domain that is kept for examples.

    Nobody reads mail to example.com, example.net, example.org and .example. In a sample this is as it should be;
    in the manifest of a job nobody would hear of it.

    Write the address of somebody who is to be told about the job.

    Source: address reference, 2.4.

    Breaks (s3-import):
        notificationEmail: ops@example.com

    Keeps (s3-import):
        notificationEmail: ops@anycompany.com
    """
    for field, item, span in _items(manifest):
        if item.documentation and not item.duplicate:
            message = "Nobody reads mail to a domain that is kept for examples."
            yield Observation(field.pointer, span, message, help=_WHOSE)


@once
def _items(manifest: Manifest) -> tuple[tuple[Field, EmailItem, Span], ...]:
    """The addresses with their places; every rule here asks for them."""
    found: list[tuple[Field, EmailItem, Span]] = []
    for field, _, value in manifest.values("e-mails"):
        whole = part_of(value, field.node, manifest.source, 0, len(value))
        found += (
            (field, item, Span(whole.start + item.start, whole.start + item.end) if whole else field.span)
            for item in parse_list(value)
        )
    return tuple(found)
