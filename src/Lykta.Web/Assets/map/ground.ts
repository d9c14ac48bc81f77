// What lies under the observations: an own background if the installation has one, else water and the areas as land.
import { addProtocol, type ExpressionSpecification, type LayerSpecification, type Map, type SourceSpecification, type StyleSpecification } from "maplibre-gl";
import { Protocol } from "pmtiles";
import { colour, shades } from "./colours";
import type { MapData } from "./data";

const empty = { type: "FeatureCollection", features: [] } as MapData;
const shade: ExpressionSpecification = ["coalesce", ["get", "ton"], 0];

function byShade(): ExpressionSpecification {
  const [a, b, c, d, e, f] = shades();
  return ["match", shade, 0, a, 1, b, 2, c, 3, d, 4, e, f];
}

export function style(box: HTMLElement, data: MapData | null): StyleSpecification {
  const kind = box.dataset.background ?? "";
  const sources: Record<string, SourceSpecification> = { data: { type: "geojson", data: (data ?? empty) as GeoJSON.GeoJSON } };
  const background = source(kind);
  if (background) sources.bakgrund = { ...background, attribution: box.dataset.attribution ?? "" } as SourceSpecification;
  return { version: 8, sources, layers: [water(), ...backgroundLayers(kind), ...areaLayers(kind !== "")] };
}

function source(kind: string): SourceSpecification | null {
  const tiles = (name: string) => [`${location.origin}/oppet/kartbakgrund/${name}/{z}/{x}/{y}`];
  if (kind === "raster") return { type: "raster", tiles: tiles("raster"), tileSize: 256, maxzoom: 19 };
  if (kind === "vektor") return { type: "vector", tiles: tiles("vektor"), maxzoom: 15 };
  if (kind !== "pmtiles") return null;
  addProtocol("pmtiles", new Protocol().tile);
  return { type: "vector", url: `pmtiles://${location.origin}/oppet/kartbakgrund/karta.pmtiles` };
}

const water = (): LayerSpecification => ({ id: "vatten", type: "background", paint: { "background-color": colour("water") } });

// Names of layers in the two common schemas of open street maps (OpenMapTiles and Protomaps).
function backgroundLayers(kind: string): LayerSpecification[] {
  if (kind === "raster") return [{ id: "bakgrund", type: "raster", source: "bakgrund", paint: { "raster-opacity": 0.75 } }];
  if (kind === "") return [];
  const fill = (layer: string, name: string): LayerSpecification =>
    ({ id: `bg-${layer}`, type: "fill", source: "bakgrund", "source-layer": layer, paint: { "fill-color": colour(name) } });
  const line = (layer: string): LayerSpecification =>
    ({ id: `bg-${layer}`, type: "line", source: "bakgrund", "source-layer": layer, paint: { "line-color": colour("line"), "line-width": ["interpolate", ["linear"], ["zoom"], 11, 0.5, 16, 4] } });
  return [fill("earth", "land"), fill("landcover", "land"), fill("landuse", "land"), fill("water", "water"), fill("building", "chip"), fill("buildings", "chip"), line("transportation"), line("roads")];
}

function areaLayers(hasBackground: boolean): LayerSpecification[] {
  return [
    { id: "land", type: "fill", source: "data", filter: ["in", ["get", "lager"], ["literal", ["distrikt", "omrade"]]], paint: { "fill-color": colour("land"), "fill-opacity": hasBackground ? 0.25 : 1 } },
    { id: "yta", type: "fill", source: "data", filter: ["==", ["get", "lager"], "omrade"], layout: { visibility: "none" }, paint: { "fill-color": byShade(), "fill-opacity": hasBackground ? 0.75 : 1 } },
    { id: "granser", type: "line", source: "data", filter: ["==", ["get", "lager"], "omrade"], paint: { "line-color": colour("land-line"), "line-width": 1 } },
    { id: "distrikt", type: "line", source: "data", filter: ["==", ["get", "lager"], "distrikt"], paint: { "line-color": colour("land-line"), "line-width": 2 } },
    { id: "vald", type: "line", source: "data", filter: ["==", ["get", "nyckel"], ""], paint: { "line-color": colour("lamp-edge"), "line-width": 3 } },
    { id: "platser", type: "circle", source: "data", filter: ["==", ["get", "lager"], "plats"], paint: { "circle-radius": 3, "circle-color": colour("card"), "circle-stroke-color": colour("edge"), "circle-stroke-width": 1 } },
  ];
}

export function repaint(map: Map): void {
  map.setPaintProperty("vatten", "background-color", colour("water"));
  map.setPaintProperty("land", "fill-color", colour("land"));
  for (const id of ["granser", "distrikt"]) map.setPaintProperty(id, "line-color", colour("land-line"));
  map.setPaintProperty("yta", "fill-color", byShade());
  map.setPaintProperty("platser", "circle-color", colour("card"));
  map.setPaintProperty("platser", "circle-stroke-color", colour("edge"));
}
