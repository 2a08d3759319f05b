//! The JuiceTokens wallet.
pub mod model;
pub mod view;

fn main() {}
