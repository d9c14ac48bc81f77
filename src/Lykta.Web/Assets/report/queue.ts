// The line above Skicka, and behind it each report on the phone: what has become of it, and what one can do with it.
import { isOld, mine, onChange, remove, waiting, type Item, type Owner } from "../offline/store";
import { readRescueFile, saveRescueFile } from "../offline/rescue";
import { send } from "../offline/sender";
import type { OpenForm } from "./form";
import { element, type Say } from "./texts";

export function queuePanel(form: HTMLFormElement, who: Owner, open: OpenForm): void {
  const panel = form.querySelector<HTMLDetailsElement>("[data-queue]")!;
  const line = panel.querySelector<HTMLElement>("[data-queue-line]")!;
  const list = panel.querySelector<HTMLElement>("[data-queue-list]")!;
  const say = open.say;
  let message = "";

  const draw = async () => {
    const items = await mine(who).catch((): Item[] => []);
    line.textContent = lineOf(items, say);
    panel.dataset.state = items.some((i) => i.state === "stopped" || isOld(i)) ? "stopped" : waiting(items).length > 0 ? "kept" : "empty";
    const rows = element("ul", { className: "queue-list" }, ...items.map((i) => row(i, say, open, () => { panel.open = false; })));
    list.replaceChildren(rows, element("p", { className: "buttons" }, ...tools(items)));
    if (items.some(isOld)) list.prepend(element("p", { className: "warn-line" }, say("Old")));
    if (message) list.prepend(element("p", {}, message));
  };

  function tools(items: Item[]): HTMLElement[] {
    const left = waiting(items);
    const file = element("input", { type: "file", accept: "application/json,.json", hidden: true });
    file.addEventListener("change", async () => {
      const count = file.files?.[0] ? await readRescueFile(file.files[0], who) : null;
      message = count === null ? say("NotRescue") : say(count === 1 ? "ImportedOne" : "Imported", count);
      await draw();
      void send(who, true);
    });
    return [
      ...(left.length > 0 ? [press(say("SendNow"), () => { void send(who, true); }), press(say("Rescue"), () => { void saveRescueFile(who); })] : []),
      press(say("Import"), () => file.click()), file,
    ];
  }

  onChange(() => { void draw(); });
  void draw();
  if (location.hash === "#ko") panel.open = true;
}

function lineOf(items: Item[], say: Say): string {
  const left = waiting(items);
  const stopped = left.filter((i) => i.state === "stopped").length;
  const received = items.filter((i) => i.state === "received");
  const latest = [...received].sort((a, b) => b.receivedAt! - a.receivedAt!)[0];
  const parts = [
    left.length > stopped ? say("Kept", left.length - stopped) : "",
    stopped > 0 ? `${stopped} ${say("State.stopped")}` : "",
    latest ? say(received.length === 1 ? "ReceivedOne" : "Received", received.length, latest.time!) : "",
    left.some((i) => i.problem?.kind === "signin") ? say("SignIn") : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : say("Empty");
}

function row(item: Item, say: Say, open: OpenForm, close: () => void): HTMLElement {
  const state = item.state === "received" ? (item.number ? say("State.received", item.time!, item.number) : say("State.answered", item.time!)) : say(`State.${item.state}`);
  const what = element("p", {}, element("strong", {}, item.label), ` – ${state}${item.photo ? `, ${say("Photo")}` : ""}`);
  const made = element("li", {}, what);
  made.dataset.state = item.state;
  const errors = Object.values(item.problem?.errors ?? {}).flat();
  for (const text of [...errors, item.problem?.kind === "signin" ? say("SignIn") : "", item.problem?.kind === "right" ? say("NoRight") : ""].filter(Boolean))
    made.append(element("p", { className: "muted" }, text));
  const buttons = element("p", { className: "buttons" });
  if (item.state === "stopped" && item.kind === "report") buttons.append(press(say("Mend"), () => { close(); open.mend(item); }));
  if (item.state !== "sending" && item.state !== "received") buttons.append(twice(say("Delete"), say("DeleteAsk"), () => { void remove(item.key); }));
  if (buttons.children.length > 0) made.append(buttons);
  return made;
}

function press(text: string, action: () => void): HTMLButtonElement {
  const button = element("button", { type: "button", className: "ds-button", onclick: action }, text);
  button.dataset.variant = "secondary";
  return button;
}

/** No dialogue: the first press asks, the second does. */
function twice(text: string, ask: string, action: () => void): HTMLButtonElement {
  const button = press(text, () => {
    if (button.textContent === ask) action();
    else button.textContent = ask;
  });
  return button;
}
