// Lighthouse on the build that ships, as it is served: accessibility and best practices must hold, performance is told.
//
// node tests/lighthouse/run.mjs --dist DIR [--out FILE]

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { serve } from "../e2e/harness/server.mjs";

/** The least that a category may have, in hundredths; null where it is only told. */
const GATES = { "accessibility": 95, "best-practices": 95, "performance": null };

const { values } = parseArgs({ options: { dist: { type: "string" }, out: { type: "string" } } });

const profile = await mkdtemp(path.join(tmpdir(), "juicetokens-lighthouse-"));
const server = await serve(values.dist);
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  userDataDir: profile,
});
try {
  const { lhr, report } = await lighthouse(server.url, { port: chrome.port, output: "html", onlyCategories: Object.keys(GATES) });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  if (values.out) await writeFile(values.out, report);
  const scores = Object.keys(GATES).map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
  const low = scores.filter(([name, score]) => GATES[name] !== null && score < GATES[name]);
  for (const [name] of low) for (const line of found(lhr, name)) console.error(line);
  console.log(scores.map(([name, score]) => `${name} ${score}`).join(", "), "–", times(lhr));
  process.exitCode = low.length === 0 ? 0 : 1;
} finally {
  chrome.kill();
  await server.stop();
  await rm(profile, { recursive: true, force: true });
}

/** What keeps a category low. */
function found(lhr, category) {
  const audits = lhr.categories[category].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
  return audits.filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${category}: ${id}: ${title}`);
}

/** A first visit on a slow phone, as Lighthouse reckons it. */
function times({ audits }) {
  const names = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
  return names.map((name) => `${name.replaceAll("-", " ")} ${audits[name].displayValue}`).join(", ");
}
