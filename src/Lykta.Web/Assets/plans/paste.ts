// A table on the clipboard is pasted as tab-separated cells, with the paragraphs of a cell kept inside it.
const quoted = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function wordsOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const end of copy.querySelectorAll("br, p, div, li")) end.append("\n");
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  return (copy.textContent ?? "").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
}

export function asTabs(html: string): string | null {
  const page = new DOMParser().parseFromString(html, "text/html");
  const rows = [...page.querySelectorAll("tr")].map((row) => [...row.querySelectorAll(":scope > td, :scope > th")]
    .flatMap((cell) => [quoted(wordsOf(cell)), ...Array<string>(Math.max(0, Math.min(50, (cell as HTMLTableCellElement).colSpan) - 1)).fill("")]).join("\t"));
  return rows.length > 0 ? rows.join("\n") : null;
}

export function paste(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-paste-table]")) {
    area.addEventListener("paste", (event) => {
      const tabs = asTabs(event.clipboardData?.getData("text/html") ?? "");
      if (!tabs) return;
      event.preventDefault();
      area.setRangeText(tabs, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
