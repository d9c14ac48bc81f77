// A certified OpenID provider (oidc-provider) for the tests, on 127.0.0.1. It can also lie in one way at a time:
// /test/mode?m=nonce|audience|issuer|none|hs256|otherkey|expired|athash. Prints its port, then serves until its input ends.
import { createServer } from "node:http";
import { createHmac, createPublicKey, generateKeyPairSync } from "node:crypto";
import { Provider } from "oidc-provider";
import { SignJWT, decodeJwt, importJWK } from "jose";

const fresh = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
const key = { ...fresh(), use: "sig", alg: "RS256", kid: "k1" };
const stranger = { ...fresh(), alg: "RS256" };
let mode = "good";
let account = "anna";
let provider;
let issuer;

const b64 = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const sign = async (claims, jwk = key, typ = "JWT") =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "k1", typ }).sign(await importJWK(jwk, "RS256"));

function hmacWithPublicKey(claims) {
  const pem = createPublicKey({ key, format: "jwk" }).export({ type: "spki", format: "pem" });
  const text = `${b64({ alg: "HS256", kid: "k1" })}.${b64(claims)}`;
  return `${text}.${createHmac("sha256", pem).update(text).digest("base64url")}`;
}

function lie(token) {
  const claims = decodeJwt(token);
  switch (mode) {
    case "nonce": return sign({ ...claims, nonce: "another" });
    case "audience": return sign({ ...claims, aud: "another" });
    case "issuer": return sign({ ...claims, iss: "http://127.0.0.1:1" });
    case "none": return `${b64({ alg: "none" })}.${b64(claims)}.`;
    case "hs256": return hmacWithPublicKey(claims);
    case "otherkey": return sign(claims, stranger);
    case "expired": return sign({ ...claims, exp: 1_000_000_000 });
    case "athash": return sign({ ...claims, at_hash: "AAAAAAAAAAAAAAAAAAAAAA" });
    default: return token;
  }
}

function begin(redirect) {
  provider = new Provider(issuer, {
    clients: [{
      client_id: "lykta", client_secret: "ett-prov-ett-prov-ett-prov-ett-prov", redirect_uris: [redirect],
      grant_types: ["authorization_code"], response_types: ["code"], token_endpoint_auth_method: "client_secret_post",
      backchannel_logout_uri: redirect.replace("/svar/", "/utloggning/"), backchannel_logout_session_required: true,
    }],
    jwks: { keys: [key] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, email: "eva@exempel.se", email_verified: true }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.body?.id_token) ctx.body.id_token = await lie(ctx.body.id_token);
  });
}

async function control(url) {
  switch (url.pathname) {
    case "/test/start": begin(url.searchParams.get("redirect")); return "";
    case "/test/mode": mode = url.searchParams.get("m"); return "";
    case "/test/account": account = url.searchParams.get("sub"); return "";
    case "/test/logout-token": return sign({
      iss: issuer, aud: url.searchParams.get("aud") ?? "lykta", sid: url.searchParams.get("sid"), jti: "1", iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 120, events: { "http://schemas.openid.net/event/backchannel-logout": {} },
    }, url.searchParams.get("key") === "stranger" ? stranger : key, "logout+jwt");
    default: return null;
  }
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, issuer);
  if (url.pathname.startsWith("/test/")) return response.end((await control(url)) ?? "");
  if (url.pathname.startsWith("/interaction/"))
    return provider.interactionFinished(request, response, { login: { accountId: account } });
  return provider.callback()(request, response);
});
server.listen(0, "127.0.0.1", () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  console.log(server.address().port);
});
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
