// A form with data-autosave="/address" is posted there a moment after each change, with If-Match from data-version.
// The answer: 200 { "version": "…", "text": "Sparat 10:42" } or 409 { "text": "…" }; shown in the form's [data-saved].
// fields: hidden fields of the form that tell what was kept, for the next comparison.
type Answer = { version?: string; text?: string; fields?: Record<string, string> };

const wait = 800;

function keep(form: HTMLFormElement): void {
  const shown = form.querySelector<HTMLElement>("[data-saved]");
  let timer = 0;
  let running: Promise<void> = Promise.resolve();

  const save = async () => {
    try {
      const headers: Record<string, string> = { Accept: "application/json" };
      if (form.dataset.version) headers["If-Match"] = form.dataset.version;
      const response = await fetch(form.dataset.autosave!, { method: "POST", headers, body: new FormData(form), credentials: "same-origin" });
      const answer = (await response.json()) as Answer;
      if (answer.version) form.dataset.version = answer.version;
      for (const [name, value] of Object.entries(answer.fields ?? {})) {
        const kept = form.elements.namedItem(name);
        if (kept instanceof HTMLInputElement) kept.value = value;
      }
      form.dataset.state = response.ok ? "saved" : "refused";
      if (shown && answer.text) shown.textContent = answer.text;
    } catch {
      form.dataset.state = "unsent";
      if (shown) shown.textContent = shown.dataset.offline ?? "";
    }
    form.dispatchEvent(new CustomEvent("lykta:saved", { bubbles: true }));
  };

  const later = () => {
    form.dataset.state = "changed";
    clearTimeout(timer);
    timer = window.setTimeout(() => { running = running.then(save); }, wait);
  };

  form.addEventListener("input", later);
  addEventListener("online", () => { if (form.dataset.state === "unsent") later(); });
  addEventListener("beforeunload", (event) => { if (form.dataset.state === "changed" || form.dataset.state === "unsent") event.preventDefault(); });
  form.addEventListener("submit", () => { form.dataset.state = "saved"; clearTimeout(timer); });
}

export function autosave(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-autosave]").forEach(keep);
}
