//! The simulator: a host like any other, with a clock that can be turned.
