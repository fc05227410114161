"""Build bulletins: ``python build.py issues/2020-04.yaml``."""

from __future__ import annotations

import sys

from layout.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
