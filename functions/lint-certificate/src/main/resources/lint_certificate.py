"""Lints what is about to be signed with pkilint (SPEC I-4, BR 4.3.1.2): a hand that shares no code with the one that built it.

Input, all texts:  certificate  DER in base64: the content to be signed, under the signature of a throw-away key
                   issuer       DER in base64: the certificate of the CA that would sign it
                   kind         OV, EV or TRIAL: what the order is for
Answer:            certificateSha256  of the DER that was linted, so that an answer cannot be taken for another's
                   linter             name and version
                   findings           [{severity, code}] of warning or worse that lint-allowed.txt does not allow: empty means that it may be signed
                   allowed            codes that were found and are allowed

Messages of findings stay here: they may quote a person's data.
"""

import base64
import functools
import hashlib
import importlib
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import publicsuffixlist


def _imported_when_used(name: str) -> None:
    """Whoever imports the module from now on gets it when they ask for something of it."""
    later = ModuleType(name)

    def load(attribute: str) -> Any:
        if sys.modules.get(name) is later:
            del sys.modules[name]
        return getattr(importlib.import_module(name), attribute)

    later.__getattr__ = load  # type: ignore[method-assign]
    sys.modules[name] = later


# Half of what a new process needs for its first answer: the table of the world's languages, which are looked up for qualified certificates alone, and the Public
# Suffix List, which five validators would parse once each. They only read it.
_imported_when_used("iso639")
publicsuffixlist.PublicSuffixList = functools.cache(publicsuffixlist.PublicSuffixList)  # type: ignore[assignment,misc]

from pkilint import document, finding_filter, loader, validation  # noqa: E402
from pkilint.bin import lint_pkix_signer_signee_cert_chain as chain  # noqa: E402
from pkilint.cabf import serverauth  # noqa: E402
from pkilint.cabf.serverauth.serverauth_constants import CertificateType  # noqa: E402
from pkilint.pkix import certificate  # noqa: E402
from pkilint.validation import ValidationFinding, ValidationFindingSeverity, ValidationResult  # noqa: E402

LINTER = "pkilint"
VERSION = metadata.version(LINTER)
ALLOWED_FILE = Path(__file__).with_name("lint-allowed.txt")

# What asserts no policy passes for domain validated: a trial is judged by its rules, but for what lint-allowed.txt says.
DETECTED = {"trial": "dv"}

_LOADER = loader.RFC5280CertificateDocumentLoader()
_SEVERITY = ValidationFindingSeverity
_OTHER_KIND = ValidationFinding(_SEVERITY.ERROR, "kakuin.policy_of_another_kind")


def handle(event: dict[str, str], _context: object = None) -> dict[str, Any]:
    der = base64.b64decode(event["certificate"], validate=True)
    issuer = base64.b64decode(event["issuer"], validate=True)
    kind = event["kind"].lower()
    found = sorted(set(findings(der, issuer, kind)))
    permitted = allowed(LINTER, kind)
    return {
        "certificateSha256": hashlib.sha256(der).hexdigest(),
        "linter": f"{LINTER} {VERSION}",
        "findings": [{"severity": str(each.severity), "code": each.code} for each in found if each.code not in permitted],
        "allowed": [each.code for each in found if each.code in permitted],
    }


def findings(der: bytes, issuer: bytes, kind: str) -> Iterator[ValidationFinding]:
    """Everything of warning or worse, against the CA/Browser Forum's rules and against the CA's certificate."""
    subscriber = _LOADER.load_der_document(der, "certificate")
    detected = serverauth.determine_certificate_type(subscriber)
    if not str(detected).lower().startswith(DETECTED.get(kind, kind)):
        yield _OTHER_KIND
    yield from by_type(subscriber, detected)
    yield from by_issuer(der, issuer)


def of_ca(der: bytes) -> Iterator[ValidationFinding]:
    """The same for a certificate of the CA itself, which only CI asks for."""
    authority = _LOADER.load_der_document(der, "certificate")
    yield from by_type(authority, serverauth.determine_certificate_type(authority))


def by_type(subject: certificate.RFC5280Certificate, kind: CertificateType) -> Iterator[ValidationFinding]:
    validator, filters = _validators(kind)
    results, _ = finding_filter.filter_results(filters, validator.validate(subject.root))
    yield from _serious(results)


def by_issuer(der: bytes, issuer: bytes) -> Iterator[ValidationFinding]:
    """Name, key identifier and policies against the CA's certificate; the signature is a throw-away key's and is not looked at."""
    both: dict[str, document.Document] = {}
    for name, content in (("issuer", issuer), ("subject", der)):
        both[name] = _LOADER.load_der_document(content, name, name, both)
    decoder, comparer = _chain_validators()
    for each in both.values():
        yield from _serious(decoder.validate(each.root))
    yield from _serious(comparer.validate(both["issuer"].root))


def allowed(linter: str, kind: str) -> frozenset[str]:
    """Codes that lint-allowed.txt lets pass."""
    return frozenset(code for who, what, code, _ in allowed_lines() if who == linter and what in (kind, "any"))


@functools.cache
def allowed_lines() -> tuple[tuple[str, str, str, str], ...]:
    lines = ALLOWED_FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split(None, 3) for line in lines if line.strip() and not line.startswith("#"))
    return tuple((linter, kind, code, reason) for linter, kind, code, reason in rows)


@functools.cache
def _validators(kind: CertificateType) -> tuple[validation.ValidatorContainer, list[Any]]:
    container = certificate.create_pkix_certificate_validator_container(
        serverauth.create_decoding_validators(), serverauth.create_validators(kind)
    )
    return container, serverauth.create_serverauth_finding_filters(kind)


@functools.cache
def _chain_validators() -> tuple[validation.ValidatorContainer, validation.ValidatorContainer]:
    return chain.create_decoder_validation_container(), chain.create_issuer_validation_container()


def _serious(results: Iterable[ValidationResult]) -> Iterator[ValidationFinding]:
    for result in results:
        for description in result.finding_descriptions:
            if description.finding.severity <= _SEVERITY.WARNING:
                yield description.finding
