"""Layers of a placed picture (ISO 32000-1, 8.11) → which of them are hidden."""

from __future__ import annotations

from typing import Any

import pikepdf

HIDDEN_WHERE = {  # policy of a membership → from what its groups show, whether it is hidden
    "/AnyOn": lambda shown: not any(shown),
    "/AllOn": lambda shown: not all(shown),
    "/AnyOff": lambda shown: all(shown),
    "/AllOff": lambda shown: any(shown),
}


class Layers:
    """The layers of a file as it opens."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        properties = file.Root.get("/OCProperties", pikepdf.Dictionary())
        usual = properties.get("/D", pikepdf.Dictionary())
        self.off = {group.objgen for group in usual.get("/OFF", [])}
        if str(usual.get("/BaseState", "/ON")) == "/OFF":
            on = {group.objgen for group in usual.get("/ON", [])}
            self.off |= {group.objgen for group in properties.get("/OCGs", [])} - on

    def hidden(self, content: Any) -> bool:
        """What an /OC entry names, a group or a membership of groups → whether it is not to be seen."""
        if not isinstance(content, pikepdf.Dictionary):
            return False
        if str(content.get("/Type", "")) == "/OCMD":
            groups: Any = content.get("/OCGs", [])
            listed = [groups] if isinstance(groups, pikepdf.Dictionary) else list(groups)
            shown = [group.objgen not in self.off for group in listed if group is not None]
            return bool(shown) and HIDDEN_WHERE[str(content.get("/P", "/AnyOn"))](shown)
        return content.objgen in self.off
