// The map takes its colours from the page, so that light, dark and a municipality's own theme hold there too.
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || "#888888";
}

export const shades = () => [0, 1, 2, 3, 4, 5].map((step) => colour(`heat-${step}`));

export function onThemeChange(changed: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}
