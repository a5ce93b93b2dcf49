"""What a manifest may hold: one row for each key in each place where it may stand.

The checks, the skeletons of ``new``, ``docs/manifest-options.md`` and the JSON Schemas for editors all
derive from this table (RULINGS 37). Source: Import/Export reference, 2 to 6.
"""

from __future__ import annotations

from functools import cache

from manifestkit.importexport.editions import E14 as SINCE_2014
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from typing import Literal, TypeAlias

    from manifestkit.findings.rule import Evidence
    from manifestkit.importexport.variants import Variant

    # A member of ``operations`` is a member of each of its items.
    Place: TypeAlias = Literal["top", "returnAddress", "customs", "operations"]
    # "either": this one or another option of the same mark.
    Need: TypeAlias = Literal["required", "required since 2014-12-18", "either since 2014-12-18", "optional", "foreign"]
    Shape: TypeAlias = Literal["text", "mapping", "list"]

    # What a value is:
    #   free      any text at all, so that nothing in it is taken for a blank that was left in
    #   prose     words from a person to a person
    #   name      what a person, a place or a thing is called
    #   code      a text of a set form, which some rule knows
    #   choice    one of ``choices``
    #   yes-no    yes or no
    #   bucket    the name of an Amazon S3 bucket
    #   e-mails   addresses, separated by semicolons
    #   mapping   a mapping whose members are options of their own
    #   pairs     a mapping of texts to texts, with keys of the user's choice
    #   patterns  a list of Java regular expressions
    #   items     a list of mappings whose members are options of their own
    Kind: TypeAlias = Literal[
        "free",
        "prose",
        "name",
        "code",
        "choice",
        "yes-no",
        "bucket",
        "e-mails",
        "mapping",
        "pairs",
        "patterns",
        "items",
    ]


class Needs(NamedTuple):
    """How much each variant needs an option; the columns of the table."""

    s3_import: Need
    ebs_import: Need
    glacier_import: Need
    s3_export: Need


class Choice(NamedTuple):
    """A value that an option may have, and the variants in which it may (none named: in all)."""

    value: str
    variants: tuple[Variant, ...] = ()


# The others are texts.
_SHAPES: dict[Kind, Shape] = {"mapping": "mapping", "pairs": "mapping", "patterns": "list", "items": "list"}

# The column of each variant in ``Needs``.
_COLUMNS: dict[Variant, int] = {"s3-import": 0, "ebs-import": 1, "glacier-import": 2, "s3-export": 3}


class Option(NamedTuple):
    """A key in a place.

    ``evidence`` is the mark of the key and of how much it is needed, ``choices_evidence`` that of the closed
    list of its values. ``example`` is the value as YAML, in several lines for a collection. ``only`` is the one
    value that edition 2014-12-18 takes; ``max_length`` counts characters. ``documented`` are variants for which the
    guide itself has the key and its values, where for the others there is only the weaker ``evidence``.
    """

    key: str
    place: Place
    kind: Kind
    needs: Needs
    evidence: Evidence
    example: str
    help: str
    default: str | None = None
    choices: tuple[Choice, ...] = ()
    choices_evidence: Evidence = "doc"
    only: str | None = None
    max_length: int | None = None
    documented: tuple[Variant, ...] = ()

    @property
    def is_of_customs(self) -> bool:
        """Whether the service has exceptions of its own for what is wrong with it."""
        return self.place == "customs" or self.key == "customs"

    @property
    def shape(self) -> Shape:
        """Whether the value is one text, a mapping or a list."""
        return _SHAPES.get(self.kind, "text")

    def need(self, *variants: Variant) -> Need:
        """How much some variants need this option: what they agree on, else it is optional."""
        if len(variants) == 1:
            return self.needs[_COLUMNS[variants[0]]]
        needs = {self.needs[_COLUMNS[variant]] for variant in variants}
        return needs.pop() if len(needs) == 1 else "optional"

    def evidence_in(self, *variants: Variant) -> Evidence:
        """The mark of the key and of how much some variants need it, the strongest where it has several."""
        return "doc" if variants and set(variants) <= set(self.documented) else self.evidence

    def choices_evidence_in(self, *variants: Variant) -> Evidence:
        """The mark of the closed list of its values in some variants."""
        return "doc" if variants and set(variants) <= set(self.documented) else self.choices_evidence

    def is_required(self, edition: str, *variants: Variant) -> bool:
        """Whether an edition refuses a manifest of each of these variants without this option."""
        need = self.need(*variants)
        return need == "required" or (need == "required since 2014-12-18" and edition == SINCE_2014)

    def values(self, *variants: Variant) -> tuple[str, ...]:
        """The values that one of these variants takes, where there is a closed list of them."""
        return tuple(
            choice.value
            for choice in self.choices
            if not choice.variants or not set(variants).isdisjoint(choice.variants)
        )


def option(place: Place, key: str) -> Option | None:
    """The option that ``key`` is in ``place``, if it is one."""
    return _BY_PLACE.get((place, key))


@cache
def options_of(place: Place, *variants: Variant) -> tuple[Option, ...]:
    """The options that one of these variants has in a place, in the order of the table."""
    return tuple(row for row in OPTIONS if row.place == place and row.need(*variants) != "foreign")


@cache
def known_options(place: Place, *variants: Variant) -> dict[str, Option]:
    """The same options by their keys."""
    return {row.key: row for row in options_of(place, *variants)}


@cache
def required_options(place: Place, edition: str, *variants: Variant) -> tuple[Option, ...]:
    """Those of them without which an edition refuses a manifest of each of these variants."""
    return tuple(row for row in options_of(place, *variants) if row.is_required(edition, *variants))


@cache
def alternatives(*variants: Variant) -> tuple[Option, ...]:
    """The options at the top of which these variants need one or another."""
    return tuple(row for row in options_of("top", *variants) if row.need(*variants) == ANY14)


def options_named(key: str) -> tuple[Option, ...]:
    """The options that ``key`` is, in all places."""
    return _BY_KEY.get(key, ())


def are_keys(place: Place, names: AbstractSet[str]) -> bool:
    """Whether all names are keys of a place, in the right case."""
    return names <= _KEYS_OF[place]


def key_like(place: Place, name: str) -> str | None:
    """The key of a place that differs from ``name`` only in case, and differs in case indeed."""
    key = _BY_FOLDED_KEY.get((place, name.lower()))
    return None if key == name else key


R: Need = "required"
R14: Need = "required since 2014-12-18"
ANY14: Need = "either since 2014-12-18"
O: Need = "optional"  # noqa: E741 - the column of the reference
X: Need = "foreign"

_S3: tuple[Variant, ...] = ("s3-import", "s3-export")
_EBS: tuple[Variant, ...] = ("ebs-import",)
_GLACIER: tuple[Variant, ...] = ("glacier-import",)
_IMAGES: tuple[Variant, ...] = ("ebs-import", "glacier-import")


def _choices(*values: str) -> tuple[Choice, ...]:
    return tuple(Choice(value) for value in values)


# A row that is taken apart into a dozen lines is no longer read as the row of a table.
# fmt: off
OPTIONS: tuple[Option, ...] = (
    # ---- Every variant (reference, 2) -------------------- s3i ebs gl s3x
    Option("manifestVersion", "top", "code",              Needs(R, R, R, R), "doc", "2.0",
           "The version of the manifest format.",
           choices=(Choice("2.0", _S3), Choice("3.0", _IMAGES))),
    Option("generator", "top", "free",                    Needs(O, O, O, O), "doc", "manifestkit",
           "The program that wrote the manifest."),
    Option("accessKeyId", "top", "code",                  Needs(O, O, O, O), "doc", "AKIAIOSFODNN7EXAMPLE",
           "The access key that signs the request; newer manifests leave it out."),
    Option("deviceId", "top", "name",                     Needs(R, R, R, R), "doc", "DISK-0001",
           "The serial number of the device, or whatever stands on its sticker."),
    Option("bucket", "top", "bucket",                     Needs(R, X, X, X), "doc", "example-import-bucket",
           "The bucket that the files are loaded into."),
    Option("fileSystem", "top", "choice",                 Needs(X, X, X, R), "doc", "EXT4",
           "The file system that the device is formatted with.",
           choices=_choices("NTFS", "EXT4")),
    Option("logBucket", "top", "bucket",                  Needs(O, R, R, R), "doc", "example-log-bucket",
           "The bucket that the log is saved in.",
           default="the import bucket, for an S3 import"),
    Option("logPrefix", "top", "free",                    Needs(O, O, O, O), "doc", "logs/",
           "What the key of the log begins with; no slash is added."),
    Option("notificationEmail", "top", "e-mails",         Needs(R14, R14, R14, R14), "tmpl", "ops@example.com",
           "Who is told about the job: addresses with a semicolon between them."),
    Option("eraseDevice", "top", "yes-no",                Needs(R, R, R, X), "doc", "yes",
           "Consent to erase the device before it is sent back.",
           only="yes"),
    Option("serviceLevel", "top", "choice",               Needs(O, O, O, O), "doc", "standard",
           "How the device travels back; the fast way only leads from a facility in the USA to an address there.",
           default="standard",
           choices=_choices("standard", "expeditedShipping")),
    Option("trueCryptPassword", "top", "free",            Needs(O, X, X, ANY14), "doc", "correct horse battery staple",
           "The password that an import decrypts the device with and an export encrypts it with."),
    Option("pinCode", "top", "code",                      Needs(O, X, X, ANY14), "wild", '"0042"',
           "The PIN of a device with a keypad, kept as text."),
    Option("returnAddress", "top", "mapping",             Needs(R, R, R, R), "doc", "",
           "Where the device is sent when the job is done."),
    Option("customs", "top", "mapping",                   Needs(O, O, O, O), "doc", "",
           "The customs declaration, for a device that goes back to another country than the facility's."),

    # ---- The files of an S3 import (reference, 3) -------- s3i ebs gl s3x
    Option("prefix", "top", "free",                       Needs(O, X, X, X), "doc", "imported/",
           "What every key begins with; no slash is added."),
    Option("acl", "top", "choice",                        Needs(O, X, X, X), "doc", "private",
           "Who may read the loaded objects.",
           default="private",
           choices=_choices("private", "public-read", "public-read-write", "authenticated-read")),
    Option("cacheControl", "top", "free",                 Needs(O, X, X, X), "doc", "max-age=3600",
           "The Cache-Control header of every object."),
    Option("contentDisposition", "top", "free",           Needs(O, X, X, X), "doc", "attachment",
           "The Content-Disposition header of every object."),
    Option("contentLanguage", "top", "free",              Needs(O, X, X, X), "doc", "es",
           "The Content-Language header of every object."),
    Option("contentTypes", "top", "pairs",                Needs(O, X, X, X), "doc", "jpg: image/jpeg\nJPG: image/jpeg",
           "File extensions, without the dot and in their own case, and the content type of each.",
           default="a table of the service's own"),
    Option("defaultContentType", "top", "code",           Needs(O, X, X, X), "doc", "binary/octet-stream",
           "The content type of a file whose extension is not known.",
           default="binary/octet-stream"),
    Option("diskTimestampMetadataKey", "top", "free",     Needs(O, X, X, X), "wild", "disk-timestamp",
           "The user metadata that keeps the time of each file on the device."),
    Option("expires", "top", "free",                      Needs(O, X, X, X), "doc", "Fri, 01 Jan 2016 00:00:00 GMT",
           "The Expires header of every object."),
    Option("ignore", "top", "patterns",                   Needs(O, X, X, X), "doc", "- \\.bak$\n- ^lost\\+found/",
           "Java regular expressions; a file or directory whose path matches one is not loaded."),
    Option("setContentEncodingForGzFiles", "top", "yes-no", Needs(O, X, X, X), "doc", "yes",
           "Whether files that begin as gzip does get the Content-Encoding header for it.",
           default="no"),
    Option("staticMetadata", "top", "pairs",              Needs(O, X, X, X), "wild", "application: loader",
           "User metadata for every object."),
    Option("storageClass", "top", "choice",               Needs(O, X, X, X), "wild", "STANDARD",
           "The storage class of the objects.",
           default="STANDARD",
           choices=_choices("STANDARD", "REDUCED_REDUNDANCY"), choices_evidence="recalled"),
    Option("substitutions", "top", "pairs",               Needs(O, X, X, X), "wild", '"Photos 2010": photos',
           "Texts in the paths of the files, and what stands in their place in the keys."),

    # ---- The files of an S3 export (reference, 6) -------- s3i ebs gl s3x
    Option("targetDirectory", "top", "free",              Needs(X, X, X, O), "doc", "/",
           "The directory on the device for the files of every operation.",
           default="the root of the device"),
    Option("recoveryDirectory", "top", "free",            Needs(X, X, X, O), "doc", "EXPORT-RECOVERY",
           "The directory for objects whose key is no legal file name.",
           default="EXPORT-RECOVERY"),

    # ---- What is done (reference, 4 to 6) ---------------- s3i ebs gl s3x
    Option("operations", "top", "items",                  Needs(X, R, R, R), "doc", "",
           "What is done with the device: one item for an image, one for each set of objects in an export."),
    Option("destination", "operations", "choice",         Needs(X, R, R, X), "tmpl", "ebs-snapshot",
           "What becomes of the image of the device.",
           choices=(Choice("ebs-snapshot", _EBS), Choice("glacier", _GLACIER)), choices_evidence="tmpl",
           documented=_GLACIER),
    Option("source", "operations", "choice",              Needs(X, R, R, X), "tmpl", "device",
           "Where the image comes from.",
           choices=_choices("device"), choices_evidence="tmpl", documented=_GLACIER),
    Option("region", "operations", "choice",              Needs(X, R, R, X), "tmpl", "us-west-2",
           "The region of the snapshot or the vault.",
           choices=(*_choices("us-east-1", "us-west-1", "us-west-2", "eu-west-1"), Choice("ap-southeast-1", _EBS)),
           choices_evidence="tmpl"),
    Option("deviceCapacityGreaterThan1TB", "operations", "yes-no", Needs(X, R, X, X), "tmpl", "no",
           "Whether the device holds more than one terabyte."),
    Option("vaultName", "operations", "code",             Needs(X, X, R, X), "doc", "example-vault",
           "The vault that takes the image as one archive; it has to exist."),
    Option("archiveComment", "operations", "free",        Needs(X, X, R, X), "doc", "Backup of the file server",
           "The description of the archive.",
           max_length=997),
    Option("exportBucket", "operations", "bucket",        Needs(X, X, X, R), "doc", "example-data-bucket",
           "The bucket that objects are exported from."),
    Option("prefix", "operations", "free",                Needs(X, X, X, O), "doc", "reports/",
           "Only keys that begin with this are exported."),
    Option("beginMarker", "operations", "free",           Needs(X, X, X, O), "doc", "reports/2012/",
           "Only keys that sort after this one are exported."),
    Option("endMarker", "operations", "free",             Needs(X, X, X, O), "doc", "reports/2013/12.csv",
           "Only keys up to this one are exported, this key included."),
    Option("targetDirectory", "operations", "free",       Needs(X, X, X, O), "doc", "/reports",
           "The directory on the device for the files of this operation.",
           default="the root of the device"),
    Option("recoveryDirectory", "operations", "free",     Needs(X, X, X, O), "doc", "EXPORT-RECOVERY",
           "The directory for objects of this operation whose key is no legal file name.",
           default="EXPORT-RECOVERY"),

    # ---- The return address (reference, 2.1) ------------- s3i ebs gl s3x
    Option("name", "returnAddress", "name",               Needs(R, R, R, R), "tmpl", "Pat Example",
           "The person who receives the device."),
    Option("company", "returnAddress", "name",            Needs(O, O, O, O), "doc", "Example Corp.",
           "The company; the form for the shipping label asks for it too."),
    Option("street1", "returnAddress", "name",            Needs(R, R, R, R), "tmpl", "1 Example Road",
           "A street address, never a post office box."),
    Option("street2", "returnAddress", "name",            Needs(O, O, O, O), "tmpl", "Suite 100",
           "The second line of the street address."),
    Option("street3", "returnAddress", "name",            Needs(O, O, O, O), "tmpl", "Back door",
           "The third line of the street address."),
    Option("city", "returnAddress", "name",               Needs(R, R, R, R), "tmpl", "Seattle",
           "The city or town."),
    Option("stateOrProvince", "returnAddress", "code",    Needs(O, O, O, O), "doc", "WA",
           "The state or province; an address in the USA or in Canada has to have it."),
    Option("postalCode", "returnAddress", "code",         Needs(R, R, R, R), "tmpl", "98101",
           "The postal code, where an address of the country must have one."),
    Option("country", "returnAddress", "code",            Needs(R, R, R, R), "tmpl", "USA",
           "The country by its name."),
    Option("phoneNumber", "returnAddress", "code",        Needs(R, R, R, R), "tmpl", "+1 206 555 0100",
           "A telephone number with its country code."),

    # ---- Customs (reference, 2.2) ------------------------ s3i ebs gl s3x
    Option("dataDescription", "customs", "prose",         Needs(R, R, R, R), "doc", "Photographs of geological samples",
           "What the data on the device is."),
    Option("encryptedData", "customs", "yes-no",          Needs(R, R, R, R), "doc", "yes",
           "Whether the data is encrypted."),
    Option("encryptionClassification", "customs", "code", Needs(O, O, O, O), "doc", "5D992",
           "The export control classification of encrypted data."),
    Option("exportCertifierName", "customs", "name",      Needs(R, R, R, R), "doc", "Pat Example",
           "The person who answers for the declaration."),
    Option("requiresExportLicense", "customs", "yes-no",  Needs(R, R, R, R), "doc", "no",
           "Whether the data may only leave the country under a licence."),
    Option("deviceValue", "customs", "code",              Needs(R, R, R, R), "doc", "250.00",
           "The value of the device in U.S. dollars."),
    Option("deviceCountryOfOrigin", "customs", "code",    Needs(R, R, R, R), "doc", "China",
           "The country where the device was made."),
    Option("deviceType", "customs", "choice",             Needs(R, R, R, R), "doc", "externalStorageDevice",
           "What kind of device it is.",
           choices=_choices("externalStorageDevice", "usbFlashDrive", "sataDrive")),
    Option("deviceHTS", "customs", "code",                Needs(O, O, O, O), "wild", "8471.70.4065",
           "The number of the device in the customs tariff."),
    Option("typeOfExport", "customs", "choice",           Needs(O, O, O, O), "doc", "return",
           "Why the device crosses the border.",
           default="return",
           choices=_choices("return", "permanent", "temporary")),
)
# fmt: on

_BY_PLACE = {(row.place, row.key): row for row in OPTIONS}
_BY_KEY = {key: tuple(row for row in OPTIONS if row.key == key) for key in dict.fromkeys(row.key for row in OPTIONS)}
_KEYS_OF = {
    place: frozenset(row.key for row in OPTIONS if row.place == place) for place in {row.place for row in OPTIONS}
}
_BY_FOLDED_KEY = {(row.place, row.key.lower()): row.key for row in OPTIONS}

KEYS = frozenset(_BY_KEY)
