//! Layer 2: frames, the line code, and the session under every pipe (`docs/spec/03-session.md`).
//!
//! ```text
//! qr ─▶ text ─▶ frame            what is shown and read, and its text form
//!  ├──▶ watching, ladder         what the camera sees, and how dense the own codes may be
//!  ├──▶ hello ─▶ session         who meets whom, the code both compare, the keys
//!  ├──▶ record                   what of a session outlives a break
//!  └──▶ outgoing, incoming       numbered messages, each cut into symbols by line_code
//!          └─────▶ wire          what a message says
//! ```

mod arriving;
pub mod frame;
mod gf256;
mod guidance;
mod handshake;
mod hello;
mod incoming;
mod ladder;
pub mod line_code;
mod meeting;
mod outgoing;
mod pipe;
pub mod qr;
mod record;
pub mod rung;
pub mod session;
mod showing;
mod text;
mod watching;
mod wire;
#[cfg(any(test, feature = "testing"))]
pub mod worked;

#[cfg(test)]
mod tests;

pub use guidance::{Guidance, Turn};
pub use meeting::StoredMark;
pub use qr::{Frame, FrameVerdict, MessageNumber, PipeEvent, PipeRole, QrPipe, TextError};
pub use rung::{Reception, Rung};
pub use watching::{CameraReport, CodeDensity, FAST_HOLD_MS, Facing, HOLD_MS};
