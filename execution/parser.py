"""From a text to a document, with bounds on what one word may be: told while the text is read."""

from graphql import DocumentNode, GraphQLSyntaxError, TokenKind
from graphql.language.parser import Parser, nested_too_deeply_error

LONGEST_NAME = 200
LONGEST_NUMBER = 100


class BoundedParser(Parser):
    """graphql-core's parser, which takes names and numbers of any length.

    A name of an answer is written once for each object, and what the language makes of a number of thousands of
    digits is a fault in its own words.
    """

    def advance_lexer(self) -> None:
        """Goes on to the next token, if that is not too long."""
        super().advance_lexer()
        token = self._lexer.token
        if token.kind is TokenKind.NAME and len(token.value or "") > LONGEST_NAME:
            raise self.too_long(f"A name or an alias has at most {LONGEST_NAME} letters.")
        if token.kind in {TokenKind.INT, TokenKind.FLOAT} and len(token.value or "") > LONGEST_NUMBER:
            raise self.too_long(f"A number has at most {LONGEST_NUMBER} digits.")

    def too_long(self, message: str) -> GraphQLSyntaxError:
        return GraphQLSyntaxError(self._lexer.source, self._lexer.token.start, message)


def parsed(text: str, tokens: int) -> DocumentNode:
    """The document of a text with at most so many tokens. Raises GraphQLSyntaxError."""
    parser = BoundedParser(text, max_tokens=tokens)
    try:
        return parser.parse_document()
    except RecursionError:
        pass
    raise nested_too_deeply_error(parser)
