"""Who asks: by the token that they send, or by the session of their browser."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from service.access.sessions import Opened, Sessions
from service.access.tokens import Tokens, Viewer, unauthenticated
from service.http.refusal import Refused
from wording.said import say


@dataclass(frozen=True, slots=True)
class Sent:
    """What a request says of who sends it: its `Authorization` lines, or that of a socket's greeting, and its head."""

    lines: Sequence[str] = ()
    head: Mapping[str, str] = field(default_factory=dict[str, str])


Identify = Callable[[Sent], Awaitable[Viewer | None]]
"""Who sends this; None where nobody has to say. Raises Refused."""


async def anybody(_: Sent) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Cookies:
    """How the cookies of browsers are called, and which pages may send them: those at `address`, if it is set; else
    those of the host that is asked."""

    address: str = ""

    @property
    def safe(self) -> bool:
        """Whether they are sent over https alone."""
        return self.address.startswith("https:")

    def named(self, name: str) -> str:
        """A cookie's name; the prefix has browsers refuse one that another site or an open line has set."""
        return f"__Host-{name}" if self.safe else name

    def given(self, head: Mapping[str, str], name: str) -> str:
        """The cookie's text in a request; empty where it has none."""
        if not (sent := head.get("cookie", "")):
            return ""
        try:
            found = SimpleCookie(sent).get(self.named(name))
        except CookieError:
            return ""
        return found.value if found else ""

    def is_own(self, head: Mapping[str, str]) -> bool:
        """Whether a page of this service sends the request, as its browser says; whoever does not say is not."""
        if (origin := head.get("origin")) is not None:
            return origin.lower() == (self.address or f"http://{head.get('host', '').lower()}")
        return head.get("sec-fetch-site") == "same-origin"


SESSION, SIGNING_IN = "session", "signing-in"


@dataclass(frozen=True, slots=True)
class Identifying:
    """Takes tokens where a provider is set, and sessions where browsers sign in; `guarded`: one or the other."""

    tokens: Tokens | None
    sessions: Sessions
    cookies: Cookies

    async def __call__(self, sent: Sent) -> Viewer | None:
        """Who sends this; None where nobody has to say and nobody does. Raises Refused."""
        if sent.lines and self.tokens is not None:
            return await self.tokens.viewer_of(sent.lines)
        text = self.cookies.given(sent.head, SESSION)
        if text:
            return self.viewer_in(text, sent.head)
        return None if self.tokens is None else await self.tokens.viewer_of(())

    def viewer_in(self, text: str, head: Mapping[str, str]) -> Viewer:
        """Whose session it is. A browser sends cookies along whichever page asks: only our own may."""
        opened = self.sessions.opened(text)
        if opened is None:
            raise unauthenticated("SESSION_OVER")
        if not self.cookies.is_own(head):
            raise Refused(403, "FORBIDDEN", say("OTHER_SITE"))
        return self.viewer_of(opened)

    def viewer_of(self, opened: Opened) -> Viewer:
        return Viewer(opened.session.viewer, float(opened.ends), opened.session.marked)

    def opened(self, head: Mapping[str, str]) -> Opened | None:
        """The session of a browser that asks from one of our pages."""
        text = self.cookies.given(head, SESSION)
        return self.sessions.opened(text) if text and self.cookies.is_own(head) else None
