//! Layer 5: how coins begin. (Renewal, expiry, eggs and promises are planned.)

pub mod issuing;
