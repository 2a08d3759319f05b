//! The pipe of codes against its bounds and against what others send: erasure, optics, time, sessions.
//!
//! Nothing here reads a clock: every figure follows from a seed.

pub mod chance;
pub mod erasure;
pub mod gate;
pub mod optical;
pub mod peers;
pub mod report;
pub mod rung;
pub mod session;
pub mod statistics;
pub mod temporal;
