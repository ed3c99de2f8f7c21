"""What of people is personal: to be shown to whoever says who they are, a purpose is to be stated, and it is noted who
was shown whose (docs/security.md).

Birth date, card and home; the points of a judgement; what cases say and whom they concern; and the values of facts in
the ledger's lines.
"""

from execution.personal import Table

PERSONAL = Table(
    fields={
        "Member": frozenset({"birthDate", "cardNumber", "home", "cases"}),
        "Assessment": frozenset({"points", "marks"}),
        "Case": frozenset({"summary", "members"}),
        "Change": frozenset({"input"}),
        "ChangedFact": frozenset({"values"}),
    },
    asked={
        "MemberWhere": frozenset({"birthDate", "age", "cardNumbers", "homes"}),
        "MemberOrderField": frozenset({"BIRTH_DATE"}),
    },
    whose={
        "Member": "key",
        "Assessment": "member { key }",
        "Case": "members { key }",
        "Change": "subjects(first: 1000) { nodes { key } }",
    },
    within={"ChangedFact.values": "Change"},
)
