// The place card: this phone's position, places lately used, and a search among the named places.
import { element, type Say } from "./texts";

interface Place { slug: string; name: string; x: number; y: number }
export interface PlaceCard { show(precision: string | undefined): void; restore(): void; name(): string }

const fold = (text: string) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const near = 150;

export function placeCard(form: HTMLFormElement, say: Say, changed: () => void): PlaceCard {
  const card = form.querySelector<HTMLElement>("[data-place]")!;
  const part = <T extends HTMLElement>(name: string) => card.querySelector<T>(`[data-place-${name}]`)!;
  const [now, quick, panel, hint, title, change] = [part("now"), part("quick"), part("panel"), part("hint"), part("name"), part<HTMLButtonElement>("change")];
  const select = card.querySelector<HTMLSelectElement>("select")!;
  const [x, y] = ["Longitude", "Latitude"].map((n) => form.elements.namedItem(`Input.${n}`) as HTMLInputElement);
  const places = JSON.parse(form.dataset.places ?? "[]") as Place[];
  let how = "";
  let precision: string | undefined;

  const draw = () => {
    const isKnown = select.value !== "" || x!.value !== "";
    const isNever = precision === "Never";
    const chosen = select.selectedOptions[0];
    title.textContent = isNever ? say("Precision.Never") : isKnown ? (select.value ? chosen!.text : say("MyPlace")) : (title.dataset.ask ?? "");
    hint.textContent = isNever || !isKnown ? "" : [how, precision ? say(`Precision.${precision}`) : ""].filter(Boolean).join(" · ");
    quick.hidden = isNever || (isKnown && Boolean(panel.hidden));
    change.hidden = isNever;
  };

  const open = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    change.setAttribute("aria-expanded", String(isOpen));
    draw();
  };

  const choose = (value: string, source: string) => {
    select.value = value;
    [x!.value, y!.value] = ["", ""];
    how = source;
    open(false);
    changed();
  };

  const at = ({ coords }: GeolocationPosition) => {
    const closest = places.map((p) => ({ p, metres: metresBetween(coords, p) })).sort((a, b) => a.metres - b.metres)[0];
    select.value = closest && closest.metres <= near ? closest.p.slug : "";
    [x!.value, y!.value] = [coords.longitude.toFixed(6), coords.latitude.toFixed(6)];
    how = say("Gps", Math.round(coords.accuracy));
    open(false);
    changed();
  };

  const locate = (isAsked: boolean) => {
    if (isAsked) hint.textContent = say("Locating");
    navigator.geolocation.getCurrentPosition(at, () => { if (isAsked) { open(true); hint.textContent = say("NotLocated"); } }, { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 });
  };

  title.dataset.ask = select.value === "" ? title.textContent! : title.dataset.ask ?? title.textContent!;
  now.hidden = false;
  part("gps").addEventListener("click", () => locate(true));
  quick.querySelectorAll<HTMLElement>("[data-place-recent]").forEach((button) => button.addEventListener("click", () => choose(button.dataset.placeRecent!, say("JustUsed"))));
  change.addEventListener("click", () => { open(Boolean(panel.hidden)); if (!panel.hidden) part<HTMLInputElement>("query").focus(); });
  select.addEventListener("change", () => choose(select.value, ""));
  search(select, part("search"), part("query"), part("list"), say, (value) => choose(value, ""));
  open(false);
  if (select.value === "" && x!.value === "" && "permissions" in navigator)
    void navigator.permissions.query({ name: "geolocation" }).then((p) => { if (p.state === "granted") locate(false); });
  return { show: (p) => { precision = p; draw(); }, restore: () => { how = ""; open(false); }, name: () => (precision === "Never" ? "" : title.textContent ?? "") };
}

function search(select: HTMLSelectElement, box: HTMLElement, input: HTMLInputElement, list: HTMLElement, say: Say, choose: (value: string) => void): void {
  box.hidden = false;
  const options = [...select.options].filter((o) => o.value !== "").map((o) => ({ value: o.value, name: o.text, key: fold(o.text) }));
  const draw = () => {
    const words = fold(input.value.trim());
    const hits = words === "" ? [] : options.filter((o) => o.key.includes(words)).slice(0, 6);
    list.replaceChildren(...hits.map((hit) => element("li", {}, element("button", { type: "button", onclick: () => { input.value = ""; draw(); choose(hit.value); } }, hit.name))));
    if (words !== "" && hits.length === 0) list.append(element("li", { className: "muted" }, say("NoHits")));
  };

  input.addEventListener("input", draw);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    list.querySelector("button")?.click();
  });
}

function metresBetween(from: GeolocationCoordinates, to: Place): number {
  const east = (to.x - from.longitude) * 111_320 * Math.cos((from.latitude * Math.PI) / 180);
  return Math.hypot(east, (to.y - from.latitude) * 111_320);
}
