import { Marker, type Map } from "maplibre-gl";
import type { MapData, MapFeature } from "./data";

type Box = [number, number, number, number];

export interface Shown {
  key: string;
  feature: MapFeature;
  button: HTMLButtonElement;
}

/** One button for each entry of the list that has a position, made in the list's order so that Tab follows it. */
export function markers(map: Map, data: MapData): Shown[] {
  const byKey = new globalThis.Map(data.features.map((feature) => [feature.properties.nyckel, feature]));
  const shown: Shown[] = [];
  for (const entry of document.querySelectorAll<HTMLElement>(".map-list [data-item]")) {
    const key = entry.dataset.item!;
    const feature = byKey.get(key);
    if (feature?.geometry.type !== "Point") continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = feature.properties.lager === "plats" ? `map-marker place s${feature.properties.storlek ?? 1}` : "map-marker";
    button.setAttribute("aria-label", entry.dataset.label ?? feature.properties.namn);
    button.title = entry.dataset.label ?? feature.properties.namn;
    const holder = document.createElement("div");
    holder.className = "map-holder";
    holder.append(button);
    new Marker({ element: holder }).setLngLat(feature.geometry.coordinates as [number, number]).addTo(map);
    // The holder is only a position; the button inside it is what is named and pressed.
    holder.removeAttribute("aria-label");
    holder.removeAttribute("role");
    holder.removeAttribute("tabindex");
    shown.push({ key, feature, button });
  }
  return shown;
}

/** Names of areas where they have room; read in the list, so hidden from screen readers here. */
export function areaNames(map: Map, data: MapData): HTMLElement[] {
  const areas = data.features.filter(({ properties }) => properties.lager === "omrade");
  const labels = areas.map((area) => {
    const label = Object.assign(document.createElement("div"), { className: "map-name", textContent: area.properties.namn });
    const marker = new Marker({ element: label }).setLngLat([area.properties.x!, area.properties.y!]).addTo(map);
    label.removeAttribute("aria-label");
    label.removeAttribute("role");
    label.removeAttribute("tabindex");
    label.setAttribute("aria-hidden", "true");
    return { label, marker };
  });
  const place = () => {
    const taken = [...map.getContainer().querySelectorAll<HTMLElement>(".map-marker:not([hidden])")].map((button) => {
      const { left, top } = map.getContainer().getBoundingClientRect();
      const { left: x, top: y, width } = button.getBoundingClientRect();
      return [x - left + 4, y - top + 4, x - left + width - 4, y - top + width - 4] as Box;
    });
    areas.forEach(({ properties }, at) => {
      const { x, y } = map.project([properties.x!, properties.y!]);
      const half = properties.namn.length * 3.6 + 4;
      // In the middle, else over or under it, else not at all.
      const shift = [0, -24, 24, -44, 44].find((by) => {
        const box: Box = [x - half, y + by - 9, x + half, y + by + 9];
        const isFree = taken.every((o) => box[2] < o[0] || o[2] < box[0] || box[3] < o[1] || o[3] < box[1]);
        if (isFree) taken.push(box);
        return isFree;
      });
      labels[at].label.classList.toggle("crowded", shift === undefined);
      labels[at].marker.setOffset([0, shift ?? 0]);
    });
  };
  map.on("zoomend", place);
  place();
  return labels.map(({ label }) => label);
}
