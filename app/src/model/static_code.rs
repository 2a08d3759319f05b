//! Plain QR codes that stand still, for other phones' cameras and for paper: as shapes for the screen, as a picture for a file.
use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Light modules around the code.
const QUIET: u32 = 4;
/// No code on paper is denser than this.
const DENSEST: u8 = 27;

/// A code.
pub struct StaticCode(QrCode);

/// A text of any kind, as small as it goes, with as much redundancy as fits into that.
pub fn of_text(text: &str) -> Option<StaticCode> {
    QrCode::encode_text(text, QrCodeEcc::Medium).ok().map(StaticCode)
}

/// A link that ends in digits: those take ten bits for three. With medium redundancy where that fits, else with little.
pub fn of_digits(before: &str, digits: &str) -> Option<StaticCode> {
    let segments = [QrSegment::make_bytes(before.as_bytes()), QrSegment::make_numeric(digits)];
    let levels = [QrCodeEcc::Medium, QrCodeEcc::Low].into_iter();
    let encode = |level| {
        QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::new(DENSEST), None, true).ok()
    };
    levels.filter_map(encode).next().map(StaticCode)
}

impl StaticCode {
    /// Modules to a side, with the light ones around.
    pub fn side(&self) -> u32 {
        u32::try_from(self.0.size()).unwrap_or(0) + 2 * QUIET
    }

    fn is_dark(&self, x: u32, y: u32) -> bool {
        let place = |at: u32| i32::try_from(at).ok().map_or(-1, |at| at - QUIET as i32);
        self.0.get_module(place(x), place(y))
    }

    /// The dark modules as an SVG path, a row's neighbours in one piece.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side() {
            let mut x = 0;
            while x < self.side() {
                let length = (x..self.side()).take_while(|x| self.is_dark(*x, y)).count() as u32;
                if length > 0 {
                    // Writing to a string cannot fail.
                    let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
                }
                x += length + 1;
            }
        }
        path
    }

    /// The code as a PNG picture of two colours.
    pub fn png(&self, pixels: u32) -> Vec<u8> {
        let side = self.side() * pixels;
        let mut rows = Vec::new();
        for y in 0..side {
            rows.push(0);
            for byte in 0..side.div_ceil(8) {
                let light = |bit: u32| {
                    let x = 8 * byte + bit;
                    x >= side || !self.is_dark(x / pixels, y / pixels)
                };
                rows.push((0..8).fold(0, |row, bit| row << 1 | u8::from(light(bit))));
            }
        }
        let header = [&side.to_be_bytes()[..], &side.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, data) in [(b"IHDR", header), (b"IDAT", stored(&rows)), (b"IEND", Vec::new())] {
            let chunk = [&name[..], &data].concat();
            png.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
            png.extend(&chunk);
            png.extend(crc(&chunk).to_be_bytes());
        }
        png
    }
}

/// A zlib stream that packs nothing: a code is small anyway.
fn stored(bytes: &[u8]) -> Vec<u8> {
    const MOST: usize = 65_535;
    let mut stream = vec![0x78, 0x01];
    for (place, block) in bytes.chunks(MOST).enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from((place + 1) * MOST >= bytes.len()));
        stream.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
        stream.extend(block);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    stream.extend((high << 16 | low).to_be_bytes());
    stream
}

/// The checksum of a PNG chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_coin_of_750_bytes_fits_with_medium_redundancy_and_the_longest_with_little() {
        let link = "https://wallet.example.org/paper#";
        let usual = of_digits(link, &"7".repeat(1_822)).unwrap();
        assert_eq!(usual.0.error_correction_level(), QrCodeEcc::Medium);
        assert!((22..=24).contains(&usual.0.version().value()), "{}", usual.0.version().value());
        let longest = of_digits(link, &"7".repeat(1_300_usize.div_ceil(7) * 17)).unwrap();
        assert_eq!(longest.0.error_correction_level(), QrCodeEcc::Low);
        assert!(of_digits(link, &"7".repeat(3_600)).is_none());
    }

    #[test]
    fn the_path_covers_exactly_the_dark_modules_and_leaves_a_quiet_zone() {
        let code = of_text("https://wallet.example/pay#amount=13").unwrap();
        let dark =
            (0..code.side()).flat_map(|y| (0..code.side()).map(move |x| (x, y))).filter(|(x, y)| code.is_dark(*x, *y));
        let drawn: u32 = code
            .path()
            .split('M')
            .skip(1)
            .map(|run| run.split(['h', 'v']).nth(1).unwrap().parse::<u32>().unwrap())
            .sum();
        assert_eq!(drawn as usize, dark.clone().count());
        assert!(dark.clone().all(|(x, y)| x >= 4 && y >= 4 && x < code.side() - 4 && y < code.side() - 4));
        assert!(code.is_dark(4, 4) && !code.is_dark(3, 4));
    }

    #[test]
    fn the_picture_is_a_png_of_the_right_size() {
        let code = of_text("x").unwrap();
        let png = code.png(3);
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(png[16..24], [[0, 0, 0, 87], [0, 0, 0, 87]].concat());
        assert_eq!(crc(b"IEND"), 0xAE42_6082);
        // One row: a filter byte and eleven bytes of pixels.
        assert!(png.len() > 87 * 12 && png.len() < 87 * 12 + 100);
    }
}
