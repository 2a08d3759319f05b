// What a scenario is given: a server, people with wallets, and a place for screenshots and traces.

import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { seedOf } from "./chance.mjs";
import { FaceOff } from "./faceoff.mjs";
import { inspect, still } from "./looks.mjs";
import { serve } from "./server.mjs";
import { Wallet } from "./wallet.mjs";

/** The world of one scenario. */
export class World {
  #server = null;
  #address = "";
  #offline = false;
  #notes = [];

  /**
   * @param {object} given
   * @param {string} given.name the scenario's
   * @param {string} given.dist the app as it ships
   * @param {string} given.failpointsDist the app with named points to stop at
   * @param {string} [given.screenshots] where screenshots go, if they are wanted
   * @param {string} given.traces where traces of a failure go
   * @param {Map<string, Promise<object>>} given.prepared what scenarios share
   */
  constructor({ name, dist, failpointsDist, screenshots, traces, prepared }) {
    this.name = name;
    this.dist = dist;
    this.failpointsDist = failpointsDist;
    this.screenshots = screenshots;
    this.traces = traces;
    this.prepared = prepared;
    this.wallets = [];
  }

  /** A folder that is removed in the end. */
  async scratch() {
    this.folder ??= await mkdtemp(path.join(tmpdir(), "juicetokens-e2e-"));
    return this.folder;
  }

  /** Starts the server. */
  async serve(dist = this.dist) {
    this.#server = await serve(dist);
    this.#address = this.#server.url;
    return this.#address;
  }

  /** Stops the server and switches every network off, for good. */
  async cutNetwork() {
    this.#offline = true;
    await this.#server?.stop();
    this.#server = null;
    await Promise.all(this.wallets.map((wallet) => wallet.context?.setOffline(true)));
  }

  /** Stops the server for good. Pages may still reach each other: where the browser is told that it is offline, they may not. */
  async stopServer() {
    await this.#server?.stop();
    this.#server = null;
  }

  /** A person with a browser on a new profile; nothing is opened yet. */
  async person(name, given = {}) {
    const profile = path.join(await this.scratch(), name);
    await mkdir(profile, { recursive: true });
    const wallet = new Wallet({ name, profile, network: () => ({ url: this.#address, offline: this.#offline }), ...given });
    this.wallets.push(wallet);
    return wallet;
  }

  /** A person who visited the app once and made a wallet. */
  async newcomer(name, given = {}) {
    const wallet = await this.person(name, given);
    await wallet.start();
    await wallet.create();
    await wallet.isKeptOffline();
    return wallet;
  }

  /** Two wallets face to face, with glimpses of this scenario's own sequence. */
  faceOff(one, other, given = {}) {
    return new FaceOff(one, other, { seed: seedOf(this.name), ...given });
  }

  /**
   * People whose wallets were made ready once for several scenarios, each on a copy of the profile; without a network.
   * @param {string} name names what was prepared
   * @param {(world: World) => Promise<void>} prepare makes it
   */
  async peopleOf(name, prepare) {
    if (!this.prepared.has(name)) this.prepared.set(name, makeReady(this, name, prepare));
    const { folder, address, names } = await this.prepared.get(name);
    this.#address = address;
    this.#offline = true;
    return Promise.all(names.map(async (each) => {
      const wallet = await this.person(each);
      await cp(path.join(folder, each), wallet.profile, { recursive: true, verbatimSymlinks: true });
      return wallet;
    }));
  }

  /** The app's address. */
  get address() {
    return this.#address;
  }

  /** A line to print with the scenario's result. */
  note(line) {
    this.#notes.push(line);
  }

  /** All such lines. */
  get notes() {
    return [...this.#notes, ...this.wallets.flatMap((wallet) => wallet.notes)];
  }

  /** Keeps a picture of the screen, when pictures are wanted. */
  async shot(wallet, name) {
    if (!this.screenshots) return;
    await mkdir(this.screenshots, { recursive: true });
    await still(wallet);
    await wallet.page.screenshot({ path: path.join(this.screenshots, `${this.name}-${name}.png`) });
  }

  /** Looks at the screen in every way, and keeps pictures of it on a phone and on a desk, light and dark, when they are wanted. */
  async looks(wallet, name) {
    await inspect(wallet, (look) => this.shot(wallet, `${name}-${look}`));
  }

  /** Keeps pictures of all screens and all that the consoles said. */
  async keepTraces(error) {
    await mkdir(this.traces, { recursive: true });
    await writeFile(path.join(this.traces, `${this.name}.txt`), `${error.stack}\n`);
    for (const wallet of this.wallets) {
      const file = path.join(this.traces, `${this.name}-${wallet.name}`);
      await writeFile(`${file}.log`, wallet.lines.join("\n") + "\n");
      if (!wallet.isRunning) continue;
      // A tab that can no longer be drawn must not hide the failure itself.
      await wallet.page.screenshot({ path: `${file}.png`, timeout: 5_000 }).catch(() => {});
    }
  }

  /** Ends what still runs; `keepScratch` leaves the profiles. */
  async end({ keepScratch = false } = {}) {
    for (const wallet of this.wallets) if (wallet.isRunning) await wallet.close().catch(() => {});
    await this.#server?.stop();
    this.#server = null;
    if (this.folder && !keepScratch) await rm(this.folder, { recursive: true, force: true });
  }
}

async function makeReady(from, name, prepare) {
  const world = new World({ ...from, name });
  try {
    await prepare(world);
  } catch (error) {
    await world.keepTraces(error);
    await world.end();
    throw error;
  }
  const { address } = world;
  await world.end({ keepScratch: true });
  return { folder: world.folder, address, names: world.wallets.map((wallet) => wallet.name) };
}
