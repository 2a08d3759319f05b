// Keeps the whole app for use without a network, as one unit: every file of a version, or none of it.
//
// - A new version is fetched aside and waits; it takes over when the page says { type: "activate" } (which it does only
//   while no exchange is open), or when the last page is closed.
// - It never touches IndexedDB: the wallet is not its business.
// - What another app shares stays in memory until the page asks for it: it may be a coin on paper, and no cache is sealed.
// - The next two lines are filled in by the build: [path, integrity] for each file. Unfilled (under `trunk serve`), it
//   lets everything through.
const VERSION = "dev";
const FILES = [];

const PREFIX = "juicetokens-";
const CACHE = PREFIX + VERSION;
/** A name with the hash of what it names: what the page has fetched of it just now need not come over the network again. */
const NAMED_BY_CONTENT = /-[0-9a-f]{16}\.\w+$/;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") self.skipWaiting();
  if (event.data?.type === "shared") handOver(event.source);
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "POST" && url.origin === self.location.origin && url.pathname === "/share") {
    return event.respondWith(takeShared(event));
  }
  if (FILES.length === 0 || event.request.method !== "GET" || url.origin !== self.location.origin) return;
  event.respondWith(answer(event.request, url));
});

/** A page asks for what was shared within this time, or it is forgotten. */
const PATIENCE_MS = 60_000;
/** What another app shared, and what lets this worker rest once it is handed over. */
let waiting = null;

/** Keeps what was shared, and sends the browser to the page that asks for it. */
async function takeShared(event) {
  const form = await event.request.formData();
  const words = ["title", "text", "url"].map((name) => form.get(name)).filter((word) => typeof word === "string" && word);
  const shared = { text: words.join("\n"), files: form.getAll("files").filter((file) => typeof file !== "string") };
  event.waitUntil(new Promise((rest) => {
    waiting = { shared, rest };
    setTimeout(() => {
      if (waiting?.shared === shared) waiting = null;
      rest();
    }, PATIENCE_MS);
  }));
  return Response.redirect("/share", 303);
}

function handOver(page) {
  if (!waiting) return;
  page.postMessage({ shared: waiting.shared });
  waiting.rest();
  waiting = null;
}

async function install() {
  try {
    const cache = await caches.open(CACHE);
    // Where the browser's own copy is damaged, all is fetched anew.
    await cache.addAll(requests("default")).catch(() => cache.addAll(requests("reload")));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

function requests(mode) {
  return FILES.map(([path, integrity]) => new Request(path, { cache: NAMED_BY_CONTENT.test(path) ? mode : "reload", integrity }));
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  // The first visit's page is served from here at once, so that it works offline without a reload.
  await self.clients.claim();
}

/** From our own version's files; deep links get the one page; what is not ours goes to the network and may well be a 404. */
async function answer(request, url) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(isPage(request, url) ? "/" : url.pathname);
  if (!kept) return fetch(request);
  // A worker's own address is that of the answer: one that was kept without parameters would lose them, a new one has none.
  return url.search ? new Response(kept.body, kept) : kept;
}

/** Whether the app's router answers this address: a navigation to a path whose last part has no extension. */
function isPage(request, url) {
  return url.pathname === "/index.html" || (request.mode === "navigate" && !/\.[^/]*$/.test(url.pathname));
}
