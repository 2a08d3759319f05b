//! How well a code is seen.

/// What stands between a code and the picture of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition {
    /// How tables call it.
    pub name: &'static str,
    /// Largest turn in the plane of the picture, degrees.
    pub turn: f64,
    /// Largest tilt around each axis, degrees.
    pub tilt: f64,
    /// Deviation of the blur, pixels.
    pub blur: f64,
    /// Deviation of the noise, of 256 levels.
    pub noise: f64,
    /// How much lighter one edge of the picture is than the other.
    pub gradient: f64,
    /// Length of the smear of a moving hand, pixels.
    pub motion: f64,
    /// Whether the picture holds the end of one code and the beginning of the next.
    pub torn: bool,
    /// Levels of black and of white.
    pub levels: [f64; 2],
}

const CLEAN: Condition = Condition {
    name: "clean",
    turn: 3.0,
    tilt: 4.0,
    blur: 0.5,
    noise: 3.0,
    gradient: 0.1,
    motion: 0.0,
    torn: false,
    levels: [25.0, 225.0],
};

/// A phone in a hand, in a room.
pub const TYPICAL: Condition =
    Condition { name: "typical", turn: 10.0, tilt: 12.0, blur: 0.9, noise: 6.0, gradient: 0.25, ..CLEAN };

/// All that are measured.
pub const ALL: [Condition; 6] = [
    CLEAN,
    TYPICAL,
    Condition {
        name: "hard",
        turn: 20.0,
        tilt: 24.0,
        blur: 1.3,
        noise: 10.0,
        gradient: 0.45,
        levels: [45.0, 190.0],
        ..CLEAN
    },
    Condition { name: "motion", motion: 3.0, ..TYPICAL },
    Condition { name: "low light", blur: 1.1, noise: 14.0, motion: 1.0, levels: [15.0, 80.0], ..TYPICAL },
    Condition { name: "torn", torn: true, ..TYPICAL },
];
