#!/bin/sh
# Lints certificates with pkilint and zlint: lint.sh [--pkilint FOLDER] [--zlint FOLDER] FILE.pem...
# Without a folder the tools are taken from PATH. Fails on any finding of warning or worse that lint-allowed.txt does not name.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
pkilint=lint_cabf_serverauth_cert
zlint=zlint
while [ $# -gt 0 ]; do
  case $1 in
    --pkilint) pkilint=$2/lint_cabf_serverauth_cert; shift 2 ;;
    --zlint) zlint=$2/zlint; shift 2 ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || { echo "usage: lint.sh [--pkilint FOLDER] [--zlint FOLDER] FILE.pem..." >&2; exit 2; }
for tool in "$pkilint" "$zlint"; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 2; }
done

exec python3 - "$here/lint-allowed.txt" "$pkilint" "$zlint" "$@" <<'PYTHON'
import json, subprocess, sys

allowed_file, pkilint, zlint, *files = sys.argv[1:]
with open(allowed_file, encoding="utf-8") as lines:
    allowed = {line.split()[0] for line in lines if line.strip() and not line.startswith("#")}


def by_pkilint(file):
    run = subprocess.run([pkilint, "lint", "-d", "-s", "WARNING", "-f", "JSON", file], capture_output=True, text=True)
    # pkilint's exit code is the number of findings; what counts is that it answered.
    if not run.stdout.strip():
        sys.exit(f"pkilint failed on {file}: {run.stderr}")
    for result in json.loads(run.stdout)["results"]:
        for finding in result["finding_descriptions"]:
            yield finding["severity"], finding["code"], finding.get("message") or ""


def by_zlint(file):
    run = subprocess.run([zlint, file], capture_output=True, text=True)
    if run.returncode != 0 or not run.stdout.strip():
        sys.exit(f"zlint failed on {file}: {run.stderr}")
    for code, result in json.loads(run.stdout).items():
        if result["result"] in ("warn", "error", "fatal"):
            yield result["result"].upper(), code, result.get("details", "")


failed = 0
for file in files:
    for severity, code, message in [*by_pkilint(file), *by_zlint(file)]:
        known = code in allowed
        failed += not known
        print(f"{'known' if known else 'NEW'} {severity} {code} {file} {message}".rstrip())
print(f"{len(files)} certificates, {failed} findings that are not in {allowed_file}")
sys.exit(1 if failed else 0)
PYTHON
