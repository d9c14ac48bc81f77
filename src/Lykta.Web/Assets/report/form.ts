// Skicka: check, keep on the phone, send, and say plainly which of the two has happened.
import { get, onChange, put, remove, type Item, type Owner, type Problem } from "../offline/store";
import { send } from "../offline/sender";
import { clearErrors, showErrors } from "./errors";
import { photoBox } from "./photo";
import { placeCard } from "./place";
import { wall } from "./screening";
import { similar } from "./similar";
import { textsOf, type Say } from "./texts";

export interface OpenForm { say: Say; mend(item: Item): void }

const patience = 8000;
const typed = ["Input.Text", "Input.ActionTaken", "Input.Wish"];

export function reportForm(form: HTMLFormElement, who: Owner): OpenForm {
  const say = textsOf(form);
  const answer = document.querySelector<HTMLElement>("[data-answer]")!;
  const button = form.querySelector<HTMLButtonElement>(".send-bar .ds-button")!;
  const label = button.textContent!;
  const known = similar(form);
  const place = placeCard(form, say, () => known.ask());
  const photo = photoBox(form, () => showErrors(form, { "Input.Photo": [say("PhotoFailed")] }, say));
  const screening = wall(form, say);
  let isSending = false;
  let mended: string | null = null;
  let said: { key: string; text: string | null } | null = null;

  const chosen = () => form.querySelector<HTMLInputElement>('input[name="Input.Type"]:checked');
  const showPlace = () => place.show(chosen()?.dataset.precision);
  form.addEventListener("change", (event) => {
    if ((event.target as HTMLInputElement).name !== "Input.Type") return;
    showPlace();
    known.ask();
  });
  onChange(() => { void follow(); });
  prefill(form);
  showPlace();
  known.ask();

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isSending) void submit();
  });
  document.querySelector<HTMLFormElement>("form[data-nothing]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isSending) void keepAndSend(item("nothing", [], undefined, say("Nothing")));
  });

  async function submit(): Promise<void> {
    clearErrors(form);
    // What was said of the report before this one is not said of this one.
    answer.className = "";
    answer.textContent = "";
    openConcern(false);
    const found = check();
    if (found) return refuse(found);
    // From here on: two quick presses are one report.
    isSending = true;
    let picture: Blob | undefined;
    try {
      picture = await photo.blob();
    } catch (error) {
      done(() => { });
      throw error;
    }

    await keepAndSend(item("report", fieldsOf(form), picture, [chosen()!.closest("label")!.textContent!.trim().replaceAll("\u00AD", ""), place.name()].filter(Boolean).join(", ")));
  }

  function check(): Problem | null {
    const errors: Record<string, string[]> = {};
    if (!chosen()) errors["Input.Type"] = [say("Need.Type")];
    const isPlaced = ["Place", "Longitude"].some((n) => (form.elements.namedItem(`Input.${n}`) as HTMLInputElement).value !== "");
    if (chosen()?.dataset.precision !== "Never" && !isPlaced) errors["Input.Place"] = [say("Need.Place")];
    const screened = screening.check();
    Object.assign(errors, screened.errors);
    return Object.keys(errors).length === 0 ? null : { kind: "errors", errors, isConcern: screened.isConcern, isAcceptable: screened.isOnlyWarned };
  }

  function item(kind: Item["kind"], fields: [string, string][], picture: Blob | undefined, name: string): Item {
    return { key: crypto.randomUUID(), ...who, kind, fields, photo: picture, label: name, savedAt: Date.now(), state: "kept", tries: 0, nextAt: 0 };
  }

  async function keepAndSend(made: Item): Promise<void> {
    isSending = true;
    button.textContent = say("Sending");
    try {
      await put(made);
      if (mended) await remove(mended);
      mended = null;
    } catch {
      return done(() => answerWith(say("NotStored"), "warn"));
    }

    void navigator.storage?.persist?.();
    await Promise.race([send(who, true), new Promise((resolve) => { setTimeout(resolve, patience); })]);
    const after = await get(made.key);
    if (after?.state === "received" && after.receipt) return location.assign(after.receipt);
    if (after?.state === "stopped") {
      // The form still holds every word: there is no second copy to mend.
      await remove(made.key);
      return done(() => refuse(after.problem!));
    }

    done(() => kept(made));
  }

  function done(next: () => void): void {
    isSending = false;
    button.textContent = label;
    next();
  }

  function kept(made: Item): void {
    if (made.kind === "report") startNext();
    answerWith(say(made.kind === "report" ? "Saved" : "SavedNothing"), "done");
    said = { key: made.key, text: answer.textContent };
  }

  // What was said of the last one holds only until it has been sent.
  async function follow(): Promise<void> {
    if (!said || answer.textContent !== said.text) return;
    const sent = await get(said.key);
    if (sent?.state !== "received") return;
    said = null;
    answer.textContent = sent.number ? say("Arrived", sent.time!, sent.number) : say("ArrivedNothing", sent.time!);
  }

  // One more on the same round: place, time and group stay.
  function startNext(): void {
    const type = chosen();
    if (type) type.checked = false;
    for (const name of typed) { const input = form.elements.namedItem(name) as HTMLInputElement | null; if (input) input.value = ""; }
    form.querySelectorAll("[data-screen]").forEach((line) => line.replaceChildren());
    photo.clear();
    known.ask();
    showPlace();
  }

  function refuse(problem: Problem): void {
    if (problem.isConcern) {
      for (const name of typed) { const input = form.elements.namedItem(name) as HTMLInputElement | null; if (input) input.value = ""; }
      openConcern(true);
    }

    const accept = form.querySelector<HTMLElement>("[data-accept]");
    if (accept && problem.isAcceptable) accept.hidden = false;
    showErrors(form, problem.errors ?? { "": [problem.title ?? say("Errors")] }, say);
  }

  function openConcern(isOpen: boolean): void {
    const exit = document.querySelector<HTMLElement>("[data-concern]");
    if (exit) exit.hidden = !isOpen;
  }

  function answerWith(text: string, tone: "done" | "warn"): void {
    answer.className = `flash ${tone === "warn" ? "warn" : ""}`;
    answer.textContent = text;
    scrollTo({ top: 0 });
    answer.focus();
  }

  return {
    say,
    mend(broken) {
      fill(form, broken.fields);
      mended = broken.key;
      showPlace();
      place.restore();
      refuse(broken.problem ?? { kind: "errors" });
    },
  };
}

function fieldsOf(form: HTMLFormElement): [string, string][] {
  const fields = [...new FormData(form)].filter((f): f is [string, string] => typeof f[1] === "string" && f[1] !== "" && f[0].startsWith("Input."));
  return [...fields.filter(([name]) => name !== "Input.WrittenAt"), ["Input.WrittenAt", new Date().toISOString()], ...(navigator.onLine ? [] : [["__utan_nat", "1"] as [string, string]])];
}

function fill(form: HTMLFormElement, fields: readonly [string, string][]): void {
  for (const [name, value] of fields) {
    for (const input of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (input.type === "radio" || input.type === "checkbox") input.checked = input.value === value;
      else if (input.type !== "hidden" || name !== "Input.IsRecurring") input.value = value;
    }
  }
}

// The kept copy of the form knows nothing of the address it was opened by.
function prefill(form: HTMLFormElement): void {
  if (form.dataset.shell !== "true") return;
  const names: Record<string, string> = { typ: "Type", plats: "Place", dag: "Date", fran: "From", till: "To", grupp: "GroupSize" };
  fill(form, [...new URLSearchParams(location.search)].filter(([name]) => name in names).map(([name, value]) => [`Input.${names[name]}`, value]));
}
