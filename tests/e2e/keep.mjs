// Keeps wallets as a version of the app writes them, for the tests of every later one (tests/wallets/README.md).
//
// node tests/e2e/keep.mjs --dist DIR --name NAME
//
// Anna issues, Bram gets paid and gives change, pays back, and Anna renews what he holds. Of both wallets the database is kept as it
// is, with what the version itself showed of it; and a backup file, where it makes any.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { payFaceToFace, settleFaceToFace } from "./harness/people.mjs";
import { ROOT } from "./harness/server.mjs";
import { World } from "./harness/world.mjs";

const { values } = parseArgs({ options: { dist: { type: "string" }, name: { type: "string" } } });
const FOLDER = path.join(ROOT, "tests", "wallets");

const world = new World({ name: `keep ${values.name}`, dist: path.resolve(values.dist), traces: path.join(ROOT, "target", "e2e"), prepared: new Map() });
try {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await anna.issue({ community: "Orange Square", unit: "juice", coins: [20, 10, 5, 5, 2, 2, 1, 1] });
  await bram.page.reload();
  await bram.unlock();
  const pay = async (payer, payee, amount, given = {}) => {
    const faceOff = world.faceOff(payer, payee);
    await payFaceToFace(faceOff, { payer, payee, amount, ...given });
    faceOff.part();
  };
  await pay(anna, bram, 13, { memo: "Two crates", newCommunity: true });
  await pay(anna, bram, 12);
  await pay(bram, anna, 4);
  const faceOff = world.faceOff(bram, anna);
  await settleFaceToFace(faceOff, { holder: bram, issuer: anna });
  faceOff.part();
  await pay(anna, bram, 1, { memo: "On trust again" });
  await mkdir(FOLDER, { recursive: true });
  for (const wallet of [anna, bram]) await keep(wallet);
} catch (error) {
  await world.keepTraces(error);
  throw error;
} finally {
  await world.end();
}

async function keep(wallet) {
  const place = path.join(FOLDER, `${values.name}-${wallet.name.toLowerCase()}`);
  await wallet.goHome();
  const shown = {
    name: wallet.name,
    passphrase: wallet.passphrase,
    issuer: wallet.name === "Anna",
    grades: await wallet.grades("juice"),
    coins: (await wallet.holding("juice")).coins,
    movements: await wallet.find("movement").count(),
    backup: await backUp(wallet, `${place}.jtkb`),
  };
  await writeFile(`${place}.json`, `${JSON.stringify(shown, null, 2)}\n`);
  // As it lies there when nobody has it open.
  await wallet.page.goto(new URL("/", wallet.page.url()).href);
  await wallet.unlock();
  await wallet.click("home-lock");
  const source = (await readFile(path.join(ROOT, "public", "rescue.js"), "utf8")).replaceAll(/^export /gm, "");
  const copy = await wallet.page.evaluate(`(async () => { ${source}\nreturn [...new Uint8Array(await (await rescue()).arrayBuffer())]; })()`);
  assert.ok(copy.length > 1_000, "there is something to keep");
  await writeFile(`${place}.jtkr`, Uint8Array.from(copy));
}

/** A backup file, where this version knows of such; whether it does. */
async function backUp(wallet, file) {
  await wallet.page.goto(new URL("/safety", wallet.page.url()).href);
  await wallet.unlock();
  if ((await wallet.screen()) !== "safety") return false;
  await wallet.click("safety-backup");
  await wallet.fill("safety-new", wallet.passphrase);
  await wallet.fill("safety-again", wallet.passphrase);
  const [download] = await Promise.all([wallet.page.waitForEvent("download"), wallet.click("safety-submit")]);
  await download.saveAs(file);
  if (await wallet.has("safety-kept")) await wallet.click("safety-kept");
  await wallet.find("safety-done").waitFor();
  return true;
}
