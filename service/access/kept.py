"""Files of secrets that their owner alone reads: a key for development, the keys that seal sessions."""

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from service.access.settings import Unusable


def kept(setting: str, path: Path, make: Callable[[], bytes]) -> bytes:
    """What the file holds, made where there is none. Raises Unusable, by the setting's name, where others may read it.

    Of several processes that begin at once, one makes it: the file has its name only when it is whole.
    """
    if not path.parent.is_dir():
        raise Unusable(f"{setting}: the directory of {path} is not there; make it first.")
    if not path.exists():
        begin(path, make())
    state = path.stat()
    if state.st_uid != os.getuid() or stat.S_IMODE(state.st_mode) & 0o077:
        raise Unusable(f"{setting}: others may read {path}; `chmod 600` it, or remove it so that a new key is made.")
    return path.read_bytes()


def begin(path: Path, text: bytes) -> None:
    made, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # its owner's alone from the beginning
    try:
        with os.fdopen(made, "wb") as file:
            file.write(text)
        Path(path).hardlink_to(name)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
