"""`POST /import`: a file as the body, answered as the command answers; a marked copy for whoever asks for one.

`GET /export/LIST`: the list as a workbook, which an import reads back.
"""

import io
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx2 as httpx
import pytest
from openpyxl import load_workbook

from graph.engine.sessions import Graph
from resolvers.shared.identifiers import encode_id
from service.app import build_app
from service.http.imports import XLSX
from tests.conftest import Loaded
from tests.service.conftest import SETTINGS, opened_as

pytestmark = pytest.mark.contract

HEADING = "Mã tổ chức;Tên tổ chức đảng;Cấp;Tổ chức cấp trên;Từ ngày\n"
GOOD = HEADING + "n1;Chi bộ thôn 9;Chi bộ trực thuộc;c3;1/12/2025\n"
BAD = HEADING + "n1;Chi bộ thôn 9;Cấp lạ;c3;31/11/2025\n"
CSV = {"content-type": "text/csv", "accept-language": "vi"}


@pytest.fixture
async def client(loaded: Loaded, small: Graph) -> AsyncIterator[httpx.AsyncClient]:
    loaded.forget()
    app = build_app(replace(SETTINGS, actor="Phòng Tổ chức"), opened_as(small))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            yield client


async def test_a_list_is_tried_refused_mended_and_taken_once(client: httpx.AsyncClient) -> None:
    refused = await client.post("/import?name=to-chuc.csv", content=BAD.encode(), headers=CSV)
    assert refused.status_code == 422
    told = refused.json()
    assert (told["file"], told["list"], told["made"]) == ("to-chuc.csv", "organizations", 0)
    assert [(one["row"], one["column"], one["value"], one["code"]) for one in told["problems"]] == [
        (2, "Cấp", "Cấp lạ", "NO_SUCH_CHOICE"),
        (2, "Từ ngày", "31/11/2025", "NOT_IN_CALENDAR"),
    ]
    marked = await client.post("/import", content=BAD.encode(), headers={**CSV, "accept": XLSX})
    assert (marked.status_code, marked.headers["content-type"]) == (422, XLSX)
    sheet = load_workbook(io.BytesIO(marked.content)).worksheets[0]
    assert (sheet["F1"].value, str(sheet["F2"].value).splitlines()[0][:4]) == ("Lỗi", "Cấp:")
    tried = await client.post("/import?dryRun=1", content=GOOD.encode(), headers=CSV)
    assert (tried.status_code, tried.json()["made"], tried.json()["dryRun"]) == (200, 0, True)
    for made, repeated in ((1, 0), (0, 1)):
        taken = (await client.post("/import", content=GOOD.encode(), headers=CSV)).json()
        assert (taken["made"], taken["repeated"]) == (made, repeated)
    query = '{ organization(by: {code: "n1"}) { name } changes(last: 1) { nodes { actor } } }'
    found = (await client.post("/graphql", json={"query": query})).json()["data"]
    assert found == {"organization": {"name": "Chi bộ thôn 9"}, "changes": {"nodes": [{"actor": "Phòng Tổ chức"}]}}


async def test_a_list_goes_out_as_a_workbook_that_comes_in_again(client: httpx.AsyncClient) -> None:
    under = encode_id("Organization", "o4")
    given = await client.get(f"/export/organizations?under={under}&asOf=2025-06-01", headers={"accept-language": "vi"})
    assert (given.status_code, given.headers["content-type"]) == (200, XLSX)
    rows = [*load_workbook(io.BytesIO(given.content)).worksheets[0].iter_rows(values_only=True)]
    assert (rows[0][0], rows[2][0]) == ("Tổ chức đảng thuộc Đảng bộ xã An Phú: tính đến ngày 1/6/2025.", "Mã tổ chức")
    again = await client.post("/import", content=given.content, headers={"content-type": XLSX})
    assert (again.status_code, again.json()["unchanged"]) == (200, len(rows) - 3)
    template = await client.get("/export/meetings?template=1")
    assert (template.status_code, load_workbook(io.BytesIO(template.content)).sheetnames[0]) == (200, "Meetings")


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/export/cats", 404, "NOT_FOUND"),
        ("/export/members?asOf=2025-02-31", 400, "BAD_REQUEST"),
        ("/export/members?under=" + encode_id("Member", "m1"), 400, "BAD_REQUEST"),
    ],
)
async def test_what_no_list_can_be_made_of_is_refused(
    client: httpx.AsyncClient, address: str, status: int, code: str
) -> None:
    answer = await client.get(address)
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)


@pytest.mark.parametrize(
    ("media", "address", "body", "status", "code"),
    [
        ("text/plain", "/import", GOOD, 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("application/x-www-form-urlencoded", "/import", GOOD, 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("text/csv", "/import?kind=cats", GOOD, 400, "BAD_REQUEST"),
        ("text/csv", "/import?rows=9-2", GOOD, 400, "BAD_REQUEST"),
    ],
)
async def test_what_is_no_list_is_refused_by_name(
    client: httpx.AsyncClient, media: str, address: str, body: str, status: int, code: str
) -> None:
    answer = await client.post(address, content=body.encode(), headers={"content-type": media})
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)
    empty = await client.post("/import", content=b"", headers=CSV)
    assert (empty.status_code, empty.json()["problems"][0]["code"]) == (422, "FILE_EMPTY")
    assert (await client.get("/import")).status_code == 405
