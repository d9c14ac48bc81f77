export interface MapProperties {
  lager: "distrikt" | "omrade" | "plats" | "iakttagelse";
  nyckel: string;
  namn: string;
  antal?: string | null;
  storlek?: number;
  x?: number;
  y?: number;
}

export type MapFeature = GeoJSON.Feature<GeoJSON.Geometry, MapProperties>;
export type MapData = GeoJSON.FeatureCollection<GeoJSON.Geometry, MapProperties>;

export async function read(url: string): Promise<MapData> {
  const answer = await fetch(url, { headers: { accept: "application/geo+json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as MapData;
}

/** West, south, east, north of everything drawn; null when there is nothing. */
export function bounds(features: MapFeature[]): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null;
  const add = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === "number") {
      const [x, y] = part as [number, number];
      box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
    } else for (const inner of part) add(inner);
  };
  for (const { geometry } of features) if (geometry && "coordinates" in geometry) add(geometry.coordinates);
  return box;
}
