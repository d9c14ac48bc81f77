// The page's own language, given with the form.
export type Say = (key: string, ...values: (string | number)[]) => string;

export function textsOf(form: HTMLFormElement): Say {
  const texts = JSON.parse(form.dataset.texts ?? "{}") as Record<string, string>;
  return (key, ...values) => (texts[key] ?? key).replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)] ?? ""));
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
