/// <reference lib="webworker" />
// Keeps the report form and the built files, so that a report can be written without a network, and tonight's page until
// the shift is over, as the server says in its header. No other page is ever kept: what a person signed in to see stays on
// the server. The reports themselves lie in the page's own queue.
export {};
const here = self as unknown as ServiceWorkerGlobalScope;
const forms = "lykta-formular-1";
const files = "lykta-filer-1";
const nights = "lykta-ikvall-1";
const keepUntil = "Lykta-Keep-Until";
const patience = 4000;
const isForm = (url: URL) => /^\/[^/]+\/rapportera\/?$/.test(url.pathname);
const isTonight = (url: URL) => /^\/[^/]+\/ikvall\/?$/.test(url.pathname);
const isBuilt = (url: URL) => /^\/dist\/.+\..+\.(js|mjs|css|woff2)$/.test(url.pathname) || /^\/(ikoner\/|favicon)/.test(url.pathname);

here.addEventListener("install", () => { void here.skipWaiting(); });
here.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== forms && name !== files && name !== nights) await caches.delete(name);
  await here.clients.claim();
})()));

here.addEventListener("message", (event) => {
  const asked = event.data as { keep?: string; tonight?: string; forget?: boolean };
  if (asked.forget) event.waitUntil(Promise.all([caches.delete(forms), caches.delete(nights)]));
  if (asked.tonight) event.waitUntil(keepTonight(asked.tonight).then((done) => event.ports[0]?.postMessage(done), () => event.ports[0]?.postMessage(false)));
  if (asked.keep) event.waitUntil(keep(asked.keep).then((done) => event.ports[0]?.postMessage(done), () => event.ports[0]?.postMessage(false)));
});

here.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== here.location.origin) return;
  if (event.request.mode === "navigate" && isForm(url)) event.respondWith(form(event.request, url));
  else if (event.request.mode === "navigate" && isTonight(url)) event.respondWith(tonight(event.request, url));
  else if (isBuilt(url)) event.respondWith(built(event.request));
});

async function form(request: Request, url: URL): Promise<Response> {
  const kept = await caches.match(url.pathname, { cacheName: forms });
  if (!kept) return fetch(request);
  const network = fetch(request);
  network.catch(() => undefined);
  const late = new Promise<null>((resolve) => { setTimeout(() => resolve(null), patience); });
  try {
    return (await Promise.race([network, late])) ?? kept;
  } catch {
    return kept;
  }
}

async function tonight(request: Request, url: URL): Promise<Response> {
  const kept = await keptTonight(url.pathname);
  const network = fetch(request).then(async (response) => { await store(url.pathname, response); return response; });
  if (!kept) return network;
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

async function store(path: string, response: Response): Promise<boolean> {
  const cache = await caches.open(nights);
  const keeps = response.ok && response.headers.has(keepUntil);
  if (keeps) await cache.put(path, response.clone());
  else await cache.delete(path);
  return keeps;
}

async function keepTonight(path: string): Promise<boolean> {
  await keepFiles();
  return store(path, await fetch(path, { credentials: "same-origin", redirect: "manual", cache: "no-store" }));
}

async function built(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: files });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(files)).put(request, response.clone());
  return response;
}

async function keep(path: string): Promise<boolean> {
  const response = await fetch(`${path}?skal=true`, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
  if (!response.ok) return false;
  await keepFiles();
  await (await caches.open(forms)).put(path, response);
  return true;
}

async function keepFiles(): Promise<void> {
  const names = Object.values(await (await fetch("/dist/manifest.json", { cache: "no-store" })).json() as Record<string, string>);
  const wanted = names.filter((name) => /^(app|report)\.|\.woff2$/.test(name)).map((name) => `/dist/${name}`);
  const cache = await caches.open(files);
  for (const kept of await cache.keys()) if (!names.includes(new URL(kept.url).pathname.replace("/dist/", ""))) await cache.delete(kept);
  for (const file of wanted) if (!(await cache.match(file))) await cache.add(file);
}
