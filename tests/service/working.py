"""Workers that answer whoever connects with their number and their process; for tests, whose own process has threads
and cannot be forked.

Arguments: a port, how many workers, and a file: while it is there, a worker that starts ends with the code in it.
"""

import os
import select
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from service.workers import STOPS, Parent, Workers


def main(port: int, count: int, fault: Path) -> int:
    def work(number: int, sockets: Sequence[socket.socket], parent: Parent) -> int:
        if fault.exists():
            return int(fault.read_text(encoding="utf-8"))
        told = list[int]()
        for wanted in STOPS:
            signal.signal(wanted, lambda number, _: told.append(number))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        parent.ready()
        while not told:
            ready = set(select.select([parent.gone, *(one.fileno() for one in sockets)], [], [], 0.02)[0])
            if parent.gone in ready:
                return 0
            for one in sockets:
                if one.fileno() not in ready:
                    continue
                asking, _ = one.accept()
                with asking:
                    asking.sendall(f"{number} {os.getpid()}".encode())
        return 0

    return Workers(work, [[listening(port)] for _ in range(count)], lambda: say("began"), say).run()


def listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
