"""What the linter lets pass and what it stops, on certificates of today's profile."""

import base64
import hashlib
import json
import subprocess
import sys
import unittest
from pathlib import Path

import lint_certificate

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[4]
EVENT = json.loads(next(ROOT.glob("events/side-paths/*-lint-certificate.json")).read_text())


def replaced(old: bytes, new: bytes) -> dict[str, str]:
    """The event's certificate with some of its bytes exchanged."""
    der = base64.b64decode(EVENT["certificate"])
    assert der.count(old) >= 1 and len(old) == len(new), old
    return {**EVENT, "certificate": base64.b64encode(der.replace(old, new)).decode()}


def codes(event: dict[str, str]) -> list[str]:
    return [finding["code"] for finding in lint_certificate.handle(event)["findings"]]


class LintCertificateTest(unittest.TestCase):
    def test_order_should_go_on_when_the_profile_is_kept(self) -> None:
        answer = lint_certificate.handle(EVENT)
        self.assertEqual(answer["findings"], [])
        self.assertEqual(answer["certificateSha256"], hashlib.sha256(base64.b64decode(EVENT["certificate"])).hexdigest())
        self.assertRegex(answer["linter"], r"^pkilint \d+\.\d+\.\d+$")
        self.assertEqual(answer["allowed"], ["cabf.serverauth.ov.common_name_attribute_present"])

    def test_certificate_should_be_stopped_when_a_name_is_no_host(self) -> None:
        self.assertIn("cabf.internal_domain_name", codes(replaced(b"www.example.co.jp", b"www.example.co-jp")))

    def test_certificate_should_be_stopped_when_it_is_of_another_kind_than_the_order(self) -> None:
        for other in ("EV", "TRIAL"):
            self.assertIn("kakuin.policy_of_another_kind", codes({**EVENT, "kind": other}))

    def test_certificate_should_be_stopped_when_its_key_identifier_is_not_the_cas(self) -> None:
        key_identifier = b"\x80\x14"
        der = base64.b64decode(EVENT["certificate"])
        at = der.index(key_identifier) + len(key_identifier)
        found = codes(replaced(key_identifier + der[at : at + 20], key_identifier + bytes(20)))
        self.assertTrue(any("key_identifier" in code for code in found), found)

    def test_caller_should_meet_a_fault_when_it_sends_no_certificate(self) -> None:
        for odd in ({**EVENT, "certificate": "AAAA"}, {**EVENT, "certificate": "?"}, {"kind": "OV"}, {**EVENT, "issuer": ""}):
            with self.assertRaises((ValueError, KeyError)):
                lint_certificate.handle(odd)

    def test_every_allowed_finding_should_have_a_reason_when_somebody_asks(self) -> None:
        lines = lint_certificate.allowed_lines()
        self.assertEqual(len({line[:3] for line in lines}), len(lines))
        for linter, kind, _, reason in lines:
            self.assertIn(linter, ("pkilint", "zlint"))
            self.assertIn(kind, ("ov", "ev", "trial", "ca", "any"))
            self.assertGreater(len(reason), 20)

    def test_first_order_should_not_wait_when_the_linter_starts(self) -> None:
        script = "\n".join((
            "import json, sys, publicsuffixlist",
            "parsed = []",
            "parse = publicsuffixlist.PublicSuffixList._parse",
            "publicsuffixlist.PublicSuffixList._parse = lambda *given, **named: (parsed.append(1), parse(*given, **named))[1]",
            "import lint_certificate",
            "from pkilint.etsi import en_319_412_5",
            "found = lint_certificate.handle(json.load(sys.stdin))['findings']",
            "waits = [len(parsed), 'iso639._data' in sys.modules]",
            "print(json.dumps([found, waits, en_319_412_5.iso639.Language.from_part1('ja').name]))",
        ))
        said = subprocess.run(
            [sys.executable, "-B", "-c", script],
            input=json.dumps(EVENT),
            env={"PYTHONPATH": str(Path(lint_certificate.__file__).parent)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        self.assertEqual(json.loads(said), [[], [1, False], "Japanese"])

    def test_host_should_get_each_answer_when_the_function_runs_as_its_child(self) -> None:
        folder = str(Path(lint_certificate.__file__).parent)
        lines = [{"id": "1", "event": EVENT}, {"id": "2", "event": {"kind": "OV"}}, {"id": "3", "event": EVENT}]
        run = subprocess.run(
            [sys.executable, "-B", str(ROOT / "local/python_function.py"), folder, "lint_certificate.handle"],
            input="".join(json.dumps(line) + "\n" for line in lines),
            capture_output=True,
            text=True,
            check=True,
        )
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([answer["id"] for answer in answers], ["1", "2", "3"])
        self.assertEqual(answers[0]["answer"], answers[2]["answer"])
        self.assertEqual(answers[1]["errorType"], "KeyError")


if __name__ == "__main__":
    unittest.main()
