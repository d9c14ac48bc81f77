// What somebody else saved and what one wanted, side by side; nothing is lost until one of the two is chosen.
export type Answer = { value: string; shown: string; text: string };
type Choices = { words: DOMStringMap; mine: string; note?: HTMLElement; keep: () => void; leave: () => void };

export function both(answer: Answer, { words, mine, note, keep, leave }: Choices): HTMLElement {
  const box = Object.assign(document.createElement("div"), { className: "cell-both" });
  box.setAttribute("role", "alert");
  const line = (heading: string, text: string) => {
    const p = document.createElement("p");
    p.append(Object.assign(document.createElement("strong"), { textContent: heading + ": " }), text || "–");
    return p;
  };
  const button = (text: string | undefined, press: () => void) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "ds-button", textContent: text ?? "" });
    made.addEventListener("click", press);
    return made;
  };
  const other = button(words.leave, leave);
  other.dataset.variant = "secondary";
  const text = Object.assign(document.createElement("p"), { textContent: answer.text });
  box.append(text, line(words.theirs ?? "", answer.shown), line(words.yours ?? "", mine), button(words.keep, keep), other, ...(note ? [note] : []));
  return box;
}
