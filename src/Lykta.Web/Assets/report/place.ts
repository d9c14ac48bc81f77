// The place card: this phone's position, places lately used, and a search among the named places.
import { element, type Say } from "./texts";

interface Place { slug: string; name: string; x: number; y: number }
export interface PlaceCard { show(precision: string | undefined): void; restore(): void; name(): string }

const fold = (text: string) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const near = 150;
const named = 300;

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
    title.textContent = isNever ? say("Precision.Never") : select.value ? chosen!.text : isKnown ? nameHere() : (title.dataset.ask ?? "");
    hint.textContent = isNever || !isKnown ? "" : [how, precision ? say(`Precision.${precision}`) : ""].filter(Boolean).join(" · ");
    quick.hidden = isNever || (isKnown && Boolean(panel.hidden));
    change.hidden = isNever;
    now.hidden = !isNever && !isKnown && hint.textContent === "";
  };

  // A type without a point is kept under the name of the place that it is near.
  const nameHere = () => {
    const closest = precision === "NamedPlace" ? closestTo(Number(x!.value), Number(y!.value), named) : undefined;
    return closest ? say("Near", closest.name) : say("MyPlace");
  };

  const closestTo = (longitude: number, latitude: number, within: number) => places
    .map((p) => ({ p, metres: metresBetween(longitude, latitude, p) })).filter((c) => c.metres <= within).sort((a, b) => a.metres - b.metres)[0]?.p;

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
    select.value = closestTo(coords.longitude, coords.latitude, near)?.slug ?? "";
    [x!.value, y!.value] = [coords.longitude.toFixed(6), coords.latitude.toFixed(6)];
    how = say("Gps", Math.round(coords.accuracy));
    open(false);
    changed();
  };

  const locate = (isAsked: boolean) => {
    if (isAsked) { hint.textContent = say("Locating"); now.hidden = false; }
    navigator.geolocation.getCurrentPosition(at, () => { if (isAsked) { open(true); hint.textContent = say("NotLocated"); now.hidden = false; } }, { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 });
  };

  title.dataset.ask = select.value === "" ? title.textContent! : title.dataset.ask ?? title.textContent!;
  now.hidden = false;
  part("gps").addEventListener("click", () => locate(true));
  quick.querySelectorAll<HTMLElement>("[data-place-recent]").forEach((button) => button.addEventListener("click", () => choose(button.dataset.placeRecent!, say("JustUsed"))));
  const search = () => { open(Boolean(panel.hidden)); if (!panel.hidden) part<HTMLInputElement>("query").focus(); };
  change.addEventListener("click", search);
  part("more").addEventListener("click", search);
  select.addEventListener("change", () => choose(select.value, ""));
  searchAmong(select, part("search"), part("query"), part("list"), say, (value) => choose(value, ""));
  open(false);
  if (select.value === "" && x!.value === "" && "permissions" in navigator)
    void navigator.permissions.query({ name: "geolocation" }).then((p) => { if (p.state === "granted") locate(false); });
  return { show: (p) => { precision = p; draw(); }, restore: () => { how = ""; open(false); }, name: () => (precision === "Never" ? "" : title.textContent ?? "") };
}

function searchAmong(select: HTMLSelectElement, box: HTMLElement, input: HTMLInputElement, list: HTMLElement, say: Say, choose: (value: string) => void): void {
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

function metresBetween(longitude: number, latitude: number, to: Place): number {
  const east = (to.x - longitude) * 111_320 * Math.cos((latitude * Math.PI) / 180);
  return Math.hypot(east, (to.y - latitude) * 111_320);
}
