// Asks the server, while there is a network, whether the same has been seen at the place this week.
export function similar(form: HTMLFormElement): { ask(): void } {
  const box = form.parentElement!.querySelector<HTMLElement>("[data-similar]")!;
  let asked = 0;
  const value = (name: string) => (form.elements.namedItem(`Input.${name}`) as HTMLInputElement | RadioNodeList).value;

  async function ask(): Promise<void> {
    const mine = ++asked;
    const isReady = value("Type") !== "" && (value("Place") !== "" || value("Longitude") !== "");
    if (!isReady || !navigator.onLine) return box.replaceChildren();
    const query = new URLSearchParams({ typ: value("Type"), plats: value("Place"), lon: value("Longitude"), lat: value("Latitude") });
    try {
      const response = await fetch(`${form.dataset.report}/liknande?${query}`, { credentials: "same-origin", redirect: "manual" });
      const text = response.ok ? await response.text() : "";
      if (mine === asked) box.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.children);
    } catch {
      if (mine === asked) box.replaceChildren();
    }
  }

  return { ask: () => { void ask(); } };
}
