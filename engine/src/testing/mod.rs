//! Fixtures and scripts for the tests of this crate and of its hosts; only with the feature `testing`.

pub mod store_conformance;
