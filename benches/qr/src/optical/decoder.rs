//! The decoders side by side. A decoder that panics has read nothing.
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::{BarcodeFormat, DecodeHints};

use super::picture::Picture;
use super::zxing::Zxing;

/// Reads the codes in a picture.
pub trait Decoder {
    /// How tables call it.
    fn name(&self) -> &'static str;

    /// The bytes of every code that it finds.
    fn read(&mut self, picture: &Picture) -> Vec<Vec<u8>>;
}

/// The decoder that the app ships.
pub const DEFAULT: &str = "the app's";

/// All that can be run here: zxing-cpp's WebAssembly needs Node and the packages of the repository.
pub fn all() -> Vec<Box<dyn Decoder>> {
    let mut decoders: Vec<Box<dyn Decoder>> = vec![Box::new(Ours)];
    match Zxing::start() {
        Ok(zxing) => decoders.push(Box::new(zxing)),
        Err(error) => eprintln!("zxing-wasm is not measured: {error}"),
    }
    decoders.extend([Box::new(Rxing) as Box<dyn Decoder>, Box::new(Quircs), Box::new(Rqrr)]);
    decoders
}

struct Ours;

impl Decoder for Ours {
    fn name(&self) -> &'static str {
        DEFAULT
    }

    fn read(&mut self, picture: &Picture) -> Vec<Vec<u8>> {
        let picture = juicetokens_decoder::Picture::grey(picture.width, picture.levels.clone());
        let codes = careful(|| picture.map(juicetokens_decoder::read)).flatten().unwrap_or_default();
        codes.into_iter().map(|code| code.bytes).collect()
    }
}

struct Rxing;

impl Decoder for Rxing {
    fn name(&self) -> &'static str {
        "rxing"
    }

    fn read(&mut self, picture: &Picture) -> Vec<Vec<u8>> {
        let kind = BarcodeFormat::QR_CODE;
        let mut hints = DecodeHints { PossibleFormats: Some(HashSet::from([kind])), ..DecodeHints::default() };
        hints.TryHarder = Some(true);
        let (width, height) = (picture.width as u32, picture.height as u32);
        let levels = picture.levels.as_slice();
        let found = careful(|| {
            rxing::helpers::detect_in_luma_slice_with_hints(levels, width, height, Some(kind), &mut hints).ok()
        });
        found.flatten().map(|code| code.getRawBytes().to_vec()).into_iter().collect()
    }
}

struct Quircs;

impl Decoder for Quircs {
    fn name(&self) -> &'static str {
        "quircs"
    }

    fn read(&mut self, picture: &Picture) -> Vec<Vec<u8>> {
        let read = || {
            let mut reader = quircs::Quirc::default();
            let codes = reader.identify(picture.width, picture.height, &picture.levels);
            codes.filter_map(|code| code.ok()?.decode().ok()).map(|data| data.payload).collect()
        };
        careful(read).unwrap_or_default()
    }
}

struct Rqrr;

impl Decoder for Rqrr {
    fn name(&self) -> &'static str {
        "rqrr"
    }

    fn read(&mut self, picture: &Picture) -> Vec<Vec<u8>> {
        let at = |x: usize, y: usize| picture.levels[y * picture.width + x];
        let read = || {
            let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, at);
            let bytes = |grid: &rqrr::Grid<_>| {
                let mut bytes = Vec::new();
                grid.decode_to(&mut bytes).ok().map(|_| bytes)
            };
            prepared.detect_grids().iter().filter_map(bytes).collect()
        };
        careful(read).unwrap_or_default()
    }
}

fn careful<T>(read: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()
}
