import { Term, termsOf } from "./vocabulary";

export type Kind =
  | "PersonalIdentityNumber" | "CoordinationNumber" | "ConcernReport" | "Email" | "Phone" | "BirthDate"
  | "VehiclePlate" | "SocialMediaHandle" | "PersonName" | "Address" | "SchoolClass" | "Description";
export type Severity = "Warn" | "Stop";
export interface Finding { kind: Kind; severity: Severity; start: number; length: number }
export interface Context {
  audience: "Outside" | "Inside";
  field?: "FreeText" | "FileName" | "ImportCell";
  gazetteer?: readonly string[];
}

export interface Word { start: number; end: number; sentence: number; opens: boolean; terms: number; raw: string; lower: string }

const from = "АаВЕеКМНОоРрСсТХхУуІіЈјΑΒΕΖΗΙΚΜΝΟοΡΤΥΧ";
const to = "AaBEeKMHOoPpCcTXxYyIiJjABEZHIKMNOoPTYX";
const hanDigits = "〇一二三四五六七八九";
// Control characters, private use and what is no character show nothing; the breaks of lines among them are seen.
const invisible = /[\p{Cf}\p{Co}\p{Noncharacter_Code_Point}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u115f\u1160\u3164\uffa0\u2800\ufffc]/u;
const mark = /[\p{Mn}\p{Me}]/u;
const digit = /\p{Nd}/u;

function simple(c: string): string {
  if (/[\n\r\u0085\u2028\u2029]/.test(c)) return "\n";
  if (/[\s\p{Zs}]/u.test(c)) return " ";
  if (c < "\x80") return c;
  if (c === "\u3002") return ".";
  if (/[\p{Pd}\u2212\u2043\u02d7\u30fc\u2500]/u.test(c)) return "-";
  const i = from.indexOf(c);
  if (i >= 0) return to[i]!;
  const han = hanDigits.indexOf(c);
  if (han >= 0) return String(han);
  if (!digit.test(c)) return c;
  // Decimal digits stand in tens, so the value is the distance to the first.
  let value = 0;
  while (value < 9 && digit.test(String.fromCharCode(c.charCodeAt(0) - value - 1))) value++;
  return String(value);
}

// ❶, ➀, ⑴ and their like, nine in a row from one: NFKC keeps the ring or spells out the brackets.
const ringed = [0x1369, 0x2460, 0x2474, 0x2488, 0x24f5, 0x2776, 0x2780, 0x278a];

function ringedDigit(code: number): string {
  if (code === 0x24ea || code === 0x24ff) return "0";
  if (code >= 0x1f101 && code <= 0x1f10a) return String(code - 0x1f101);
  const first = ringed.find((one) => code >= one && code < one + 9);
  return first === undefined ? "" : String(code - first + 1);
}

/** The text as a reader sees it, with the original start and end of every character. */
export function fold(text: string) {
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0, end; i < text.length; i = end) {
    end = i + 1;
    const code = text.charCodeAt(i);
    let segment = text[i]!;
    const plain = (code > 0x1f && code < 0x7f) || (code > 0x8 && code < 0xe) || (code > 0xbf && code < 0x132);
    if (!plain || text.charCodeAt(end) > 0x2ff) {
      segment = String.fromCodePoint(text.codePointAt(i)!);
      end = i + segment.length;
      if (/\p{Cs}/u.test(segment)) segment = " ";
      else if (invisible.test(segment)) segment = "";
      else if (ringedDigit(segment.codePointAt(0)!)) segment = ringedDigit(segment.codePointAt(0)!);
      else {
        while (end < text.length && end - i < 32) {
          const next = String.fromCodePoint(text.codePointAt(end)!);
          if (mark.test(next)) segment += next;
          else if (!invisible.test(next)) break;
          end += next.length;
        }
        segment = [...segment.normalize("NFKC")].filter((c) => !mark.test(c) && !invisible.test(c)).join("");
      }
    }
    for (let k = 0; k < segment.length; k++) {
      folded += simple(segment[k]!);
      starts.push(i);
      ends.push(end);
    }
  }
  return { folded, starts, ends };
}

const lowerCase = (text: string) => [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join("");

export function split(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let opens = true;
  for (const { 0: part, index: start } of text.matchAll(/[\p{L}\p{Nd}]+|[^]/gu)) {
    const position = start + part.length;
    if (/[\p{L}\p{Nd}]/u.test(part)) {
      const lower = lowerCase(part);
      words.push({ start, end: position, sentence, opens, terms: termsOf(lower), raw: part, lower });
      opens = false;
    } else if (part === "\n" || (/[.!?]/.test(part) && /^[ \n]?$/.test(text[position] ?? ""))) {
      sentence++;
      opens = true;
    } else if (/[:"\u201d\u2022]/.test(part)) opens = true;
  }
  return words;
}

const keyOf = (name: string) => split(lowerCase(fold(name).folded)).map((w) => w.lower).join(" ");
const gazetteers = new WeakMap<readonly string[], Set<string>>();

export function known(names: readonly string[]): Set<string> {
  let keys = gazetteers.get(names);
  if (!keys) gazetteers.set(names, (keys = new Set(names.map(keyOf).filter(Boolean))));
  return keys;
}

export type Reading = ReturnType<typeof read>;

export function read(original: string, context: Context) {
  const { folded: text, starts, ends } = fold(original);
  const words = split(text);
  const findings: Finding[] = [];
  const is = (i: number, term: number) => ((words[i]?.terms ?? 0) & term) !== 0;
  const gap = (i: number) => (i > 0 && i < words.length ? text.slice(words[i - 1]!.end, words[i]!.start) : "");
  const add = (kind: Kind, stop: boolean, start: number, end: number) => {
    const at = starts[start]!;
    findings.push({ kind, severity: stop ? "Stop" : "Warn", start: at, length: ends[end - 1]! - at });
  };
  const gapFollows = (i: number) => /^[ _-]$/.test(gap(i));
  const capital = (i: number) => /^\p{Lu}\p{L}*$/u.test(words[i]?.raw ?? "");
  return {
    text, words, findings, is, gap, add,
    outside: context.audience === "Outside",
    field: context.field ?? "FreeText",
    gazetteer: context.gazetteer ?? [],
    lower: (i: number) => words[i]?.lower ?? "",
    raw: (i: number) => words[i]?.raw ?? "",
    follows: gapFollows,
    isLetters: (i: number) => /^\p{L}+$/u.test(words[i]?.raw ?? ""),
    isCapital: capital,
    /** A first name that means nothing else as it is written. */
    isFirstName(i: number) {
      const w = words[i];
      if (!w || !is(i, Term.FirstName)) return false;
      return capital(i) ? !w.opens || !is(i, Term.FirstNameAndWord | Term.LowerWord) : !(w.terms & ~(Term.FirstName | Term.Surname));
    },
    /** olof palmes gata, Anna Whitlocks gymnasium */
    namesPlace(name: number) {
      for (let i = name + 1; i <= name + 3 && gapFollows(i); i++) {
        if (is(i, Term.PlaceWord | Term.PlaceEnding) && (capital(i - 1) || words[i - 1]!.lower.endsWith("s") || gap(i) === "-")) return true;
        if (!capital(i) && !is(i, Term.AnyName)) return false;
      }
      return false;
    },
    isAllCapitals: (i: number) => /^[A-ZÅÄÖÉÜ]{2,}$/.test(words[i]?.raw ?? ""),
    near(i: number, term: number, before: number, after: number) {
      for (let j = Math.max(0, i - before); j <= i + after && j < words.length; j++)
        if (j !== i && words[j]!.sentence === words[i]!.sentence && is(j, term)) return true;
      return false;
    },
    addWords: (kind: Kind, stop: boolean, first: number, last: number) => add(kind, stop, words[first]!.start, words[last]!.end),
  };
}
