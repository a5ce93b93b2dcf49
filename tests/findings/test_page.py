"""Pages of help: what the parser makes of a docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifestkit.findings import page
from manifestkit.findings.page import Example
from manifestkit.findings.suppressions import RULES

if TYPE_CHECKING:
    from manifestkit.findings.rule import Rule


def documented() -> None:
    r"""The device is erased.

    Since 2014 only yes is right.
    Any case will do.

    Breaks (s3-import):
        eraseDevice: no

        # a second paragraph of the block
        generator: x

    Keeps (s3-import, edition 2010-06-03, job type Import):

        eraseDevice: no

    With the context:
        region = "us-west-2"

    Breaks (text, job type Export):
          eraseDevice: maybe
        fileSystem: NTFS
    Keeps (bytes):
        b"caf\xe9"

    With the context:
        region = "eu-west-1"

    Keeps (signature):
        version:2.0

    Source: somewhere.
    """


def parsed() -> page.Page:
    """The page of the function above."""
    return page.parse(documented.__doc__ or "")


def test_summary_and_body() -> None:
    """The first line is the summary; the body is the prose, one blank line between its paragraphs."""
    assert parsed().summary == "The device is erased."
    assert parsed().body == "Since 2014 only yes is right.\nAny case will do.\n\nSource: somewhere."


def test_examples() -> None:
    """Each heading gives an example, its block without indentation, under the context that stands last above it."""
    west, east = 'region = "us-west-2"\n', 'region = "eu-west-1"\n'
    second = "eraseDevice: no\n\n# a second paragraph of the block\ngenerator: x\n"
    assert parsed().examples == (
        Example(keeps=False, variant="s3-import", edition=None, job_type=None, region=None, context=None, text=second),
        Example(
            keeps=True,
            variant="s3-import",
            edition="2010-06-03",
            job_type="Import",
            region=None,
            context=None,
            text="eraseDevice: no\n",
        ),
        Example(
            keeps=False,
            variant="text",
            edition=None,
            job_type="Export",
            region=None,
            context=west,
            text="  eraseDevice: maybe\nfileSystem: NTFS\n",
        ),
        Example(
            keeps=True, variant="bytes", edition=None, job_type=None, region=None, context=west, text='b"caf\\xe9"\n'
        ),
        Example(
            keeps=True,
            variant="signature",
            edition=None,
            job_type=None,
            region=None,
            context=east,
            text="version:2.0\n",
        ),
    )


def test_clean_is_idempotent() -> None:
    """A page that is clean already stays as it is, so it does not matter who cleaned it."""
    once = page.clean(documented.__doc__ or "")
    assert once.startswith("The device is erased.\n\nSince 2014")
    assert page.clean(once) == once
    assert page.parse(once) == parsed()


def test_one_sentence() -> None:
    """A page may be one sentence."""
    assert page.parse("The end.") == page.Page("The end.", "", ())


@pytest.mark.parametrize(
    "heading",
    [
        "Breaks:",
        "Breaks (s4-import):",
        "Keeps ():",
        "Keeps (text, edition 2010):",
        "Keeps (text, job type export):",
        "Keeps (text,edition 2010-06-03):",
        "With the context region:",
    ],
)
def test_wrong_headings(heading: str) -> None:
    """A heading that is nearly one is a mistake and not prose."""
    with pytest.raises(ValueError, match=r"no (heading|kind|option) of (an )?example"):
        page.parse(f"A sentence.\n\n{heading}\n    a: b\n")


@pytest.mark.parametrize("rest", ["", "\n\nProse.", "\n\nKeeps (text):\n    a: b"])
def test_heading_without_block(rest: str) -> None:
    """A heading has a block below it."""
    with pytest.raises(ValueError, match="nothing is indented below"):
        page.parse(f"A sentence.\n\nBreaks (text):{rest}")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_own_pages(rule: Rule) -> None:
    """The rules about suppressions have an example of each kind."""
    assert {example.keeps for example in page.parse(rule.page).examples} == {True, False}
