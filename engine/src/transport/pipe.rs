//! What a pipe is told and what it tells, whatever it is made of.

/// Which side of the hello this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PipeRole {
    /// A, which is paid and shows its commitment first.
    Payee,
    /// B, which pays and answers.
    Payer,
}

/// A code to show in place of the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The bytes of the code.
    pub bytes: Vec<u8>,
    /// The QR version, at error correction L.
    pub qr_version: u8,
    /// How long the code is to stand, in milliseconds: what the other's camera needs to catch each one.
    pub hold_ms: u16,
}

/// What a code turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameVerdict {
    /// An intact frame of this wire version, whether or not it is of this session or says anything new.
    Ours,
    /// Not a code of this project.
    Foreign,
    /// A code of this project whose checksum or fields are wrong.
    Damaged,
    /// An intact frame of another wire version.
    OtherVersion(u8),
}

/// The number of one of this side's messages, from 1 to 250.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageNumber(pub u8);

/// What has happened in the pipe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PipeEvent {
    /// The other side plays the same role; told once, and the pipe goes on looking.
    SameRole,
    /// There is a session, and a code to compare.
    Established,
    /// The person at the other side has agreed to the code.
    PeerConfirmed,
    /// A payload, whole and in order.
    Received(Vec<u8>),
    /// The peer's screen says that it has this message; unlike the message itself, this is not authenticated.
    Delivered(MessageNumber),
    /// The peer has begun anew; told once. Open a fresh pipe.
    PeerRestarted,
    /// The other side speaks another wire version; told once for each.
    OtherVersion(u8),
    /// The other side's key is not the one it committed to. The pipe has stopped.
    SwappedKey,
    /// The peer has said goodbye.
    PeerLeft,
    /// A message could not be read, no more can be sent, or more has arrived than can be kept. The pipe has stopped.
    Broken,
}
