"""The places of a random world: a province, communes, villages that move between them, and who covers them."""

from typing import TYPE_CHECKING

from graph.model.derived import place_keys
from graph.model.vocabulary import PlaceKind
from tests.worlds.spans import OPEN, Span, common, cut, inside

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

NAMES = ("Hòa Bình", "Hoà Đông", "Quế Sơn", "Phú An", "Thôn 1", "Thôn 2", "Ân Phú", "Bhuôch")


def make_places(grower: "Grower") -> None:
    province = add_place(grower, PlaceKind.PROVINCE, OPEN)
    communes = [add_place(grower, PlaceKind.COMMUNE, OPEN) for _ in range(grower.random.randint(0, 2))]
    for commune in communes:
        grower.rows.add_link("IN", commune, province, OPEN.dates())
    for _ in range(grower.random.randint(0, 4) if communes else 0):
        add_village(grower, communes)
    for place in [row["id"] for row in grower.rows.nodes["Place"]]:
        cover(grower, place)


def add_place(grower: "Grower", kind: PlaceKind, life: Span) -> str:
    place, name = grower.new_id("p"), grower.random.choice(NAMES)
    code = None if kind is PlaceKind.VILLAGE else f"{grower.mark}p{grower.number}"
    names = {"name": name, "nameGenerated": int(kind is PlaceKind.VILLAGE)}
    lat, lon = grower.random.choice(((None, None), (15.5, 108.0)))
    values = {"id": place, "code": code, "kind": str(kind), "lat": lat, "lon": lon, **names}
    grower.rows.add_node("Place", {**values, **place_keys(values), **life.dates()})
    return place


def add_village(grower: "Grower", communes: list[str]) -> None:
    """A village in one commune after another."""
    life = inside(grower.random, OPEN)
    village = add_place(grower, PlaceKind.VILLAGE, life)
    for span in cut(grower.random, life, 0.2):
        grower.rows.add_link("IN", village, grower.random.choice(communes), span.dates())


def cover(grower: "Grower", place: str) -> None:
    """Up to two organizations that cover a place at a time, each as far as both live."""
    life = life_of(grower, place)
    organizations = list(grower.lives)
    for one in grower.random.sample(organizations, min(len(organizations), grower.random.randint(0, 2))):
        shared = common(life, grower.lives[one])
        if shared is not None:
            grower.rows.add_link("COVERS", one, place, inside(grower.random, shared).dates())


def life_of(grower: "Grower", place: str) -> Span:
    row = next(row for row in grower.rows.nodes["Place"] if row["id"] == place)
    return Span(row["since"], row["until"])
