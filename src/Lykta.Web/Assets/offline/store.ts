// The reports that wait on this phone. Bound to a partnership and to the one who wrote them (a hash from the server),
// so that they outlive a sign-out and are shown to nobody else.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type State = "kept" | "sending" | "received" | "stopped";
export type Problem = { kind: "signin" | "right" | "errors"; title?: string; errors?: Record<string, string[]>; isConcern?: boolean; isAcceptable?: boolean };
export interface Item {
  key: string; partnership: string; owner: string; kind: "report" | "nothing"; fields: [string, string][]; photo?: Blob; label: string;
  savedAt: number; state: State; tries: number; nextAt: number; problem?: Problem;
  number?: number; time?: string; receivedAt?: number; receipt?: string;
}
export interface Owner { partnership: string; owner: string }

interface Queue extends DBSchema { items: { key: string; value: Item; indexes: { owner: [string, string] } } }

const day = 24 * 3600_000;
const changes = "BroadcastChannel" in self ? new BroadcastChannel("lykta-queue") : null;
const listeners = new Set<() => void>();
let opened: Promise<IDBPDatabase<Queue>> | undefined;

const db = () => (opened ??= openDB<Queue>("lykta", 1, {
  upgrade: (made) => { made.createObjectStore("items", { keyPath: "key" }).createIndex("owner", ["partnership", "owner"]); },
  blocking: (_, __, event) => (event.target as IDBDatabase).close(),
}));

export function ownerHere(): Owner | null {
  const [partnership, owner] = document.querySelector<HTMLMetaElement>('meta[name="lykta-queue"]')?.content.split(" ") ?? [];
  return partnership && owner ? { partnership, owner } : null;
}

export async function mine(who: Owner): Promise<Item[]> {
  const items = await (await db()).getAllFromIndex("items", "owner", [who.partnership, who.owner]);
  const old = items.filter((i) => i.state === "received" && Date.now() - i.receivedAt! > day);
  for (const item of old) await (await db()).delete("items", item.key);
  return items.filter((i) => !old.includes(i)).sort((a, b) => b.savedAt - a.savedAt);
}

export const waiting = (items: Item[]) => items.filter((i) => i.state !== "received");
export const isOld = (item: Item) => item.state !== "received" && Date.now() - item.savedAt > day;

export async function get(key: string): Promise<Item | undefined> { return (await db()).get("items", key); }

export async function put(item: Item): Promise<void> {
  const transaction = (await db()).transaction("items", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.put(item), transaction.done]);
  told();
}

export async function remove(key: string): Promise<void> {
  await (await db()).delete("items", key);
  told();
}

export function onChange(listener: () => void): void {
  listeners.add(listener);
  if (changes) changes.onmessage = () => listeners.forEach((l) => l());
}

function told(): void {
  listeners.forEach((l) => l());
  changes?.postMessage("changed");
}
