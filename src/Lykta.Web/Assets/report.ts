// The report form with script: every report goes into the phone's queue first and is sent from there.
import { ownerHere } from "./offline/store";
import { sendWhenPossible } from "./offline/sender";
import { reportForm } from "./report/form";
import { queuePanel } from "./report/queue";

const form = document.querySelector<HTMLFormElement>("form[data-report]");
const who = ownerHere();
if (form && who && "indexedDB" in self) {
  const opened = reportForm(form, who);
  queuePanel(form, who, opened);
  sendWhenPossible(who);
  const net = document.querySelector<HTMLElement>("[data-no-net]");
  const showNet = () => { if (net) net.hidden = navigator.onLine; };
  addEventListener("online", showNet);
  addEventListener("offline", showNet);
  showNet();
}
