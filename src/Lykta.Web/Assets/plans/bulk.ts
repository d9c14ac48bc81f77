// Only the chosen field's new value is asked for.
export function bulk(): void {
  const part = document.querySelector<HTMLSelectElement>("[data-bulk-part]");
  if (!part) return;
  const show = () => {
    for (const field of document.querySelectorAll<HTMLElement>("[data-bulk-value]")) field.hidden = field.dataset.bulkValue !== part.value;
  };
  part.addEventListener("change", show);
  show();
}
