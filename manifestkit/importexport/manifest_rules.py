"""Every rule of manifests, in the order of the codes: what the fact weighs, and the function that checks it.

An error is what the service certainly or documentedly refuses; what is inferred or recalled is a warning
(RULINGS 2).
"""

from __future__ import annotations

from manifestkit.findings.rule import Rule
from manifestkit.importexport.editions import E14
from manifestkit.importexport.rules import (
    addresses,
    buckets,
    comments,
    customs,
    devices,
    emails,
    keys,
    leftovers,
    missing,
    objects,
    paths,
    patterns,
    phones,
    values,
    versions,
)
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from manifestkit.context import Context
    from manifestkit.findings.observation import Observation
    from manifestkit.findings.rule import Evidence, Severity
    from manifestkit.importexport.manifest import Manifest

    Check: TypeAlias = Callable[[Manifest, Context], Iterator[Observation]]

MALFORMED = "MalformedManifestException"
MISSING = "MissingManifestFieldException"
INVALID = "InvalidManifestFieldException"
ADDRESS = "InvalidAddressException"
MISSING_CUSTOMS = "MissingCustomsException"
CUSTOMS = "InvalidCustomsException"
FILE_SYSTEM = "InvalidFileSystemException"
ACCESS_KEY = "InvalidAccessKeyIdException"
NO_BUCKET = "NoSuchBucketException"
PERMISSION = "BucketPermissionException"
REGIONS = "MultipleRegionsException"

_SINCE_2014 = frozenset((E14,))


def _rule(
    code: str, name: str, severity: Severity, error_code: str | None, evidence: Evidence, check: Check
) -> tuple[Rule, Check]:
    return Rule(code, name, severity, error_code, evidence, check.__doc__ or ""), check


def _rule_since_2014(
    code: str, name: str, severity: Severity, error_code: str | None, evidence: Evidence, check: Check
) -> tuple[Rule, Check]:
    return Rule(code, name, severity, error_code, evidence, check.__doc__ or "", _SINCE_2014), check


PATH_INSTEAD_OF_TEXT = Rule(
    "IE101", "path-instead-of-text", "error", MALFORMED, "obs", paths.path_instead_of_text.__doc__ or ""
)

MANIFEST_RULES: tuple[tuple[Rule, Check], ...] = (
    _rule("IE102", "unknown-variant", "error", INVALID, "doc", versions.unknown_variant),
    _rule("IE103", "wrong-version", "error", INVALID, "doc", versions.wrong_version),
    _rule("IE104", "version-semicolon", "warning", INVALID, "doc", versions.version_semicolon),
    _rule("IE105", "wrong-job-type", "error", MISSING, "doc", versions.wrong_job_type),
    _rule("IE210", "missing-field", "error", MISSING, "doc", missing.missing_field),
    _rule_since_2014("IE211", "not-encrypted", "error", MISSING, "tmpl", missing.not_encrypted),
    _rule("IE212", "strayed-field", "error", MISSING, "doc", missing.strayed_field),
    _rule("IE220", "unknown-key", "warning", None, "inferred", keys.unknown_key),
    _rule("IE221", "misplaced-key", "warning", None, "doc", keys.misplaced_key),
    _rule("IE222", "address-not-indented", "warning", MISSING, "doc", keys.address_not_indented),
    _rule("IE223", "wrong-type", "error", INVALID, "doc", values.wrong_type),
    _rule("IE224", "not-a-choice", "error", INVALID, "doc", values.not_a_choice),
    _rule("IE225", "not-yes-or-no", "error", INVALID, "doc", values.not_yes_or_no),
    _rule("IE226", "loose-yes-or-no", "warning", INVALID, "inferred", values.loose_yes_or_no),
    _rule_since_2014("IE227", "erase-not-yes", "error", INVALID, "doc", values.erase_not_yes),
    _rule("IE228", "unfilled-placeholder", "error", INVALID, "tmpl", leftovers.unfilled_placeholder),
    _rule("IE229", "storage-class", "warning", INVALID, "recalled", values.unknown_storage_class),
    _rule("IE230", "bad-email", "error", INVALID, "tmpl", emails.bad_email),
    _rule("IE231", "email-comma", "warning", INVALID, "standard", emails.email_comma),
    _rule("IE232", "repeated-email", "warning", None, "standard", emails.repeated_email),
    _rule("IE233", "documentation-email", "info", None, "standard", emails.documentation_email),
    _rule("IE234", "log-key-too-long", "error", INVALID, "doc", objects.log_key_too_long),
    _rule("IE235", "comment-too-long", "error", INVALID, "doc", devices.comment_too_long),
    _rule("IE236", "bad-regex", "error", INVALID, "doc", patterns.bad_regex),
    _rule("IE237", "bad-content-type", "warning", None, "standard", objects.bad_content_type),
    _rule("IE238", "bad-extension", "warning", None, "doc", objects.bad_extension),
    _rule("IE239", "empty-selection", "warning", None, "inferred", objects.empty_selection),
    _rule("IE240", "wrong-capacity-flag", "error", None, "tmpl", devices.wrong_capacity_flag),
    _rule("IE241", "legacy-bucket-name", "warning", None, "standard", buckets.legacy_bucket_name),
    _rule("IE242", "impossible-bucket-name", "error", NO_BUCKET, "standard", buckets.impossible_bucket_name),
    _rule("IE243", "access-key-shape", "warning", ACCESS_KEY, "doc", devices.access_key_shape),
    _rule("IE244", "access-key-mismatch", "error", ACCESS_KEY, "model", devices.access_key_mismatch),
    _rule("IE245", "no-such-bucket", "error", NO_BUCKET, "model", buckets.no_such_bucket),
    _rule("IE246", "bucket-permission", "error", PERMISSION, "model", buckets.bucket_permission),
    _rule("IE247", "multiple-regions", "error", REGIONS, "model", buckets.multiple_regions),
    _rule("IE248", "bad-file-system", "error", FILE_SYSTEM, "doc", values.bad_file_system),
    _rule("IE249", "bad-pin", "warning", INVALID, "wild", devices.bad_pin),
    _rule("IE250", "expedited-abroad", "warning", INVALID, "doc", devices.expedited_abroad),
    _rule("IE251", "too-many-operations", "error", INVALID, "doc", devices.too_many_operations),
    _rule("IE252", "prefix-without-slash", "info", None, "doc", objects.prefix_without_slash),
    _rule("IE253", "typography", "warning", None, "inferred", leftovers.typography),
    _rule_since_2014("IE254", "device-too-large", "error", None, "doc", devices.device_too_large),
    _rule("IE255", "key-too-long", "warning", None, "standard", objects.key_too_long),
    _rule("IE256", "doubtful-email", "warning", INVALID, "standard", emails.doubtful_email),
    _rule("IE257", "newer-regex", "warning", INVALID, "inferred", patterns.newer_regex),
    _rule("IE258", "unknown-region", "warning", None, "tmpl", devices.unknown_region),
    _rule("IE259", "cut-off-value", "warning", None, "standard", comments.cut_off),
    _rule("IE301", "po-box", "error", ADDRESS, "doc", addresses.po_box),
    _rule("IE302", "missing-state", "error", MISSING, "doc", addresses.missing_state),
    _rule("IE303", "unknown-country", "warning", ADDRESS, "inferred", addresses.unknown_country),
    _rule("IE304", "unknown-state", "warning", ADDRESS, "standard", addresses.unknown_state),
    _rule("IE305", "bad-postal-code", "warning", ADDRESS, "standard", addresses.bad_postal_code),
    _rule("IE306", "bad-phone", "warning", ADDRESS, "standard", phones.bad_phone),
    _rule("IE307", "phone-without-country-code", "info", None, "tmpl", phones.phone_without_country_code),
    _rule("IE308", "address-outside-eu", "error", ADDRESS, "doc", addresses.address_outside_eu),
    _rule("IE309", "phone-of-another-country", "info", None, "standard", phones.phone_of_another_country),
    _rule_since_2014("IE310", "label-needs-company", "info", None, "doc", addresses.label_needs_company),
    _rule("IE311", "unknown-city", "warning", ADDRESS, "standard", addresses.unknown_city),
    _rule("IE312", "customary-state", "info", None, "standard", addresses.customary_state),
    _rule("IE320", "missing-customs", "error", MISSING_CUSTOMS, "doc", customs.missing_customs),
    _rule("IE321", "missing-customs-field", "error", MISSING_CUSTOMS, "doc", missing.missing_customs_field),
    _rule("IE322", "bad-customs-value", "error", CUSTOMS, "doc", customs.bad_customs_value),
    _rule("IE323", "doubtful-eccn", "warning", CUSTOMS, "standard", customs.doubtful_classification),
    _rule("IE324", "missing-classification", "warning", MISSING_CUSTOMS, "recalled", customs.missing_classification),
    _rule("IE325", "doubtful-hts", "warning", CUSTOMS, "standard", customs.doubtful_tariff_number),
    _rule("IE326", "unknown-country-of-origin", "warning", CUSTOMS, "inferred", customs.unknown_country_of_origin),
    _rule("IE327", "customs-not-needed", "info", None, "doc", customs.customs_not_needed),
    _rule("IE328", "strayed-customs-field", "error", MISSING_CUSTOMS, "doc", missing.strayed_customs_field),
    _rule("IE329", "customs-not-indented", "warning", MISSING_CUSTOMS, "doc", keys.customs_not_indented),
    _rule("IE330", "ambiguous-country", "info", None, "standard", addresses.ambiguous_country),
    _rule("IE331", "loose-customs-answer", "warning", CUSTOMS, "inferred", customs.loose_customs_answer),
    _rule("IE332", "unfilled-customs-field", "error", CUSTOMS, "tmpl", customs.unfilled_customs_field),
    _rule("IE333", "doubtful-value", "warning", CUSTOMS, "inferred", customs.doubtful_value),
)
