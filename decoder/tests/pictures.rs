//! Codes in pictures that are drawn here; what cameras make of them is in `benches/qr`.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use juicetokens_decoder::{Picture, read};
use qrcodegen::{QrCode, QrCodeEcc};

const LIGHT: u8 = 230;
const DARK: u8 = 20;
const QUIET: i32 = 4;

/// A scene in grey.
struct Scene {
    width: usize,
    levels: Vec<u8>,
}

impl Scene {
    fn new(width: usize, height: usize) -> Self {
        Self { width, levels: vec![LIGHT; width * height] }
    }

    /// Draws a code with its quiet zone, its corner at a place, so many pixels to a module.
    fn draw(mut self, code: &QrCode, (left, top): (usize, usize), pixels: usize) -> Self {
        let side = (code.size() + 2 * QUIET) as usize * pixels;
        for (y, x) in (0..side).flat_map(|y| (0..side).map(move |x| (y, x))) {
            let module = |place: usize| (place / pixels) as i32 - QUIET;
            let level = if code.get_module(module(x), module(y)) { DARK } else { LIGHT };
            self.levels[(top + y) * self.width + left + x] = level;
        }
        self
    }

    /// In a dark room: little contrast, much noise.
    fn in_the_dark(mut self) -> Self {
        let mut chance = Chance(7);
        self.levels.iter_mut().for_each(|level| {
            let noise = (0..4).map(|_| chance.below(30)).sum::<u32>();
            *level = (u32::from(*level) / 4 + noise) as u8;
        });
        self
    }

    fn picture(self) -> Picture {
        Picture::grey(self.width, self.levels).unwrap()
    }
}

/// Xorshift: the same pictures in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32 % end
    }
}

fn code(bytes: &[u8]) -> QrCode {
    QrCode::encode_binary(bytes, QrCodeEcc::Low).unwrap()
}

#[test]
fn a_code_is_read_with_its_place_and_its_version() {
    let payload: Vec<u8> = (0..=255).collect();
    let code = code(&payload);
    let found = read(Scene::new(640, 480).draw(&code, (100, 60), 4).picture());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].bytes, payload);
    assert_eq!(i32::from(found[0].version), (code.size() - 17) / 4);
    let (left, top) = (116.0, 76.0);
    let (right, bottom) = (left + 4.0 * code.size() as f32, top + 4.0 * code.size() as f32);
    let expected = [left, top, right, top, right, bottom, left, bottom];
    let is_near = |(found, expected): (&f32, f32)| (found - expected).abs() < 4.0;
    assert!(found[0].corners.iter().zip(expected).all(is_near), "{:?}", found[0].corners);
}

#[test]
fn texts_of_others_are_read_as_their_bytes() {
    for text in ["12345678901234", "HTTPS://EXAMPLE.ORG/A-B", "https://example.org/é"] {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let found = read(Scene::new(320, 240).draw(&code, (20, 20), 5).picture());
        assert_eq!(found.iter().map(|code| code.bytes.as_slice()).collect::<Vec<_>>(), [text.as_bytes()]);
    }
}

#[test]
fn two_codes_in_one_picture_are_both_read() {
    let scene = Scene::new(800, 400).draw(&code(b"one"), (20, 20), 6).draw(&code(b"two"), (420, 150), 5);
    let mut found: Vec<Vec<u8>> = read(scene.picture()).into_iter().map(|code| code.bytes).collect();
    found.sort();
    assert_eq!(found, [b"one".to_vec(), b"two".to_vec()]);
}

#[test]
fn a_code_in_the_dark_is_read_from_a_coarser_picture() {
    let payload = [0xB0; 300];
    let found = read(Scene::new(1280, 720).draw(&code(&payload), (300, 100), 7).in_the_dark().picture());
    assert_eq!(found.first().map(|code| code.bytes.as_slice()), Some(&payload[..]));
    assert!((found[0].corners[0] - 328.0).abs() < 7.0, "corners are those of the picture: {:?}", found[0].corners);
}

#[test]
fn where_there_is_no_code_none_is_read() {
    let mut chance = Chance(3);
    let noise = (0..640 * 480).map(|_| chance.below(256) as u8).collect();
    assert_eq!(read(Picture::grey(640, noise).unwrap()), []);
    for (width, height) in [(1, 1), (39, 600), (600, 39), (40, 40), (501, 3)] {
        assert_eq!(read(Scene::new(width, height).picture()), [], "{width} x {height}");
    }
}

/// Codes of which parts are something else: whatever the finder makes of them, it must come to an end.
#[test]
fn damaged_codes_stop_nobody() {
    let mut chance = Chance(11);
    for round in 0..60 {
        let payload: Vec<u8> = (0..chance.below(400)).map(|_| chance.below(256) as u8).collect();
        let mut scene = Scene::new(400, 400).draw(
            &code(&payload),
            (chance.below(60) as usize, chance.below(60) as usize),
            2 + round % 3,
        );
        for _ in 0..chance.below(40) {
            let (x, y) = (chance.below(360) as usize, chance.below(360) as usize);
            for row in y..y + 1 + chance.below(39) as usize {
                scene.levels[row * 400 + x..][..1 + chance.below(39) as usize].fill(chance.below(256) as u8);
            }
        }
        for found in read(scene.picture()) {
            assert_eq!(found.bytes, payload, "round {round}");
        }
    }
}
