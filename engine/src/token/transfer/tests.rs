//! The two sides' steps, each with real signatures: whose coin it is afterwards, what is kept, and what is refused with which code.
#![allow(clippy::unwrap_used)]
mod answers;
mod asking;
mod doubt;
mod limits;
mod reading;
mod scene;
