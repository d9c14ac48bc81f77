import type { Map } from "maplibre-gl";
import type { Shown } from "./markers";

/** Layers can be put out; which are out is kept in the address (`?dolj=platser,namn`). */
export function layers(map: Map, shown: Shown[], names: HTMLElement[]): void {
  const box = document.querySelector<HTMLElement>(".layers");
  if (!box) return;
  box.hidden = false;
  const boxes = [...box.querySelectorAll<HTMLInputElement>("[data-layer]")];
  const hidden = new Set((new URLSearchParams(location.search).get("dolj") ?? "").split(",").filter(Boolean));
  for (const input of boxes) {
    const name = input.dataset.layer!;
    input.checked = !hidden.has(name);
    show(map, shown, names, name, input.checked);
    input.addEventListener("change", () => {
      show(map, shown, names, name, input.checked);
      const query = new URLSearchParams(location.search);
      const out = boxes.filter((one) => !one.checked).map((one) => one.dataset.layer).join(",");
      if (out) query.set("dolj", out);
      else query.delete("dolj");
      const text = query.toString();
      history.replaceState(null, "", location.pathname + (text ? `?${text}` : "") + location.hash);
    });
  }
}

function show(map: Map, shown: Shown[], names: HTMLElement[], layer: string, isShown: boolean): void {
  const visible = (ids: string[]) => ids.forEach((id) => map.setLayoutProperty(id, "visibility", isShown ? "visible" : "none"));
  if (layer === "omraden") visible(["granser", "distrikt"]);
  if (layer === "namn") names.forEach((name) => (name.hidden = !isShown));
  if (layer === "platser" && document.querySelector<HTMLElement>("#karta")?.dataset.mode !== "yta") visible(["platser"]);
  const kind = layer === "platser" ? "plats" : layer === "iakttagelser" ? "iakttagelse" : "";
  for (const { feature, button } of shown) if (feature.properties.lager === kind) button.hidden = !isShown;
}
