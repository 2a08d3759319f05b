// Chance that is the same in every run.

/**
 * A generator of numbers from 0 up to 1 (mulberry32).
 * @param {number} seed names the sequence
 * @returns {() => number} the next number
 */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A seed from words, so that each scenario has a sequence of its own.
 * @param {string} words any text
 */
export function seedOf(words) {
  let hash = 2166136261;
  for (const character of words) hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  return hash >>> 0;
}
