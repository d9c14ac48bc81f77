// Buttons that only a script can serve are shown by it.
export function copyLink(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-copy]");
  if (!button || !navigator.clipboard) return;
  button.closest("li")!.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    const words = button.querySelector("span")!;
    const before = words.textContent;
    words.textContent = button.dataset.copied ?? "";
    setTimeout(() => (words.textContent = before), 4000);
  });
}

export function printPage(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-print]");
  if (!button) return;
  button.closest("li")!.hidden = false;
  button.addEventListener("click", () => print());
}
