"""A builder of Chinese print bulletins.

``build`` turns a manifest into pages and a PDF, ``build_many`` a whole archive, ``open`` keeps it ready to be built again after each change,
``compose`` sets one paragraph. They are loaded when first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layout.api import build, build_many
    from layout.request import Result
    from layout.session import Session, open
    from layout.text.compose import compose

__all__ = ["Result", "Session", "build", "build_many", "compose", "open"]


def __getattr__(name: str) -> Any:
    """A public name → what it stands for, loaded now."""
    if name in ("build", "build_many"):
        from layout import api

        return getattr(api, name)
    if name in ("open", "Session"):
        from layout import session

        return getattr(session, name)
    if name == "compose":
        from layout.text.compose import compose

        return compose
    if name == "Result":
        from layout.request import Result

        return Result
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
