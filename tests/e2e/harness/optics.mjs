// What stands between a screen and a camera. `optics` runs in the page: it gives the app a camera whose picture the
// harness draws, and tells the harness of each code that the app shows. Nothing here runs by the clock: a picture is
// taken when the app has drawn a new code, and the camera gives a new picture when the harness drew one.

/** The name under which the page tells the harness of a code. */
export const SHOWN = "harnessCodeShown";

/** The camera's picture. */
export const WIDTH = 1280;
export const HEIGHT = 720;

/**
 * How the camera sees a code: drawn anew for each picture, from a seeded sequence.
 * @param {() => number} next the sequence
 */
export function glimpse(next) {
  const between = (low, high) => low + (high - low) * next();
  return {
    pixelsPerModule: between(3.8, 6),
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
  };
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
 * @param {{shown: string, width: number, height: number, denied: boolean}} given
 */
export function optics({ shown, width, height, denied }) {
  const picture = document.createElement("canvas");
  picture.width = width;
  picture.height = height;
  const paint = picture.getContext("2d", { alpha: false });
  const tilted = document.createElement("canvas");
  const scratch = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const noise = noiseTile();
  let streams = [];
  let seen = false;

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
    if (!module) return;
    seen = true;
    const scale = view.pixelsPerModule / module;
    const [w, h] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    drawRoom();
    drawTilted(image, w, h, view);
    paint.setTransform(1, 0, 0, 1, width / 2 + view.shiftX, height / 2 + view.shiftY);
    paint.rotate(view.turn);
    paint.filter = `blur(${view.blur}px)`;
    paint.drawImage(tilted, -w / 2, -h / 2);
    drawLight(view);
  }

  /** Until the first code comes, the camera sees the room: a video without any picture would never start to play. */
  function watchRoom() {
    streams = streams.filter((stream) => stream.active);
    if (seen || streams.length === 0) return;
    drawRoom();
    requestAnimationFrame(watchRoom);
  }

  function giveCamera() {
    if (denied) throw new DOMException("the person said no", "NotAllowedError");
    const stream = picture.captureStream();
    streams.push(stream);
    seen = false;
    watchRoom();
    return stream;
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

  if (!navigator.mediaDevices) return;
  drawRoom();
  navigator.mediaDevices.getUserMedia = async () => giveCamera();
  navigator.mediaDevices.enumerateDevices = async () => [
    { kind: "videoinput", deviceId: "harness", groupId: "harness", label: "", toJSON: () => ({}) },
  ];
  window.harnessOptics = { see };
  watchOwnCode();
}
