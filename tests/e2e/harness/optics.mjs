// What stands between a screen and a camera. `optics` runs in the page: it gives the app a camera whose picture the
// harness draws, and tells the harness of each code that the app shows. Nothing here runs by the clock: a picture is
// taken when the app has drawn a new code, and the camera gives a new picture when the harness drew one; when no code has
// come for a while of animation frames, it sees the room again, for a camera goes on giving pictures.

/** The name under which the page tells the harness of a code. */
export const SHOWN = "harnessCodeShown";

/** The camera's picture. */
export const WIDTH = 1280;
export const HEIGHT = 720;

/** How wide a code is in the picture, in its pixels: on a screen all are of the same size, however many modules they have. */
export const WIDTHS = [380, 470];

/**
 * How the camera sees a code: drawn anew for each picture, from a seeded sequence.
 * @param {() => number} next the sequence
 */
export function glimpse(next) {
  const between = (low, high) => low + (high - low) * next();
  return {
    codeWidth: between(...WIDTHS),
    turn: (between(-8, 8) * Math.PI) / 180,
    tilt: between(-0.08, 0.08),
    shiftX: between(-40, 40),
    shiftY: between(-25, 25),
    blur: between(0.6, 0.9),
    noiseX: Math.floor(between(0, 256)),
    noiseY: Math.floor(between(0, 256)),
    shade: between(0.1, 0.35),
    shadeTurn: between(0, 2 * Math.PI),
    damage: [],
    exposure: 1,
    tearAt: null,
  };
}

/**
 * A glimpse by shaking hands under a lamp that flickers: more tilt and blur, and an exposure that hunts.
 * @param {() => number} next the sequence
 */
export function roughGlimpse(next) {
  const view = glimpse(next);
  const between = (low, high) => low + (high - low) * next();
  return {
    ...view,
    tilt: between(-0.12, 0.12),
    blur: between(0.7, 1.1),
    exposure: between(0.7, 1.25),
  };
}

/**
 * A picture that a shutter took while the code changed: above one line the old code, below it the new one.
 * @param {() => number} next the sequence
 */
export function tornGlimpse(next) {
  return { ...roughGlimpse(next), tearAt: 0.35 + 0.3 * next() };
}

/**
 * A hand before the camera.
 * @param {() => number} next the sequence
 */
export function coveredGlimpse(next) {
  return { ...glimpse(next), damage: [{ x: -0.2, y: -0.2, size: 1.4 }] };
}

/**
 * A glimpse of a code with fingers before it: more of it is gone than error correction at level L can mend.
 * @param {() => number} next the sequence
 */
export function damagedGlimpse(next) {
  const spot = () => ({ x: 0.25 + 0.35 * next(), y: 0.25 + 0.35 * next(), size: 0.2 + 0.1 * next() });
  return { ...glimpse(next), damage: [spot(), spot(), spot(), spot()] };
}

/**
 * Runs in the page before any of its own scripts.
 * @param {object} given
 * @param {string} given.shown the name under which the harness is told of codes
 * @param {number} given.width of the picture
 * @param {number} given.height of the picture
 * @param {boolean} given.denied whether the camera is refused
 * @param {object[]} [given.cameras] each with `id`, `label`, `facing` ("user" or "environment") and `rate`
 */
export function optics({ shown, width, height, denied, cameras }) {
  const picture = document.createElement("canvas");
  picture.width = width;
  picture.height = height;
  const paint = picture.getContext("2d", { alpha: false });
  const tilted = document.createElement("canvas");
  const scratch = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const noise = noiseTile();
  const all = cameras ?? [{ id: "harness", label: "", facing: "user", rate: 30 }];
  /** Modules of white around a code. */
  const QUIET_MODULES = 4;
  /** Animation frames after which a code that was held before the camera is gone. */
  const GONE_AFTER = 90;
  /** Animation frames between two pictures of the room. */
  const ROOM_EVERY = 12;
  let streams = [];
  /** Kept, for what is changed of a track is forgotten with the last that holds it. */
  const tracks = [];
  let asked = 0;
  let torch = false;
  let awake = 0;
  let watching = false;
  /** Animation frames since the last code. */
  let quiet = GONE_AFTER;
  let away = false;
  let stalled = false;
  let running = null;
  /** The code before this one, as an upright picture: what a torn picture still shows of it. */
  let before = null;

  /** Gray noise with a deviation of about 8 of 255, as black and white of little opacity. */
  function noiseTile() {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 256;
    const context = tile.getContext("2d");
    const pixels = context.createImageData(256, 256);
    let state = 1;
    const uniform = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
    for (let at = 0; at < pixels.data.length; at += 4) {
      // Three uniform numbers make a fair bell.
      const value = (uniform() + uniform() + uniform() - 1.5) * 16;
      pixels.data.fill(value < 0 ? 0 : 255, at, at + 3);
      pixels.data[at + 3] = Math.abs(value);
    }
    context.putImageData(pixels, 0, 0);
    return tile;
  }

  function drawRoom() {
    paint.setTransform(1, 0, 0, 1, 0, 0);
    paint.filter = "none";
    paint.fillStyle = "#6b6a66";
    paint.fillRect(0, 0, width, height);
  }

  /** Pixels to a module in the source: the first dark run of a code is seven modules, the edge of a finder pattern. */
  function moduleSize(image) {
    const side = image.width;
    scratch.canvas.width = side;
    scratch.canvas.height = image.height;
    scratch.drawImage(image, 0, 0);
    const { data } = scratch.getImageData(0, 0, side, image.height);
    const isDark = (x, y) => data[4 * (y * side + x)] < 128;
    for (let y = 0; y < image.height; y++) {
      let start = 0;
      while (start < side && !isDark(start, y)) start++;
      if (start === side) continue;
      let end = start;
      while (end < side && isDark(end, y)) end++;
      return (end - start) / 7;
    }
    return null;
  }

  /** One edge nearer than the other: upright strips, each a little taller or shorter. */
  function drawTilted(image, w, h, view) {
    tilted.width = w;
    tilted.height = h;
    const context = tilted.getContext("2d");
    context.fillStyle = "#fff";
    const strips = 40;
    for (let strip = 0; strip < strips; strip++) {
      const factor = 1 - Math.abs(view.tilt) / 2 + view.tilt * (strip / (strips - 1) - 0.5);
      const [from, to] = [strip / strips, Math.min(1, (strip + 1.05) / strips)];
      const tall = h * factor;
      context.drawImage(image, from * image.width, 0, (to - from) * image.width, image.height,
        from * w, (h - tall) / 2, (to - from) * w, tall);
    }
    context.fillStyle = "#b98a72";
    for (const { x, y, size } of view.damage) context.fillRect(x * w, y * h, size * w, size * h);
  }

  function drawLight(view) {
    paint.setTransform(1, 0, 0, 1, 0, 0);
    paint.filter = "none";
    const [x, y] = [Math.cos(view.shadeTurn) * width / 2, Math.sin(view.shadeTurn) * height / 2];
    const ramp = paint.createLinearGradient(width / 2 - x, height / 2 - y, width / 2 + x, height / 2 + y);
    ramp.addColorStop(0, "rgba(0,0,0,0)");
    ramp.addColorStop(1, `rgba(0,0,0,${view.shade})`);
    paint.fillStyle = ramp;
    paint.fillRect(0, 0, width, height);
    paint.fillStyle = paint.createPattern(noise, "repeat");
    paint.setTransform(1, 0, 0, 1, -view.noiseX, -view.noiseY);
    paint.fillRect(0, 0, width + 256, height + 256);
  }

  /** Draws what the camera sees of a code, and lets the camera give that picture. */
  async function see(url, view) {
    const image = new Image();
    image.src = url;
    await image.decode();
    const module = moduleSize(image);
    if (!module || away || stalled) return;
    quiet = 0;
    const scale = view.codeWidth / (image.width - 2 * QUIET_MODULES * module);
    const [w, h] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    drawRoom();
    place(image, w, h, view);
    if (view.tearAt !== null && before) {
      paint.save();
      paint.setTransform(1, 0, 0, 1, 0, 0);
      paint.beginPath();
      paint.rect(0, 0, width, height * view.tearAt);
      paint.clip();
      place(before, w, h, view);
      paint.restore();
    }
    before = image;
    drawLight(view);
  }

  /** Puts a code where the camera sees it. */
  function place(image, w, h, view) {
    drawTilted(image, w, h, view);
    paint.setTransform(1, 0, 0, 1, width / 2 + view.shiftX, height / 2 + view.shiftY);
    paint.rotate(view.turn);
    paint.filter = `blur(${view.blur}px) brightness(${view.exposure ?? 1})`;
    paint.drawImage(tilted, -w / 2, -h / 2);
  }

  /** While no code comes, the camera sees the room: a video without any picture would never start to play. */
  function watchRoom() {
    streams = streams.filter((stream) => stream.active);
    watching = streams.length > 0;
    if (!watching) return;
    quiet += 1;
    if (!stalled && (away || quiet > GONE_AFTER) && quiet % ROOM_EVERY === 0) drawRoom();
    requestAnimationFrame(watchRoom);
  }

  /** The camera that is asked for: by its name, or the first that looks that way, or, where that is only a wish, the first. */
  function chosen({ video }) {
    const name = video?.deviceId?.exact;
    if (name) return all.find(({ id }) => id === name);
    const must = video?.facingMode?.exact;
    const way = must ?? video?.facingMode?.ideal ?? video?.facingMode;
    return all.find(({ facing }) => facing === way) ?? (must ? undefined : all[0]);
  }

  function giveCamera(wish) {
    if (denied) throw new DOMException("the person said no", "NotAllowedError");
    const camera = chosen(wish);
    const rate = wish.video?.frameRate?.exact;
    if (!camera || (rate && camera.rate < rate)) throw new DOMException("no such camera", "OverconstrainedError");
    const stream = picture.captureStream();
    const [track] = stream.getVideoTracks();
    tracks.push(track);
    track.getSettings = () => ({ width, height, frameRate: rate ?? camera.rate, facingMode: camera.facing, deviceId: camera.id });
    track.getCapabilities = () => ({ torch: camera.facing === "environment" });
    track.applyConstraints = async ({ advanced = [] }) => (torch = advanced.at(0)?.torch ?? torch);
    streams.push(stream);
    running = camera;
    asked += 1;
    quiet = GONE_AFTER;
    drawRoom();
    if (!watching) watchRoom();
    return stream;
  }

  /** The camera is turned to where no code is, and sees none that was on its way; or back. */
  function lookAway(isAway) {
    away = isAway;
    if (away) drawRoom();
  }

  /** The camera gives no more pictures, as when another app has taken it; or gives them again. */
  function stall(isStalled) {
    stalled = isStalled;
  }

  /** A camera sees a screen, and not what one would have to scroll to. */
  function isOnScreen(canvas) {
    const { left, top, right, bottom } = canvas.getBoundingClientRect();
    return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
  }

  function watchOwnCode() {
    let busy = false;
    let waiting = null;
    const tell = async (canvas) => {
      if (!isOnScreen(canvas)) return;
      if (busy) return void (waiting = canvas);
      busy = true;
      try {
        await window[shown](canvas.toDataURL());
      } finally {
        busy = false;
      }
      const next = waiting;
      waiting = null;
      if (next?.isConnected) await tell(next);
    };
    const observer = new MutationObserver((records) => {
      const canvas = records.map((record) => record.target).findLast((target) => target.id === "own-code");
      if (canvas) tell(canvas);
    });
    observer.observe(document, { subtree: true, attributes: true, attributeFilter: ["data-frame"] });
  }

  /** How long each of so many own codes stood, in milliseconds from refresh to refresh. */
  function held(count) {
    return new Promise((resolve) => {
      const times = [];
      const observer = new MutationObserver((records) => {
        if (!records.some(({ target }) => target.id === "own-code")) return;
        times.push(document.timeline.currentTime);
        if (times.length <= count) return;
        observer.disconnect();
        resolve(times.slice(1).map((time, at) => time - times[at]));
      });
      observer.observe(document, { subtree: true, attributes: true, attributeFilter: ["data-frame"] });
    });
  }

  /** Counts who keeps the screen awake. */
  function watchWakeLock() {
    if (!navigator.wakeLock) return;
    navigator.wakeLock.request = async () => {
      awake += 1;
      let released = false;
      return { addEventListener() {}, async release() { if (!released) awake -= 1; released = true; } };
    };
  }

  watchWakeLock();
  if (!navigator.mediaDevices) return;
  drawRoom();
  navigator.mediaDevices.getUserMedia = async (wish) => giveCamera(wish);
  navigator.mediaDevices.enumerateDevices = async () => all.map(({ id, label }) => (
    { kind: "videoinput", deviceId: id, groupId: id, label, toJSON: () => ({}) }));
  window.harnessOptics = { see, lookAway, stall, asked: () => asked, torch: () => torch, live: () => tracks.filter(({ readyState }) => readyState === "live").length, awake: () => awake, held, facing: () => running?.facing ?? null };
  watchOwnCode();
}
