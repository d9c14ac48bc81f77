import type { Map } from "maplibre-gl";
import { bounds, type MapData } from "./data";
import type { Shown } from "./markers";

/** Choosing an entry opens its card and marks its button; the address keeps the choice. */
export function selection(map: Map, data: MapData, shown: Shown[]): void {
  const entries = [...document.querySelectorAll<HTMLDetailsElement>("details[data-item]")];
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const choose = (key: string) => {
    for (const entry of entries) if (entry.dataset.item !== key && entry.open) entry.open = false;
    for (const { key: other, button } of shown) button.setAttribute("aria-pressed", String(other === key));
    map.setFilter("vald", ["==", ["get", "nyckel"], key.startsWith("a-") ? key : ""]);
    history.replaceState(null, "", `#${key}`);
    const feature = data.features.find(({ properties }) => properties.nyckel === key);
    if (!feature) return;
    if (feature.geometry.type === "Point") {
      const at = feature.geometry.coordinates as [number, number];
      if (still) map.jumpTo({ center: at });
      else map.easeTo({ center: at, duration: 300 });
    } else {
      const box = bounds([feature]);
      if (box) map.fitBounds(box, { padding: 60, animate: !still, maxZoom: 15 });
    }
  };

  for (const entry of entries) {
    entry.addEventListener("toggle", () => {
      if (entry.open) choose(entry.dataset.item!);
      else if (shown.find(({ key }) => key === entry.dataset.item)?.button.getAttribute("aria-pressed") === "true") clear();
    });
  }

  const clear = () => {
    for (const { button } of shown) button.setAttribute("aria-pressed", "false");
    map.setFilter("vald", ["==", ["get", "nyckel"], ""]);
    history.replaceState(null, "", location.pathname + location.search);
  };

  for (const { key, button } of shown) {
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      const entry = entries.find((one) => one.dataset.item === key);
      if (!entry) return;
      entry.open = true;
      entry.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
    });
  }

  const first = location.hash.slice(1) || entries.find(({ open }) => open)?.dataset.item;
  const entry = entries.find(({ dataset }) => dataset.item === first);
  if (!entry) return;
  entry.open = true;
  choose(first!);
  entry.scrollIntoView({ block: "nearest" });
}
