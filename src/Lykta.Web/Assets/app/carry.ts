// Several forms on a page, each with its own button: what is typed in the others comes along over the sending of one.
// <form data-carry="name">, the same name on the page that comes back. Kept in this window alone, and read once.
const key = () => `lykta-bredvid ${location.pathname}`;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Carried = Record<string, [string, number, string][]>;

const isPressed = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type);

// The version that was read comes along, so that another's change meanwhile is still found; the keys are the new page's own.
function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((f): f is Field => (f instanceof HTMLInputElement || f instanceof HTMLTextAreaElement || f instanceof HTMLSelectElement)
    && f.name !== "" && f.type !== "file" && (!f.name.startsWith("__") || f.name === "__version"));
}

const stateOf = (form: HTMLFormElement): [string, number, string][] =>
  fieldsOf(form).map((field, at) => [field.name, at, isPressed(field) ? String(field.checked) : field.value]);

export function carry(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-carry]")];
  if (forms.length === 0) return;
  const before = new Map(forms.map((form) => [form, JSON.stringify(stateOf(form))]));
  const kept = JSON.parse(sessionStorage.getItem(key()) ?? "{}") as Carried;
  sessionStorage.removeItem(key());
  for (const form of forms) if (kept[form.dataset.carry!]) restore(form, kept[form.dataset.carry!]!);

  document.addEventListener("submit", (event) => {
    const rest: Carried = {};
    for (const form of forms) if (form !== event.target && JSON.stringify(stateOf(form)) !== before.get(form)) rest[form.dataset.carry!] = stateOf(form);
    if (Object.keys(rest).length > 0) sessionStorage.setItem(key(), JSON.stringify(rest));
  });
}

function restore(form: HTMLFormElement, values: [string, number, string][]): void {
  const fields = fieldsOf(form);
  for (const [name, at, value] of values) {
    const field = fields[at]?.name === name ? fields[at] : undefined;
    if (!field) continue;
    if (isPressed(field)) field.checked = value === "true";
    else field.value = value;
  }

  form.dataset.state = "changed";
  for (let around = form.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
  const line = form.querySelector<HTMLElement>("[data-carried]");
  if (line) line.hidden = false;
}
