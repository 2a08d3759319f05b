//! What every store must do, as data: steps and the answers they must get (`docs/spec/05-storage.md`). A host drives the
//! script against each of its stores; the script itself knows neither futures nor databases.

/// A tail to put, or none to drop it, by its 32-byte key.
pub type TailChange = ([u8; 32], Option<Vec<u8>>);

/// One thing to do to a store, and what must come of it.
#[derive(Clone, Debug)]
pub enum Step {
    /// Close the store and open it again, as a restart does.
    Reopen,
    /// Open the same store a second time, as a second tab would: the one before becomes [`Owner::Former`].
    Usurp,
    /// Append a change.
    Append {
        /// Who tries.
        by: Owner,
        /// Its number; the first is 1.
        sequence: u64,
        /// The entry.
        bytes: Vec<u8>,
        /// What is written beside it.
        tails: Vec<TailChange>,
        /// What must be said.
        answer: Answer,
    },
    /// Put a snapshot in place of the entries up to `through`.
    Snapshot {
        /// Who tries.
        by: Owner,
        /// The last entry it stands for.
        through: u64,
        /// Its bytes.
        bytes: Vec<u8>,
        /// What must be said.
        answer: Answer,
    },
    /// Loading must give exactly this, oldest first: the snapshot, if there is one, then the entries after it.
    Holds {
        /// The entries.
        entries: Vec<Vec<u8>>,
        /// The number of the last one.
        last_sequence: u64,
    },
    /// Asking for these tails must give exactly those that have bytes here.
    HoldsTails(Vec<TailChange>),
}

/// Which of two openings of the same store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The last one to open it.
    Current,
    /// The one before.
    Former,
}

/// What a store says to a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is on the disk.
    Done,
    /// Somebody else opened the store since; nothing was written.
    NotOwner,
    /// The number does not follow the last one; nothing was written.
    OutOfOrder,
}

/// The script, to be run from an empty store.
pub fn script() -> Vec<Step> {
    [empty(), order(), tails(), ownership(), snapshot(), after_the_snapshot()].concat()
}

fn empty() -> Vec<Step> {
    vec![holds(&[], 0), Step::HoldsTails(vec![(key(1), None)]), Step::Reopen, holds(&[], 0)]
}

fn order() -> Vec<Step> {
    vec![
        append(1, b"one", &[], Answer::Done),
        append(2, b"two", &[], Answer::Done),
        append(2, b"two again", &[(key(9), Some(b"lost"))], Answer::OutOfOrder),
        append(4, b"four", &[], Answer::OutOfOrder),
        append(0, b"zero", &[], Answer::OutOfOrder),
        // What was refused left nothing behind, beside the log either.
        Step::HoldsTails(vec![(key(9), None)]),
        append(3, b"", &[], Answer::Done),
        holds(&[b"one", b"two", b""], 3),
        Step::Reopen,
        holds(&[b"one", b"two", b""], 3),
    ]
}

fn tails() -> Vec<Step> {
    vec![
        append(4, b"four", &[(key(1), Some(b"tail one")), (key(2), Some(b"tail two"))], Answer::Done),
        held_tails(&[(key(2), Some(b"tail two")), (key(3), None), (key(1), Some(b"tail one"))]),
        append(5, b"five", &[(key(1), Some(b"tail one, longer")), (key(2), None)], Answer::Done),
        Step::Reopen,
        held_tails(&[(key(1), Some(b"tail one, longer")), (key(2), None)]),
        holds(&[b"one", b"two", b"", b"four", b"five"], 5),
    ]
}

fn ownership() -> Vec<Step> {
    vec![
        Step::Usurp,
        Step::Append {
            by: Owner::Former,
            sequence: 6,
            bytes: b"stolen".to_vec(),
            tails: vec![(key(1), None)],
            answer: Answer::NotOwner,
        },
        Step::Snapshot { by: Owner::Former, through: 5, bytes: b"stolen".to_vec(), answer: Answer::NotOwner },
        held_tails(&[(key(1), Some(b"tail one, longer"))]),
        holds(&[b"one", b"two", b"", b"four", b"five"], 5),
        append(6, b"six", &[], Answer::Done),
        Step::Reopen,
        holds(&[b"one", b"two", b"", b"four", b"five", b"six"], 6),
    ]
}

fn snapshot() -> Vec<Step> {
    vec![
        // A snapshot of entries that are not there would stand for nothing.
        snapshot_through(7, b"of the future", Answer::OutOfOrder),
        holds(&[b"one", b"two", b"", b"four", b"five", b"six"], 6),
        snapshot_through(4, b"one to four", Answer::Done),
        holds(&[b"one to four", b"five", b"six"], 6),
        // An older one would bring back what was cut.
        snapshot_through(3, b"one to three", Answer::OutOfOrder),
        Step::Reopen,
        holds(&[b"one to four", b"five", b"six"], 6),
        held_tails(&[(key(1), Some(b"tail one, longer"))]),
    ]
}

fn after_the_snapshot() -> Vec<Step> {
    vec![
        snapshot_through(6, b"one to six", Answer::Done),
        holds(&[b"one to six"], 6),
        append(6, b"six again", &[], Answer::OutOfOrder),
        append(7, b"seven", &[(key(1), None)], Answer::Done),
        Step::Reopen,
        holds(&[b"one to six", b"seven"], 7),
        Step::HoldsTails(vec![(key(1), None)]),
        append(8, &vec![0xA5; 100_000], &[(key(4), Some(&[0; 11_000]))], Answer::Done),
        Step::Reopen,
        holds(&[b"one to six", b"seven", &vec![0xA5; 100_000]], 8),
        held_tails(&[(key(4), Some(&[0; 11_000]))]),
    ]
}

fn key(number: u8) -> [u8; 32] {
    [number; 32]
}

fn append(sequence: u64, bytes: &[u8], tails: &[([u8; 32], Option<&[u8]>)], answer: Answer) -> Step {
    Step::Append { by: Owner::Current, sequence, bytes: bytes.to_vec(), tails: owned(tails), answer }
}

fn snapshot_through(through: u64, bytes: &[u8], answer: Answer) -> Step {
    Step::Snapshot { by: Owner::Current, through, bytes: bytes.to_vec(), answer }
}

fn holds(entries: &[&[u8]], last_sequence: u64) -> Step {
    Step::Holds { entries: entries.iter().map(|entry| entry.to_vec()).collect(), last_sequence }
}

fn held_tails(tails: &[([u8; 32], Option<&[u8]>)]) -> Step {
    Step::HoldsTails(owned(tails))
}

fn owned(tails: &[([u8; 32], Option<&[u8]>)]) -> Vec<TailChange> {
    tails.iter().map(|(key, bytes)| (*key, bytes.map(<[u8]>::to_vec))).collect()
}
