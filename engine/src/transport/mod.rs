//! Layer 2: frames, the line code, and the session under every pipe (`docs/spec/03-session.md`).
//!
//! ```text
//! qr ─▶ text ─▶ frame            what is shown and read, and its text form
//!  ├──▶ hello ─▶ session         who meets whom, the code both compare, the keys
//!  └──▶ channel ─▶ line_code     numbered messages, each cut into symbols
//!          └─────▶ wire          what a message says
//! ```

mod channel;
pub mod frame;
mod gf256;
mod handshake;
mod hello;
pub mod line_code;
mod meeting;
mod pipe;
pub mod qr;
pub mod session;
mod text;
mod wire;
#[cfg(any(test, feature = "testing"))]
pub mod worked;

#[cfg(test)]
mod tests;

pub use qr::{Frame, FrameVerdict, MessageNumber, PipeEvent, PipeRole, QrPipe, TextError};
