"""Which argument an error of a document or of a variable is about."""

from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    Node,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)


class Enclosing(Visitor):
    """Finds the argument that a value, or else a use of a variable, stands in."""

    def __init__(self, value: Node | None, variable: str | None) -> None:
        super().__init__()
        self.value = value
        self.variable = variable
        self.argument: str | None = None

    def enter(self, node: Node, _key: object, parent: object, _path: object, ancestors: list[object]) -> None:
        used = isinstance(node, VariableNode) and node.name.value == self.variable
        if self.argument is None and (node is self.value or used):
            inside = [one for one in (*ancestors, parent) if isinstance(one, ArgumentNode)]
            self.argument = inside[0].name.value if inside else None


def argument_of(document: DocumentNode, error: GraphQLError) -> str | None:
    """The argument's name, or None where the error is not about a value."""
    node = error.nodes[0] if error.nodes else None
    variable = node.variable.name.value if isinstance(node, VariableDefinitionNode) else None
    if node is None or not (variable or is_value(node)):
        return None
    finder = Enclosing(node, variable)
    visit(document, finder)
    return finder.argument


def argument_around(document: DocumentNode, error: GraphQLError) -> str | None:
    """The name of the argument that the error's place is in, whatever stands there."""
    if not error.nodes:
        return None
    finder = Enclosing(error.nodes[0], None)
    visit(document, finder)
    return finder.argument


def is_value(node: Node) -> bool:
    return node.kind.endswith("_value")
