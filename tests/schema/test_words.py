"""The Vietnamese words of the descriptions are those of the field (B19 of FAULTS)."""

import re

import pytest
from graphql import GraphQLEnumType, print_schema

from graph.model.norm_words import NormKind
from tests.support.asking import SCHEMA

SDL = re.sub(r"\s+", " ", print_schema(SCHEMA.graphql))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("không còn tư cách", "không còn là cấp ủy viên cấp trên"),
        ("tư cách theo dõi", "còn là cấp ủy viên cấp trên"),
        ("(đến ngày)", "(đến trước ngày)"),
        ("cơ quan lãnh đạo", "cấp ủy, ban thường vụ, thường trực, ủy ban kiểm tra"),
        ("hoàn cảnh", "tình trạng"),
        ("kiện toàn", "bầu, chỉ định cấp ủy nhiệm kỳ"),
        ("lĩnh vực", "(loại hình)"),
        ("(số thẻ đảng)", "(số thẻ đảng viên)"),
    ],
)
def test_a_wrong_word_stands_nowhere_and_the_right_one_does(wrong: str, right: str) -> None:
    assert wrong not in SDL
    assert right in SDL


DOCUMENT = re.compile(r"Charter|\d+-(?:QĐ|HD|CV)/\w+")


@pytest.mark.parametrize("kind", NormKind)
def test_what_a_norm_asks_for_cites_its_document(kind: NormKind) -> None:
    named = SCHEMA.graphql.type_map["NormKind"]
    assert isinstance(named, GraphQLEnumType)
    _, _, source = (named.values[kind].description or "").partition("Source: ")
    assert DOCUMENT.search(source)
