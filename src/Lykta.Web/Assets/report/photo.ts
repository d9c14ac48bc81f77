// The photo is made small, redrawn (which leaves all metadata behind) and can be blurred by hand before it is kept.
export interface PhotoBox { blob(): Promise<Blob | undefined>; clear(): void }

const longest = 1600;
const grains = 28;

export function photoBox(form: HTMLFormElement, failed: () => void): PhotoBox {
  const box = form.querySelector<HTMLElement>("[data-photo]");
  if (!box) return { blob: async () => undefined, clear: () => undefined };
  const input = box.querySelector<HTMLInputElement>("input[type=file]")!;
  const draw = box.querySelector<HTMLElement>("[data-photo-draw]")!;
  const canvas = draw.querySelector("canvas")!;
  const pen = canvas.getContext("2d")!;
  const coarse = document.createElement("canvas");
  let picture: ImageBitmap | null = null;
  let cursor = { x: 0.5, y: 0.5 };

  const start = () => {
    if (!picture) return;
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const side = Math.max(1, Math.round(Math.max(canvas.width, canvas.height) / grains));
    [coarse.width, coarse.height] = [Math.ceil(canvas.width / side), Math.ceil(canvas.height / side)];
    coarse.getContext("2d")!.drawImage(canvas, 0, 0, coarse.width, coarse.height);
  };

  const smudge = (x: number, y: number) => {
    const radius = Math.max(canvas.width, canvas.height) / 14;
    pen.save();
    pen.beginPath();
    pen.arc(x * canvas.width, y * canvas.height, radius, 0, 2 * Math.PI);
    pen.clip();
    pen.imageSmoothingEnabled = false;
    pen.drawImage(coarse, 0, 0, canvas.width, canvas.height);
    pen.restore();
    canvas.dataset.smudged = "true";
  };

  const clear = () => {
    picture = null;
    input.value = "";
    draw.hidden = true;
    delete canvas.dataset.smudged;
  };

  input.accept = "image/jpeg,image/png,image/*";
  input.setAttribute("capture", "environment");
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return clear();
    try {
      picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      start();
      draw.hidden = false;
    } catch {
      clear();
      failed();
    }
  });
  canvas.addEventListener("pointerdown", (event) => { canvas.setPointerCapture(event.pointerId); follow(event); });
  canvas.addEventListener("pointermove", (event) => { if (event.buttons) follow(event); });
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step) cursor = { x: clamp(cursor.x + step[0]! * 0.06), y: clamp(cursor.y + step[1]! * 0.06) };
    else if (event.key === " ") smudge(cursor.x, cursor.y);
    else return;
    event.preventDefault();
    pointOut();
  });
  draw.querySelector("[data-photo-reset]")!.addEventListener("click", start);
  draw.querySelector("[data-photo-remove]")!.addEventListener("click", clear);

  function follow(event: PointerEvent): void {
    const edge = canvas.getBoundingClientRect();
    smudge((event.clientX - edge.left) / edge.width, (event.clientY - edge.top) / edge.height);
  }

  // Where the brush stands, for who draws by keyboard: shown over the picture, never in it.
  function pointOut(): void {
    const mark = draw.querySelector<HTMLElement>("[data-photo-mark]") ?? Object.assign(document.createElement("span"), { className: "photo-mark" });
    mark.dataset.photoMark = "";
    canvas.after(mark);
    mark.style.setProperty("left", `${canvas.offsetLeft + cursor.x * canvas.clientWidth}px`);
    mark.style.setProperty("top", `${canvas.offsetTop + cursor.y * canvas.clientHeight}px`);
  }

  return {
    clear,
    blob: () => new Promise((resolve) => {
      if (!picture) resolve(undefined);
      else canvas.toBlob((blob) => resolve(blob ?? undefined), "image/jpeg", 0.82);
    }),
  };
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
