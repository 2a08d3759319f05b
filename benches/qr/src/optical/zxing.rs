//! zxing-cpp by way of the npm package `zxing-wasm`, in Node: pictures in, codes out, over two pipes.
use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::decoder::Decoder;
use super::picture::Picture;

/// A running reader; it ends with this value.
pub(super) struct Zxing {
    child: Child,
    pictures: Option<ChildStdin>,
    codes: BufReader<ChildStdout>,
}

impl Zxing {
    /// Starts it and waits until it is ready.
    pub(super) fn start() -> io::Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("zxing.mjs");
        let mut child = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let pictures = child.stdin.take();
        let codes = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut zxing = Self { child, pictures, codes: BufReader::new(codes) };
        if zxing.number()? != 0 {
            return Err(io::Error::other("the reader speaks first and says 0"));
        }
        Ok(zxing)
    }

    fn number(&mut self) -> io::Result<usize> {
        let mut bytes = [0; 4];
        self.codes.read_exact(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes) as usize)
    }

    fn exchange(&mut self, picture: &Picture) -> io::Result<Vec<Vec<u8>>> {
        let pictures = self.pictures.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        pictures.write_all(&(picture.width as u32).to_le_bytes())?;
        pictures.write_all(&(picture.height as u32).to_le_bytes())?;
        pictures.write_all(&picture.levels)?;
        pictures.flush()?;
        let mut codes = Vec::new();
        for _ in 0..self.number()? {
            let mut bytes = vec![0; self.number()?];
            self.codes.read_exact(&mut bytes)?;
            codes.push(bytes);
        }
        Ok(codes)
    }
}

impl Decoder for Zxing {
    fn name(&self) -> &'static str {
        "zxing-wasm"
    }

    fn read(&mut self, picture: &Picture) -> Vec<Vec<u8>> {
        self.exchange(picture).expect("the reader runs to the end")
    }
}

impl Drop for Zxing {
    fn drop(&mut self) {
        // It ends when there is nothing more to read.
        self.pictures = None;
        let _ = self.child.wait();
    }
}
