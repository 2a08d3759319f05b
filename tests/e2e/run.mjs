// The app in real Chromium: wallets that see nothing of one another but the picture of a camera.
//
// node tests/e2e/run.mjs --dist DIR --failpoints-dist DIR [--all] [--only NAME]... [--repeat COUNT] [--screenshots DIR] [--looking]
//   [--numbers FILE]
//
// NAME is a scenario's, or that of its file in scenarios/. COUNT is how often each of them is run. With --looking, only
// scenarios run of those files that look at screens: for pictures of all of them. A scenario with a `like` takes the road of
// the one that it names with one thing else: it is left out unless it was asked for by --all, --only or --looking. FILE gets
// how many there were and how they ended, as JSON. A scenario whose `lacks` names what this machine has not is skipped.

import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { ROOT } from "./harness/server.mjs";
import { writeSheets } from "./harness/sheet.mjs";
import { World } from "./harness/world.mjs";

/** A give-up for a scenario in which nothing happens any more; a scenario's pace is that of codes and events. */
const LONGEST_MS = 300_000;
const TRACES = path.join(ROOT, "target", "e2e");
const ORDER = ["first-light", "weather", "cameras", "kills", "settling", "settling-kills", "committee", "backups", "restore", "upgrade", "crash", "autolock", "health", "handover", "trust", "people", "round", "coins", "requests", "stall", "receipt-file", "paper", "offline", "second-tab", "text", "keyboard", "firefox", "webkit", "scale", "secrets", "update", "languages", "looks", "practice", "bad-codes"];

const { values } = parseArgs({
  options: {
    "all": { type: "boolean", default: false },
    "dist": { type: "string", default: path.join(ROOT, "dist") },
    "failpoints-dist": { type: "string", default: path.join(ROOT, "target", "dist-failpoints") },
    "looking": { type: "boolean", default: false },
    "numbers": { type: "string" },
    "only": { type: "string", multiple: true, default: [] },
    "repeat": { type: "string", default: "1" },
    "screenshots": { type: "string" },
  },
});

const named = (await allScenarios()).filter(({ name, file }) =>
  values.only.length === 0 || values.only.some((only) => only === name || only === file));
const wantsAll = values.all || values.looking || values.only.length > 0;
const scenarios = named.filter(({ like }) => wantsAll || !like);
if (scenarios.length === 0) {
  console.error(`there is no scenario ${values.only.join(", ")}`);
  process.exit(1);
}

const prepared = new Map();
const able = scenarios.filter((scenario) => !scenario.lacks?.());
const runs = Array.from({ length: Number(values.repeat) }, () => able).flat();
let failed = 0;
for (const scenario of runs) {
  const [error, seconds, notes] = await attempt(scenario);
  failed += error ? 1 : 0;
  console.log(`${error ? "FAILED" : "passed"}  ${seconds.toFixed(1).padStart(6)} s  ${scenario.name}`);
  for (const note of notes) console.log(`                  ${note}`);
  if (error) console.log(indented(error.stack ?? String(error)));
}
for (const ready of prepared.values()) {
  const made = await ready.catch(() => null);
  if (made) await rm(made.folder, { recursive: true, force: true });
}
if (values.screenshots) for (const page of await writeSheets(values.screenshots)) console.log(page);
for (const scenario of scenarios.filter((one) => !able.includes(one))) console.log(`skipped  ${scenario.name}: ${scenario.lacks()}`);
const leftOut = named.filter((scenario) => !scenarios.includes(scenario));
if (leftOut.length > 0) console.log(`left out, to save time; \`cargo xtask test --only browser -- --all\` runs them:`);
for (const { name, like } of leftOut) console.log(`  ${name} (like ${like})`);
console.log(`${runs.length - failed} passed, ${failed} failed, ${leftOut.length} left out`);
if (values.numbers) await writeFile(values.numbers, JSON.stringify({ scenarios: runs.length, passed: runs.length - failed }));
process.exit(failed === 0 ? 0 : 1);

/** Runs one scenario to its end, or to its give-up. */
async function attempt({ name, run }) {
  const started = performance.now();
  const world = new World({
    name,
    dist: path.resolve(values.dist),
    failpointsDist: path.resolve(values["failpoints-dist"]),
    screenshots: values.screenshots && path.resolve(values.screenshots),
    traces: TRACES,
    prepared,
  });
  let timer;
  const stuck = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing more happened within ${LONGEST_MS / 1000} s`)), LONGEST_MS);
  });
  let failure = null;
  try {
    await Promise.race([run(world), stuck]);
  } catch (error) {
    failure = error;
    for (const wallet of world.wallets) world.note(await wallet.whereabouts());
    await world.keepTraces(error);
  } finally {
    clearTimeout(timer);
    await world.end();
  }
  return [failure, (performance.now() - started) / 1000, world.notes];
}

async function allScenarios() {
  const files = (await readdir(new URL("scenarios/", import.meta.url))).map((file) => path.basename(file, ".mjs"));
  const place = (file) => (ORDER.indexOf(file) + ORDER.length + 1) % (ORDER.length + 1);
  files.sort((one, other) => place(one) - place(other));
  const found = [];
  for (const file of files) {
    if (values.looking && !(await looksAtScreens(file))) continue;
    const { scenarios } = await import(`./scenarios/${file}.mjs`);
    found.push(...scenarios.map((scenario) => ({ ...scenario, file })));
  }
  return found;
}

async function looksAtScreens(file) {
  return (await readFile(new URL(`scenarios/${file}.mjs`, import.meta.url), "utf8")).includes("looks(");
}

function indented(text) {
  return text.split("\n").map((line) => `        ${line}`).join("\n");
}

// A step that was given up may still fail afterwards, when its browser is gone: its scenario has been judged by then.
process.on("unhandledRejection", (error) => {
  if (!/closed|crashed|codes passed/i.test(String(error))) throw error;
});
