"""The same questions on a nation's worth of data, side by side with the province: `make bench-nation`.

The nation is made once (CSV files, Neo4j's bulk importer, `hierarchy adopt`) and kept under .cache/bench; two servers
then run at once, so that both sides of every ratio are measured in the same minutes.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from typing import Any

from bench import results, tables
from bench.choosing import choose
from bench.comparing import Different, check_found
from bench.contenders import OURS, ROOT, Places
from bench.driving import Client
from bench.goals import NATION
from bench.measuring import Asked, Failed, Pace, measure
from bench.postgres import CannotSetUp
from bench.questions import QUESTIONS
from bench.running import answers_of, listening, plain_answers
from bench.saying import saying
from bench.setting_up import CACHE, data_digest, forget_older, hierarchy, neo4j, province_on_neo4j

FILE = results.FOLDER / "nation.json"
PAGE = results.FOLDER / "nation.md"
ASKED = tuple(QUESTIONS[name] for name in ("S", "M", "V", "XL"))
PACE = Pace(rounds=5, warming=3.0, alone=2.0, crowded=2.0)
HEAP = {"NEO4J_HEAP": "4g"}
DONE = "imported"
Say = Callable[[str], None]


@contextmanager
def nation_on_neo4j(say: Say) -> Iterator[tuple[Mapping[str, str], int]]:
    """A server with the nation, made anew where the kept one is not of these sources."""
    directory = CACHE / f"nation-{data_digest()}"
    forget_older("nation-*", directory)
    if not (directory / DONE).exists():
        shutil.rmtree(directory, ignore_errors=True)
        files = directory / "csv"
        say("Writing the nation's CSV files …")
        hierarchy("seed", "--size", "nation", "--directory", str(files), environment={})
        say("Importing them …")
        imported = (sys.executable, ROOT / "scripts" / "import-nation", files, directory)
        if subprocess.run(imported, env={**os.environ, **HEAP}, stdout=subprocess.DEVNULL, check=False).returncode:  # noqa: S603
            raise CannotSetUp("The nation could not be imported; see the words above.")
        shutil.rmtree(files)
    with neo4j(directory, HEAP) as (environment, pid):
        if not (directory / DONE).exists():
            say("Making its indexes …")
            hierarchy("adopt", "--seed", "1", environment=environment)
            (directory / DONE).touch()
        yield environment, pid


def run_nation(pace: Pace, say: Say) -> dict[str, Any]:
    """Figures of both sizes by question: `province` and `nation` are ours on each."""
    with ExitStack() as stack:
        say("Neo4j with the province …")
        sizes = {"province": stack.enter_context(province_on_neo4j())}
        say("Neo4j with the nation …")
        sizes["nation"] = stack.enter_context(nation_on_neo4j(say))
        asked: list[Asked] = []
        for size, (environment, pid) in sizes.items():
            chosen = choose(environment, ASKED)
            contender = replace(OURS, name=size)
            running = stack.enter_context(listening(contender, Places(environment, pid)))
            for question in ASKED:
                bodies, answers = answers_of(running, question, chosen[question.name])
                check_found(question, plain_answers(answers))
                lengths = [len(answer) for answer in answers]
                asked.append(Asked(contender, question, running.port, running.pid, pid, bodies, lengths))
        client = stack.enter_context(Client())
        return {
            question: {size: asdict(figures) for size, figures in found.items()}
            for question, found in measure(client, asked, pace, say).items()
        }


def page(found: Mapping[str, Any]) -> str:
    """bench/results/nation.md."""
    return (
        "# A nation's worth of data\nWritten by `make bench-nation` from nation.json: 5.6 million members against the "
        f"province's 75,000.\n\n{tables.setting(found)}\n\n{ratios(found['questions'])}\n"
    )


def ratios(questions: Mapping[str, Any]) -> str:
    rows: list[list[str]] = []
    for name, sizes in questions.items():
        times = [sizes[size]["p50_ms"] for size in ("province", "nation")]
        ratio = times[1] / times[0]
        holds = "holds" if ratio <= NATION else "**missed**"
        crowds = [tables.number(sizes[size]["rps_16"]) for size in ("province", "nation")]
        rows.append([name, *map(tables.number, times), tables.times(ratio), tables.times(NATION), holds, *crowds])
    head = ["", "province p50 ms", "nation p50 ms", "ratio", "at most", "", "province requests/s", "nation requests/s"]
    return tables.table(head, rows)


def main() -> int:
    options = argparse.ArgumentParser(prog="bench.nation", description=__doc__)
    options.add_argument("--rounds", type=int, default=PACE.rounds)
    pace = replace(PACE, rounds=options.parse_args().rounds)
    say = saying()
    try:
        questions = run_nation(pace, say)
    except (CannotSetUp, Different, Failed) as error:
        say(str(error))
        return 1
    found = {**results.about(pace), "questions": questions}
    results.write(found, FILE)
    PAGE.write_text(page(found), encoding="utf-8")
    print(ratios(questions))
    say(f"Written: {FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
