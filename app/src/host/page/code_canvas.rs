//! A code on a canvas: black on white whatever the theme, whole pixels per module, a quiet zone of four modules.
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

const QUIET_MODULES: u32 = 4;
/// The mask of every code: any mask that is declared is valid, and choosing one costs twenty times the drawing.
const MASK: u8 = 2;
/// A canvas is never larger, whatever the layout says.
const LARGEST_SIDE: u32 = 2048;

/// Draws; none if the bytes do not fit the version or the canvas cannot be drawn on.
pub(super) fn draw(canvas: &HtmlCanvasElement, bytes: &[u8], qr_version: u8) -> Option<()> {
    let code = encode(bytes, qr_version)?;
    let modules = u32::try_from(code.size()).ok()?;
    let (side, scale) = side_and_scale(wanted_side(canvas), modules + 2 * QUIET_MODULES);
    if canvas.width() != side || canvas.height() != side {
        canvas.set_width(side);
        canvas.set_height(side);
    }
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, f64::from(side), f64::from(side));
    context.set_fill_style_str("#000000");
    let margin = (side - modules * scale) / 2;
    for (row, start, length) in runs(&code) {
        let (left, top) = (f64::from(margin + start * scale), f64::from(margin + row * scale));
        context.fill_rect(left, top, f64::from(length * scale), f64::from(scale));
    }
    Some(())
}

/// A byte segment at error correction L, in exactly this version.
fn encode(bytes: &[u8], qr_version: u8) -> Option<QrCode> {
    if !(Version::MIN.value()..=Version::MAX.value()).contains(&qr_version) {
        return None;
    }
    let version = Version::new(qr_version);
    let segment = QrSegment::make_bytes(bytes);
    QrCode::encode_segments_advanced(&[segment], QrCodeEcc::Low, version, version, Some(Mask::new(MASK)), false).ok()
}

/// Dark modules as (row, first column, number), so that a row costs a few calls and not one per module.
fn runs(code: &QrCode) -> Vec<(u32, u32, u32)> {
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    for (row, y) in (0..code.size()).enumerate() {
        for (column, x) in (0..code.size()).enumerate() {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
            match runs.last_mut() {
                _ if !code.get_module(x, y) => {}
                Some((in_row, start, length)) if *in_row == row && *start + *length == column => *length += 1,
                _ => runs.push((row, column, 1)),
            }
        }
    }
    runs
}

/// The canvas's side on the screen, in the screen's own pixels.
fn wanted_side(canvas: &HtmlCanvasElement) -> u32 {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    (f64::from(canvas.client_width().min(canvas.client_height())) * ratio) as u32
}

/// The side to draw at, and the pixels per module: at least two, however small the layout makes it.
fn side_and_scale(wanted: u32, modules: u32) -> (u32, u32) {
    let side = wanted.min(LARGEST_SIDE).max(2 * modules);
    (side, side / modules)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_as_asked_even_when_a_smaller_one_would_do() {
        for (version, size) in [(5, 37), (10, 57), (15, 77)] {
            assert_eq!(encode(b"short", version).unwrap().size(), size);
        }
        assert_eq!(encode(b"short", 5).unwrap().mask().value(), MASK);
    }

    #[test]
    fn too_many_bytes_and_unknown_versions_draw_nothing() {
        assert!(encode(&[0; 106], 5).is_some());
        assert!(encode(&[0; 107], 5).is_none());
        assert!(encode(b"short", 0).is_none());
        assert!(encode(b"short", 41).is_none());
    }

    #[test]
    fn runs_cover_exactly_the_dark_modules() {
        let code = encode(&[0xA5; 200], 10).unwrap();
        let mut covered = vec![false; 57 * 57];
        for (row, start, length) in runs(&code) {
            for column in start..start + length {
                assert!(!std::mem::replace(&mut covered[(row * 57 + column) as usize], true));
            }
        }
        for y in 0..57 {
            for x in 0..57 {
                assert_eq!(covered[(y * 57 + x) as usize], code.get_module(x, y));
            }
        }
    }

    #[test]
    fn modules_are_whole_pixels_and_the_quiet_zone_has_room() {
        for wanted in [0, 1, 100, 320, 641, 5000] {
            let (side, scale) = side_and_scale(wanted, 85);
            assert!(scale >= 2 && scale * 85 <= side && side <= LARGEST_SIDE.max(170), "{wanted}");
        }
    }
}
