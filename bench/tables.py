"""The results as Markdown: the table of all figures, the ratios, the goals, and the README's summary. Pure.

Every number comes from the file of results.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.goals import Verdict, advantage, verdicts

Results = Mapping[str, Any]
BUSY = 0.5
"""Processes for each core that wanted it before the run began."""
APART = 0.10
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
MEASURES = {
    "p50_ms": "p50 ms",
    "p95_ms": "p95 ms",
    "rps_1": "requests/s, 1 client",
    "rps_16": "requests/s, 16 clients",
    "cpu_ms": "CPU ms, service",
    "graph_cpu_ms": "CPU ms, graph",
    "bytes": "bytes",
}
SHOWN = {
    "ours": "ours",
    "ours_workers": "ours, workers",
    "ours_graph": "ours, graph alone",
    "limit": "the limit",
    "neo4j_graphql": "@neo4j/graphql",
    "postgraphile": "PostGraphile",
    "reference": "reference",
    "ours_embedded": "ours, embedded",
}


def number(value: float | None) -> str:
    """Three significant places, thousands apart; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def times(value: float) -> str:
    return f"{value:.2f} ×" if value < 10 else f"{value:.0f} ×"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The first column is text, the others are numbers."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def figures(results: Results) -> str:
    """One table for each question: contenders and all their figures."""
    parts: list[str] = []
    for name, contenders in results["questions"].items():
        asked = results["asked"][name]
        rows = [
            [SHOWN.get(contender, contender), *(number(found[measure]) for measure in MEASURES)]
            for contender, found in contenders.items()
        ]
        answers = f"{asked['answers']} different answers" if asked["answers"] > 1 else "one answer"
        parts.append(f"**{name}**: {asked['title']} ({answers}, {asked['objects']} objects)\n")
        parts.append(table(["", *MEASURES.values()], rows) + "\n")
    return "\n".join(parts)


def ratios(results: Results, measure: str) -> str:
    """How many times better ours is than each other contender, question by question."""
    questions = results["questions"]
    others = [name for name in SHOWN if name != "ours" and any(name in one for one in questions.values())]
    rows = [
        [
            name,
            *(
                times(advantage(found["ours"][measure], found[other][measure], measure)) if other in found else "–"
                for other in others
            ),
        ]
        for name, found in questions.items()
        if "ours" in found
    ]
    return table(["", *(SHOWN[name] for name in others)], rows)


def goals(results: Results) -> str:
    rows = [
        [
            words(one),
            times(one.ratio),
            ("at most " if one.goal.at_most else "at least ") + times(one.goal.bound),
            "holds" if one.holds else "**missed**",
        ]
        for one in verdicts(results["questions"])
    ]
    return table(["goal", "measured", "wanted", ""], rows)


def words(one: Verdict) -> str:
    what = MEASURES[one.goal.measure]
    if one.goal.other == "limit":
        return f"{one.goal.question}: {what}, {'behind' if one.goal.at_most else 'ahead of'} the limit"
    if one.goal.other == "ours_embedded":
        return f"{one.goal.question}: {what}, embedded against Neo4j"
    by = "" if one.goal.side == "ours" else f" ({SHOWN[one.goal.side]})"
    return f"{one.goal.question}: {what}{by}, ahead of {SHOWN[one.goal.other]}"


def missed(results: Results) -> str:
    """Every missed goal with what bounds it: where the CPU time of a request goes, on both sides."""
    rows: list[list[str]] = []
    for one in verdicts(results["questions"]):
        if not one.holds:
            asked = results["questions"][one.goal.question]
            rows.append(
                [
                    words(one),
                    *(
                        number(asked[side][cpu])
                        for side in (one.goal.side, one.goal.other)
                        for cpu in ("cpu_ms", "graph_cpu_ms")
                    ),
                ]
            )
    if not rows:
        return "Every goal that was measured holds."
    return table(
        ["missed", "ours: service CPU ms", "ours: graph CPU ms", "the other: service", "the other: graph"], rows
    )


def setting(results: Results) -> str:
    """Where and with what it was measured."""
    machine, versions, pace = results["machine"], results["versions"], results["pace"]
    named = ", ".join(f"{name} {version}" for name, version in versions.items())
    return (
        f"{results['date']}, commit {results['commit']}. {machine['cpu']}, {machine['cores']} cores, "
        f"{machine['memory_gib']} GiB, {machine['system']}. Medians over {pace['rounds']} interleaved rounds of "
        f"{pace['alone']} s at 1 client and {pace['crowded']} s at 16. {calm(results)}\n\n{named}."
    )


def calm(results: Results) -> str:
    """Whether the machine was quiet, by its load before the run and by how far the rounds lie apart."""
    found = results.get("quiet")
    if found is None:
        return "How quiet the machine was is not known."
    told = (
        f"Load before it {found['load']:.1f}; between rounds the p50 of a question differs by {found['spread']:.0%} in "
        f"the middle, by {found['widest']:.0%} at most"
    )
    busy = found["load"] > BUSY * results["machine"]["cores"] or found["spread"] > APART
    return f"{told}: **the machine was not quiet**." if busy else f"{told}."


def page(results: Results) -> str:
    """bench/results/results.md."""
    return "\n".join(parts_of_page(results)) + "\n"


def parts_of_page(results: Results) -> Iterator[str]:
    yield "# Results of the bench\nWritten by `make bench` from results.json; what is measured how: docs/bench.md.\n"
    yield setting(results) + "\n"
    for name, reason in results["missing"].items():
        yield f"Not measured: {SHOWN[name]} ({reason})\n"
    yield "## Goals\n" + goals(results) + "\n"
    yield missed(results) + "\n"
    yield "## How many times better ours is\nMore than 1: ours is better. Time (p50 at 1 client):\n"
    yield ratios(results, "p50_ms") + "\n"
    yield "Requests a second at 16 clients:\n"
    yield ratios(results, "rps_16") + "\n"
    yield "## All figures\n" + figures(results)
    yield "## Loading the province\n" + loading(results)


def loading(results: Results) -> str:
    rows = [
        [one["engine"], number(one["rows"]), number(one["loading_seconds"]), number(one["rows_per_second"])]
        for one in results["loading"]
    ]
    return table(["engine", "rows", "seconds", "rows a second"], rows)


def summary(results: Results) -> str:
    """What the README shows: p50 and requests a second of everybody, and how the goals stand."""
    questions = results["questions"]
    names = [name for name in SHOWN if any(name in found for found in questions.values())]
    rows = [
        [f"**{question}** {results['asked'][question]['title']}"]
        + [
            f"{number(found[name]['p50_ms'])} / {number(found[name]['rps_16'])}" if name in found else "–"
            for name in names
        ]
        for question, found in questions.items()
    ]
    judged = verdicts(questions)
    return (
        "![How many times the limit's time an answer takes](bench/results/time.svg)\n\n"
        "p50 in ms at 1 client / requests a second at 16 clients:\n\n"
        + table(["", *(SHOWN[name] for name in names)], rows)
        + f"\n\n{sum(one.holds for one in judged)} of {len(judged)} goals hold "
        + f"([all figures](bench/results/results.md)). Measured {setting(results)}"
    )


def with_summary(readme: str, text: str) -> str:
    """The README with its section between the markers written anew. Raises ValueError where they are missing."""
    head, begun, rest = readme.partition(BEGIN)
    _, ended, tail = rest.partition(END)
    if not begun or not ended:
        raise ValueError(f"The README has no section between {BEGIN} and {END}.")
    return f"{head}{BEGIN}\n{text.strip()}\n{END}{tail}"
