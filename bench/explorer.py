"""How quick the explorer is in a browser, on the whole province and both engines: a line for each thing people do.

Run by `make bench-explorer`; nothing calls it. Each is done some times in one window that is warm; the best and the
middle time stand in the line beside the goal. `neo4j` is left out where no server can be had.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Page, expect, sync_playwright

from bench.contenders import ROOT
from bench.postgres import CannotSetUp
from bench.processes import free_port, started, stop, wait_until_listening
from bench.setting_up import province_embedded, province_on_neo4j

CHROMIUM = "/usr/bin/chromium"
ROUNDS = 7
SECONDS_TO_START = 60.0
KILOBYTES = 300
FRAMES = """async () => {
  const grid = document.querySelector("[role=treegrid]");
  const spent = [];
  const channel = new MessageChannel();
  for (let step = 0; step < 200; step++) {
    await new Promise((done) => requestAnimationFrame(done));
    const begun = performance.now();
    grid.scrollTop += 96;
    grid.dispatchEvent(new Event("scroll"));
    await new Promise((done) => { channel.port1.onmessage = done; channel.port2.postMessage(0); });
    spent.push(performance.now() - begun);
  }
  return spent;
}"""
STARTED = "main .legend"
WALK = "to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }"


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds of one thing that people do; for `bytes`, kilobytes over the wire."""

    engine: str
    what: str
    p50: float
    best: float
    goal: int


def timed(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000


def line(engine: str, what: str, goal: int, act: Callable[[], object], between: Callable[[], object]) -> Line:
    """Done once unmeasured, then some times; `between` goes back to where it begins."""
    times = []
    for _ in range(ROUNDS + 1):
        between()
        times.append(timed(act))
    return Line(engine, what, round(median(times[1:]), 1), round(min(times[1:]), 1), goal)


def opened(page: Page, address: str, sign: str) -> Callable[[], None]:
    """Opens a page anew, until its sign is there."""

    def act() -> None:
        page.goto(address)
        seen(page, sign)

    return act


def seen(page: Page, sign: str, text: str = "") -> None:
    """Waits until something with the text is in the page, looking at each frame: a locator looks again after as much as
    half a second."""
    there = "([sign, text]) => [...document.querySelectorAll(sign)].some((one) => one.textContent.includes(text))"
    page.wait_for_function(there, arg=[sign, text], polling="raf")


def nowhere(page: Page) -> Callable[[], None]:
    """Leaves the explorer."""

    def act() -> None:
        page.goto("about:blank")

    return act


def measured(engine: str, base: str, page: Page) -> Iterator[Line]:
    """What a window of the explorer at `base` takes."""
    body = page.locator("main")

    yield line(engine, "first view", 1000, opened(page, base + "/vi/", STARTED), nowhere(page))
    # a page that hears changes is never without a request; the last ones of the start have come by then
    page.wait_for_timeout(1000)
    sizes = "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
    weight = page.evaluate(f"() => {sizes}.reduce((sum, one) => sum + one.encodedBodySize, 0)") / 1000
    yield Line(engine, "first view, kilobytes", round(weight), round(weight), KILOBYTES)

    # another letter each time: what was asked before is kept by the page
    letters = iter("gaiuothy")

    def typed() -> None:
        with page.expect_response("**/graphql"):
            page.keyboard.press(next(letters))
        seen(page, ".hits .hit, .hits .note")

    def ready_to_type() -> None:
        page.locator("#finder").fill("")
        expect(page.locator(".hit")).to_have_count(0)
        page.locator("#finder").press_sequentially("n")
        page.wait_for_timeout(300)

    yield line(engine, "search after the last key", 150, typed, ready_to_type)

    def back_to_tree() -> None:
        page.goto(base + "/vi/tree?on=2025-06-30")
        page.locator("main [role=row]").nth(3).wait_for()

    def open_record() -> None:
        page.locator("main [role=row].focused").press("Enter")
        seen(page, "main h1:not(.unseen)")

    yield line(engine, "a record", 200, open_record, back_to_tree)

    def day(on: str) -> Callable[[], None]:
        def act() -> None:
            page.locator("#day").fill(on)
            page.locator("#day").press("Enter")
            seen(page, "main [role=row]", "xã" if on.startswith("1/7") else "huyện")

        return act

    back_to_tree()
    page.get_by_role("button", name="Mở đến cấp cơ sở").click()
    yield line(engine, "the day, over the reform, tree open", 200, day("1/7/2025"), day("30/6/2025"))
    yield from of_supervision(engine, base, page)
    page.goto(base + "/vi/tree?cols=code")
    page.locator("main [role=row]").nth(3).wait_for()
    page.get_by_role("searchbox", name="Lọc theo tên hoặc mã").fill("b")
    body.locator("[role=treegrid]").wait_for()
    yield from of_scrolling(engine, page)


def of_scrolling(engine: str, page: Page) -> Iterator[Line]:
    """What a frame of the tree costs while it is scrolled: the script alone, and with all that the browser draws."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def script() -> float:
        told = session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in told if one["name"] == "ScriptDuration")) * 1000

    scripts: list[float] = []
    whole: list[float] = []
    for _ in range(ROUNDS):
        page.evaluate("() => (document.querySelector('[role=treegrid]').scrollTop = 0)")
        before = script()
        spent: list[float] = page.evaluate(FRAMES)
        scripts.append((script() - before) / len(spent))
        whole.append(median(spent))
    for what, times, goal in (("script of a frame", scripts, 8), ("a frame, drawing included,", whole, 16)):
        yield Line(engine, f"{what} while scrolling", round(median(times), 1), round(min(times), 1), goal)


def of_supervision(engine: str, base: str, page: Page) -> Iterator[Line]:
    """The views of a province's supervision, from the start page and in a window of their own."""
    for what, goal, address, sign in (
        ("coverage", 500, "/vi/supervision?tab=coverage", "main table [role=img]"),
        (
            "attendance of the province",
            1000,
            "/vi/supervision?tab=attendance&from=2026-01-01&to=2026-11-01",
            "main .matrix td, main [role=gridcell]",
        ),
    ):

        def from_start(to: str = address, sign: str = sign) -> None:
            page.evaluate(WALK, to)
            seen(page, sign)

        yield line(engine, f"{what}, from the start page", goal, from_start, opened(page, base + "/vi/", STARTED))
        yield line(engine, f"{what}, in a new window", 0, opened(page, base + address, sign), nowhere(page))


@contextmanager
def serving(environment: dict[str, str], directory: Path) -> Iterator[str]:
    """The service on a filled graph, in a process of its own: its address."""
    port = free_port()
    command = (sys.executable, "-m", "service", "serve", "--port", str(port))
    process = started(command, environment, ROOT, directory / "service.log")
    try:
        if not wait_until_listening(process, port, SECONDS_TO_START):
            raise CannotSetUp(f"The service did not start; see {directory / 'service.log'}.")
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(process)


def main() -> None:
    """The embedded engine, then a Neo4j where there is a Java to run it."""
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for engine in ("embedded", "neo4j"):
            with ExitStack() as stack:
                try:
                    if engine == "embedded":
                        environment = {"GRAPH_URL": f"embedded:{province_embedded()}"}
                    else:
                        environment = dict(stack.enter_context(province_on_neo4j())[0])
                except CannotSetUp as error:
                    print(f"{engine} is left out: {error}", file=sys.stderr)
                    continue
                base = stack.enter_context(serving(environment, Path(scratch)))
                page = browser.new_page(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
                for one in measured(engine, base, page):
                    print(json.dumps(asdict(one), ensure_ascii=False), flush=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
