// Map beside list: markers are buttons in the order of the list, choosing in one chooses in the other.
import { AttributionControl, Map, NavigationControl } from "maplibre-gl";
import { onThemeChange } from "./colours";
import { bounds, read, type MapData } from "./data";
import { repaint, style } from "./ground";
import { layers } from "./layers";
import { areaNames, markers } from "./markers";
import { selection } from "./selection";

export const stillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function makeMap(box: HTMLElement, canvas: HTMLElement, data: MapData): Map {
  const around = bounds(data.features);
  const map = new Map({
    container: canvas, style: style(box, data), attributionControl: false, dragRotate: false, pitchWithRotate: false, maxPitch: 0, renderWorldCopies: false,
    ...(around ? { bounds: around, fitBoundsOptions: { padding: 24 } } : { center: [15, 62] as [number, number], zoom: 4 }), maxZoom: 18,
    locale: { "Map.Title": box.dataset.label ?? "", "NavigationControl.ZoomIn": box.dataset.zoomIn ?? "+", "NavigationControl.ZoomOut": box.dataset.zoomOut ?? "−" },
  });
  map.touchZoomRotate.disableRotation();
  if (box.dataset.attribution) map.addControl(new AttributionControl({ compact: true }));
  onThemeChange(() => repaint(map));
  return map;
}

export async function showMap(box: HTMLElement): Promise<void> {
  const data = await read(box.dataset.url!);
  const canvas = Object.assign(document.createElement("div"), { className: "map-canvas" });
  box.append(canvas);
  box.classList.add("live");
  const map = makeMap(box, canvas, data);
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  await new Promise<void>((resolve, reject) => {
    map.once("load", () => resolve());
    setTimeout(() => reject(new Error("The map did not load")), 30_000);
  });
  const isShaded = box.dataset.mode === "yta";
  map.setLayoutProperty("yta", "visibility", isShaded ? "visible" : "none");
  if (isShaded) map.setLayoutProperty("platser", "visibility", "none");
  const shown = isShaded ? [] : markers(map, data);
  const names = areaNames(map, data);
  selection(map, data, shown);
  layers(map, shown, names);
  const idle = () => (document.body.dataset.map = "idle");
  map.on("idle", idle);
  map.on("movestart", () => (document.body.dataset.map = "moving"));
  map.triggerRepaint();
}
