"""Other words that people write for the keys of manifests, as address forms, Amazon S3 and customs papers have them."""

from __future__ import annotations

from manifestkit.fields.spelling import folded
from manifestkit.importexport.options import OPTIONS, options_of
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifestkit.importexport.options import Place
    from manifestkit.importexport.variants import Variant

# Folded; a key itself in another spelling (`postal_code`) goes without saying.
_WORDS: dict[Place, dict[str, str]] = {
    "top": {
        "manifestVersion": "version formatversion",
        "generator": "createdby generatedby",
        "accessKeyId": "accesskey awsaccesskey awsaccesskeyid",
        "deviceId": "device serial serialnumber deviceserial deviceserialnumber deviceidentifier diskid driveid",
        "bucket": "bucketname s3bucket importbucket targetbucket destinationbucket",
        "logBucket": "logbucketname loggingbucket",
        "notificationEmail": "email emails emailaddress mail notification notificationaddress contactemail",
        "eraseDevice": "erase wipe wipedevice erasedisk erasedrive",
        "serviceLevel": "service shipping shippinglevel shippingservice",
        "trueCryptPassword": "password passphrase truecrypt",
        "pinCode": "pin",
        "returnAddress": "address shippingaddress mailingaddress returnto",
        "customs": "customsdeclaration",
        "prefix": "keyprefix",
        "contentTypes": "mimetypes",
        "ignore": "exclude excludes skip ignorepatterns",
        "setContentEncodingForGzFiles": "gzip setcontentencoding",
        "staticMetadata": "metadata usermetadata",
        "substitutions": "replace replacements rename",
        "fileSystem": "filesystemtype fs",
        "targetDirectory": "targetdir",
        "recoveryDirectory": "recoverydir",
    },
    "operations": {
        "exportBucket": "bucket bucketname s3bucket",
        "region": "awsregion",
        "vaultName": "vault",
        "archiveComment": "comment description archivedescription",
        "prefix": "keyprefix",
        "beginMarker": "begin start startmarker startafter",
        "endMarker": "end stop stopmarker",
        "targetDirectory": "targetdir",
        "recoveryDirectory": "recoverydir",
    },
    "returnAddress": {
        "name": "fullname contact contactname recipient attn attention",
        "company": "companyname organization organisation",
        "street1": "street address address1 addressline addressline1 streetaddress line1",
        "street2": "address2 addressline2 line2",
        "street3": "address3 addressline3 line3",
        "city": "town locality",
        "stateOrProvince": "state province county",
        "postalCode": "zip zipcode postcode postal",
        "country": "countryname countrycode",
        "phoneNumber": "phone telephone telephonenumber tel mobile",
    },
    "customs": {
        "dataDescription": "description",
        "encryptedData": "encrypted encryption",
        "encryptionClassification": "eccn classification",
        "exportCertifierName": "certifier certifiername",
        "requiresExportLicense": "license licence exportlicense exportlicence",
        "deviceValue": "value",
        "deviceCountryOfOrigin": "countryoforigin origin",
        "deviceType": "type",
        "deviceHTS": "hts htscode tariffnumber",
        "typeOfExport": "exporttype",
    },
}
_KEYS: dict[Place, dict[str, str]] = {
    place: {word: key for key, words in keys.items() for word in words.split()} for place, keys in _WORDS.items()
}
_SPELLINGS: dict[Place, dict[str, str]] = {
    place: {folded(row.key): row.key for row in OPTIONS if row.place == place} for place in _WORDS
}


def synonym(place: Place, word: str, variants: Iterable[Variant]) -> str | None:
    """The key of ``place`` that ``word`` is another word for, where one of the variants has that key."""
    key = _KEYS[place].get(folded(word))
    return key if any(key == row.key for row in options_of(place, *variants)) else None


def elsewhere(word: str, variants: Iterable[Variant]) -> str | None:
    """The key of any place that ``word`` is, in another spelling or in another word; None where it may be several.

    Keys that one of the variants has come before those that it has not.
    """
    name = folded(word)
    homes = {place: _SPELLINGS[place].get(name) or _KEYS[place].get(name) for place in _WORDS}
    here = {key for place, key in homes.items() if any(key == row.key for row in options_of(place, *variants))}
    keys = here or {key for key in homes.values() if key}
    return keys.pop() if len(keys) == 1 else None
