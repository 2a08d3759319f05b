//! The header's first version: one passphrase, bound to everything before its key. Read and kept as it is until the locks are
//! changed, so that going back to an earlier release of the app finds what it knows.
use juicetokens_engine::foundation::bytes::{ReadError, Reader, Writer};

use super::lock::{Lock, LockKind, read_effort, write_effort};
use super::{Header, NAME_LIMIT};

pub(super) const VERSION: u8 = 1;

pub(super) fn encode(header: &Header) -> Vec<u8> {
    let mut writer = Writer(opening(header));
    header.locks.iter().for_each(|lock| writer.put(&lock.wrapped_key));
    writer.put(&header.sealed_seed);
    writer.0
}

pub(super) fn decode(bytes: &[u8]) -> Result<Header, ReadError> {
    let mut reader = Reader::new(bytes);
    let version = reader.u8()?;
    let name = reader.text(NAME_LIMIT)?;
    let kind = LockKind::Passphrase { effort: read_effort(&mut reader)?, salt: reader.array()? };
    let locks = vec![Lock { kind, wrapped_key: reader.array()? }];
    let sealed_seed = reader.array()?;
    reader.finish()?;
    Ok(Header { version, name, locks, sealed_seed })
}

/// Everything before the wrapped key.
pub(super) fn opening(header: &Header) -> Vec<u8> {
    let mut writer = Writer(vec![VERSION]);
    writer.text(&header.name);
    for lock in &header.locks {
        if let LockKind::Passphrase { effort, salt } = &lock.kind {
            write_effort(&mut writer, *effort);
            writer.put(salt);
        }
    }
    writer.0
}
