"""Lambda for LocalStack without containers: an invocation goes to Kakuin's function host, wherever that runs.

The variable KAKUIN_FUNCTIONS maps each function's name to the address that runs it, as JSON.
"""

import json
import os
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor


class FunctionHostExecutor(RuntimeExecutor):
    """Stands for one sandbox of a function; there is nothing to start or to stop."""

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        timeout = self.function_version.config.timeout
        request = payload["invoke-id"]
        try:
            status, body = self._post(payload, time.time() + timeout)
        except TimeoutError:
            status, body = 504, _failure("Sandbox.Timedout", f"{request} Task timed out after {timeout:.2f} seconds")
        except (OSError, HTTPException) as fault:
            status, body = 502, _failure("Runtime.ExitError", f"{request} The function host does not answer: {fault}")
        # LocalStack warns of every invocation that leaves no log; the host keeps the functions' own.
        return InvocationResult(request, body, is_error=status != 200, logs=f"{request} {status}")

    def _post(self, payload: dict[str, str], deadline: float) -> tuple[int, bytes]:
        function = self.function_version.id
        address = json.loads(os.environ["KAKUIN_FUNCTIONS"]).get(function.function_name)
        if address is None:
            return 404, _failure("Runtime.NoSuchFunction", f"KAKUIN_FUNCTIONS has no {function.function_name}")
        headers = {
            "Content-Type": "application/json",
            "X-Amzn-Lambda-Function-Name": function.function_name,
            "X-Amzn-Lambda-Function-Version": function.qualifier,
            "X-Amzn-Lambda-Function-Arn": payload["invoked-function-arn"],
            "X-Amzn-Lambda-Request-Id": payload["invoke-id"],
            "X-Amzn-Lambda-Deadline-Ms": str(int(deadline * 1000)),
        }
        url = urlsplit(address)
        # A connection for each call: one that is kept may be closed by the host just when the next call is sent.
        connection = HTTPConnection(url.hostname or "", url.port, timeout=_left(deadline))
        try:
            # This also turns Nagle off.
            connection.connect()
            connection.request("POST", url.path, payload["payload"].encode(), headers)
            connection.sock.settimeout(_left(deadline))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def start(self, env_vars: dict[str, str]) -> None:
        pass

    def stop(self) -> None:
        pass

    def get_address(self) -> str:
        return ""

    def get_endpoint_from_executor(self) -> str:
        return ""

    def get_runtime_endpoint(self) -> str:
        return ""

    def get_logs(self) -> str:
        return ""

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        pass

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        pass


class FunctionHostPlugin(RuntimeExecutorPlugin):
    name = "kakuin"

    def load(self, *_args: object, **_kwargs: object) -> type[RuntimeExecutor]:
        return FunctionHostExecutor


def _left(deadline: float) -> float:
    left = deadline - time.time()
    if left <= 0:
        raise TimeoutError
    return left


def _failure(kind: str, message: str) -> bytes:
    return json.dumps({"errorType": kind, "errorMessage": message}).encode()
