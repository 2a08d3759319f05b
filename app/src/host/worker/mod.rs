//! The wallet worker.
