// Starts the app in the page: looks whether the browser can run it, then loads the module that index.html names.

import { crash } from "/crash.js";
import * as device from "/device.js";

/** What the app cannot do without, in the order of a person's likely cure. */
function missing() {
  if (!window.isSecureContext) return "a secure (https) address";
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (!("locks" in navigator)) return "web locks";
  if (!("indexedDB" in window)) return "storage (IndexedDB)";
  if (typeof Worker !== "function") return "workers";
  return null;
}

// The Rust side says through these what it cannot go on after, and asks what the device is.
globalThis.crash = crash;
globalThis.device = device;
// Few people sit in a committee: the links to the others are loaded when the first is wanted.
globalThis.loadLinks = () => import("/links.js");

// A broken assumption ends the module: the screen would stay as it is and answer to nothing.
window.addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) crash("MODULE", error.message);
});

// The browser may offer to install the app before the module listens, and offers once.
window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installOffer = event;
});

async function start() {
  const lack = missing();
  if (lack) return crash("UNSUPPORTED", lack);
  const glue = document.getElementById("glue").getAttribute("href");
  // The Rust side reads it when it starts the wallet's worker with the same module.
  document.documentElement.dataset.glue = glue;
  try {
    // The words load beside the module: neither can do without the other.
    const words = import(document.getElementById("words").getAttribute("href")).then(({ start }) => start());
    const [{ default: init }] = await Promise.all([import(glue), words]);
    await init();
    document.getElementById("starting")?.remove();
  } catch (error) {
    console.error(error);
    crash("START", error?.message ?? error);
  }
}

start();
