// The emergency copy `JTKR`: the wallet's sealed records as they lie in the browser's database (docs/spec/05-storage.md, section 8).
// Plain JavaScript and no key: it works when the module does not start, when its worker is dead, and when the wallet does not read.
// It reads, and never writes.

const DATABASE = "juicetokens";
/** What lets a restored copy use the numbers of a session a second time is in no copy. */
const LEFT_OUT = "session";
const VERSION = 1;

/** The copy as a file's content; null where there is no wallet. */
export const rescue = () => whileOpen(async (database) => (await header(database) ? write(database) : null));

/** How many records each part of the database has, and its version; null where there is no wallet. */
export const inventory = () => whileOpen(async (database) => {
  const counts = {};
  for (const name of database.objectStoreNames) counts[name] = await ask(database, name, (store) => store.count()).catch(() => -1);
  return (await header(database)) ? { version: database.version, counts } : null;
});

/** Whether there is, or was, a wallet: a damaged one may have lost its header. */
async function header(database) {
  for (const name of ["meta", "log", "snapshot"]) {
    if (!database.objectStoreNames.contains(name)) continue;
    const keys = await ask(database, name, (store) => store.getAllKeys()).catch(() => [0]);
    if (keys.some((key) => key !== "owner_epoch")) return true;
  }
  return false;
}

async function whileOpen(work) {
  const database = await open();
  if (!database) return null;
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Whatever version is there, also a later one than ours; a database that is not there is not made. */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => (request.error?.name === "AbortError" ? resolve(null) : reject(request.error));
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}

const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** One answer of one store. */
const ask = (database, name, question) => answer(question(database.transaction(name).objectStore(name)));

/** Keys and values of each store, all of one moment. Where they cannot be had so, one by one: what cannot be read is counted. */
async function contents(database, names) {
  try {
    const transaction = database.transaction(names);
    return await Promise.all(names.map(async (name) => {
      const store = transaction.objectStore(name);
      const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      return { name, pairs: keys.map((key, place) => [key, values[place]]), lost: 0 };
    }));
  } catch {
    // One record that is damaged must not take the others with it.
    return Promise.all(names.map((name) => oneByOne(database, name)));
  }
}

async function oneByOne(database, name) {
  const keys = await ask(database, name, (store) => store.getAllKeys()).catch(() => null);
  const pairs = [];
  for (const key of keys ?? []) {
    const value = await ask(database, name, (store) => store.get(key)).catch(() => undefined);
    if (value !== undefined) pairs.push([key, value]);
  }
  return { name, pairs, lost: keys ? keys.length - pairs.length : 1 };
}

async function write(database) {
  const names = [...database.objectStoreNames].filter((name) => name !== LEFT_OUT);
  const parts = [text("JTKR"), u8(VERSION), u48(Date.now()), u32(database.version), u8(names.length)];
  for (const { name, pairs, lost } of await contents(database, names)) {
    const written = pairs.map(([key, value]) => [field(key), field(value)]).filter((pair) => pair.every(Boolean));
    parts.push(u8(name.length), text(name), u32(lost + pairs.length - written.length), u32(written.length), ...written.flat(2));
  }
  const whole = new Blob(parts);
  const sum = await crypto.subtle.digest("SHA-256", await whole.arrayBuffer());
  return new Blob([whole, sum], { type: "application/octet-stream" });
}

/** A key or a value of ours: a number or bytes, or a name; null for what is none of them. */
function field(value) {
  if (value instanceof ArrayBuffer) value = new Uint8Array(value);
  if (Number.isSafeInteger(value) && value >= 0) return [u8(0), u64(value)];
  if (value instanceof Uint8Array) return [u8(1), u32(value.length), value];
  if (typeof value === "string") return [u8(2), u32(text(value).length), text(value)];
  return null;
}

const text = (characters) => new TextEncoder().encode(characters);
const u8 = (number) => Uint8Array.of(number);
const u32 = (number) => new Uint8Array(Uint32Array.of(number).buffer);
const u64 = (number) => new Uint8Array(BigUint64Array.of(BigInt(number)).buffer);
const u48 = (number) => u64(number).subarray(0, 6);
