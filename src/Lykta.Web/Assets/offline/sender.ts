// Sends what waits, one at a time, from one tab at a time. The key goes with each try: however often the same report
// reaches the server, it is received once.
import { get, mine, put, type Item, type Owner, type Problem } from "./store";

const longest = 5 * 60_000;
const timeout = 45_000;
let timer = 0;

export async function send(who: Owner, isAsked = false): Promise<void> {
  if (!("locks" in navigator)) return sendAll(who, isAsked);
  await navigator.locks.request("lykta-queue", { ifAvailable: !isAsked }, (lock) => (lock ? sendAll(who, isAsked) : undefined));
}

/** On opening, on the network's return, and when the page is looked at again: phones do nothing in the background. */
export function sendWhenPossible(who: Owner): void {
  const now = () => { void send(who, true); };
  addEventListener("online", now);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") now(); });
  addEventListener("pageshow", now);
  now();
}

async function sendAll(who: Owner, isAsked: boolean): Promise<void> {
  clearTimeout(timer);
  const due = (await mine(who)).filter((i) => i.state === "kept" || i.state === "sending").reverse();
  for (const item of due) {
    if (isAsked || item.nextAt <= Date.now()) await sendOne(item);
  }

  const left = (await mine(who)).filter((i) => i.state === "kept");
  if (left.length === 0) return;
  const wait = Math.max(1000, Math.min(...left.map((i) => i.nextAt)) - Date.now());
  timer = self.setTimeout(() => { void send(who); }, wait);
}

async function sendOne(before: Item): Promise<void> {
  const item = await get(before.key);
  if (!item || item.state === "received" || item.state === "stopped") return;
  await put({ ...item, state: "sending", tries: item.tries + 1 });
  let response: Response;
  try {
    response = await fetch(`/${item.partnership}/rapportera/ta-emot`, {
      method: "POST", body: bodyOf(item), credentials: "same-origin", redirect: "manual", cache: "no-store",
      headers: { "Idempotency-Key": item.key, "X-Lykta-Klocka": new Date().toISOString(), Accept: "application/json" },
      signal: AbortSignal.timeout(timeout),
    });
    await put(await after(item, response));
  } catch {
    await put(later(item));
  }
}

async function after(item: Item, response: Response): Promise<Item> {
  if (response.ok) {
    const answer = await response.json() as { number: number; time: string; receipt: string };
    return { ...item, state: "received", tries: item.tries + 1, problem: undefined, fields: [], photo: undefined, receivedAt: Date.now(), ...answer };
  }

  if (response.type === "opaqueredirect" || response.status === 401) return later(item, { kind: "signin" });
  if (response.status === 403 || response.status === 404) return later(item, { kind: "right" });
  if (response.status === 429 || response.status >= 500) return later(item);
  const answer = await response.json().catch(() => ({})) as Omit<Problem, "kind">;
  // A concern for a child is kept nowhere, on the phone neither.
  const fields = answer.isConcern ? item.fields.filter(([name]) => !/Text|ActionTaken|Wish/.test(name)) : item.fields;
  return { ...item, state: "stopped", tries: item.tries + 1, fields, problem: { ...answer, kind: "errors" } };
}

function later(item: Item, problem?: Problem): Item {
  const tries = item.tries + 1;
  const wait = Math.min(longest, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
  return { ...item, state: "kept", tries, problem, nextAt: Date.now() + wait };
}

function bodyOf(item: Item): FormData {
  const body = new FormData();
  for (const [name, value] of item.fields) body.append(name, value);
  if (item.kind === "nothing") body.append("__inget", "1");
  if (item.photo) body.append("Input.Photo", item.photo, "foto.jpg");
  return body;
}
