// One form's draft on this phone, under its address and its reader, and the key of the answer that was sent last.
import { readDraft, type Draft } from "../offline/forget";

const key = "__nyckel";

export const keyField = (form: HTMLFormElement): HTMLInputElement | null => form.querySelector(`input[name="${key}"]`);

/** What the form says and its key; never the token against forgery, which the next page has its own of. */
export const valuesOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].filter(([name]) => name === key || !name.startsWith("__")).map(([name, value]) => [name, String(value)]);

export class Kept {
  constructor(private readonly name: string) {}

  get(): Draft | null { return readDraft(this.name); }

  put(draft: Draft): void {
    try { localStorage.setItem(this.name, JSON.stringify(draft)); } catch { /* A full or closed store: the page itself still holds it. */ }
  }

  sent(sentKey: string): void {
    localStorage.removeItem(this.name);
    try { localStorage.setItem(`${this.name} skickat`, JSON.stringify({ savedAt: Date.now(), isPressed: false, values: [[key, sentKey]] })); } catch { /* As above. */ }
  }

  /** The phone's copy of the page has the key that it was kept with: a second answer from it is another answer. */
  renew(form: HTMLFormElement): void {
    const field = keyField(form);
    if (field && readDraft(`${this.name} skickat`)?.values[0]?.[1] === field.value) field.value = crypto.randomUUID().replaceAll("-", "");
  }

  restore(form: HTMLFormElement, draft: Draft): void {
    for (const field of form.elements) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.name === "") continue;
      const values = draft.values.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type)) field.checked = values.includes(field.value);
      else if (field.name === key || (field.type !== "hidden" && values.length > 0)) field.value = values[0] ?? field.value;
    }
  }
}
