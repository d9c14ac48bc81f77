// A card goes to another column as soon as it is chosen with mouse or finger; with the keyboard the button is pressed, as the
// arrows run through the choices. Where a column is cut the server draws the board anew, since it knows which cards to show.
import { both, type Answer } from "./both";

export function board(): void {
  const board = document.querySelector<HTMLElement>("[data-board]");
  const token = document.querySelector<HTMLInputElement>("#flytta [name=__skydd]")?.value;
  const said = document.querySelector<HTMLElement>("[data-said]");
  if (!board || !token || !said || board.querySelector("[data-cut=true]")) return;
  for (const move of board.querySelectorAll<HTMLElement>("[data-move]")) {
    const [select, button] = [move.querySelector("select")!, move.querySelector("button")!];
    let isByKey = false;
    select.addEventListener("keydown", () => (isByKey = true));
    select.addEventListener("pointerdown", () => (isByKey = false));
    select.addEventListener("change", () => {
      if (!isByKey) void send(move);
    });
    button.addEventListener("click", (event) => {
      event.preventDefault();
      void send(move);
    });
  }

  async function send(move: HTMLElement): Promise<void> {
    const [select, was] = [move.querySelector("select")!, move.querySelector<HTMLInputElement>("input")!];
    if (select.value === was.value) return;
    const card = move.closest<HTMLElement>("[data-number]")!;
    const body = new FormData();
    body.set("__skydd", token!);
    body.set("Fields[Status]", select.value);
    body.set("Was[Status]", was.value);
    try {
      const response = await fetch(`${board!.dataset.board}A-${card.dataset.number}`, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
      const answer = (await response.json()) as Answer;
      if (response.status === 409) choose(move, card, answer);
      else if (response.ok) put(move, card, answer);
      else tell(move, answer.text);
    } catch {
      tell(move, board!.dataset.notSaved ?? "");
    }
  }

  function put(move: HTMLElement, card: HTMLElement, answer: Answer): void {
    const column = board!.querySelector<HTMLElement>(`[data-column="${answer.value}"]`)!;
    const select = move.querySelector("select")!;
    move.querySelector<HTMLInputElement>("input")!.value = select.value = answer.value;
    move.querySelector(".cell-both, .cell-note")?.remove();
    column.querySelector("ul")!.append(card);
    const late = card.querySelector<HTMLElement>("[data-late]");
    if (late) late.hidden = column.dataset.over === "true";
    for (const one of board!.querySelectorAll<HTMLElement>("[data-column]")) count(one);
    said!.textContent = `${card.querySelector("[data-name]")!.textContent}: ${answer.shown}. ${answer.text}`;
    select.focus();
  }

  function count(column: HTMLElement): void {
    const cards = column.querySelectorAll("li").length;
    column.querySelector("[data-count]")!.textContent = `${cards}`;
    column.querySelector<HTMLElement>("[data-none]")!.hidden = cards > 0;
    column.querySelector<HTMLElement>("ul")!.hidden = cards === 0;
  }

  function choose(move: HTMLElement, card: HTMLElement, answer: Answer): void {
    const [select, was] = [move.querySelector("select")!, move.querySelector<HTMLInputElement>("input")!];
    was.value = answer.value;
    const mine = select.selectedOptions[0]?.textContent ?? "";
    move.querySelector(".cell-both, .cell-note")?.remove();
    const box = both(answer, { words: board!.dataset, mine, keep: () => void send(move), leave: () => put(move, card, { ...answer, text: "" }) });
    move.append(box);
    box.querySelector("button")!.focus();
  }

  function tell(move: HTMLElement, text: string): void {
    const note = move.querySelector(".cell-note") ?? move.appendChild(Object.assign(document.createElement("p"), { className: "cell-note" }));
    note.setAttribute("role", "alert");
    note.textContent = text;
  }
}
