// The map over the partnership's own data. The list and the picture from the server say the same without it.
import { setWorkerUrl } from "maplibre-gl";
import { showMap } from "./map/view";
import { pickOnMap } from "./map/pick";
import { copyLink, printPage } from "./map/tools";

copyLink();
printPage();

const box = document.querySelector<HTMLElement>("#karta");
const picker = document.querySelector<HTMLElement>("[data-pick-map]");
const worker = (box ?? picker)?.dataset.worker;
if (worker) setWorkerUrl(worker);
if (box) showMap(box).catch(() => fail(box));
if (picker) pickOnMap(picker).catch(() => (picker.hidden = true));

function fail(box: HTMLElement): void {
  box.classList.remove("live");
  document.body.dataset.map = "failed";
  const note = Object.assign(document.createElement("p"), { className: "map-failed", textContent: box.dataset.failed ?? "" });
  note.setAttribute("role", "status");
  box.append(note);
}
