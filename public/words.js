// The words of the app: one catalogue of app/locales/ at a time, and numbers, dates and lists as its language writes them.
//
// The Rust side calls `globalThis.words`; the loader opens the first catalogue while the module loads.

import { FluentBundle, FluentResource } from "/fluent/index.js";

/** Each language and its catalogue; the first is the one to fall back on. */
const CATALOGUES = {
  en: "/locales/en.ftl",
  nl: "/locales/nl.ftl",
  fr: "/locales/fr.ftl",
  es: "/locales/es.ftl",
  ar: "/locales/ar.ftl",
};
const FROM_RIGHT_TO_LEFT = ["ar"];

/** Where the choice of a person is kept; without one, the browser's languages decide. */
const KEPT_AT = "language";

const DATES = {
  day: { dateStyle: "long" },
  lately: { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
  moment: { dateStyle: "medium", timeStyle: "short" },
  month: { month: "long", year: "numeric" },
  time: { timeStyle: "short" },
};

let open = null;

/** A language's own words and ways. */
class Catalogue {
  constructor(tag, source) {
    const locale = localeOf(tag);
    this.tag = tag;
    this.bundle = new FluentBundle(locale);
    this.bundle.addResource(new FluentResource(source));
    this.figures = new Intl.NumberFormat(locale);
    this.lists = new Intl.ListFormat(locale);
    this.dates = Object.fromEntries(Object.entries(DATES).map(([style, options]) => [style, new Intl.DateTimeFormat(locale, options)]));
  }
}

/** The person's own variety of a language, as en-GB for en; figures are those of coins, codes and keypads: 0 to 9. */
function localeOf(tag) {
  const wanted = languages().find((each) => primary(each) === tag) ?? tag;
  try {
    return new Intl.Locale(wanted, { numberingSystem: "latn" }).toString();
  } catch {
    return tag;
  }
}

function languages() {
  return navigator.languages?.length ? navigator.languages : [navigator.language ?? ""];
}

function primary(tag) {
  return tag.split(/[-_]/)[0].toLowerCase();
}

/** The language that was chosen, else the first of the browser's that has a catalogue. */
function preferred() {
  const known = (tag) => Object.hasOwn(CATALOGUES, tag);
  try {
    const kept = localStorage.getItem(KEPT_AT);
    if (kept !== null && known(kept)) return kept;
  } catch {
    // Where nothing may be kept, nothing was chosen.
  }
  return languages().map(primary).find(known) ?? Object.keys(CATALOGUES)[0];
}

/** Opens a catalogue, and tells the page its language and direction. */
async function show(tag) {
  const answer = await fetch(CATALOGUES[tag]);
  if (!answer.ok) throw new Error(`the words of ${tag} are not to be had (${answer.status})`);
  open = new Catalogue(tag, await answer.text());
  document.documentElement.lang = tag;
  document.documentElement.dir = FROM_RIGHT_TO_LEFT.includes(tag) ? "rtl" : "ltr";
}

/** Opens the language that the person chose, or the browser prefers. */
export const start = () => show(preferred());

globalThis.words = {
  /** Opens another language, and keeps the choice. */
  async choose(tag) {
    await show(tag);
    try {
      localStorage.setItem(KEPT_AT, tag);
    } catch {
      // Then the choice holds until the page is closed.
    }
  },

  /** A message; after its id come the names and values of its variables by turns. */
  message(id, ...pairs) {
    const pattern = open?.bundle.getMessage(id)?.value;
    if (pattern == null) return id;
    if (typeof pattern === "string") return pattern;
    const values = {};
    for (let at = 0; at < pairs.length; at += 2) values[pairs[at]] = pairs[at + 1];
    const errors = [];
    const words = open.bundle.formatPattern(pattern, values, errors);
    for (const error of errors) console.error(`${open.tag}, ${id}: ${error}`);
    return words;
  },

  figure: (number) => open?.figures.format(number) ?? String(number),
  date: (milliseconds, style) => open?.dates[style].format(milliseconds) ?? "",
  list: (parts) => open?.lists.format(parts) ?? parts.join(", "),
};
