import { known, type Reading } from "./reading";
import { places, Term } from "./vocabulary";

/** The last word of the longest known name that begins at a word, or -1. */
function gazetteerName(r: Reading, first: number): number {
  for (const keys of [known(r.gazetteer), known(places)]) {
    let key = "";
    let found = -1;
    for (let i = first; i < first + 6 && i < r.words.length && (i === first || r.gap(i).length < 4); i++) {
      key += (key && " ") + r.lower(i);
      if (keys.has(key) || (key.endsWith("s") && key.length > 3 && keys.has(key.slice(0, -1)))) found = i;
    }
    if (found >= 0) return found;
  }
  return -1;
}

/** Björns trädgård, Sven Palmes gata, Medborgarplatsen: the last word of the place, or -1. */
function place(r: Reading, first: number): number {
  for (let i = first; i < first + 4 && i < r.words.length; i++) {
    if (i > first && !r.follows(i)) return -1;
    if (r.is(i, Term.PlaceEnding) && !r.is(i, Term.Surname)) return i;
    const isFullName = r.is(i, Term.Surname) && r.is(i - 1, Term.FirstName) && !r.is(i - 1, Term.FirstNameAndWord);
    if (i > first && r.is(i, Term.PlaceWord) && !isFullName
      && (r.isCapital(i) || r.lower(i - 1).endsWith("s") || r.gap(i) === "-" || !r.is(i - 1, Term.FirstName))) return i;
    if (!r.isCapital(i)) return -1;
  }
  return -1;
}

function person(r: Reading, i: number): number {
  const opens = r.words[i]!.opens && (r.field === "FreeText" || r.words.length > 3);
  const next = r.follows(i + 1) && r.isCapital(i + 1) && gazetteerName(r, i + 1) < 0 && !r.is(i + 1, Term.PlaceWord | Term.PlaceEnding);
  if (r.is(i, Term.FirstName)) {
    if (next && (!r.isAllCapitals(i + 1) || r.is(i + 1, Term.Surname))) return i + 1;
    return r.is(i, Term.FirstNameAndWord) && opens ? -1 : i;
  }
  if (r.is(i, Term.Surname)) return r.is(i, Term.SurnameAndWord) ? -1 : i;
  const named = r.is(i - 1, Term.Naming) || (r.is(i - 2, Term.Naming) && r.lower(i - 1) === "för");
  if (named && !r.isAllCapitals(i) && r.words[i]!.sentence === r.words[i - 1]!.sentence) return i;
  return next && !opens && !r.isAllCapitals(i) && !r.isAllCapitals(i + 1) && r.gap(i + 1) === " " ? i + 1 : -1;
}

/** The last word of what points to somebody, or -1: son till, bor hos, pojkvän, anna andersson. */
function pointer(r: Reading, i: number): number {
  if (r.is(i, Term.Partner)) return i;
  if (!r.follows(i + 1)) return -1;
  if (r.is(i, Term.Relation) && r.lower(i + 1) === (/^bo/.test(r.lower(i)) ? "hos" : "till")) return i + 1;
  const pair = !r.isCapital(i) && r.is(i, Term.FirstName) && r.is(i + 1, Term.Surname) && !r.is(i + 1, Term.SurnameAndWord);
  return pair ? i + 1 : -1;
}

export function names(r: Reading) {
  for (let i = 0; i < r.words.length; i++) {
    let last = pointer(r, i);
    if (last < 0) {
      const lower = !r.isCapital(i);
      if (lower && !r.isFirstName(i)) continue;
      const where = gazetteerName(r, i);
      const skip = where >= 0 ? where : !lower ? place(r, i) : r.namesPlace(i) ? i : -1;
      if (skip >= 0) {
        i = skip;
        continue;
      }
      last = lower ? i : person(r, i);
      if (last < 0) continue;
      while (r.follows(last + 1) && r.isCapital(last + 1) && r.is(last + 1, Term.Surname)) last++;
    }
    r.addWords("PersonName", false, i, last);
    i = last;
  }
}
