"""Judges certificates by pkilint and zlint: lint_matrix.py ZLINT FOLDER ORDER...

FOLDER holds the matrix of CertificateMatrixTest, ORDER is a folder of the demo's. Fails on a finding of warning or worse that lint-allowed.txt does not explain, and on
a line there that explains nothing any more. Needs the linter's packages and lint_certificate on the path.
"""

import datetime
import json
import re
import ssl
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import lint_certificate

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "functions/lint-certificate/packages/requirements.in"
SERIOUS = ("warn", "error", "fatal")
# BR 6.6.1: a new version of a linter should be in use within three months.
THREE_MONTHS = datetime.timedelta(days=92)


class Certificate(NamedTuple):
    file: Path
    kind: str
    issuer: Path


def matrix(folder: Path) -> Iterator[Certificate]:
    for line in (folder / "manifest.txt").read_text().splitlines():
        file, kind, issuer = line.split()
        yield Certificate(folder / file, kind, folder / issuer)


def of_demo(folder: Path) -> Certificate:
    return Certificate(folder / "certificate.pem", folder.name, folder / "chain.pem")


def der(file: Path) -> bytes:
    return ssl.PEM_cert_to_DER_cert(file.read_text()[: file.read_text().index("-----END") + 26])


def by_pkilint(certificate: Certificate) -> set[str]:
    if certificate.kind == "ca":
        found = lint_certificate.of_ca(der(certificate.file))
    else:
        found = lint_certificate.findings(der(certificate.file), der(certificate.issuer), certificate.kind)
    return {finding.code for finding in found}


def by_zlint(zlint: str, certificates: list[Certificate]) -> Iterator[set[str]]:
    """One process for all: it answers a line for each file."""
    run = subprocess.run([zlint, *(str(each.file) for each in certificates)], capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
    if len(answers) != len(certificates):
        sys.exit(f"zlint answered {len(answers)} of {len(certificates)} certificates: {run.stderr}")
    for answer in answers:
        yield {code for code, result in answer.items() if result["result"] in SERIOUS}


def print_age() -> None:
    released = re.search(r"released (\S+)", REQUIREMENTS.read_text())
    age = datetime.datetime.now(datetime.timezone.utc).date() - datetime.date.fromisoformat(released[1] if released else "1970-01-01")
    print(f"pkilint {metadata.version('pkilint')}, {age.days} days since its release")
    if age > THREE_MONTHS:
        print("WARNING: older than three months: is there a newer one? (BR 6.6.1)")


def main(zlint: str, folder: str, *orders: str) -> int:
    print_age()
    certificates = [*matrix(Path(folder)), *(of_demo(Path(order)) for order in orders)]
    needless = {line[:3] for line in lint_certificate.allowed_lines()}
    unknown: Counter[tuple[str, str, str]] = Counter()
    for certificate, zlint_found in zip(certificates, by_zlint(zlint, certificates)):
        for linter, codes in (("pkilint", by_pkilint(certificate)), ("zlint", zlint_found)):
            for code in codes:
                lines = {(linter, certificate.kind, code), (linter, "any", code)}
                if not lines & {line[:3] for line in lint_certificate.allowed_lines()}:
                    unknown[(linter, code, certificate.kind)] += 1
                    print(f"NEW {linter} {code} {certificate.file}")
                needless -= lines
    for linter, kind, code in needless:
        print(f"EXPLAINS NOTHING {linter} {kind} {code}")
    print(f"{len(certificates)} certificates, {sum(unknown.values())} findings that lint-allowed.txt does not explain, {len(needless)} needless lines")
    return 1 if unknown or needless else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
