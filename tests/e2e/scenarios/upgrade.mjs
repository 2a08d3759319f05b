// Wallets that every earlier version has written open in this one, show what they showed, and pay; one that a later version has written
// is refused in words, and can still be copied.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

import { putBack } from "../harness/kept.mjs";
import { payFaceToFace } from "../harness/people.mjs";
import { ROOT } from "../harness/server.mjs";

export const scenarios = [
  { name: "upgrade", run: upgrade },
  { name: "downgrade", run: downgrade },
];

const FOLDER = path.join(ROOT, "tests", "wallets");

/** Names of kept wallets, without their ends. */
async function keptWallets() {
  const files = await readdir(FOLDER);
  return files.filter((file) => file.endsWith(".jtkr")).map((file) => path.basename(file, ".jtkr")).sort();
}

/** A browser with a kept wallet in its database, as that version left it. */
async function having(world, kept, more = {}) {
  const shown = JSON.parse(await readFile(path.join(FOLDER, `${kept}.json`), "utf8"));
  const copy = await readFile(path.join(FOLDER, `${kept}.jtkr`));
  const wallet = await world.person(`${shown.name} of ${kept}`);
  wallet.passphrase = shown.passphrase;
  // A page of this place that runs nothing of the app, so that nobody has the database open.
  await wallet.start("/manifest.webmanifest");
  await putBack(wallet, copy, more);
  return { wallet, shown };
}

async function upgrade(world) {
  await world.serve();
  const kept = await keptWallets();
  assert.ok(kept.length >= 6);
  for (const name of kept) {
    const { wallet, shown } = await having(world, name);
    await wallet.reopen();
    await wallet.isAt("home");
    assert.deepEqual(await wallet.grades("juice"), shown.grades, name);
    assert.deepEqual((await wallet.holding("juice")).coins, shown.coins, name);
    assert.equal(await wallet.find("movement").count(), shown.movements, name);
    // The earliest is the farthest from this version.
    if (shown.issuer && name === kept[0]) {
      const dora = await world.newcomer(`Dora beside ${name}`);
      const faceOff = world.faceOff(wallet, dora);
      await payFaceToFace(faceOff, { payer: wallet, payee: dora, amount: 4, newCommunity: true });
      faceOff.part();
      assert.deepEqual(await dora.grades("juice"), { "on-trust": 4 }, `${name} pays`);
      await dora.close();
    }
    await wallet.close();
  }
}

async function downgrade(world) {
  await world.serve();
  const [name] = (await keptWallets()).reverse();
  const { wallet } = await having(world, name, { version: 99 });
  await wallet.start();
  await wallet.isAt("failed");
  assert.equal(await wallet.find("failure-code").innerText(), "NEWER-STORE");
  await world.looks(wallet, "1-newer");
  const [download] = await Promise.all([wallet.page.waitForEvent("download"), wallet.click("failure-copy")]);
  assert.match(download.suggestedFilename(), /\.jtkr$/);
}
