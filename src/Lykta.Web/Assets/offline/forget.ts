// What this phone keeps of what somebody signed in to see, and how it is forgotten. The reports that wait are not among it:
// they lie in the queue, for the one who wrote them alone.
export const keptShell = "lykta-formular";
const forms = "lykta-formular-1";
const nights = "lykta-ikvall-1";
const reader = "Lykta-Reader";
const drafts = "lykta-utkast ";
const day = 24 * 3600_000;

export interface Draft { savedAt: number; isPressed: boolean; values: [string, string][] }

/** "partnership reader", as the page states it; null on a page that belongs to no partnership. */
export const readerHere = (): string | null => document.querySelector<HTMLMetaElement>('meta[name="lykta-reader"]')?.content ?? null;

export const draftKey = (path: string): string | null => (readerHere() ? `${drafts}${readerHere()} ${path}` : null);

export function forgetting(): void {
  document.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && new URL(event.target.getAttribute("action") || location.href, location.href).pathname === "/logga-ut") forgetAll();
  });
  eraseDrafts((draft) => Date.now() - draft.savedAt > day);
  // Not signed in, or as another: what the former reader was shown is gone. The drafts are erased by leaving, not by being thrown out.
  if (location.pathname === "/logga-in") void drop(nights);
  else if (readerHere()) void forgetOthers(readerHere()!.split(" ")[1] ?? "");
}

function forgetAll(): void {
  localStorage.removeItem(keptShell);
  eraseDrafts(() => true);
  sessionStorage.clear();
  void drop(forms, nights);
}

async function drop(...names: string[]): Promise<void> {
  if (!("caches" in self)) return;
  const gone = names.map((name) => caches.delete(name));
  // After a reload past the worker it does not control the page, and still runs.
  const worker = navigator.serviceWorker?.controller ?? (await navigator.serviceWorker?.getRegistration("/"))?.active;
  worker?.postMessage({ forget: names });
  await Promise.all(gone);
}

async function forgetOthers(mine: string): Promise<void> {
  if (!("caches" in self) || !(await caches.has(nights))) return;
  const cache = await caches.open(nights);
  for (const request of await cache.keys())
    if ((await cache.match(request))?.headers.get(reader) !== mine) await cache.delete(request);
}

function eraseDrafts(isGone: (draft: Draft) => boolean): void {
  for (const key of Object.keys(localStorage).filter((k) => k.startsWith(drafts))) {
    const draft = readDraft(key);
    if (!draft || isGone(draft)) localStorage.removeItem(key);
  }
}

export function readDraft(key: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}
