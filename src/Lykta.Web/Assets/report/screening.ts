// The wall on the phone: what must go is said while it is written, and a stop never reaches the phone's queue.
import { hasStop, isConcernReport, screen, type Context, type Finding } from "../screening";
import type { Say } from "./texts";

const fields = ["Input.Text", "Input.ActionTaken", "Input.Wish"];

export interface Wall { check(): { errors: Record<string, string[]>; isConcern: boolean; isOnlyWarned: boolean } }

export function wall(form: HTMLFormElement, say: Say): Wall {
  const gazetteer = [...form.querySelectorAll<HTMLOptionElement>("#Input_Place option")].map((o) => o.text);
  const context: Context = { audience: form.dataset.audience === "Outside" ? "Outside" : "Inside", field: "FreeText", gazetteer };
  const inputs = fields.map((name) => form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement | null).filter((i) => i !== null);
  const find = (input: { value: string }) => (input.value.trim() === "" ? [] : screen(input.value, context));
  const first = (found: Finding[]) => [...found].sort((a, b) => Number(b.severity === "Stop") - Number(a.severity === "Stop"))[0]!;

  for (const input of inputs) {
    const line = form.querySelector<HTMLElement>(`[data-screen="${input.id}"]`);
    let timer = 0;
    line?.setAttribute("aria-live", "polite");
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = self.setTimeout(() => {
        const found = find(input);
        if (!line) return;
        line.textContent = found.length === 0 ? "" : say(`Finding.${first(found).kind}`);
        line.dataset.severity = hasStop(found) ? "Stop" : "Warn";
      }, 400);
    });
  }

  return {
    check() {
      const isAccepted = (form.elements.namedItem("Input.IsAccepted") as RadioNodeList | null) !== null
        && form.querySelector<HTMLInputElement>("#Input_IsAccepted")?.checked === true;
      const errors: Record<string, string[]> = {};
      let isConcern = false;
      let isStopped = false;
      for (const input of inputs) {
        const found = find(input);
        isConcern ||= isConcernReport(found);
        isStopped ||= hasStop(found);
        if (hasStop(found) || (found.length > 0 && !isAccepted)) errors[input.name] = [say(`Finding.${first(found).kind}`)];
      }
      return { errors, isConcern, isOnlyWarned: !isStopped && Object.keys(errors).length > 0 };
    },
  };
}
