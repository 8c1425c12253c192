"""Runs a Python function for the function host, as Lambda's runtime would: python_function.py FOLDER MODULE.HANDLER

Each line of standard input is an invocation, {"id", "event"}; each is answered by a line of standard output, {"id", "answer"} or {"id", "errorType",
"errorMessage"}. It ends when its input does, so it never outlives the host. What the function itself prints goes to standard error.
"""

import json
import os
import sys
from pathlib import Path
from types import ModuleType


def main(folder: str, handler: str) -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    name, function = handler.split(".")
    handle = getattr(load(Path(folder, name + ".py")), function)
    for line in sys.stdin.buffer:
        invocation = json.loads(line)
        try:
            answer = {"answer": handle(invocation["event"], None)}
        except Exception as fault:  # Lambda, too, tells the caller of any.
            answer = {"errorType": type(fault).__name__, "errorMessage": str(fault)}
        answers.write(json.dumps({"id": invocation["id"], **answer}) + "\n")
        answers.flush()


def load(source: Path) -> ModuleType:
    """Not by an import, which would leave compiled code beside the source."""
    module = ModuleType(source.stem)
    module.__file__ = str(source)
    sys.modules[source.stem] = module
    exec(compile(source.read_bytes(), source, "exec"), module.__dict__)
    return module


if __name__ == "__main__":
    main(*sys.argv[1:])
