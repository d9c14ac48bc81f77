// One-key shortcuts: an element with data-shortcut="n" is pressed by n. The person can turn them off (WCAG 2.1.4):
// <html data-shortcuts="off"> or the box with data-shortcuts-toggle, kept on this device.
const kept = "lykta-kortkommandon";

// A radio or a box is pressed, not typed in.
const pressed = (target: EventTarget | null): target is HTMLInputElement => target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type);

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && !pressed(target) && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function read(): string | null {
  try { return localStorage.getItem(kept); } catch { return null; }
}

function isOff(): boolean {
  return document.documentElement.dataset.shortcuts === "off" || read() === "off";
}

function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  (next?.querySelector<HTMLElement>("a, button, input, select, textarea") ?? next)?.focus();
}

export function shortcuts(): void {
  const box = document.querySelector<HTMLInputElement>("[data-shortcuts-toggle]");
  if (box) {
    box.checked = !isOff();
    box.addEventListener("change", () => localStorage.setItem(kept, box.checked ? "on" : "off"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || isOff()) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    const target = [...document.querySelectorAll<HTMLElement>("[data-shortcut]")]
      .find((element) => element.dataset.shortcut === event.key && element.getClientRects().length > 0);
    if (!target) return;
    event.preventDefault();
    if (pressed(target)) {
      target.focus();
      target.click();
    } else if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) target.focus();
    else target.click();
  });
}
