// The rescue file: what waits, photos included, as JSON that the same person can read in on any phone.
import { mine, put, waiting, type Item, type Owner } from "./store";

type Saved = Omit<Item, "photo"> & { photo?: string };

export async function saveRescueFile(who: Owner): Promise<void> {
  const items: Saved[] = [];
  for (const item of waiting(await mine(who))) items.push({ ...item, photo: item.photo ? await toBase64(item.photo) : undefined });
  const blob = new Blob([JSON.stringify({ lykta: 1, ...who, savedAt: new Date().toISOString(), items }, null, 1)], { type: "application/json" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: `lykta-raddning_${new Date().toISOString().slice(0, 10)}.json` });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** How many were read in; null when the file is not this person's. */
export async function readRescueFile(file: File, who: Owner): Promise<number | null> {
  try {
    const read = JSON.parse(await file.text()) as { lykta?: number; items?: Saved[] } & Partial<Owner>;
    if (read.lykta !== 1 || read.partnership !== who.partnership || read.owner !== who.owner || !Array.isArray(read.items)) return null;
    const items = read.items.filter((i) => typeof i.key === "string" && Array.isArray(i.fields) && i.fields.every((f) => f.length === 2 && f.every((v) => typeof v === "string")));
    const held = new Set((await mine(who)).map((i) => i.key));
    for (const item of items.filter((i) => !held.has(i.key))) {
      await put({
        key: item.key, ...who, kind: item.kind === "nothing" ? "nothing" : "report", fields: item.fields, label: String(item.label),
        photo: item.photo ? toBlob(item.photo) : undefined, savedAt: Number(item.savedAt) || Date.now(), state: "kept", tries: 0, nextAt: 0,
      });
    }

    return items.length;
  } catch {
    return null;
  }
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

function toBlob(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: "image/jpeg" });
}
