"""The table of options, and what derives from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from fragments import RIGHT
from jsonschema import Draft202012Validator

from manifestkit.checking.check import Settings, check_text
from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.editions import E09, E10, E14, EDITIONS
from manifestkit.importexport.editor_schema import json_schema
from manifestkit.importexport.generate import generated_files
from manifestkit.importexport.options import OPTIONS, option, options_of
from manifestkit.importexport.skeleton import skeleton
from manifestkit.importexport.variants import VARIANTS
from manifestkit.text.manifest import read
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from manifestkit.findings.report import Report
    from manifestkit.importexport.variants import Variant

_TOP = Path(__file__).parents[2]

# By hand from the reference, 2 to 6: what each kind of job cannot do without since 2014-12-18.
_REQUIRED = {
    "s3-import": {"manifestVersion", "deviceId", "bucket", "eraseDevice", "notificationEmail", "returnAddress"},
    "ebs-import": {
        *("manifestVersion", "deviceId", "logBucket", "eraseDevice", "notificationEmail", "returnAddress"),
        "operations",
    },
    "glacier-import": {
        *("manifestVersion", "deviceId", "logBucket", "eraseDevice", "notificationEmail", "returnAddress"),
        "operations",
    },
    "s3-export": {
        *("manifestVersion", "deviceId", "logBucket", "fileSystem", "notificationEmail", "returnAddress"),
        "operations",
    },
}
_REQUIRED_IN_ITEMS = {
    "s3-import": set(),
    "ebs-import": {"destination", "source", "region", "deviceCapacityGreaterThan1TB"},
    "glacier-import": {"destination", "source", "region", "vaultName", "archiveComment"},
    "s3-export": {"exportBucket"},
}
_REQUIRED_IN_THE_ADDRESS = {"name", "street1", "city", "postalCode", "country", "phoneNumber"}
_REQUIRED_IN_CUSTOMS = {
    *("dataDescription", "encryptedData", "exportCertifierName", "requiresExportLicense"),
    *("deviceValue", "deviceCountryOfOrigin", "deviceType"),
}


def _check(text: str, edition: str = E14) -> Report:
    return check_text(text, "manifest", "<manifest>", Settings(editions=(edition,)))


def _loaded(text: str, loader: type[yaml.BaseLoader | yaml.SafeLoader] = yaml.BaseLoader) -> Any:  # noqa: ANN401 - any YAML value
    """A text as a YAML library reads it."""
    return yaml.load(text, loader)  # noqa: S506 - neither loader makes anything but plain values


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - any YAML value
    """A tree of texts as an editor sees it, for whom nothing behind a colon is null."""
    if isinstance(value, dict):
        return {key: _without_nulls(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_nulls(inner) for inner in value]
    return value or None


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_a_variant_requires(variant: Variant) -> None:
    """The columns of the table say what the reference says."""
    for place, wanted in (
        ("top", _REQUIRED[variant]),
        ("operations", _REQUIRED_IN_ITEMS[variant]),
        ("returnAddress", _REQUIRED_IN_THE_ADDRESS),
        ("customs", _REQUIRED_IN_CUSTOMS),
    ):
        required = {row.key for row in OPTIONS if row.place == place and row.is_required(E14, variant)}
        assert required == wanted


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_only_2014_requires(variant: Variant) -> None:
    """Before 2014-12-18 nobody had to name an e-mail address; all else was the same."""
    rows = options_of("top", variant)
    assert {row.key for row in rows if row.is_required(E14, variant) != row.is_required(E10, variant)} == {
        "notificationEmail"
    }


def test_options_are_unique_and_explained() -> None:
    """A key is one option in a place, and each has a sentence of help and, but for nested ones, an example."""
    assert len({(row.place, row.key) for row in OPTIONS}) == len(OPTIONS)
    for row in OPTIONS:
        assert row.help.endswith(".")
        assert row.help[0].isupper()
        assert bool(row.example) is (row.key not in {"returnAddress", "customs", "operations"})


def test_an_option_foreign_to_every_variant_is_none() -> None:
    """Every row of the table serves somebody."""
    assert all(set(row.needs) != {"foreign"} for row in OPTIONS)


def test_the_dialect_knows_every_key() -> None:
    """The reader takes each key of the table for the start of an entry, and `ignore` for a list of lines."""
    assert {row.key for row in OPTIONS} == DIALECT.keys
    assert DIALECT.line_lists == {"ignore"}


def test_options_are_found_by_place() -> None:
    """The same key may be another option elsewhere, and none in a third place."""
    of_import, of_operation = option("top", "prefix"), option("operations", "prefix")
    assert of_import is not None
    assert of_operation is not None
    assert of_import.need("s3-export") == of_operation.need("s3-import") == "foreign"
    assert option("customs", "prefix") is None


# The interface of 2009 has no images (reference, 1 and 1.1).
_SKELETONS = [(variant, edition) for variant in VARIANTS for edition in EDITIONS if edition != E09 or "s3" in variant]


@pytest.mark.parametrize(("variant", "edition"), _SKELETONS)
def test_an_example_skeleton_is_valid_as_it_stands(variant: Variant, edition: str) -> None:
    """With example values there is nothing to mend (RULINGS 20)."""
    report = _check(skeleton(variant, example=True, edition=edition), edition)
    assert report.variant == variant
    assert [finding.rule for finding in report.findings if finding.severity != "info"] == []


@pytest.mark.parametrize(("variant", "edition"), _SKELETONS)
def test_a_skeleton_wants_nothing_but_its_blanks_filled(variant: Variant, edition: str) -> None:
    """Everything that is wrong with a fresh skeleton is a blank, and the examples fill them (RULINGS 20)."""
    empty, filled = (skeleton(variant, example=example, edition=edition) for example in (False, True))
    blanks = {f.line: f for f in _check(empty, edition).findings if f.severity != "info"}
    assert {finding.rule for finding in blanks.values()} == {"IE228"}
    lines, others = (text.splitlines() for text in (empty, filled))
    lines.remove("# Write your own value in place of each [blank], its brackets included.")
    assert len(lines) == len(others)
    differing = {number for number, (one, other) in enumerate(zip(lines, others, strict=True), 2) if one != other}
    assert differing == set(blanks)


@pytest.mark.parametrize(("variant", "edition"), _SKELETONS)
def test_a_skeleton_with_every_option_put_in_is_valid(variant: Variant, edition: str) -> None:
    """A `#` before an option can be taken away, and what it shows is right."""
    lines = skeleton(variant, example=True, edition=edition).splitlines()
    full = "\n".join(
        line.replace("#", "", 1) if line.lstrip().startswith("#") and "# " not in line else line for line in lines
    )
    report = _check(full, edition)
    assert {row.key for row in options_of("top", variant)} == set(_loaded(full))
    assert [finding.rule for finding in report.findings if finding.severity != "info"] == []


def test_a_skeleton_has_what_its_edition_needs() -> None:
    """Before 2014 nobody had to be told, an export could go unencrypted, and a device be kept as it was (RULINGS 6)."""
    of_2010, of_2014 = (
        skeleton("s3-export", example=True, edition=edition) for edition in ("2010-06-03", "2014-12-18")
    )
    assert set(_loaded(of_2014)) - set(_loaded(of_2010)) == {"notificationEmail", "trueCryptPassword"}
    assert set(_loaded(of_2010)) <= set(_loaded(of_2014))
    assert "eraseDevice: [yes | no]" in skeleton("s3-import", example=False, edition="2010-06-03")
    assert "eraseDevice: yes" in skeleton("s3-import", example=False)
    assert skeleton("s3-import", example=False).startswith("# The manifest of an Amazon S3 import.\n")


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_skeleton_is_yaml_for_everybody(variant: Variant) -> None:
    """The skeleton has a blank behind each colon, so that any YAML library reads it."""
    data = _loaded(skeleton(variant, example=True))
    assert set(data) >= _REQUIRED[variant]


def test_there_is_no_skeleton_of_anything_else() -> None:
    """A wrong name is refused with the right ones."""
    with pytest.raises(ValueError, match="s3-import"):
        skeleton("s3", example=False)
    with pytest.raises(ValueError, match="2010-06-03"):
        skeleton("s3-import", example=False, edition="2010-06-01")
    for variant in ("ebs-import", "glacier-import"):
        with pytest.raises(ValueError, match="Amazon S3 alone"):
            skeleton(variant, example=False, edition="2009-05-20")


@pytest.mark.parametrize(("name", "text"), generated_files().items())
def test_a_derived_file_is_up_to_date(name: str, text: str) -> None:
    """`python -m manifestkit.importexport.generate` was run after the table was changed."""
    assert (_TOP / name).read_text("utf-8") == text


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_schema_is_one(variant: Variant) -> None:
    """The schemas for editors are JSON Schema 2020-12."""
    Draft202012Validator.check_schema(json_schema(variant))


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_schema_accepts_what_is_right(variant: Variant, loader: type[yaml.BaseLoader | yaml.SafeLoader]) -> None:
    """However an editor types the scalars, it finds nothing wrong with a right manifest."""
    validator = Draft202012Validator(json_schema(variant))
    for text in (RIGHT[variant], skeleton(variant, example=True)):
        assert [error.message for error in validator.iter_errors(_loaded(text, loader))] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_schema_refuses_what_is_not(variant: Variant) -> None:
    """A missing key, an unknown key, a foreign key and a wrong value are shown while they are typed."""
    validator = Draft202012Validator(json_schema(variant))
    right = _loaded(RIGHT[variant])
    assert validator.is_valid(right)
    for key in _REQUIRED[variant]:
        assert not validator.is_valid({name: value for name, value in right.items() if name != key})
    wrongs: tuple[dict[str, Any], ...] = (
        {"buckt": "x"},
        {"manifestVersion": "1.0"},
        {"serviceLevel": "overnight"},
        {"returnAddress": "1 Example Road"},
        {"returnAddress": {}},
        {"deviceId": None},
        {"bucket": "x"} if variant != "s3-import" else {"fileSystem": "NTFS"},
        {"eraseDevice": "no"} if variant != "s3-export" else {"trueCryptPassword": "x", "operations": []},
    )
    for wrong in wrongs:
        assert not validator.is_valid({**right, **wrong})


def test_the_schema_of_exports_wants_encryption() -> None:
    """A password, a PIN or both will do."""
    validator = Draft202012Validator(json_schema("s3-export"))
    right = _loaded(RIGHT["s3-export"])
    del right["trueCryptPassword"]
    assert not validator.is_valid(right)
    assert validator.is_valid({**right, "pinCode": "0042"})


def test_the_schema_agrees_with_the_rules_on_what_is_right() -> None:
    """A case of this folder that has no error and no warning is right for the schema of its variant too."""
    seen = set()
    for path in sorted(Path(__file__).with_name("cases").glob("*.txt")):
        report = _check(path.read_bytes().decode("utf-8"))
        if report.variant is None or any(finding.severity != "info" for finding in report.findings):
            continue
        variant = next(known for known in VARIANTS if known == report.variant)
        text = report.fixed_text()
        validator = Draft202012Validator(json_schema(variant))
        data = _without_nulls(_tree(text))
        assert [error.message for error in validator.iter_errors(data)] == [], path.name
        seen.add(variant)
    assert seen == set(VARIANTS)


def _tree(text: str) -> Any:  # noqa: ANN401 - as above
    root = read(Source(text), DIALECT).root
    assert root is not None
    return root.to_python()
