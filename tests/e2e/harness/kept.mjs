// Databases that were kept as emergency copies, put back into a browser.

/**
 * Makes the database that a copy is of; nobody has it open.
 * @param {import("./wallet.mjs").Wallet} wallet its page is one of the app's place
 * @param {Buffer} copy the file
 * @param {{version?: number}} [more] another version of the database
 */
export function putBack(wallet, copy, more = {}) {
  return wallet.page.evaluate(write, { bytes: copy.toString("base64"), more });
}

/** In the page: makes the database that an emergency copy is of. */
async function write({ bytes, more }) {
  const view = new DataView(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)).buffer);
  let at = 4 + 1 + 6;
  const u8 = () => view.getUint8(at++);
  const u32 = () => ((at += 4), view.getUint32(at - 4, true));
  const take = (length) => new Uint8Array(view.buffer.slice(at, (at += length)));
  const text = (length) => new TextDecoder().decode(take(length));
  const field = () => [() => ((at += 8), Number(view.getBigUint64(at - 8, true))), () => take(u32()), () => text(u32())][u8()]();
  const written = u32();
  const version = more.version ?? written;
  const stores = Array.from({ length: u8() }, () => {
    const name = text(u8());
    u32();
    return [name, Array.from({ length: u32() }, () => [field(), field()])];
  });
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const request = indexedDB.open("juicetokens", version);
  request.onupgradeneeded = () => {
    for (const [name] of stores) request.result.createObjectStore(name);
    if (version > 1) request.result.createObjectStore("session");
  };
  const database = await done(request);
  const transaction = database.transaction(stores.map(([name]) => name), "readwrite");
  for (const [name, records] of stores) for (const [key, value] of records) transaction.objectStore(name).put(value, key);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}
