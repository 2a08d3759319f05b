// Two wallets that look at each other: each code that one shows is drawn into the picture of the other's camera.

import { chance } from "./chance.mjs";
import { WIDTHS, coveredGlimpse, damagedGlimpse, glimpse, roughGlimpse, tornGlimpse } from "./optics.mjs";

/** Codes that pass before one step is given up; some forty seconds at full pace. */
const PATIENCE_FRAMES = 900;

/** How much nearer or farther a hand goes from one code to the next. */
const UNSTEADY = 0.03;

/** Two wallets face to face. */
export class FaceOff {
  #waiting = new Set();
  #hand;
  #widths;

  /**
   * @param {import("./wallet.mjs").Wallet} one
   * @param {import("./wallet.mjs").Wallet} other
   * @param {object} [given]
   * @param {number} [given.seed] names the sequence of glimpses
   * @param {string[]} [given.strangers] codes of somebody else, as images, that come in between
   * @param {number} [given.spoilEvery] one of this many codes is a stranger's or a damaged one; 0 is never
   * @param {{drop: number, tear: number}} [given.weather] shaking hands and bad light: how many of all codes pass unseen, and
   *   how many are torn
   * @param {(from: object, url: string, lost: boolean) => Promise<void>} [given.onPass] is told of every code
   * @param {(from: object, url: string) => Promise<string>} [given.between] somebody between the two, who shows another code
   */
  constructor(one, other, { seed = 1, strangers = [], spoilEvery = 0, weather = null, onPass = null, between = null } = {}) {
    this.frames = 0;
    this.spoiled = 0;
    this.strangers = strangers;
    this.spoilEvery = spoilEvery;
    this.weather = weather;
    this.onPass = onPass;
    this.between = between;
    this.covered = 0;
    /** Which way codes pass: who sees, by wallet. */
    this.sees = new Map([[one, true], [other, true]]);
    this.next = chance(seed);
    this.pair = [one, other];
    this.#hand = chance(seed + 1);
    this.#widths = new Map(this.pair.map((wallet) => [wallet, (WIDTHS[0] + WIDTHS[1]) / 2]));
    one.onCode = (url) => this.#pass(url, one, other);
    other.onCode = (url) => this.#pass(url, other, one);
  }

  /** A hand covers both codes while so many are shown. */
  cover(frames) {
    this.covered = frames;
  }

  /** Turns the wallets away from each other. */
  part() {
    for (const wallet of this.pair) wallet.onCode = null;
  }

  /**
   * Waits for something that needs the other wallet: as long as codes pass, and no more of them than `frames`.
   * @template T
   * @param {Promise<T>} hoped what is waited for
   * @param {string} what names it
   * @param {number} [frames] codes until it is given up
   * @returns {Promise<T>}
   */
  async until(hoped, what, frames = PATIENCE_FRAMES) {
    const waiter = { limit: this.frames + frames };
    const givenUp = new Promise((_, reject) => {
      waiter.giveUp = () => reject(new Error(`${frames} codes passed without: ${what}`));
    });
    this.#waiting.add(waiter);
    try {
      return await Promise.race([hoped, givenUp]);
    } finally {
      this.#waiting.delete(waiter);
    }
  }

  /** What the camera of one of them sees of a code. */
  #see(to, url, how) {
    const nearer = 1 + UNSTEADY * (2 * this.#hand() - 1);
    const codeWidth = Math.min(Math.max(this.#widths.get(to) * nearer, WIDTHS[0]), WIDTHS[1]);
    this.#widths.set(to, codeWidth);
    return to.see(url, { ...how(this.next), codeWidth });
  }

  async #pass(url, from, to) {
    this.frames += 1;
    for (const waiter of this.#waiting) if (this.frames > waiter.limit) waiter.giveUp();
    if (this.sees.get(to) === false) return undefined;
    if (this.between) return this.#see(to, await this.between(from, url), glimpse);
    if (this.weather || this.onPass) return this.#passThroughWeather(url, from, to);
    const spoils = this.spoilEvery > 0 && this.frames % this.spoilEvery === 0;
    if (!spoils) return this.#see(to, url, glimpse);
    this.spoiled += 1;
    const stranger = this.strangers[this.spoiled % (this.strangers.length + 1)];
    return stranger ? this.#see(to, stranger, glimpse) : this.#see(to, url, damagedGlimpse);
  }

  async #passThroughWeather(url, from, to) {
    const { drop = 0, tear = 0 } = this.weather ?? {};
    const fate = this.next();
    const covered = this.covered > 0;
    if (covered) this.covered -= 1;
    const torn = !covered && fate >= drop && fate < drop + tear;
    const lost = covered || fate < drop + tear;
    await this.onPass?.(from, url, lost);
    if (lost && !covered && !torn) return undefined;
    const view = covered ? coveredGlimpse : torn ? tornGlimpse : this.weather ? roughGlimpse : glimpse;
    return this.#see(to, url, view);
  }
}
