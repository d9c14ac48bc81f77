import Personnummer from "personnummer";
import type { Reading } from "./reading";
import { Term, termsOf } from "./vocabulary";

interface Group { start: number; end: number; digits: string }
type Gap = "" | "space" | "dash" | "plus" | "mark";

const lookalikeDigits: Record<string, string> = { O: "0", o: "0", Q: "0", D: "0", l: "1", I: "1", i: "1", S: "5", s: "5", B: "8", Z: "2", z: "2" };

const plain = (text: string): Group[] =>
  [...text.matchAll(/\d+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, digits: m[0] }));

/** Digit groups with O and l read as digits; empty when the text has none. */
function lookalikes({ words }: Reading): Group[] {
  const like = words.filter(({ raw }) => raw.length < 15 && /^[\dOoQDlIiSsBZz]+$/.test(raw) && (/\d/.test(raw) || (/^[OolI]+$/.test(raw) && raw !== "Il")));
  if (!like.some(({ raw }) => /\D/.test(raw))) return [];
  return like.map(({ start, end, raw }) => ({ start, end, digits: raw.replace(/\D/g, (c) => lookalikeDigits[c]!) }));
}

function gapBetween(text: string, left: Group, right: Group): Gap {
  const gap = text.slice(left.end, right.start);
  if (gap.length < 1 || gap.length > 5) return "";
  const trimmed = gap.replace(/^[ \n]+|[ \n]+$/g, "");
  if (!trimmed) return "space";
  if (/^--?$/.test(trimmed)) return "dash";
  if (trimmed === "+") return "plus";
  return /^([/_*~=|()[\]]|\)\(|\]\[)$/.test(trimmed) || /^[.:,·'•]$/.test(gap) ? "mark" : "";
}

const isRealDate = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return year > 1799 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** "", or the kind of number that ten or twelve digits are; only leap years tell the centuries apart. */
function kindOf(digits: string, centenarian: boolean): "" | "PersonalIdentityNumber" | "CoordinationNumber" {
  const ten = digits.slice(-10);
  const day = +ten.slice(4, 6);
  const year = digits.length > 10 ? +digits.slice(0, 4) : (centenarian ? 1900 : 2000) + +ten.slice(0, 2);
  if (ten.slice(6, 9) === "000" || !isRealDate(year, +ten.slice(2, 4), day > 60 ? day - 60 : day)) return "";
  return day > 60 ? "CoordinationNumber" : "PersonalIdentityNumber";
}

const isBirthDate = (d: string) =>
  /^(\d{6}|\d{8})$/.test(d) && isRealDate(d.length > 6 ? +d.slice(0, 4) : 2000 + +d.slice(0, 2), +d.slice(-4, -2), +d.slice(-2));

/** Hour and minute, or two hours. */
const isClock = (four: string) => +four.slice(0, 2) < 25 && four[2]! < "6";
const isYear = (d: string) => /^(19|20)\d\d$/.test(d);

function identityNumber(r: Reading, all: Group[], first: number, last: number, digits: string): boolean {
  const groups = all.slice(first, last + 1);
  const gap = (i: number) => gapBetween(r.text, groups[i - 1]!, groups[i]!);
  const [a, b, c] = groups as [Group, Group?, Group?];
  const end = groups.at(-1)!.end;
  const lengths = groups.map((g) => g.end - g.start).join("");
  const lastGap = b ? gap(groups.length - 1) : "dash";
  const trueDigits = groups.map((g) => r.text.slice(g.start, g.end).replace(/\D/g, "").length).reduce((x, y) => x + y);
  if (digits.length === 10 && c && isYear(a.digits) && b!.digits.length < 3) return false;
  const kind = kindOf(digits, lastGap === "plus");
  if (!kind || trueDigits < 5) return false;
  const tight = !b || lengths === "64" || lengths === "84";
  const phone = b ? /^0(7$|\d{2,3}$)/.test(a.digits) || (a.digits === "08" && lengths !== "22222") : /^07[02369]/.test(a.digits);
  const report = (stop: boolean) => {
    r.add(kind, stop, a.start, end);
    return true;
  };
  if (!Personnummer.valid(digits.slice(-10)))
    return tight && lastGap !== "space" && lastGap !== "mark" && !phone && trueDigits > 7 && report(false);
  const clock = isClock(digits.slice(-4));
  const camera = r.field === "FileName" && lastGap === "mark" && clock && digits.startsWith("20") && r.text[a.start - 1] === "_";
  if (tight) return report(!camera && !(lengths === "84" && lastGap === "space" && clock && digits.startsWith("202")));
  if ((lengths === "42222" || (lengths === "4224" && digits.startsWith("20"))) && gap(3) === "space" && clock && gap(1) === gap(2) && gap(1) !== "space")
    return false;
  if (lengths === "2224" || lengths === "4224") return report(true);
  const alone = (!all[first - 1] || !gapBetween(r.text, all[first - 1]!, a)) && (!all[last + 1] || !gapBetween(r.text, groups.at(-1)!, all[last + 1]!));
  const dateFirst = c && a.digits.length < 3 && b!.digits.length < 3 && isYear(c.digits);
  const amount = /^[1-3]3*$/.test(lengths) && groups.every((_, i) => !i || /space|mark/.test(gap(i)))
    && (r.text[end] === "%" || r.is(r.words.findIndex((w) => w.start >= end), Term.Money));
  return alone && !phone && !dateFirst && !amount && report(true);
}

function identityNumbers(r: Reading, groups: Group[]) {
  for (let i = 0; i < groups.length; i++) {
    let digits = "";
    let found = i;
    for (let j = i; j < groups.length && j < i + 12; j++) {
      if (j > i && !gapBetween(r.text, groups[j - 1]!, groups[j]!)) break;
      digits += groups[j]!.digits;
      if (digits.length > 12) break;
      if ((digits.length === 10 || (digits.length === 12 && /^(18|19|20)/.test(digits))) && kindOf(digits, false) && identityNumber(r, groups, i, j, digits))
        found = j;
    }
    i = found;
  }
}

function birthDates(r: Reading, groups: Group[]) {
  let word = 0;
  groups.forEach((g, i) => {
    while (r.words[word] && r.words[word]!.end <= g.start) word++;
    const rest = r.text.slice(g.end, g.end + 8).toLowerCase().replace(/^[ +-]+/, "");
    const masked = isBirthDate(g.digits) && (/^(xxxx|\*{4}|nnnn|\?{4})/.test(rest)
      || (/^0000/.test(rest) && /[-+]/.test(r.text[g.end]!) && groups[i + 1]!.digits.length === 4));
    const end = masked ? g.end : hasBirthWord(r, word) && dateAt(r, groups, i, word);
    if (end) r.add("BirthDate", true, g.start, end);
  });
}

function hasBirthWord({ words, is, lower }: Reading, word: number): boolean {
  for (let i = Math.max(0, word - 3); i < word + 3 && i < words.length; i++) {
    const near = i < word ? words[word]!.start - words[i]!.end : words[i]!.start - words[word]!.end;
    if (i !== word && near < 26 && (is(i, Term.Birth) || (i === word - 1 && lower(i) === "f"))) return true;
  }
  return false;
}

function dateAt(r: Reading, groups: Group[], i: number, word: number): number {
  const [g, h, k] = [groups[i]!, groups[i + 1], groups[i + 2]];
  if (isBirthDate(g.digits)) return g.end;
  if (g.digits.length < 3 && r.is(word + 1, Term.Month) && r.words[word + 1]!.start - g.end < 6)
    return r.words[word + (r.lower(word + 2).length === 4 ? 2 : 1)]!.end;
  if (!h || !k || !gapBetween(r.text, g, h) || !gapBetween(r.text, h, k)) return 0;
  const parts = [g, h, k].map((x) => x.digits.padStart(2, "0"));
  if (g.digits.length < k.digits.length) parts.reverse();
  return isBirthDate(parts.join("")) ? k.end : 0;
}

function phones(r: Reading, groups: Group[]) {
  for (let i = 0; i < groups.length; i++) {
    const before = r.text.slice(Math.max(0, groups[i]!.start - 2), groups[i]!.start);
    const foreign = /(^|\D)\+$/.test(before) && groups[i]!.digits[0] !== "0";
    if (foreign || (groups[i]!.digits[0] === "0" && !/\d[-/.,:]$/.test(before) && !/\+$/.test(before))) i = phone(r, groups, i, foreign);
  }
}

/** Reports a number and tells at which group it ends; a known switchboard is passed over. */
function phone(r: Reading, groups: Group[], first: number, foreign: boolean): number {
  const a = groups[first]!;
  const mobile = /^(07.|46)$/.test(a.digits);
  let digits = "";
  let end = -1;
  for (let j = first; j < groups.length; j++) {
    const g = groups[j]!;
    const gap = j > first ? r.text.slice(groups[j - 1]!.end, g.start) : "";
    if (gap.length > 4 || !(mobile ? /^[ \n()./-]*$/ : j === first + 1 ? /^[ \n()/-]*$/ : /^[ \n()-]*$/).test(gap) || digits.length + g.digits.length > 15) break;
    digits += g.digits;
    const code = foreign && digits.startsWith("46") ? 2 : digits.startsWith("0046") ? 4 : 0;
    const national = code ? "0" + digits.slice(code).replace(/^0+/, "") : digits;
    if (termsOf(national) & Term.Switchboard) return j;
    if (isPhone(r, groups.slice(first, j + 1), national, foreign, code)) end = j;
    if (end >= 0 && digits.length > 9) break;
  }
  if (end < 0 || r.text.slice(a.start, groups[end]!.end).replace(/\D/g, "").length < 4) return first;
  r.add("Phone", r.outside, a.start, groups[end]!.end);
  return end;
}

function isPhone(r: Reading, groups: Group[], national: string, foreign: boolean, code: number): boolean {
  const lengths = groups.map((g) => g.digits.length).join();
  if (foreign && !code)
    return national.length > 8 && national.length < 15
      && !(groups.length > 1 && /^[1-3](,3)+$/.test(lengths) && groups.every((g, i) => !i || /space|mark/.test(gapBetween(r.text, groups[i - 1]!, g))));
  if (national.length < 8 || national.length > 13 || national[1] === "0") return false;
  if (code) return true;
  if (lengths === "4,4" || (lengths === "6,4" && isBirthDate(groups[0]!.digits))) return false;
  const area = groups[0]!.digits;
  return area.length > 2 || area === "08"
    ? !groups.every((g) => g.digits.length === 2 && g.digits <= "24")
    : /^(\d)(,\1)*$/.test(lengths) && /^(9|10)$/.test(String(national.length)) && national[1] === "7";
}

export function numbers(r: Reading) {
  const digits = plain(r.text);
  const like = lookalikes(r);
  identityNumbers(r, digits);
  identityNumbers(r, like);
  birthDates(r, digits);
  phones(r, digits);
  phones(r, like);
}
