//! The rules of JuiceTokens as a value: inputs and the time go in, effects and events come out.
//!
//! ```text
//!  in   pipe bytes ─▶ frame ─▶ message ─▶ protocol state ─▶ wallet change ─▶ Persist(ChangeSet)
//!       transport/    transport/  */wire.rs   token/transfer/   wallet/          effect
//!  out  pipe bytes ◀─ frame ◀─ message ◀─ released only after Persisted(id) ◀────────┘
//! ```
//!
//! Nothing here reads a clock, a socket, a file, a key or a dice: a host does, and answers. Modules are listed from the
//! lowest layer up, and a module names only lower ones; `transport` and `token` do not name each other.

pub mod foundation;
pub mod lifecycle;
pub mod token;
pub mod transport;
pub mod trust;
pub mod wallet;

mod engine;
mod error;
mod io;
pub mod summary;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use engine::Engine;
pub use error::Error;
pub use io::{AskId, Command, CommitteeAsk, Effect, Event, Input, Intent, NewContact, PersistId, SignId, StoreId};
