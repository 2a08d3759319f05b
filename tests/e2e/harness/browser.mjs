// One browser on one profile: a whole process that can be killed as one.

import { chromium, firefox } from "playwright-core";

import { HEIGHT, SHOWN, WIDTH, optics } from "./optics.mjs";

const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** Longest wait for something that needs no other wallet; a give-up, not a pace. */
const PATIENCE_MS = 30_000;

/** How each browser is started; Firefox is Debian's own, driven by WebDriver BiDi. */
const ENGINES = {
  chromium: (profile, options) => chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ARGUMENTS,
    ...options,
  }),
  firefox: (profile, options) => firefox.launchPersistentContext(profile, {
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    channel: "moz-firefox",
    ...options,
  }),
};

/**
 * Starts a browser on a profile.
 * @param {object} given
 * @param {"chromium" | "firefox"} [given.engine] which browser
 * @param {string} given.profile the profile's folder
 * @param {boolean} given.cameraDenied whether the camera is refused
 * @param {object[]} [given.cameras] the cameras of the device; one that looks at the person by default
 * @param {boolean} [given.launches] whether a stand-in takes the place of the launch queue, which only an installed app has
 * @param {boolean} given.offline whether the network is off from the start
 * @param {(url: string) => Promise<void>} given.onCode is told of each code shown, as an image
 * @param {(line: string) => void} given.onLine is told of each line of the console
 * @param {object} [given.options] more of Playwright's own options
 */
export async function launch({ engine = "chromium", profile, cameraDenied, cameras, launches, offline, onCode, onLine, options = {} }) {
  const context = await ENGINES[engine](profile, {
    viewport: { width: 412, height: 860 },
    locale: "en-GB",
    colorScheme: "light",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  context.on("console", (message) => onLine(`${message.type()}: ${message.text()}`));
  context.on("weberror", (error) => onLine(`uncaught: ${error.error().stack ?? error.error()}`));
  await context.exposeBinding(SHOWN, (_source, url) => onCode(url));
  await context.addInitScript(optics, { shown: SHOWN, width: WIDTH, height: HEIGHT, denied: cameraDenied, cameras });
  if (launches) await context.addInitScript(standInForLaunches);
  if (offline) await context.setOffline(true);
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page, process: engine === "chromium" ? await processOf(context) : null };
}

/** Runs in the page: keeps the consumer that the app gives to the launch queue, for the harness to call as the system would. */
function standInForLaunches() {
  Object.defineProperty(window, "launchQueue", {
    value: { setConsumer: (consumer) => (window.standInLaunch = consumer) },
    configurable: true,
  });
}

/** The process id of the browser itself; Playwright starts it as the leader of a process group. */
async function processOf(context) {
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.find(({ type }) => type === "browser").id;
}

/**
 * Ends a browser as an empty battery does: every process of it, at once, without a word.
 * @param {{context: import("playwright-core").BrowserContext, process: number}} browser
 */
export async function kill({ context, process: id }) {
  const closed = new Promise((resolve) => context.once("close", resolve));
  process.kill(-id, "SIGKILL");
  await closed;
}
