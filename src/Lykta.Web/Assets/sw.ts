/// <reference lib="webworker" />
// Keeps the report form and the built files, so that a report can be written without a network, and tonight's page with its
// form for what was seen until the shift is over, as the server says in its header. No other page is ever kept: what a person
// signed in to see stays on the server. The reports themselves lie in the page's own queue.
import { noNetwork, type Language } from "./offline/no-network";

const here = self as unknown as ServiceWorkerGlobalScope;
const forms = "lykta-formular-1";
const files = "lykta-filer-1";
const nights = "lykta-ikvall-1";
const keepUntil = "Lykta-Keep-Until";
/** A copy is not what the person looks at: the sentence that waits for the next page is not for it. */
const asCopy = { credentials: "same-origin", redirect: "manual", cache: "no-store", headers: { "Lykta-Copy": "1" } } satisfies RequestInit;
const patience = 4000;
const isForm = (url: URL) => /^\/[^/]+\/rapportera\/?$/.test(url.pathname);
const isTonight = (url: URL) => /^\/[^/]+\/(ikvall|utsattning\/[^/]+\/aterrapport)\/?$/.test(url.pathname);
const isBuilt = (url: URL) => /^\/dist\/.+\..+\.(js|mjs|css|woff2)$/.test(url.pathname) || /^\/(ikoner\/|favicon)/.test(url.pathname);

/** Each time something is forgotten: an answer that was asked for before that is not kept. */
let forgotten = 0;

here.addEventListener("install", () => { void here.skipWaiting(); });
here.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== forms && name !== files && name !== nights) await caches.delete(name);
  await here.clients.claim();
})()));

here.addEventListener("message", (event) => {
  const asked = event.data as { keep?: string; tonight?: string; forget?: string[] };
  if (asked.forget) {
    forgotten++;
    event.waitUntil(Promise.all(asked.forget.map((name) => caches.delete(name))));
  }

  if (asked.tonight) event.waitUntil(keepTonight(asked.tonight).then((done) => event.ports[0]?.postMessage(done), () => event.ports[0]?.postMessage(false)));
  if (asked.keep) event.waitUntil(keep(asked.keep).then((done) => event.ports[0]?.postMessage(done), () => event.ports[0]?.postMessage(false)));
});

here.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== here.location.origin) return;
  if (event.request.mode !== "navigate") {
    if (isBuilt(url)) event.respondWith(built(event.request));
  } else if (isForm(url)) event.respondWith(form(event.request, url).catch(() => withoutNetwork(url)));
  else if (isTonight(url)) event.respondWith(tonight(event.request, url).catch(() => withoutNetwork(url)));
  else event.respondWith(fetch(event.request).catch(() => withoutNetwork(url)));
});

async function withoutNetwork(url: URL): Promise<Response> {
  const paths = async (name: string) => (await (await caches.open(name)).keys()).map((kept) => new URL(kept.url).pathname);
  const open: string[] = [];
  for (const path of await paths(nights)) if (await keptTonight(path)) open.push(path);
  const style = (await paths(files)).find((path) => /^\/dist\/app\..+\.css$/.test(path));
  return noNetwork([...await paths(forms), ...open].filter((path) => path !== url.pathname), style, await language());
}

// That of a kept page, which is the reader's own choice; the phone's when nothing is kept.
async function language(): Promise<Language> {
  for (const name of [forms, nights]) {
    const cache = await caches.open(name);
    for (const page of await cache.keys()) {
      const found = /<html[^>]*\slang="(sv|en)/.exec((await (await cache.match(page))?.text()) ?? "")?.[1];
      if (found) return found as Language;
    }
  }

  return here.navigator.language.startsWith("en") ? "en" : "sv";
}

async function form(request: Request, url: URL): Promise<Response> {
  const kept = await caches.match(url.pathname, { cacheName: forms });
  if (!kept) return fetch(request);
  return quickest(fetch(request), kept);
}

async function tonight(request: Request, url: URL): Promise<Response> {
  const kept = await keptTonight(url.pathname);
  const before = forgotten;
  const network = fetch(request).then(async (response) => { await store(url.pathname, response, before); return response; });
  return kept ? quickest(network, kept) : network;
}

async function quickest(network: Promise<Response>, kept: Response): Promise<Response> {
  network.catch(() => undefined);
  const late = new Promise<null>((resolve) => { setTimeout(() => resolve(null), patience); });
  try {
    return (await Promise.race([network, late])) ?? kept;
  } catch {
    return kept;
  }
}

// A copy past its hour is thrown away, not shown.
async function keptTonight(path: string): Promise<Response | undefined> {
  const cache = await caches.open(nights);
  const kept = await cache.match(path);
  if (!kept) return undefined;
  if (Date.now() < Number(kept.headers.get(keepUntil))) return kept;
  await cache.delete(path);
  return undefined;
}

async function store(path: string, response: Response, before: number): Promise<boolean> {
  const cache = await caches.open(nights);
  const keeps = response.ok && response.headers.has(keepUntil) && before === forgotten;
  if (keeps) await cache.put(path, response.clone());
  else await cache.delete(path);
  // Forgotten while the body was still coming.
  if (keeps && before !== forgotten) await cache.delete(path);
  return keeps && before === forgotten;
}

async function keepTonight(path: string): Promise<boolean> {
  const before = forgotten;
  await keepFiles();
  const ask = (of: string) => fetch(of, asCopy);
  const response = await ask(path);
  const text = response.ok ? await response.clone().text() : "";
  const done = await store(path, response, before);
  const told = /href="(\/[^"/]+\/utsattning\/[^"/]+\/aterrapport)"/.exec(text)?.[1];
  if (done && told) await store(told, await ask(told), before);
  return done;
}

async function built(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: files });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(files)).put(request, response.clone());
  return response;
}

async function keep(path: string): Promise<boolean> {
  const before = forgotten;
  const response = await fetch(`${path}?skal=true`, asCopy);
  if (!response.ok) return false;
  await keepFiles();
  if (before !== forgotten) return false;
  await (await caches.open(forms)).put(path, response);
  return true;
}

async function keepFiles(): Promise<void> {
  const names = Object.values(await (await fetch("/dist/manifest.json", { cache: "no-store" })).json() as Record<string, string>);
  const wanted = names.filter((name) => /^(app|report|answer)\.|\.woff2$/.test(name)).map((name) => `/dist/${name}`);
  const cache = await caches.open(files);
  for (const kept of await cache.keys()) if (!names.includes(new URL(kept.url).pathname.replace("/dist/", ""))) await cache.delete(kept);
  for (const file of wanted) if (!(await cache.match(file))) await cache.add(file);
}
