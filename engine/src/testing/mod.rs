//! For tests of this and other crates: a software signer and the worked vector.

mod json;
mod scene;
mod soft_signer;
mod vector;

pub use soft_signer::SoftSigner;
pub use vector::transfer_vector;
