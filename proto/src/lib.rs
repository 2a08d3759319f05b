//! The wire contract of JuiceTokens: generated message types and nothing else.
//!
//! Sources are `juicetokens/*.proto`; `cargo xtask codegen` writes `src/generated`. Only the `wire.rs` files of the engine
//! and of the council may name these types.
#![allow(missing_docs, clippy::large_enum_variant, reason = "generated from commented .proto files")]

/// What the members of a committee say to each other (`juicetokens/committee.proto`).
pub mod committee {
    include!("generated/juicetokens.committee.rs");
}

/// What members of a committee send over their links (`juicetokens/council.proto`).
pub mod council {
    include!("generated/juicetokens.council.rs");
}

/// Messages of an established session (`juicetokens/session.proto`).
pub mod session {
    include!("generated/juicetokens.session.rs");
}

/// Messages of a transfer (`juicetokens/transfer.proto`).
pub mod transfer {
    include!("generated/juicetokens.transfer.rs");
}

/// The stored form of a wallet's changes (`juicetokens/wallet.proto`).
pub mod wallet {
    include!("generated/juicetokens.wallet.rs");
}

/// What a holder and a witness say to each other (`juicetokens/witness.proto`).
pub mod witness {
    include!("generated/juicetokens.witness.rs");
}
