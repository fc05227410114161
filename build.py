"""Build bulletins: ``python build.py issues/2020-04.yaml``."""

from __future__ import annotations

import gc
import sys

from layout.cli import main

if __name__ == "__main__":
    code = main(sys.argv[1:])
    gc.freeze()  # at its end Python would look once more through all that the search made
    sys.exit(code)
