"""The styles of a workbook, and those that marks need: each is one that is there, with another fill or its lines
wrapped."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from seeds.exchange.tags import Attributes, Copy, tag

RED = "FFFFC7CE"
NOTHING = "0"
"""The style of a cell that names none."""


@dataclass(slots=True)
class Styles:
    """By their numbers; `red` are those of marked cells. A workbook may have none: then nothing can be marked so."""

    fills: int = 0
    all: list[tuple[Attributes, str]] = field(default_factory=list[tuple[Attributes, str]])
    red: set[str] = field(default_factory=set[str])
    made: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def of(self, style: str, how: str) -> str:
        """The number of a style as it is `red`, `plain` or `wrapped`."""
        is_so = {"red": style in self.red, "plain": style not in self.red, "wrapped": False}
        if not self.all or is_so[how]:
            return style
        return self.made.setdefault((style, how), str(len(self.all) + len(self.made)))


class StylesRead(Copy):
    """Reads which styles there are; nothing is kept of the copy."""

    def __init__(self) -> None:
        super().__init__(BytesIO())
        self.styles, self.within, self.red_fills = Styles(), "", set[int]()
        self.inner: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        local = self.named(name)
        if local in {"fills", "cellXfs"}:
            self.within = local
        elif self.within == "fills" and local == "fill":
            self.styles.fills += 1
        elif self.within == "fills" and local == "fgColor" and attributes.get("rgb") == RED:
            self.red_fills.add(self.styles.fills - 1)
        elif self.within == "cellXfs" and local == "xf":
            self.inner = []
            if int(attributes.get("fillId", "0")) in self.red_fills:
                self.styles.red.add(str(len(self.styles.all)))
            self.styles.all.append((attributes, ""))
        elif self.inner is not None:
            self.inner.append(tag(name, attributes))

    def end(self, name: str) -> None:
        local = self.named(name)
        if self.within == "cellXfs" and local == "xf":
            self.styles.all[-1] = (self.styles.all[-1][0], "".join(self.inner or ()))
            self.inner = None
        elif self.inner is not None:
            self.inner.append(f"</{name}>")
        elif local == self.within:
            self.within = ""


class StylesWritten(Copy):
    """Copies the styles, and puts those that were made behind them."""

    def __init__(self, target: IO[bytes], styles: Styles) -> None:
        super().__init__(target)
        self.styles = styles

    def start(self, name: str, attributes: Attributes) -> None:
        if self.named(name) in {"fills", "cellXfs"}:
            # as many as there are
            attributes.pop("count", None)
        super().start(name, attributes)

    def end(self, name: str) -> None:
        local, p = self.named(name), self.prefix
        if local == "fills":
            colors = "".join(tag(f"{p}{which}", {"rgb": RED}, "") for which in ("fgColor", "bgColor"))
            self.write(tag(f"{p}fill", {}, tag(f"{p}patternFill", {"patternType": "solid"}, colors)))
        elif local == "cellXfs":
            for style, how in self.styles.made:
                self.write(self.changed(style, how))
        super().end(name)

    def changed(self, style: str, how: str) -> str:
        """A style as another one: alignment and protection stay, but where lines are to be wrapped."""
        number = int(style) if int(style) < len(self.styles.all) else 0
        attributes, inner = self.styles.all[number]
        if how == "wrapped":
            wrapped = tag(f"{self.prefix}alignment", {"wrapText": "1", "vertical": "top"}, "")
            return tag(f"{self.prefix}xf", {**attributes, "applyAlignment": "1"}, wrapped)
        fill = {"fillId": str(self.styles.fills) if how == "red" else "0", "applyFill": "1"}
        return tag(f"{self.prefix}xf", {**attributes, **fill}, inner)
