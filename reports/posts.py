"""Committees and posts as they are called: `Đảng bộ huyện Đại Lộc` has the `Huyện ủy Đại Lộc`, whose secretary is
`Bí thư Huyện ủy Đại Lộc`."""

from collections.abc import Mapping, Sequence
from typing import Any

COMMITTEES = {
    "Đảng bộ tỉnh ": "Tỉnh ủy ",
    "Đảng bộ thành phố ": "Thành ủy ",
    "Đảng bộ thị xã ": "Thị ủy ",
    "Đảng bộ quận ": "Quận ủy ",
    "Đảng bộ huyện ": "Huyện ủy ",
    "Đảng bộ ": "Đảng ủy ",
}
SYMBOLS = {"Tỉnh ủy": "TU", "Thành ủy": "TU", "Thị ủy": "ThU", "Quận ủy": "QU", "Huyện ủy": "HU", "Đảng ủy": "ĐU"}
KINDS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "thôn", "khối phố")
RANKS = ("SECRETARY", "DEPUTY_SECRETARY", "STANDING_MEMBER", "HEAD", "DEPUTY_HEAD", "COMMITTEE_MEMBER", "MEMBER")
VI = {
    "SECRETARY": "Bí thư {committee}",
    "DEPUTY_SECRETARY": "Phó Bí thư {committee}",
    "STANDING_MEMBER": "Ủy viên Ban Thường vụ {committee}",
    "COMMITTEE_MEMBER": "Ủy viên Ban Chấp hành {organization}",
    "HEAD": "Chủ nhiệm Ủy ban Kiểm tra {committee}",
    "DEPUTY_HEAD": "Phó Chủ nhiệm Ủy ban Kiểm tra {committee}",
    "MEMBER": "Ủy viên Ủy ban Kiểm tra {committee}",
}
EN = {
    "SECRETARY": "Secretary, {organization}",
    "DEPUTY_SECRETARY": "Deputy secretary, {organization}",
    "STANDING_MEMBER": "Member of the standing board, {organization}",
    "COMMITTEE_MEMBER": "Committee member, {organization}",
    "HEAD": "Head of the inspection commission, {organization}",
    "DEPUTY_HEAD": "Deputy head of the inspection commission, {organization}",
    "MEMBER": "Member of the inspection commission, {organization}",
}
TITLES = {"vi": VI, "en": EN}


def committee_of(organization: str) -> str:
    """The committee of an organization; a cell has its own name."""
    for name, committee in COMMITTEES.items():
        if organization.startswith(name):
            return committee + organization.removeprefix(name)
    return organization


def symbol_of(organization: str, level: str) -> str:
    """What stands behind the number of a committee's document: `BC/HU`. Cities of a province have a Thành ủy, too."""
    if level in {"CELL", "GRASSROOTS_CELL", "GROUP"}:
        return "BC/CB"
    if level == "CENTRAL":
        return "BC/TW"
    committee = committee_of(organization)
    if level != "PROVINCIAL" and committee.startswith("Thành ủy"):
        return "BC/ThU"
    return f"BC/{next((symbol for name, symbol in SYMBOLS.items() if committee.startswith(name)), 'ĐU')}"


def place_of(organization: str) -> str:
    """Where its documents are written: its name without the kind of its unit."""
    name = organization.removeprefix("Đảng bộ ").removeprefix("Chi bộ ")
    return next((name.removeprefix(f"{kind} ") for kind in KINDS if name.startswith(f"{kind} ")), name)


def post_of(assignments: Sequence[Mapping[str, Any]], language: str) -> str:
    """The highest post of a member, in the committees first and in the cell's last; empty where there is none."""
    ranked = sorted(assignments, key=lambda one: (one["body"] == "CELL_COMMITTEE", RANKS.index(one["role"])))
    if not ranked:
        return ""
    [post, *_] = ranked
    organization = post["organization"]["name"]
    if language == "vi" and post["body"] == "CELL_COMMITTEE" and post["role"] == "COMMITTEE_MEMBER":
        return f"Chi ủy viên {organization}"
    return TITLES[language][post["role"]].format(organization=organization, committee=committee_of(organization))
