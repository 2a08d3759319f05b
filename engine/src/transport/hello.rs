//! What the two sides show each other before they have keys (`docs/spec/03-session.md`, section 4).

/// Layout version of every hello.
const HELLO_VERSION: u8 = 1;

/// One step of the hello. The payee is A, the payer is B.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hello {
    /// B has not seen an A. The tag is random, so that B knows itself in a mirror.
    Waiting { tag: [u8; 8] },
    /// A shows that it has a key and a nonce, and not which.
    Commit { commitment: [u8; 32] },
    /// B answers that commitment.
    Answer { commitment: [u8; 32], key: [u8; 32], nonce: [u8; 32] },
    /// A shows which.
    Open { key: [u8; 32], nonce: [u8; 32] },
}

impl Hello {
    pub(super) fn write(&self) -> Vec<u8> {
        match self {
            Self::Waiting { tag } => join(0, &[tag]),
            Self::Commit { commitment } => join(1, &[commitment]),
            Self::Answer { commitment, key, nonce } => join(2, &[commitment, key, nonce]),
            Self::Open { key, nonce } => join(3, &[key, nonce]),
        }
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (&[kind, HELLO_VERSION], mut rest) = bytes.split_first_chunk()? else { return None };
        let hello = match kind {
            0 => Self::Waiting { tag: take(&mut rest)? },
            1 => Self::Commit { commitment: take(&mut rest)? },
            2 => Self::Answer { commitment: take(&mut rest)?, key: take(&mut rest)?, nonce: take(&mut rest)? },
            3 => Self::Open { key: take(&mut rest)?, nonce: take(&mut rest)? },
            _ => return None,
        };
        rest.is_empty().then_some(hello)
    }
}

fn join(kind: u8, fields: &[&[u8]]) -> Vec<u8> {
    [&[kind, HELLO_VERSION], fields.concat().as_slice()].concat()
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (field, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*field)
}
