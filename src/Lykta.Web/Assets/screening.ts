// The wall against personal data, on the phone: the same rules, word lists and test sentences as the server's
// Platform/Privacy. Nothing leaves the phone; the server screens again before anything is stored.
import { names } from "./screening/names";
import { numbers } from "./screening/numbers";
import { read, type Context, type Finding, type Kind } from "./screening/reading";
import { addresses, concerns, descriptions, emails, handles, plates, schoolClasses } from "./screening/rules";

export type { Context, Finding, Kind, Severity } from "./screening/reading";

const order: Kind[] = [
  "PersonalIdentityNumber", "CoordinationNumber", "ConcernReport", "Email", "Phone", "BirthDate",
  "VehiclePlate", "SocialMediaHandle", "PersonName", "Address", "SchoolClass", "Description",
];
const rank = (f: Finding) => (f.severity === "Stop" ? 100 : 0) - order.indexOf(f.kind);

/** What stops and what is warned about, in order and without overlap. */
export function screen(text: string, context: Context): Finding[] {
  const r = read(text, context);
  for (const rule of [numbers, emails, concerns, plates, handles, addresses, schoolClasses, descriptions, names]) rule(r);
  r.findings.sort((a, b) => a.start - b.start || b.length - a.length);
  const settled: Finding[] = [];
  for (const finding of r.findings) {
    const last = settled.at(-1);
    if (!last || last.start + last.length <= finding.start) settled.push(finding);
    else if (rank(finding) > rank(last)) settled[settled.length - 1] = finding;
  }
  return settled;
}

export const hasStop = (findings: readonly Finding[]) => findings.some((f) => f.severity === "Stop");

/** The form then shows the way to socialtjänsten and keeps nothing. */
export const isConcernReport = (findings: readonly Finding[]) =>
  findings.some((f) => f.kind === "ConcernReport" && f.severity === "Stop");
