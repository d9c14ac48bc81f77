import { Marker } from "maplibre-gl";
import { read } from "./data";
import { makeMap } from "./view";

/** Pressing the map, or Return over its middle, writes the coordinates into the form. */
export async function pickOnMap(box: HTMLElement): Promise<void> {
  const latitude = document.querySelector<HTMLInputElement>("[name='Input.Latitude']")!;
  const longitude = document.querySelector<HTMLInputElement>("[name='Input.Longitude']")!;
  const data = await read(box.dataset.url!);
  box.hidden = false;
  const canvas = Object.assign(document.createElement("div"), { className: "map-canvas" });
  box.append(canvas);
  const map = makeMap(box, canvas, data);
  const dot = Object.assign(document.createElement("div"), { className: "map-pick" });
  dot.setAttribute("aria-hidden", "true");
  const marker = new Marker({ element: dot });

  const typed = () => [longitude, latitude].map(({ value }) => Number.parseFloat(value.replace(",", "."))) as [number, number];
  const show = (center: boolean) => {
    const [x, y] = typed();
    if (!Number.isFinite(x) || !Number.isFinite(y) || Math.abs(y) > 85 || Math.abs(x) > 180) return;
    marker.setLngLat([x, y]).addTo(map);
    if (center) map.jumpTo({ center: [x, y], zoom: Math.max(map.getZoom(), 14) });
  };
  const take = ({ lng, lat }: { lng: number; lat: number }) => {
    longitude.value = lng.toFixed(6);
    latitude.value = lat.toFixed(6);
    show(false);
  };
  map.on("click", (event) => take(event.lngLat));
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take(map.getCenter());
  });
  for (const field of [latitude, longitude]) field.addEventListener("change", () => show(true));
  map.once("load", () => show(true));
  map.on("idle", () => (document.body.dataset.map = "idle"));
}
