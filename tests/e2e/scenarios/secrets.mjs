// The lock holds, and what lies on the disk says nothing of what is in the wallet.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

import { payFaceToFace } from "../harness/people.mjs";

const COMMUNITY = "Zwartewaterplein";
const UNIT = "kweepeer";
const MEMO = "achterstallige huur";

export const scenarios = [{ name: "secrets", run: secrets }];

async function secrets(world) {
  await world.serve();
  const anna = await world.newcomer("Annabel-Lee");
  const bram = await world.newcomer("Bram");
  await world.cutNetwork();
  await anna.issue({ community: COMMUNITY, unit: UNIT, coins: [5, 2, 1] });
  await payFaceToFace(world.faceOff(anna, bram), { payer: anna, payee: bram, amount: 7, memo: MEMO, newCommunity: true });

  await wrongPassphraseIsRefused(anna);
  const hidden = [anna.passphrase, COMMUNITY, UNIT, MEMO];
  assert.deepEqual(found(await storedBytes(anna), hidden), [], "in what the page can read of its storage");
  await anna.close();
  const disk = await diskBytes(anna.profile);
  assert.deepEqual(found(disk, hidden), [], "in the profile on the disk");
  // The wallet's name is shown above the unlock prompt, so it lies open: were it not found, the search would prove nothing.
  assert.deepEqual(found(disk, [anna.name]), [anna.name], "the search finds what is there");
}

async function wrongPassphraseIsRefused(wallet) {
  await wallet.click("home-lock");
  await wallet.tryPassphrase(`${wallet.passphrase}!`);
  await wallet.find("unlock-wrong").waitFor();
  assert.equal(await wallet.screen(), "unlock");
  await wallet.unlock();
  await wallet.isAt("home");
  await wallet.click("home-lock");
  await wallet.isAt("unlock");
  const words = await wallet.page.locator("body").innerText();
  assert.ok(![COMMUNITY, UNIT, MEMO].some((word) => words.includes(word)), "a locked wallet shows nothing of its content");
}

/** Which of these words are in the bytes, as UTF-8 or as UTF-16. */
function found(bytes, words) {
  return words.filter((word) => bytes.includes(Buffer.from(word)) || bytes.includes(Buffer.from(word, "utf16le")));
}

/** Everything in IndexedDB, localStorage, sessionStorage, and the page's address, as bytes. */
async function storedBytes(wallet) {
  const parts = await wallet.page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    const flat = (value) => {
      if (value instanceof ArrayBuffer) return latin(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return latin(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      if (value instanceof Object) return Object.entries(value).flat().map(flat).join("\n");
      return String(value);
    };
    const texts = [location.href, flat({ ...localStorage }), flat({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const entries = database.transaction(store).objectStore(store);
        texts.push(flat(await done(entries.getAllKeys())), flat(await done(entries.getAll())));
      }
      database.close();
    }
    return texts;
  });
  assert.ok(parts.join("").length > 1_000, "the wallet is stored there");
  // Bytes were given as characters of one byte each, strings as themselves: both readings are searched.
  const text = parts.join("\n");
  return Buffer.concat([Buffer.from(text, "latin1"), Buffer.from(text)]);
}

/** Every byte of the profile's storage: IndexedDB, localStorage, sessionStorage, caches, history. */
async function diskBytes(profile) {
  const files = await readdir(path.join(profile, "Default"), { recursive: true, withFileTypes: true });
  const read = files.filter((file) => file.isFile()).map((file) => readFile(path.join(file.parentPath ?? file.path, file.name)));
  return Buffer.concat(await Promise.all(read));
}
