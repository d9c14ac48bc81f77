import type { Reading } from "./reading";
import { Term, termsOf } from "./vocabulary";

export function emails(r: Reading) {
  const { text } = r;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const local = /[\p{L}\p{Nd}._+'-]+ ?$/u.exec(text.slice(Math.max(0, at - 65), at));
    const domain = /^ ?[\p{L}\p{Nd}-]{1,64}( ?\.)( ?)[a-zA-Z][a-zA-Z.-]{1,63}/u.exec(text.slice(at + 1, at + 140));
    if (local && domain && (!domain[2] || text[at + 1] === " "))
      r.add("Email", true, at - local[0].length, at + 1 + domain[0].length);
  }
  for (let i = 1; i + 1 < r.words.length; i++) {
    const after = writtenSign(r, i);
    for (let j = after + 1; after && j < after + 4 && j < r.words.length; j++) {
      const dot = /^(punkt|dot)$/.test(r.lower(j)) && j + 1 < r.words.length;
      if (dot || (r.gap(j) === "." && r.isLetters(j))) {
        r.addWords("Email", true, i - 1, dot ? j + 1 : j);
        break;
      }
    }
  }
}

/** The word after a written-out @ sign, or 0. */
function writtenSign(r: Reading, i: number): number {
  const word = r.lower(i);
  if (/^(snabela?|alfakrull)$/.test(word)) return word === "snabel" && r.lower(i + 1) === "a" ? i + 2 : i + 1;
  return /^(at|a|snabel)$/.test(word) && /[([{]\s*$/.test(r.gap(i)) && /^\s*[)\]}]/.test(r.gap(i + 1)) ? i + 1 : 0;
}

const plate = /^([A-HJ-PR-UW-Z]{3}|[a-hj-pr-uw-z]{3})(\d\d[\da-hj-npr-uw-zA-HJ-NPR-UW-Z])?$/;

export function plates(r: Reading) {
  for (let i = 0; i < r.words.length; i++) {
    const match = plate.exec(r.raw(i));
    if (!match || r.is(i - 1, Term.NotPlateBefore) || termsOf(match[1]!.toLowerCase()) & Term.NotPlate) continue;
    const lower = /[a-z]/.test(match[1]!);
    let last = i;
    if (!match[2]) {
      const joined = r.gap(i + 1) === "-" || (r.gap(i + 1) === " " && (!lower || r.is(i - 1, Term.PlateWord)));
      if (!joined || !/^\d\d[\da-hj-npr-uw-zA-HJ-NPR-UW-Z]$/.test(r.raw(i + 1))) continue;
      last++;
    }
    const near = r.near(i, Term.Vehicle, 8, 6);
    if (lower && !near) continue;
    r.addWords("VehiclePlate", near, i, last);
    i = last;
  }
}

/** Without dots and rings, digits read as letters, doubled letters once. */
const bare = (word: string) =>
  word.slice(0, 40).replace(/[åä4]/g, "a").replace(/[ö0]/g, "o").replace(/1/g, "l").replace(/3/g, "e").replace(/5/g, "s").replace(/(.)\1+/g, "$1");
const isConcern = (word: string) => /^(oros?anm|orosam(n|al)|oroasanm|orsanmal|orosnmal|socanm)/.test(word);

export function concerns(r: Reading) {
  for (let i = 0; i < r.words.length; i++) {
    const last = concern(r, i);
    if (last < 0) continue;
    r.addWords("ConcernReport", r.outside || !bare(r.lower(last)).includes("ning"), i, last);
    i = last;
  }
}

function concern(r: Reading, i: number): number {
  if (!/^[o0s5acr4]/.test(r.lower(i))) return -1;
  if (r.raw(i).length === 1) {
    if (r.lower(i + 1) !== "r") return -1;
    let n = 0;
    while (n < 12 && r.raw(i + n).length === 1) n++;
    return n > 7 && isConcern(bare(r.words.slice(i, i + n).map((w) => w.lower).join(""))) ? i + n - 1 : -1;
  }
  const word = bare(r.lower(i));
  const next = bare(r.lower(i + 1));
  if (isConcern(word)) return i;
  if (/^(oros?|soc|orosan)$/.test(word) && isConcern(word + next) && r.follows(i + 1)) return i + 1;
  if (word === "concern" && next.startsWith("report")) return i + 1;
  if (word.startsWith("anmal") || word === "report")
    for (let j = i + 1; j < i + 4 && r.words[j]?.sentence === r.words[i]!.sentence; j++)
      if (/^(oron?|concern)$/.test(r.lower(j)) && r.lower(j - 1) !== "och") return j;
  return -1;
}

export function handles(r: Reading) {
  r.words.forEach((w, i) => {
    const gap = r.gap(i);
    const underscore = r.text[w.end] === "_";
    if (r.text[w.start - 1] === "@" && w.raw.length > 1 && !/[\p{L}\p{Nd}]/u.test(r.text[w.start - 2] ?? " ")) {
      r.add("SocialMediaHandle", false, w.start - 1, w.end);
    } else if (w.raw.length > 2 || underscore) {
      const account = r.is(i - 1, Term.Account) && (r.is(i - 2, Term.Platform) || r.is(i - 3, Term.Platform));
      if ((r.is(i - 1, Term.Platform) && /[:=]/.test(gap))
        || (gap === "/" && /^(com|me)$/.test(r.lower(i - 1)) && r.is(i - 2, Term.Platform))
        || (account && (/[:"\u201d]/.test(gap) || !r.isLetters(i) || underscore)))
        r.addWords("SocialMediaHandle", false, i, i);
    }
  });
}

export function addresses(r: Reading) {
  const digit = (i: number) => /^\d/.test(r.raw(i));
  r.words.forEach((w, i) => {
    if (r.is(i, Term.DoorCode) && digit(i + 1) && r.gap(i + 1).length < 5) r.addWords("Address", false, i, i + 1);
    else if (r.is(i, Term.Street) && (digit(i + 1) || digit(i + 2)))
      for (let j = i + 2; j < i + 7 && j < r.words.length; j++)
        if (r.words[j]!.sentence <= w.sentence + 1 && r.is(j, Term.Dwelling)) return r.addWords("Address", false, i, j);
  });
}

export function schoolClasses(r: Reading) {
  r.words.forEach((w, i) => {
    const split = /^[1-9]$/.test(w.raw) && r.follows(i + 1) && (/^[A-H]$/.test(r.raw(i + 1)) || (r.is(i - 1, Term.Account) && /^[a-h]$/.test(r.raw(i + 1))));
    if ((split || /^[1-9][a-h]$/.test(w.lower)) && !r.is(i - 1, Term.Street) && (r.near(i, Term.AnySex, 7, 7) || isNamed(r, i))) r.addWords("SchoolClass", false, i, i);
  });
}

/** ahmed i 9B */
function isNamed(r: Reading, i: number): boolean {
  for (let j = i - 4; j <= i + 4; j++)
    if (j !== i && r.words[j]?.sentence === r.words[i]!.sentence && r.isFirstName(j) && !r.namesPlace(j)) return true;
  return false;
}

export function descriptions(r: Reading) {
  let [person, age, trait, clothing] = [-1, -1, -1, -1];
  r.words.forEach((w, i) => {
    if (r.is(i, Term.OneSex) || (w.lower === "man" && r.is(i - 1, Term.BeforeMan))) person = i;
    if (r.is(i, Term.Age) || (/^\d/.test(w.raw) && w.raw.length < 3 && r.lower(i + 1) === "år" && r.gap(i + 1) === " ")) age = i;
    if (r.is(i, Term.Skin | Term.Origin)) trait = i;
    if (r.is(i, Term.Clothing)) clothing = i;
    if (w.lower.startsWith("signalement")) r.addWords("Description", false, i, i);
    if (r.words[i + 1]?.sentence === w.sentence) return;
    if (person >= 0 && trait >= 0) r.addWords("Description", false, trait, trait);
    else if (person >= 0 && age >= 0 && clothing >= 0) r.addWords("Description", false, clothing, clothing);
    person = age = trait = clothing = -1;
  });
}
