# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The root fields about who may see and change what. `query` takes them in."""

import strawberry

from schema.access.grants import Grant, GrantFilter, GrantOrdering
from schema.access.readings import Reading, ReadingFilter
from schema.shared.connections import Connection
from schema.shared.nodes import AsOf, IncludePast, KnownAt, UnderThis


@strawberry.type(description="Questions about access.")
class AccessQuery:
    @strawberry.field(
        description="Who may see and change what at an organization and at those under it, and with `includePast` who "
        "could; for ADMINISTRATOR and AUDITOR, of what it was granted to them for (danh sách quyền truy cập)."
    )
    def grants(
        self,
        under: UnderThis,
        where: GrantFilter = None,
        order_by: GrantOrdering = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Grant] | None: ...

    @strawberry.field(
        description="Who was shown personal data of whom, when and for what, the newest first; for AUDITOR, as far as "
        "they see everything (nhật ký xem dữ liệu cá nhân)."
    )
    def readings(self, where: ReadingFilter = None) -> Connection[Reading] | None: ...
