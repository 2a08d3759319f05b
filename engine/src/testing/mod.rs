//! For tests of this and other crates: a signer in software, fixtures, and contracts as data.

pub mod soft_signer;
