"""What a subscription listens to, with which arguments, and who is told the same of it."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import orjson
from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
)
from graphql.execution.values import VariableValues, get_argument_values

from execution.arguments import check_lists, filled
from execution.asked import Asked
from execution.documents import Prepared, variables_in
from execution.kinds import Arguments, Source
from execution.operations import Operations, Weighed
from execution.view import UNSEEN
from wording.languages import Language


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A subscription that may be carried out: what it listens to, with which arguments; `same` is equal for those that
    are told the same of a piece, wherever they begin."""

    weighed: Weighed
    source: Source
    arguments: Arguments
    same: Hashable
    personal: bool

    @property
    def language(self) -> Language:
        return self.weighed.operation.language or Language.EN

    def told_apart(self, asked: Asked) -> Hashable:
        """What tells those apart who are answered otherwise: what they ask, and what they see of which day.

        What is personal is noted for whoever is shown it, so it is answered for each; without a purpose it is shown to
        nobody of whom it is known who they are.
        """
        view, apart = asked.view, None if self.weighed.operation.stated is None else self
        noted = (True, apart) if self.personal and asked.note is not None else None
        return (self.same, view._replace(sight=UNSEEN), view.sight.mark, asked.most_objects, noted)


def question_of(weighed: Weighed, operations: Operations, sources: Mapping[str, Source]) -> Question:
    """The subscription's question. Raises a GraphQLError where its arguments are bad."""
    prepared, operation = weighed.prepared, weighed.operation
    node = first_field(prepared.operation.selection_set, prepared.document)
    source, arguments = source_of(operations.schema, node, weighed.variables, sources)
    begins = [one for one in node.arguments or () if one.name.value in source.begins]
    given = {name: operation.variables[name] for name in used(prepared, begins) & operation.variables.keys()}
    same = (operation.query, operation.name, orjson.dumps(given, option=orjson.OPT_SORT_KEYS))
    how = (operation.tells_cost, operation.partly, operation.stated)
    personal = bool(operations.personal.found(prepared, weighed.variables).all)
    return Question(weighed, source, arguments, (same, how), personal)


def used(prepared: Prepared, begins: Sequence[ArgumentNode]) -> set[str]:
    """The variables that say anything beside from where it is followed."""
    fragments = [one for one in prepared.document.definitions if isinstance(one, FragmentDefinitionNode)]
    everywhere = Counter(variables_in([prepared.operation.selection_set, prepared.operation.directives, fragments]))
    return set(everywhere - Counter(variables_in(list(begins))))


def source_of(
    schema: GraphQLSchema, node: FieldNode, variables: VariableValues, sources: Mapping[str, Source]
) -> tuple[Source, Arguments]:
    """What the one field of a subscription listens to, and its arguments. Raises a GraphQLError where they are bad."""
    kind = schema.subscription_type
    assert kind is not None, "it was checked against the schema"  # noqa: S101
    definition = kind.fields[node.name.value]
    arguments = filled(get_argument_values(definition, node, variables), definition.args)
    check_lists(arguments, definition.args)
    return sources[node.name.value], arguments


def first_field(selected: SelectionSetNode, document: DocumentNode) -> FieldNode:
    """The one field of a selection, in whatever fragments it stands."""
    first = selected.selections[0]
    if isinstance(first, FieldNode):
        return first
    if isinstance(first, InlineFragmentNode):
        return first_field(first.selection_set, document)
    assert isinstance(first, FragmentSpreadNode)  # noqa: S101  # there is no other
    fragments = (one for one in document.definitions if isinstance(one, FragmentDefinitionNode))
    spread = next(one for one in fragments if one.name.value == first.name.value)
    return first_field(spread.selection_set, document)
