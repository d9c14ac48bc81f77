// Errors found on the phone or sent back by the server, shown as the server shows them: a summary first, then each on its field.
import { element, type Say } from "./texts";

const idOf = (name: string) => name.replaceAll(".", "_");

export function clearErrors(form: HTMLFormElement): void {
  document.querySelectorAll(".ds-error-summary").forEach((summary) => summary.remove());
  form.querySelectorAll("[data-script-error]").forEach((message) => message.remove());
  form.querySelectorAll(".ds-validation-message").forEach((message) => message.remove());
  form.querySelectorAll("[data-invalid]").forEach((field) => field.removeAttribute("data-invalid"));
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
}

export function showErrors(form: HTMLFormElement, errors: Record<string, string[]>, say: Say): void {
  clearErrors(form);
  const lines = Object.entries(errors).flatMap(([name, messages]) => messages.slice(0, 1).map((message) => ({ name, message })));
  if (lines.length === 0) return;
  const list = element("ul");
  for (const { name, message } of lines) {
    const input = form.querySelector<HTMLElement>(`#${CSS.escape(idOf(name))}`);
    list.append(element("li", {}, input ? element("a", { href: `#${idOf(name)}` }, message) : message));
    if (input) onField(input, name, message);
  }

  const summary = element("div", { className: "ds-error-summary", tabIndex: -1 }, element("h2", {}, say(lines.length === 1 ? "ErrorsOne" : "ErrorsMany", lines.length)), list);
  summary.setAttribute("role", "alert");
  form.before(summary);
  summary.focus();
}

function onField(input: HTMLElement, name: string, message: string): void {
  const field = input.closest<HTMLElement>(".ds-field") ?? input.closest<HTMLElement>("fieldset")!;
  input.closest("details")?.setAttribute("open", "");
  field.setAttribute("data-invalid", "true");
  input.setAttribute("aria-invalid", "true");
  const id = `${idOf(name)}-error`;
  const line = element("p", { className: "ds-validation-message", id }, message);
  line.dataset.scriptError = "";
  const label = field.querySelector(":scope > .hint, :scope > .ds-label, :scope > legend");
  if (label) label.after(line);
  else field.prepend(line);
  const described = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((d) => d && d !== id);
  input.setAttribute("aria-describedby", [...described, id].join(" "));
}
