"""Runs MiniStack as a child that never outlives its parent.

The parent holds our standard input open. When it ends, however it ends, the pipe closes and MiniStack gets the same
signal as on a clean stop, which is when it writes its state. A Ctrl-C in the terminal is for the parent alone.
"""

import os
import runpy
import signal
import sys
import threading


def stop_with_parent():
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


os.setsid()
threading.Thread(target=stop_with_parent, daemon=True).start()
sys.argv = ["ministack"]
try:
    runpy.run_module("ministack", run_name="__main__", alter_sys=True)
finally:
    # Executions that wait for a person keep threads which a normal exit would wait for. The state is written by now.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
