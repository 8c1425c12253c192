"""The executor against a function host that answers as each test says."""

import json
import os
import socket
import threading
import time
import unittest
from collections.abc import Callable
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from unittest import mock

from kakuin_lambda import FunctionHostExecutor
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import EXECUTOR_PLUGIN_MANAGER

ARN = "arn:aws:lambda:ap-northeast-1:000000000000:function:kakuin-open-check:live"


class Host(BaseHTTPRequestHandler):
    answer: Callable[["Host"], tuple[int, bytes]]
    seen: "list[tuple[str, dict[str, str], bytes]]"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, dict(self.headers), body))
        status, answer = type(self).answer(self)
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        pass


class FunctionHostExecutorTest(unittest.TestCase):
    def setUp(self) -> None:
        Host.seen = []
        Host.answer = lambda host: (200, b'{"ok":true}')
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
        # A client that has gone away is what some tests are about.
        self.server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/functions/open-check"
        self.enterContext(mock.patch.dict(os.environ, KAKUIN_FUNCTIONS=json.dumps({"kakuin-open-check": self.address})))

    def tearDown(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def invoke(self, function: str = "kakuin-open-check", timeout: int = 30) -> InvocationResult:
        version = SimpleNamespace(
            id=SimpleNamespace(function_name=function, qualifier="1"), config=SimpleNamespace(timeout=timeout)
        )
        return FunctionHostExecutor("1", version).invoke(  # type: ignore[arg-type]
            {"invoke-id": "request-1", "invoked-function-arn": ARN, "payload": '{"name":"\u682a\u5f0f"}'}
        )

    def test_localstack_finds_the_executor_by_its_name(self) -> None:
        self.assertIs(EXECUTOR_PLUGIN_MANAGER.load("kakuin").load(), FunctionHostExecutor)

    def test_event_and_invocation_reach_the_host_as_on_lambda(self) -> None:
        before = time.time()
        result = self.invoke(timeout=7)
        self.assertEqual((result.is_error, result.payload, result.request_id), (False, b'{"ok":true}', "request-1"))
        path, headers, body = Host.seen[0]
        self.assertEqual((path, json.loads(body)), ("/functions/open-check", {"name": "株式"}))
        self.assertEqual(headers["X-Amzn-Lambda-Function-Name"], "kakuin-open-check")
        self.assertEqual(headers["X-Amzn-Lambda-Function-Version"], "1")
        self.assertEqual(headers["X-Amzn-Lambda-Function-Arn"], ARN)
        self.assertEqual(headers["X-Amzn-Lambda-Request-Id"], "request-1")
        deadline = int(headers["X-Amzn-Lambda-Deadline-Ms"]) / 1000
        self.assertAlmostEqual(deadline, before + 7, delta=5)

    def test_failure_of_the_function_is_its_error_with_its_type(self) -> None:
        failure = b'{"errorType":"java.lang.IllegalStateException","errorMessage":"no"}'
        Host.answer = lambda host: (500, failure)
        result = self.invoke()
        self.assertEqual((result.is_error, result.payload), (True, failure))

    def test_function_that_takes_too_long_times_out_though_the_host_does_not_say_so(self) -> None:
        never = threading.Event()
        self.addCleanup(never.set)
        Host.answer = lambda host: (200, b"" if never.wait(60) else b"late")
        self.assertFailed(self.invoke(timeout=1), "Sandbox.Timedout")

    def test_host_that_is_gone_is_an_error_of_the_invocation(self) -> None:
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            address = f"http://127.0.0.1:{nobody.getsockname()[1]}/functions/open-check"
            with mock.patch.dict(os.environ, KAKUIN_FUNCTIONS=json.dumps({"kakuin-open-check": address})):
                self.assertFailed(self.invoke(), "Runtime.ExitError")

    def test_host_that_dies_in_the_middle_is_an_error_of_the_invocation(self) -> None:
        Host.answer = lambda host: host.connection.shutdown(socket.SHUT_RDWR) or (200, b"")
        self.assertFailed(self.invoke(), "Runtime.ExitError")

    def test_function_without_an_address_never_answers_success(self) -> None:
        self.assertFailed(self.invoke("kakuin-forgotten"), "Runtime.NoSuchFunction")
        self.assertEqual(Host.seen, [])

    def test_request_is_not_held_back_for_more_to_send(self) -> None:
        options: list[int] = []

        class Watched(HTTPConnection):
            def close(self) -> None:
                options.append(self.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) if self.sock else -1)
                super().close()

        with mock.patch("kakuin_lambda.HTTPConnection", Watched):
            self.invoke()
        self.assertEqual(options[0], 1)

    def assertFailed(self, result: InvocationResult, kind: str) -> None:
        self.assertTrue(result.is_error)
        self.assertEqual(json.loads(result.payload or b"{}")["errorType"], kind)


if __name__ == "__main__":
    unittest.main()
