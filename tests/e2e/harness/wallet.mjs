// One person's wallet: a browser on its own profile, and what the person does with it, by the app's data-test hooks.

import assert from "node:assert/strict";

import { kill, launch } from "./browser.mjs";

/** Shorthand for the selector of a hook. */
export const hook = (name) => `[data-test="${name}"]`;

/** The figures in a text, as a number. */
const figures = (text) => Number(text.replace(/\D/g, "") || "0");

/** How sure a coin can be, in the order of the home screen. */
const GRADES = ["settled", "on-trust", "reserved", "change-coming", "in-doubt", "with-issuer", "quarantined", "contested"];

/** A person's wallet. */
export class Wallet {
  #browser = null;
  #listeners = new Set();

  /**
   * @param {object} given
   * @param {string} given.name whose it is
   * @param {string} given.profile the profile's folder
   * @param {() => {url: string, offline: boolean}} given.network the app's address, and whether it can be reached
   * @param {boolean} [given.cameraDenied] whether the camera is refused
   * @param {object[]} [given.cameras] the cameras of the device
   * @param {"chromium" | "firefox"} [given.engine] which browser
   * @param {boolean} [given.launches] whether a stand-in takes the place of the launch queue
   */
  constructor({ name, profile, network, cameraDenied = false, cameras, launches = false, engine }) {
    this.name = name;
    this.profile = profile;
    this.network = network;
    this.cameraDenied = cameraDenied;
    this.cameras = cameras;
    this.engine = engine;
    this.launches = launches;
    this.passphrase = `${name} likes rhubarb and 7 figs`;
    this.onCode = null;
    this.lines = [];
    this.notes = [];
  }

  /** The tab. */
  get page() {
    assert.ok(this.#browser, `${this.name}'s browser runs`);
    return this.#browser.page;
  }

  /** The browser. */
  get context() {
    return this.#browser?.context;
  }

  /** Whether the browser runs. */
  get isRunning() {
    return this.#browser !== null;
  }

  // ── The browser ────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Starts the browser, if need be, and opens the app.
   * @param {string} [path] where, with its query
   * @param {object} [options] more of Playwright's own options
   */
  async start(path = "/", options = {}) {
    const { url, offline } = this.network();
    if (!this.#browser) {
      this.#browser = await launch({
        engine: this.engine,
        profile: this.profile,
        cameraDenied: this.cameraDenied,
        cameras: this.cameras,
        launches: this.launches,
        offline,
        onCode: (code) => this.onCode?.(code),
        onLine: (line) => this.#note(line),
        options,
      });
    }
    await this.page.goto(url + path);
    return this;
  }

  /** Waits until the app is kept for use without a network. */
  async isKeptOffline() {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller) return;
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
    });
  }

  /** Ends the browser as a person does. */
  async close() {
    const { context } = this.#browser;
    this.#browser = null;
    await context.close();
  }

  /** Ends the browser as an empty battery does. */
  async kill() {
    const browser = this.#browser;
    this.#browser = null;
    await kill(browser);
  }

  /**
   * Resolves once the console says that a failpoint was reached.
   * @param {string} failpoint its name, as `after:R1`
   */
  reached(failpoint) {
    const wanted = `failpoint-reached:${failpoint}`;
    return new Promise((resolve) => {
      const listener = (line) => {
        if (!line.includes(wanted)) return;
        this.#listeners.delete(listener);
        resolve();
      };
      this.#listeners.add(listener);
    });
  }

  #note(line) {
    this.lines.push(line);
    for (const listener of this.#listeners) listener(line);
  }

  /** The camera sees this code; a browser that is just going or coming sees nothing. */
  async see(url, view) {
    await this.#whileItRuns(([code, how]) => window.harnessOptics?.see(code, how), [url, view]);
  }

  /** The camera is turned to where no code is, and does not keep the last picture; or back. */
  async lookAway(isAway = true) {
    await this.#whileItRuns((away) => window.harnessOptics?.lookAway(away), isAway);
  }

  /** Does something in the page; where it goes away meanwhile, nothing. */
  async #whileItRuns(does, given) {
    if (!this.#browser) return;
    try {
      await this.page.evaluate(does, given);
    } catch (error) {
      if (!/closed|crashed|destroyed|navigat/i.test(error.message)) throw error;
    }
  }

  // ── Finding things ─────────────────────────────────────────────────────────────────────────────────────────────

  /** The element with this hook. */
  find(name) {
    return this.page.locator(hook(name));
  }

  /** Waits for a screen. */
  async isAt(screen, options) {
    await this.page.locator(`${hook("screen")}[data-screen="${screen}"]`).waitFor(options);
  }

  /** The name of the screen. */
  async screen(options) {
    return this.find("screen").getAttribute("data-screen", options);
  }

  /** Whether something is there now. */
  async has(name) {
    return (await this.find(name).count()) > 0;
  }

  async click(name) {
    await this.find(name).click();
  }

  async fill(name, text) {
    await this.find(name).fill(text);
  }

  // ── Alone ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Makes the wallet. */
  async create() {
    await this.click("welcome-create");
    await this.fill("create-name", this.name);
    await this.fill("create-passphrase", this.passphrase);
    await this.fill("create-passphrase-again", this.passphrase);
    await this.click("create-submit");
    await this.click("create-continue");
    await this.isAt("home");
  }

  /** Unlocks it. */
  async unlock() {
    await this.tryPassphrase(this.passphrase);
    await this.page.locator(`${hook("screen")}:not([data-screen="unlock"], [data-screen="starting"])`).waitFor();
  }

  /** Types a passphrase that may be wrong. */
  async tryPassphrase(passphrase) {
    await this.isAt("unlock");
    await this.fill("unlock-passphrase", passphrase);
    await this.click("unlock-submit");
  }

  /**
   * Opens the app anew and unlocks the wallet; an open transfer then resumes by itself. A killed browser was seen not to come up
   * again, once and on a busy machine: that is noted, and it is started once more, as a person would.
   */
  async reopen(path = "/") {
    await this.start(path);
    await this.isAt("unlock").catch(async () => {
      this.notes.push(`did not come up: ${await this.whereabouts()}`);
      await this.close();
      await this.start(path);
    });
    await this.unlock();
  }

  /** Where it is and what was said last, in a line. */
  async whereabouts() {
    const at = this.isRunning ? await this.screen({ timeout: 2_000 }).catch(() => "no screen") : "not running";
    return [`${this.name} is at ${at}`, ...this.lines.slice(-4)].join(" | ");
  }

  /** Presses a button of the exchange screen, which may lie below the code, and scrolls back to the code. */
  async answer(name) {
    await this.click(name);
    await this.page.evaluate(() => window.scrollTo(0, 0));
  }

  /** Goes home, from wherever there is a way. */
  async goHome() {
    const ways = ["receipt-done", "exchange-home", "exchange-not-now", "exchange-cancel", "back"].map(hook).join(", ");
    await this.showReceipt();
    // Some screens lie below another.
    for (let at = await this.screen(); at !== "home"; at = await this.screen()) {
      await this.page.locator(ways).first().click();
      await this.page.locator(`${hook("screen")}:not([data-screen="${at}"])`).waitFor();
    }
  }

  /**
   * Issues coins.
   * @param {object} given
   * @param {string} given.community its name
   * @param {string} given.unit what one unit is called
   * @param {number[]} given.coins values, one for each coin
   */
  async issue({ community, unit, coins }) {
    await this.page.locator(hook("home-issue")).first().click();
    await this.isAt("issue");
    await this.fill("issue-community", community);
    await this.fill("issue-unit", unit);
    for (const value of new Set(coins)) {
      await this.fill(`issue-count-${value}`, String(coins.filter((coin) => coin === value).length));
    }
    await this.click("issue-submit");
    await this.isAt("home");
  }

  /** Asks for an amount; none lets the payer choose. `openToNew` says whether a community that is new is taken. */
  async ask({ amount, memo, openToNew }) {
    await this.goHome();
    await this.click("home-receive");
    await this.isAt("receive");
    if (amount) await this.fill("receive-amount", String(amount));
    if (memo) await this.fill("receive-memo", memo);
    if (openToNew !== undefined) await this.find("receive-open-to-new").setChecked(openToNew);
    await this.click("receive-continue");
    await this.isAt("exchange");
  }

  /** Pays what they ask; with an amount, only exactly that. */
  async pay({ amount } = {}) {
    await this.goHome();
    await this.click("home-pay");
    await this.isAt("pay");
    if (amount) {
      await this.fill("amount-input", String(amount));
      await this.click("pay-continue");
    } else {
      await this.click("pay-asked");
    }
    await this.isAt("exchange");
  }

  /**
   * Puts coins on paper; the sheet is on the screen then.
   * @param {number[]} coins values, one for each coin
   */
  async print(coins) {
    await this.goHome();
    await this.page.locator(hook("home-issue")).first().click();
    await this.click("issue-print");
    await this.isAt("print");
    for (const value of new Set(coins)) {
      await this.fill(`print-count-${value}`, String(coins.filter((coin) => coin === value).length));
    }
    await this.click("print-submit");
  }

  /** Opens the camera for printed codes. */
  async scan() {
    await this.goHome();
    await this.click("home-scan");
    await this.isAt("scan");
  }

  /** Meets the issuer, with this much to give back, or nothing. */
  async settle({ giveBack = 0 } = {}) {
    await this.goHome();
    await this.page.locator(`${hook("home-settle")}, ${hook("home-give-back")}`).first().click();
    await this.isAt("settle");
    if (giveBack) await this.fill("give-back-amount", String(giveBack));
    await this.click(giveBack ? "give-back" : "settle-meet");
    await this.isAt("exchange");
  }

  /** Settles for others, as the issuer. */
  async serve() {
    await this.goHome();
    await this.page.locator(hook("home-serve")).first().click();
    await this.isAt("exchange");
  }

  /** What the issuer did, in order, as the screen of the exchange lists it. */
  async settled() {
    return this.find("settled").evaluateAll((items) =>
      items.map((item) => `${item.dataset.item} ${(item.querySelector("strong").textContent.match(/\d+/) ?? [""])[0]}`.trim()));
  }

  /** What the home screen says of one kind of coins. */
  async holding(unit) {
    await this.isAt("home");
    const grade = async (name) => ((await this.has(`${name}-${unit}`)) ? figures(await this.find(`${name}-${unit}`).textContent()) : 0);
    return {
      balance: await grade("balance"),
      inDoubt: await grade("in-doubt"),
      changeComing: await grade("change-coming"),
      reserved: await grade("reserved"),
      coins: await this.coinsIn(`${hook(`coins-${unit}`)} [data-value]`),
      open: await this.find("open-transfer").count(),
    };
  }

  /** The grades that the home screen shows of one kind of coins, each with its amount. */
  async grades(unit) {
    await this.isAt("home");
    const shown = {};
    for (const name of GRADES) {
      const found = this.find(`${name}-${unit}`);
      if ((await found.count()) > 0) shown[name] = figures(await found.textContent());
    }
    return shown;
  }

  /** Values of the coins drawn in a place, the largest first, one for each coin. */
  async coinsIn(selector) {
    const stacks = await this.page.locator(selector).evaluateAll((elements) =>
      elements.map((element) => [Number(element.dataset.value), Number(element.dataset.count)]));
    return stacks.flatMap(([value, count]) => Array(count).fill(value)).sort((one, other) => other - one);
  }

  /** Opens the newest receipt from the home screen. */
  async openReceipt(place = 0) {
    await this.goHome();
    await this.page.locator(`a${hook("movement")}`).nth(place).click();
  }

  /** Goes to the receipt of what is done; it may have come by itself before the button is pressed. */
  async showReceipt() {
    await this.page.evaluate((button) => document.querySelector(button)?.click(), hook("exchange-receipt"));
  }

  /** The receipt on the screen. */
  async receipt() {
    await this.find("receipt-amount").waitFor();
    const coins = (name) => this.find(name).evaluateAll((elements) => elements
      .map(({ dataset }) => ({
        label: dataset.label,
        value: Number(dataset.value),
        hops: Number(dataset.hops),
        verified: dataset.verified === "true",
      }))
      .sort((one, other) => other.value - one.value || (one.label < other.label ? -1 : 1)));
    return {
      amount: figures(await this.find("receipt-amount").textContent()),
      header: (await this.find("receipt-header").textContent()).trim(),
      memo: (await this.has("receipt-memo")) ? await this.find("receipt-memo").textContent() : "",
      paid: await coins("receipt-coin"),
      change: await coins("receipt-change-coin"),
    };
  }
}
