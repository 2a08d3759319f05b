//! Layer 5: how coins begin, are settled, renewed and given back. (Expiry events, eggs and promises are planned.)

pub mod cash_in;
pub mod issuing;
pub mod witness;
