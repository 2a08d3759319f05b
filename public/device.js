// What this browser and device are and have, as far as it shows without asking for anything; what follows from it is decided in
// app/src/model/. And the last failures, kept for whoever is asked for help, with the file that tells of all this.

import { inventory } from "/rescue.js";

const KEPT_AT = "failures";
const MOST_FAILURES = 10;
const LONGEST = 200;

/** Seen now. */
export async function look() {
  const storage = navigator.storage;
  const { usage = null, quota = null } = (await storage?.estimate?.().catch(() => null)) ?? {};
  return {
    agent: navigator.userAgent,
    build: build(),
    installed: isInstalled(),
    apple: apple(),
    persisted: (await storage?.persisted?.().catch(() => null)) ?? null,
    used: usage,
    quota,
    has: Object.entries(HAS).filter(([, is]) => is()).map(([name]) => name),
  };
}

const HAS = {
  "camera": () => !!navigator.mediaDevices?.getUserMedia,
  "share": () => !!navigator.share,
  "passkey": () => "PublicKeyCredential" in globalThis,
  "bluetooth": () => "bluetooth" in navigator,
  "nfc": () => "NDEFReader" in globalThis,
};

/** An app of its own on the home screen or the desk, and no tab. */
const isInstalled = () => navigator.standalone === true
  || ["standalone", "minimal-ui", "window-controls-overlay"].some((mode) => matchMedia(`(display-mode: ${mode})`).matches);

/** Where a tab and an installed app keep their data apart, and a tab's is cleared after a week: all of iOS, and Safari on a desk. */
function apple() {
  const { userAgent, standalone } = navigator;
  if (typeof standalone === "boolean" || /\b(iPhone|iPad|iPod)\b/.test(userAgent)) return "phone";
  return /Macintosh.*Version\/.*Safari\//.test(userAgent) && !/Chrom|Edg|Firefox/.test(userAgent) ? "desk" : null;
}

/** The hash in the module's name: page and worker are of one build. */
const build = () => /-([0-9a-f]{16})\.js$/.exec(document.documentElement.dataset.glue ?? "")?.[1] ?? "dev";

/** Two short tones that a queue can hear; silent where there is no sound, or nobody has touched the page yet. */
export function chime() {
  const sound = new AudioContext();
  [[0, 784], [0.14, 1175]].forEach(([after, hertz]) => {
    const [tone, loudness, from] = [sound.createOscillator(), sound.createGain(), sound.currentTime + after];
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.35, from);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.5);
    tone.connect(loudness).connect(sound.destination);
    tone.start(from);
    tone.stop(from + 0.5);
    tone.onended = () => { if (after) sound.close(); };
  });
}

/** Keeps a failure's code, and what is known of its cause. */
export function note(code, detail = "") {
  const kept = [...failures(), { at: Date.now(), build: build(), code, detail: scrubbed(detail) }];
  try {
    localStorage.setItem(KEPT_AT, JSON.stringify(kept.slice(-MOST_FAILURES)));
  } catch {
    // Where nothing may be kept, the screen alone tells of it.
  }
}

/** The last ones, the oldest first. */
export function failures() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AT) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** Without what may name something: what is quoted, and long or hexadecimal words, but for a place in the source. */
function scrubbed(detail) {
  const place = (word) => (/\.(rs|js)(:\d+)*\W*$/.test(word) ? word.split("/").slice(-3).join("/") : "…");
  return String(detail).replace(/["'`“].*?["'`”]/g, "…").replace(/\S{20,}/g, place).replace(/[0-9a-f]{8,}/gi, "…").slice(0, LONGEST);
}

/**
 * A file for whoever helps: what a person can read before it is sent. No names, no amounts, no keys.
 * @param {string[]} lines what the app knows of the wallet: states and counts
 */
export async function diagnose(lines = []) {
  const { used, quota, has, ...seen } = await look();
  const kept = await inventory().catch((error) => ({ error: error?.name }));
  const moment = (at) => new Date(at).toISOString().slice(0, 16);
  return [
    "JuiceTokens: for whoever helps",
    "No names, no amounts, no keys and no passphrases are in this file.",
    "",
    `made: ${moment(Date.now())}`,
    ...Object.entries(seen).map(([name, value]) => `${name}: ${value}`),
    `storage: ${used ?? "?"} of ${quota ?? "?"} bytes`,
    `has: ${has.join(", ")}`,
    `language: ${document.documentElement.lang}`,
    `database: ${kept ? JSON.stringify(kept) : "none"}`,
    ...lines,
    ...failures().map(({ at, build, code, detail }) => `failure: ${moment(at)} ${build} ${code} ${detail}`),
    "",
  ].join("\n");
}
