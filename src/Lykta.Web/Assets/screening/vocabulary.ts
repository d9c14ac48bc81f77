// The same word lists as the server reads; esbuild puts .txt files in as strings.
import firstNames from "../../Platform/Privacy/Names/first-names.txt";
import placeNames from "../../Platform/Privacy/Names/places.txt";
import surnames from "../../Platform/Privacy/Names/surnames.txt";
import lines from "../../Platform/Privacy/Names/words.txt";

export const enum Term {
  FirstName = 1,
  FirstNameAndWord = 2,
  Surname = 4,
  SurnameAndWord = 8,
  AnyName = 15,
  Vehicle = 16,
  PlateWord = 32,
  NotPlate = 64,
  NotPlateBefore = 128,
  OneSex = 256,
  AnySex = 512,
  BeforeMan = 1024,
  Age = 2048,
  Clothing = 4096,
  Skin = 8192,
  Origin = 16384,
  Naming = 32768,
  Relation = 65536,
  Partner = 131072,
  Dwelling = 262144,
  DoorCode = 524288,
  Street = 1048576,
  PlaceWord = 2097152,
  PlaceEnding = 4194304,
  Birth = 8388608,
  Month = 16777216,
  Money = 33554432,
  Platform = 67108864,
  Account = 134217728,
  Switchboard = 268435456,
  LowerWord = 536870912,
}

const whole = new Map<string, number>();
const stems = new Map<string, number>();
const endings = new Map<string, number>();
const add = (map: Map<string, number>, word: string, term: number) => map.set(word, (map.get(word) ?? 0) | term);

const addNames = (list: string, name: number) => {
  for (const entry of list.split(/\s+/)) add(whole, entry.replace("?", ""), entry.endsWith("?") ? name * 3 : name);
};
addNames(firstNames, Term.FirstName);
addNames(surnames, Term.Surname);
whole.delete("");
// The lines stand in the order of the terms from Vehicle on; the last holds endings of surnames.
lines.trim().split("\n").forEach((line, i) => {
  const term = line.startsWith("surname") ? Term.Surname : Term.Vehicle << i;
  for (const word of line.split(" ").slice(1))
    add(word.endsWith("*") ? stems : word.startsWith("*") ? endings : whole, word.replace("*", ""), term);
});

export function termsOf(word: string): number {
  let terms = whole.get(word) ?? 0;
  if (word.length > 2 && word.endsWith("s")) terms |= (whole.get(word.slice(0, -1)) ?? 0) & Term.AnyName;
  for (let n = Math.min(word.length, 20); n > 1; n--) terms |= stems.get(word.slice(0, n)) ?? 0;
  for (let n = Math.min(word.length - 2, 20); n > 1; n--) terms |= endings.get(word.slice(-n)) ?? 0;
  return terms;
}

export const places: readonly string[] = placeNames.split("\n");
