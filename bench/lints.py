"""What one lint of lint-certificate costs, warm, in processor time. Prints a row of a Markdown table; run by bench/certificates with the function's own Python."""

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMES = 200
sys.path.insert(0, str(ROOT / "functions/lint-certificate/src/main/resources"))

import lint_certificate  # noqa: E402


def lint(event: dict[str, str], times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        lint_certificate.handle(event)
    return (time.process_time() - began) / times


def main() -> None:
    event = json.loads(next(ROOT.glob("events/*/*-lint-certificate.json")).read_text())
    lint(event, TIMES // 10)
    seconds = lint(event, TIMES)
    print(f"| one lint by pkilint, of which a certificate needs two | {1 / seconds:.0f} /s ({seconds * 1e6:.0f} µs) |")


main()
