// Every page's script. Each page works without it; this makes it quicker to use.
import { menus } from "./app/menus";
import { shortcuts } from "./app/shortcuts";
import { onceOnly } from "./app/once";
import { autosave } from "./app/autosave";
import { carry } from "./app/carry";
import { countdowns } from "./app/countdown";
import { offline } from "./offline/everywhere";

menus();
shortcuts();
onceOnly();
autosave();
carry();
countdowns();
offline();
focusError();
for (const part of document.querySelectorAll<HTMLElement>("[data-needs-script]")) part.hidden = false;

function focusError(): void {
  document.querySelector<HTMLElement>(".ds-error-summary")?.focus();
}
