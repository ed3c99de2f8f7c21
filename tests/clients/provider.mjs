// An OpenID provider (oidc-provider, certified) with its own pages, for whoever signs in at the address of argv[2]. Prints
// its port; argv[3] (sid, sub) has it tell of ends, by its session or by who it was; each line that it is sent gives it a new key to sign with, and the old one stays in its set.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

const NAMES = { lan: "Nguyễn Thị Lan", minh: "Trần Minh" };
const [, , address, told] = process.argv;
const keys = [];
let provider;

async function rotate(issuer) {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  keys.unshift({ ...(await exportJWK(privateKey)), kid: `k${keys.length}`, alg: "RS256", use: "sig" });
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: "hierarchy",
        client_secret: "a secret of the tests",
        redirect_uris: [`${address}/callback`],
        post_logout_redirect_uris: [`${address}/`],
        ...(told && { backchannel_logout_uri: `${address}/backchannel-logout`, backchannel_logout_session_required: told === "sid" }),
      },
    ],
    jwks: { keys: [...keys] },
    cookies: { keys: ["a secret of the tests"] },
    claims: { profile: ["name"] },
    // it asks nothing of its own machine otherwise, where the tests' service is
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
    conformIdTokenClaims: false,
    features: { backchannelLogout: { enabled: Boolean(told) } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: NAMES[id] }) }),
  });
}

const server = createServer((request, response) => provider.callback()(request, response));
server.listen(0, "127.0.0.1", async () => {
  const { port } = server.address();
  const issuer = `http://127.0.0.1:${port}`;
  await rotate(issuer);
  process.stdout.write(`${JSON.stringify({ port })}\n`);
  for await (const _ of createInterface({ input: process.stdin })) {
    await rotate(issuer);
    process.stdout.write(`${JSON.stringify({ keys: keys.length })}\n`);
  }
  process.exit(0);
});
