// A cell is a button that opens its own field: Enter saves (Ctrl+Enter among lines), Escape leaves it.
// The server compares with what the cell said when it was opened; a conflict shows both texts.
import { both, type Answer } from "./both";

export function cells(): void {
  const table = document.querySelector<HTMLElement>("table[data-measures]");
  const token = document.querySelector<HTMLInputElement>("#bulk [name=__skydd]")?.value;
  if (!table || !token) return;
  for (const cell of table.querySelectorAll<HTMLElement>("td[data-edit]")) close(cell, cell.querySelector("[data-shown]")!.textContent ?? "");

  function close(cell: HTMLElement, shown: string, note = ""): HTMLButtonElement {
    const open = Object.assign(document.createElement("button"), { type: "button", className: "cell-open", textContent: shown || "–" });
    open.addEventListener("click", () => edit(cell, shown));
    const parts: Node[] = [open];
    if (note) parts.push(Object.assign(document.createElement("p"), { className: "cell-note", role: "status", textContent: note }));
    cell.replaceChildren(...parts);
    return open;
  }

  function field(cell: HTMLElement): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
    const made = document.querySelector<HTMLTemplateElement>(`#edit-${cell.dataset.edit}`)?.content.firstElementChild?.cloneNode(true) as HTMLSelectElement | undefined;
    const input = made ?? Object.assign(document.createElement(cell.dataset.kind === "Text" ? "textarea" : "input"), { className: "ds-input" });
    if (input instanceof HTMLInputElement) input.type = cell.dataset.kind === "Day" ? "date" : "text";
    if (input instanceof HTMLTextAreaElement) input.rows = 4;
    input.setAttribute("aria-label", cell.dataset.label ?? "");
    input.value = cell.dataset.value ?? "";
    return input;
  }

  function edit(cell: HTMLElement, shown: string): void {
    const input = field(cell);
    const was = cell.dataset.value ?? "";
    const note = Object.assign(document.createElement("p"), { className: "cell-note" });
    const save = Object.assign(document.createElement("button"), { type: "button", className: "ds-button", textContent: table!.dataset.save });
    save.dataset.color = "neutral";
    save.addEventListener("click", () => void send(cell, input, was, note, shown));
    input.addEventListener("keydown", (event) => {
      const key = event as KeyboardEvent;
      if (key.key !== "Enter" || (input instanceof HTMLTextAreaElement && !key.ctrlKey && !key.metaKey)) return;
      key.preventDefault();
      void send(cell, input, was, note, shown);
    });
    // From the button beside it too; a choice that has opened its list closes that first.
    for (const one of [input, save]) one.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape") close(cell, shown).focus();
    });
    cell.replaceChildren(input, save, note);
    input.focus();
  }

  async function send(cell: HTMLElement, input: { value: string }, was: string, note: HTMLElement, shown: string): Promise<void> {
    const key = cell.dataset.edit!;
    const body = new FormData();
    body.set("__skydd", token!);
    body.set(`Fields[${key}]`, input.value);
    body.set(`Was[${key}]`, was);
    try {
      const number = cell.closest<HTMLElement>("[data-number]")!.dataset.number!;
      const response = await fetch(`${table!.dataset.measures}A-${number}`, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
      const answer = (await response.json()) as Answer;
      if (response.status === 409) choose(cell, input.value, answer, note);
      else if (response.ok) {
        cell.dataset.value = answer.value;
        close(cell, answer.shown, answer.text).focus();
      } else note.textContent = answer.text;
    } catch {
      note.textContent = table!.dataset.notSaved ?? "";
      void shown;
    }
  }

  function choose(cell: HTMLElement, mine: string, answer: Answer, note: HTMLElement): void {
    const box = both(answer, {
      words: table!.dataset, mine, note,
      keep: () => void send(cell, { value: mine }, answer.value, note, answer.shown),
      leave: () => {
        cell.dataset.value = answer.value;
        close(cell, answer.shown).focus();
      },
    });
    cell.replaceChildren(box);
    box.querySelector("button")!.focus();
  }
}
