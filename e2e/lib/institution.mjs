// An institution to sign in at: a real OpenID Connect provider on this machine, and one that lies.

import { createServer } from "node:http";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import Provider from "oidc-provider";

const CLIENT = { client_id: "evenkans", client_secret: "a-secret-of-the-test-only-0123456789" };
const BACK = "/aanmelden/instelling/terug";

/** Listens before the server under test starts; who its people are may change while it runs. */
export async function startInstitution() {
  let handle = (request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${server.address().port}`;
  /** By name, what the institution says of them. */
  const people = {};
  return {
    issuer,
    people,
    env: {
      EVENKANS_INSTITUTION_ISSUER: issuer,
      EVENKANS_INSTITUTION_CLIENT_ID: CLIENT.client_id,
      EVENKANS_INSTITUTION_CLIENT_SECRET: CLIENT.client_secret,
      EVENKANS_INSTITUTION_NAME: "SURFconext",
    },
    honest: (address) => (handle = honest(issuer, address, people)),
    /** Signs in whoever comes, with one lie in the answer. */
    lies: (address, lie) => (handle = liar(issuer, address, lie)),
    stop: () => server.close(),
  };
}

function honest(issuer, address, people) {
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [address + BACK], response_types: ["code"], grant_types: ["authorization_code"] }],
    claims: { openid: ["sub"], eduperson_affiliation: null, schac_home_organization: null, name: null, email: null },
    features: { claimsParameter: { enabled: true }, devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ["of the test"] },
    interactions: { url: (context, interaction) => `/login/${interaction.uid}` },
    findAccount: (context, id) => people[id] && { accountId: id, claims: () => ({ sub: `sub-of-${id}`, ...people[id] }) },
    // Somebody's consent is the institution's business, not ours.
    async loadExistingGrant(context) {
      const { client, session } = context.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid");
      grant.addOIDCClaims(["eduperson_affiliation", "schac_home_organization"]);
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  return async (request, response) => {
    const url = new URL(request.url, issuer);
    if (!url.pathname.startsWith("/login/")) return answer(request, response);
    const who = url.searchParams.get("as");
    if (who === "nobody") {
      const result = { error: "access_denied", error_description: "somebody pressed cancel" };
      return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    }
    // The cookie of a former sign-in would let the next one through without asking.
    if (who) return provider.interactionFinished(request, response, { login: { accountId: who, remember: false } }, { mergeWithLastSubmission: false });
    const links = [...Object.keys(people), "nobody"].map((name) => `<p><a href="?as=${name}">${name}</a></p>`);
    response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><html lang="nl"><title>De instelling</title>${links.join("")}`);
  };
}

const base64 = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const known = generateKeyPairSync("rsa", { modulusLength: 2048 });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** The lies that a client must see through; `nothing` is the control that the rest of it is right. */
export const LIES = {
  nothing: {},
  "another attempt": { claims: { nonce: "of another attempt" } },
  "no attempt": { claims: { nonce: undefined } },
  "another client": { claims: { aud: "another" } },
  "another issuer": { claims: { iss: "https://connect.example" } },
  "yesterday's token": { claims: { exp: Math.floor(Date.now() / 1000) - 86_400 } },
  "a stranger's signature": { key: foreign },
  "no signature": { alg: "none" },
  "our own secret as key": { alg: "HS256" },
  "a changed claim under a good signature": { after: { sub: "somebody else" } },
  "another person at the second question": { userinfo: { sub: "somebody else" } },
  "no signed token": { token: null },
};

function liar(issuer, address, lie) {
  let nonce;
  const jwt = () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: CLIENT.client_id, sub: "sub-of-liar", iat: now, exp: now + 600, nonce, ...lie.claims };
    const alg = lie.alg ?? "RS256";
    const head = `${base64({ alg, kid: "1" })}.${base64(claims)}`;
    if (alg === "none") return `${head}.`;
    if (alg === "HS256") return `${head}.${createHmac("sha256", CLIENT.client_secret).update(head).digest("base64url")}`;
    const signature = sign("RSA-SHA256", Buffer.from(head), (lie.key ?? known).privateKey).toString("base64url");
    return lie.after ? `${base64({ alg, kid: "1" })}.${base64({ ...claims, ...lie.after })}.${signature}` : `${head}.${signature}`;
  };
  return (request, response) => {
    const url = new URL(request.url, issuer);
    const json = (value) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/me`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
        });
      case "/jwks":
        return json({ keys: [{ ...known.publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }] });
      case "/auth":
        nonce = url.searchParams.get("nonce");
        return response.writeHead(303, { location: `${address}${BACK}?code=abc&state=${url.searchParams.get("state")}` }).end();
      case "/token":
        if (lie.down) return response.writeHead(503).end("down");
        return json({ access_token: "xyz", token_type: "Bearer", ...(lie.token === null ? {} : { id_token: jwt() }) });
      case "/me":
        return json({ sub: "sub-of-liar", eduperson_affiliation: ["employee"], schac_home_organization: "liar.example", ...lie.userinfo });
      default:
        return response.writeHead(404).end();
    }
  };
}
