// On every page: how many reports wait on this phone, the tries to send them, and the copy of the form that opens without a network.
import { isOld, mine, onChange, ownerHere, remove, waiting, type Owner } from "./store";
import { sendWhenPossible } from "./sender";
import { forgetting, keptShell } from "./forget";

export function offline(): void {
  forgetting();
  const who = ownerHere();
  if (!who) return;
  void show(who);
  onChange(() => { void show(who); });
  if (!document.querySelector("[data-report]")) sendWhenPossible(who);
  undo(who);
  void keepShell(who).then(() => keepTonight(who));
  sayWhenOffline();
}

// Offered for ten seconds; what is undone is no longer shown as received on the phone.
function undo(who: Owner): void {
  const button = document.querySelector<HTMLElement>("[data-undo]");
  if (!button) return;
  setTimeout(() => { if (document.activeElement !== button) button.remove(); }, 10_000);
  button.addEventListener("click", () => { void mine(who).then((items) => Promise.all(items.filter((i) => i.receipt === location.pathname).map((i) => remove(i.key)))); });
}

async function show(who: Owner): Promise<void> {
  const left = waiting(await mine(who).catch(() => []));
  for (const badge of document.querySelectorAll<HTMLElement>("[data-unsent]")) {
    const text = (left.length === 1 ? badge.dataset.one : badge.dataset.many?.replace("{0}", String(left.length))) ?? "";
    badge.textContent = left.some(isOld) && badge.dataset.old ? `${text} · ${badge.dataset.old}` : text;
    badge.hidden = left.length === 0;
  }
}

async function keepShell(who: Owner): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registered = await navigator.serviceWorker.register("/dist/sw.js", { scope: "/" }).catch(() => null);
  if (!registered || !navigator.onLine) return;
  const wanted = `${who.partnership} ${who.owner} ${document.documentElement.lang} ${script()} ${new Date().toISOString().slice(0, 13)}`;
  if (localStorage.getItem(keptShell) === wanted) return ready();
  const worker = (await navigator.serviceWorker.ready).active;
  const answer = new MessageChannel();
  answer.port1.onmessage = (event) => { if (event.data === true) { localStorage.setItem(keptShell, wanted); ready(); } };
  worker?.postMessage({ keep: `/${who.partnership}/rapportera` }, [answer.port2]);
}

function ready(): void { document.documentElement.dataset.offline = "ready"; }
// Tonight's page is read in the street: kept whenever somebody who may open it has the network.
async function keepTonight(who: Owner): Promise<void> {
  const path = `/${who.partnership}/ikvall`;
  const isHere = location.pathname === path;
  if (!("serviceWorker" in navigator) || !navigator.onLine || (!isHere && !document.querySelector(`a[href="${path}"]`))) return;
  const worker = (await navigator.serviceWorker.ready).active;
  const answer = new MessageChannel();
  answer.port1.onmessage = (event) => { if (event.data === true) document.documentElement.dataset.tonight = "kept"; };
  worker?.postMessage({ tonight: path }, [answer.port2]);
}

function sayWhenOffline(): void {
  const note = document.querySelector<HTMLElement>("[data-offline-note]");
  if (!note) return;
  const show = () => { note.hidden = navigator.onLine; };
  show();
  addEventListener("online", show);
  addEventListener("offline", show);
}

// Another file name means another version of the program.
const script = () => document.querySelector<HTMLScriptElement>('script[src*="/app."]')?.src.split("/").at(-1) ?? "";
