"""Bearer tokens and the keys behind them: what is taken, what is refused, and how often the provider is asked."""

import asyncio
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time
from typing import Any
from unittest.mock import Mock

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from graph.model.rights import viewer_id
from service.access.development import key_in, key_set, token_for
from service.access.keys import APART, HONOURED, Keys
from service.access.settings import ALGORITHMS, FOR_HERE, ISSUED_HERE, AuthSettings, Mode, Unusable, auth_settings
from service.access.tokens import LEEWAY, Tokens
from service.http.refusal import Refused

ISSUER, AUDIENCE = "https://id.example", "hierarchy"
SETTINGS = AuthSettings(Mode.TOKENS, ISSUER, AUDIENCE, "", ("RS256", "ES256", "EdDSA"))
RSA = rsa.generate_private_key(65537, 2048)
WEAK = rsa.generate_private_key(65537, 1024)  # noqa: S505  # to be refused
EC = ec.generate_private_key(ec.SECP256R1())
ED = ed25519.Ed25519PrivateKey.generate()
PAIRS: dict[str, tuple[Any, str, Any]] = {
    "rsa": (RSA, "RS256", jwt.algorithms.RSAAlgorithm),
    "weak": (WEAK, "RS256", jwt.algorithms.RSAAlgorithm),
    "ec": (EC, "ES256", jwt.algorithms.ECAlgorithm),
    "ed": (ED, "EdDSA", jwt.algorithms.OKPAlgorithm),
}


def told(*names: str, **more: Any) -> bytes:
    """A provider's set of keys."""
    public = [{**json.loads(PAIRS[one][2].to_jwk(PAIRS[one][0].public_key())), "kid": one, **more} for one in names]
    return json.dumps({"keys": public}).encode()


def claims(**other: Any) -> dict[str, Any]:
    now = int(datetime.now(UTC).timestamp())
    given = {"iss": ISSUER, "aud": AUDIENCE, "sub": "lan", "iat": now, "exp": now + 600, **other}
    return {name: value for name, value in given.items() if value is not None}


def token(name: str = "rsa", head: dict[str, Any] | None = None, **other: Any) -> str:
    key, algorithm, _ = PAIRS[name]
    return jwt.encode(claims(**other), key, algorithm, {"kid": name, **(head or {})})


@dataclass
class Provider:
    """Gives its set of keys, or fails; counts how often it was asked. The seconds are the test's."""

    text: bytes = field(default_factory=lambda: told("rsa", "ec", "ed", "weak"))
    asked: int = 0
    seconds: float = 1_000.0

    def __call__(self) -> bytes:
        self.asked += 1
        if not self.text:
            raise OSError("away")
        return self.text

    def keys(self) -> Keys:
        return Keys(self, lambda: self.seconds)


async def read(text: str, provider: Provider | None = None, settings: AuthSettings = SETTINGS) -> str:
    return (await Tokens(settings, (provider or Provider()).keys()).viewer_of([f"Bearer {text}"])).id


async def why(*lines: str, provider: Provider | None = None) -> tuple[int, str, str]:
    with pytest.raises(Refused) as refused:
        await Tokens(SETTINGS, (provider or Provider()).keys()).viewer_of(list(lines))
    return refused.value.status, refused.value.said.code, refused.value.headers.get("www-authenticate", "")


MISSING = (401, "TOKEN_MISSING", "Bearer")
BAD = (401, "TOKEN_REFUSED", 'Bearer error="invalid_token"')


@pytest.mark.parametrize("name", ["rsa", "ec", "ed"])
async def test_a_good_token_names_its_viewer(name: str) -> None:
    assert await read(token(name)) == viewer_id(ISSUER, "lan")
    assert (await Tokens(SETTINGS, Provider().keys()).viewer_of([f"bearer  {token(name)} "])).id == viewer_id(
        ISSUER, "lan"
    )


async def test_without_a_token_one_is_asked_for() -> None:
    assert await why() == MISSING


@pytest.mark.parametrize("lines", [("",), ("Bearer",), ("Basic YTpi",), ("Bearer a", "Bearer b"), ("Bearer a b c",)])
async def test_what_is_no_bearer_token_is_refused(lines: tuple[str, ...]) -> None:
    assert await why(*lines) == BAD


NOW = datetime.now(UTC).timestamp()
WRONG: dict[str, dict[str, Any]] = {
    "expired": {"exp": int(NOW) - 60},
    "not yet": {"nbf": int(NOW) + 3_600},
    "made later": {"iat": int(NOW) + 3_600},
    "another issuer": {"iss": "https://evil.example"},
    "another audience": {"aud": "other"},
    "several audiences": {"aud": [AUDIENCE, "other"]},
    "a subject that is none": {"sub": ""},
    "a subject that is long": {"sub": "x" * 256},
    **{f"no {name}": {name: None} for name in ("exp", "iat", "iss", "aud", "sub")},
}


@pytest.mark.parametrize("what", WRONG)
async def test_a_token_with_a_wrong_claim_is_refused(what: str) -> None:
    assert await why(f"Bearer {token(**WRONG[what])}") == BAD


async def test_clocks_may_differ_by_half_a_minute() -> None:
    assert await read(token(exp=int(datetime.now(UTC).timestamp()) - 15))


def with_secret(algorithm: str) -> str:
    """The old trick: the public key, which everybody has, taken as a shared secret."""
    secret = RSA.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    head, body, _ = jwt.encode(claims(), "s" * 64, algorithm, {"kid": "rsa"}).split(".")
    signature = hmac.digest(secret, f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}.{urlsafe_b64encode(signature).decode().rstrip('=')}"


def changed(text: str) -> str:
    head, body, signature = text.split(".")
    return ".".join((head, body, signature[:-8] + "AAAAAAAA"))


FORGED: dict[str, Callable[[], str]] = {
    "no signature": lambda: jwt.encode(claims(), None, "none", {"kid": "rsa"}),  # type: ignore[arg-type]
    "a shared secret": lambda: with_secret("HS256"),
    "another algorithm of the same key": lambda: jwt.encode(claims(), RSA, "RS512", {"kid": "rsa"}),
    "an algorithm that is not the key's": lambda: jwt.encode(claims(), EC, "ES256", {"kid": "rsa"}),
    "another key": lambda: jwt.encode(claims(), rsa.generate_private_key(65537, 2048), "RS256", {"kid": "rsa"}),
    "a signature that was changed": lambda: changed(token()),
    "a weak key": lambda: token("weak"),
    "no name of a key": lambda: jwt.encode(claims(), RSA, "RS256"),
    "a critical extension that nobody knows": lambda: token(head={"crit": ["x"], "x": 1}),
    "nothing": lambda: "a.b.c",
}


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("what", FORGED)
async def test_a_forged_token_is_refused(what: str) -> None:
    assert await why(f"Bearer {FORGED[what]()}") == BAD


@pytest.mark.parametrize("name", ["jku", "x5u", "jwk", "x5c"])
async def test_a_key_that_a_token_brings_along_is_never_looked_at(name: str) -> None:
    other = rsa.generate_private_key(65537, 2048)
    own = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(other.public_key()))
    brought: Any = {"jku": "https://evil.example/keys", "x5u": "https://evil.example/c", "jwk": own, "x5c": ["AAAA"]}[
        name
    ]
    forged = jwt.encode(claims(), other, "RS256", {"kid": "rsa", name: brought})
    provider = Provider()
    assert await why(f"Bearer {forged}", provider=provider) == BAD
    assert provider.asked == 1


async def test_a_thousand_unknown_keys_make_one_fetch_and_those_that_cannot_be_right_make_none() -> None:
    provider = Provider()
    tokens = Tokens(SETTINGS, provider.keys())
    await tokens.viewer_of([f"Bearer {token()}"])
    provider.seconds += APART
    forged = [jwt.encode(claims(), ED, "EdDSA", {"kid": f"k{n}"}) for n in range(1_000)]
    answers = await asyncio.gather(*(tokens.viewer_of([f"Bearer {one}"]) for one in forged), return_exceptions=True)
    assert {type(one) for one in answers} == {Refused}
    assert provider.asked == 2
    provider.seconds += APART
    await asyncio.gather(
        *(tokens.viewer_of([f"Bearer {with_secret('HS256')}"]) for _ in range(10)), return_exceptions=True
    )
    assert provider.asked == 2


async def test_a_new_key_is_found_at_once_and_one_that_left_is_honoured_for_an_hour() -> None:
    provider = Provider(told("rsa"))
    tokens = Tokens(SETTINGS, provider.keys())
    assert await tokens.viewer_of([f"Bearer {token('rsa')}"])
    provider.text, provider.seconds = told("ec"), provider.seconds + APART
    assert await tokens.viewer_of([f"Bearer {token('ec')}"])
    provider.seconds += HONOURED
    assert await tokens.viewer_of([f"Bearer {token('rsa')}"])
    provider.seconds += 1
    with pytest.raises(Refused):
        await tokens.viewer_of([f"Bearer {token('rsa')}"])


GOOD = {"AUTH": "tokens", "AUTH_ISSUER": ISSUER, "AUTH_AUDIENCE": AUDIENCE, "AUTH_KEYS": "https://id.example/keys"}


def test_the_settings_name_whose_tokens_are_taken() -> None:
    assert auth_settings({}) == AuthSettings()
    found = auth_settings(GOOD)
    assert auth_settings({**GOOD, "AUTH_KEYS": ""}).keys == ""  # those that the issuer names
    assert (found.issuer, found.audience, found.algorithms) == (ISSUER, AUDIENCE, ("RS256", "PS256", "ES256", "EdDSA"))
    assert [one for one in ALGORITHMS if one.startswith("HS") or one == "none"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((one, "") for one in ("AUTH_ISSUER", "AUTH_AUDIENCE")),
        *(("AUTH_KEYS", one) for one in ("http://id.example/keys", "file:///keys", "ftp://id.example")),
        *(("AUTH_ALGORITHMS", one) for one in ("HS256", "none", "RS256,HS256")),
        ("AUTH", "yes"),
    ],
)
def test_a_setting_that_would_let_somebody_in_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(Unusable, match=name):
        auth_settings({**GOOD, name: value})


async def test_a_token_of_this_machine_is_taken_in_development(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    made = token_for(path, "Lan", datetime.now(UTC), timedelta(hours=1))
    assert path.stat().st_mode & 0o777 == 0o600
    settings = auth_settings({"AUTH": "development", "AUTH_KEYS": str(path)})
    tokens = Tokens(settings, Keys(lambda: key_set(path)))
    assert (await tokens.viewer_of([f"Bearer {made}"])).id == viewer_id(ISSUED_HERE, "Lan")
    other = jwt.encode({**claims(iss=ISSUED_HERE, aud=FOR_HERE)}, ED, "EdDSA", {"kid": "development"})
    with pytest.raises(Refused):
        await tokens.viewer_of([f"Bearer {other}"])


def test_a_key_that_others_may_read_or_that_is_none_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    key_in(path)
    path.chmod(0o640)
    with pytest.raises(Unusable, match="others may read"):
        key_in(path)
    path.chmod(0o600)
    path.write_text("no key")
    with pytest.raises(Unusable, match="no Ed25519 key"):
        key_in(path)
    with pytest.raises(Unusable, match="directory"):
        key_in(tmp_path / "nowhere" / "key.pem")


async def test_a_token_that_was_right_is_refused_once_its_key_or_its_time_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    provider = Provider()
    tokens, sent = Tokens(SETTINGS, provider.keys()), [f"Bearer {token(exp=int(time()) + 600)}"]
    checked = Mock(wraps=tokens.reader.decode)
    monkeypatch.setattr(tokens.reader, "decode", checked)
    first = await tokens.viewer_of(sent)
    assert [await tokens.viewer_of(sent) for _ in range(3)] == [first] * 3
    assert checked.call_count == 1
    later = time() + 600 + LEEWAY
    with monkeypatch.context() as clock:
        clock.setattr("service.access.tokens.time", lambda: later - 1)
        assert await tokens.viewer_of(sent) == first
        clock.setattr("service.access.tokens.time", lambda: later)
        assert await tokens.viewer_of(sent) == first, "the library's own clock says that it lasts"
    assert checked.call_count == 2
    provider.text = told("ec")
    for _ in range(2):
        provider.seconds += HONOURED + APART
        await tokens.keys.renewed()
    with pytest.raises(Refused) as refused:
        await tokens.viewer_of(sent)
    assert refused.value.status == 401
