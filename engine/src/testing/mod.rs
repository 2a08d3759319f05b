//! For tests of this and other crates: a software signer, the worked vector, and the store's contract.

mod json;
mod scene;
mod soft_signer;
pub mod store_conformance;
mod vector;

pub use soft_signer::SoftSigner;
pub use vector::transfer_vector;
