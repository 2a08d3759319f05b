//! What must hold, and whether it did.

/// One condition with its measured figure.
pub struct Gate {
    /// What is asked.
    pub name: String,
    /// What came out, in words.
    pub measured: String,
    /// What it has to be.
    pub limit: String,
    /// Whether it holds.
    pub holds: bool,
}

impl Gate {
    /// Names a condition and its figure.
    pub fn new(name: impl Into<String>, measured: impl Into<String>, limit: impl Into<String>, holds: bool) -> Self {
        Self { name: name.into(), measured: measured.into(), limit: limit.into(), holds }
    }

    /// PASS or FAIL.
    pub fn word(&self) -> &'static str {
        if self.holds { "PASS" } else { "FAIL" }
    }
}
