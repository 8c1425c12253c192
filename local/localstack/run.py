"""Runs LocalStack on loopback without a container engine: run.py PORT FOLDER, with FOLDER for all that it writes.

It never outlives its parent, which holds our standard input open: when the pipe closes, however the parent ended, LocalStack
gets the signal of a clean stop. Its children, DynamoDB Local among them, it would leave behind: they are killed.
"""

import os
import runpy
import signal
import sys
import threading
import time
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
STOPPED_WITHIN_SECONDS = 8.0


def settings(port: int, folder: Path) -> dict[str, str]:
    return {
        "OVERRIDE_IN_DOCKER": "0",
        "FILESYSTEM_ROOT": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "TMPDIR": str(folder / "tmp"),
        # Nothing is asked of the network.
        "SKIP_SSL_CERT_DOWNLOAD": "1",
        "DISABLE_EVENTS": "1",
        "DNS_ADDRESS": "0",
        "EAGER_SERVICE_LOADING": "0",
        # Its default server listens on every interface, whatever it is told.
        "GATEWAY_SERVER": "hypercorn",
        "GATEWAY_LISTEN": f"127.0.0.1:{port}",
        "LOCALSTACK_HOST": f"127.0.0.1:{port}",
        "S3_SKIP_SIGNATURE_VALIDATION": "0",
        "LAMBDA_RUNTIME_EXECUTOR": "kakuin",
        "LAMBDA_SYNCHRONOUS_CREATE": "1",
        # Else a whole second between two looks at a resource that is not made yet.
        "CFN_NO_WAIT_ITERATIONS": "50",
        "LAMBDA_RETRY_BASE_DELAY": "1",
    }


def lay_out(folder: Path, java_home: str) -> None:
    """What LocalStack would download."""
    lib = folder / "var/lib/localstack/lib"
    for name, target in {
        "java/21": Path(java_home),
        "dynamodb-local": HERE / ".lib/dynamodb-local",
        "jsonata": HERE / ".lib/jsonata",
    }.items():
        link = lib / name
        link.parent.mkdir(parents=True, exist_ok=True)
        if not link.is_symlink():
            link.symlink_to(target)
    for name in ("cache", "tmp"):
        (folder / name).mkdir(exist_ok=True)


def stop_with_parent() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(STOPPED_WITHIN_SECONDS)
    end()


def end() -> None:
    for child in psutil.Process().children(recursive=True):
        child.kill()
    os.kill(os.getpid(), signal.SIGKILL)


def main(port: int, folder: Path) -> None:
    os.setsid()
    threading.Thread(target=stop_with_parent, daemon=True).start()
    lay_out(folder, os.environ["JAVA_HOME"])
    os.environ.update(settings(port, folder))
    sys.path.insert(0, str(HERE / "plugin"))
    sys.argv = ["localstack"]
    try:
        runpy.run_module("localstack.runtime.main", run_name="__main__", alter_sys=True)
    finally:
        sys.stdout.flush()
        end()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]).resolve())
