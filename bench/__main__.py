"""The command of the bench: `make bench`, or `python -m bench --help`."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from bench import results
from bench.comparing import Different
from bench.contenders import CONTENDERS, ROOT
from bench.measuring import Failed, Pace
from bench.postgres import CannotSetUp
from bench.questions import QUESTIONS
from bench.reporting import publish, show
from bench.running import run_bench
from bench.saying import saying
from bench.setting_up import CACHE, loading_lines

T = TypeVar("T")
FULL = Pace(rounds=3, warming=2.0, alone=1.5, crowded=5.0)
QUICK = Pace(rounds=1, warming=0.4, alone=0.3, crowded=0.4)
PARTIAL = CACHE / "results.json"


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0: measured; 1: an answer differs, a contender failed, or Neo4j cannot be had."""
    options = parser().parse_args(arguments)
    say = saying()
    contenders, questions = chosen(options.contenders, CONTENDERS), chosen(options.questions, QUESTIONS)
    pace = QUICK if options.quick else replace(FULL, rounds=options.rounds)
    whole = not (options.quick or options.contenders or options.questions)
    try:
        loading = loading_lines() if whole else []
        found = results.results_of(run_bench(contenders, questions, pace, say), pace, loading)
    except (CannotSetUp, Different, Failed) as error:
        say(str(error))
        return 1
    file = results.FILE if whole else PARTIAL
    results.write(found, file)
    show(found)
    if whole:
        publish(found, results.FOLDER, ROOT / "README.md")
    say(f"Written: {file}")
    return 0


def chosen(names: str, known: Mapping[str, T]) -> list[T]:
    """Those that are named, by commas; all of them where none is."""
    wanted = [name for name in names.split(",") if name]
    if unknown := [name for name in wanted if name not in known]:
        raise SystemExit(f"Unknown: {', '.join(unknown)}. There are {', '.join(known)}.")
    return [one for name, one in known.items() if not wanted or name in wanted]


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="bench", description="Measures the service against its peers and its limit.")
    made.add_argument("--quick", action="store_true", help="One short round; nothing is published.")
    made.add_argument("--rounds", type=int, default=FULL.rounds, help="How many times each is measured.")
    made.add_argument("--contenders", default="", help=f"Only these, by commas: {', '.join(CONTENDERS)}")
    made.add_argument("--questions", default="", help=f"Only these, by commas: {', '.join(QUESTIONS)}")
    return made


if __name__ == "__main__":
    sys.exit(main())
