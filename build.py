"""Build bulletins: ``python build.py issues/2020-04.yaml``."""

from __future__ import annotations

try:
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is ignored
        # While modules load nothing is open yet that would have to be closed.
        signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(130))
    import os
    import sys

    from layout.cli import main

    if __name__ == "__main__":
        code = main(sys.argv[1:])
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: only the process has to end
        os._exit(code)
except KeyboardInterrupt:
    raise SystemExit(130) from None
