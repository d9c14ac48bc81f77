// The wall on the phone, as the report form has it: a text that stops is kept nowhere.
import { hasStop, screen, type Context, type Kind } from "../screening";

export function firstStop(form: HTMLFormElement): Kind | null {
  const gazetteer = [...form.querySelectorAll("legend")].map((l) => l.textContent?.trim() ?? "");
  const context: Context = { audience: form.dataset.audience === "Outside" ? "Outside" : "Inside", field: "FreeText", gazetteer };
  for (const field of form.querySelectorAll<HTMLTextAreaElement>("textarea")) {
    const found = field.value.trim() === "" ? [] : screen(field.value, context);
    if (hasStop(found)) return found.find((f) => f.severity === "Stop")!.kind;
  }

  return null;
}
