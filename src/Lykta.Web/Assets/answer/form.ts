// Skicka without a network: what is written stays on the phone, with the key that makes it count once, and is sent when it can be.
import { draftKey } from "../offline/forget";
import { textsOf } from "../report/texts";
import { Kept, keyField, valuesOf } from "./kept";
import { firstStop } from "./wall";

const timeout = 45_000;
const again = 20_000;

export function answerForm(form: HTMLFormElement): void {
  const name = draftKey(location.pathname);
  const line = form.querySelector<HTMLElement>("[data-draft-line]");
  if (!name || !line) return;
  const [kept, say] = [new Kept(name), textsOf(form)];
  let isSending = false;
  let isPressed = false;
  let timer = 0;

  const tell = (text: string, state: string) => {
    line.hidden = text === "";
    line.textContent = text;
    line.dataset.state = state;
  };

  /** Kept as it stands; a text that must not be written is not kept. What stops it, in words. */
  const keep = (): string | null => {
    const stop = firstStop(form);
    if (stop) isPressed = false;
    kept.put({ savedAt: Date.now(), isPressed, values: valuesOf(form).filter(([field]) => !stop || !/Text|Wish/.test(field)) });
    return stop ? say(`Finding.${stop}`) : null;
  };

  const wait = (text: string) => {
    tell(text, "kept");
    clearTimeout(timer);
    timer = self.setTimeout(() => { void send(); }, again);
  };

  const hand = () => {
    isPressed = false;
    keep();
    form.submit();
  };

  async function send(): Promise<void> {
    if (isSending || !isPressed) return;
    if (!navigator.onLine) return wait(say("Draft.NoNet"));
    isSending = true;
    tell(say("Draft.Sending"), "sending");
    try {
      await after(await fetch(location.pathname, {
        method: "POST", body: new URLSearchParams([...new FormData(form)].map(([field, value]) => [field, String(value)])), headers: { Accept: "application/json" },
        credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(timeout),
      }));
    } catch {
      wait(say("Draft.NoNet"));
    } finally {
      isSending = false;
    }
  }

  async function after(response: Response): Promise<void> {
    if (response.ok && response.headers.get("Content-Type")?.includes("json")) {
      const { to } = await response.json() as { to: string };
      isPressed = false;
      kept.sent(keyField(form)?.value ?? "");
      location.assign(to);
    } else if (response.type === "opaqueredirect" || response.status === 401) {
      // To the sign-in and back: the draft is there then.
      isPressed = false;
      keep();
      location.assign(location.pathname);
    } else if (response.status === 429 || response.status >= 500) wait(say("Draft.Refused"));
    // The server has something to say of it, and says it on its own page; nothing was kept there.
    else hand();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    isPressed = true;
    const stop = keep();
    if (stop) tell(stop, "stopped");
    else void send();
  });
  form.addEventListener("input", () => {
    // Changed after the press: it goes when it is pressed again.
    isPressed = false;
    clearTimeout(timer);
    const stop = keep();
    tell(stop ?? "", stop ? "stopped" : "changed");
  });
  addEventListener("online", () => { void send(); });
  addEventListener("pageshow", () => { kept.renew(form); });

  kept.renew(form);
  const draft = kept.get();
  if (!draft) return;
  kept.restore(form, draft);
  isPressed = draft.isPressed;
  if (isPressed) void send();
  else tell(say("Draft.Restored", new Date(draft.savedAt).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })), "kept");
}
