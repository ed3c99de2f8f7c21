"""A text of tags copied to a file, as it is read: whoever inherits changes some of them, and no more of it is held."""

from collections.abc import Mapping
from typing import IO
from xml.parsers.expat import ParserCreate
from xml.sax.saxutils import escape, quoteattr

Attributes = dict[str, str]


class Copy:
    """Copies each tag. Prefixes stay as they are; `prefix` is the one of the tag that was named last."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target, self.prefix = target, ""

    def run(self, source: IO[bytes]) -> None:
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        self.write('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
        parser.ParseFile(source)

    def write(self, text: str) -> None:
        self.target.write(text.encode())

    def start(self, name: str, attributes: Attributes) -> None:
        self.write(tag(name, attributes))

    def end(self, name: str) -> None:
        self.write(f"</{name}>")

    def text(self, text: str) -> None:
        self.write(escape(text))

    def named(self, name: str) -> str:
        """What an element is called, whatever its prefix, which those that are put beside it get, too."""
        prefix, colon, local = name.rpartition(":")
        self.prefix = prefix + colon
        return local


def tag(name: str, attributes: Mapping[str, str], inner: str | None = None) -> str:
    """A tag that opens an element, or the whole element."""
    opened = "<" + " ".join((name, *(f"{key}={quoteattr(value)}" for key, value in attributes.items()))) + ">"
    return opened if inner is None else f"{opened}{inner}</{name}>"
