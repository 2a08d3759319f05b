//! A bundle as it is laid out, before its chains are followed.
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::token::bundle::batch::{Batch, Start};
use crate::token::bundle::choices::{Choices, check_first_use};
use crate::token::bundle::group::Group;
use crate::token::bundle::order::order;
use crate::token::hop::MAX_COINS;
use crate::token::telomeer::MAX_HOPS;

const VERSION: u8 = 1;

/// Everything that a bundle says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Distinct, in the order of their first use.
    pub(super) batches: Vec<Batch>,
    /// One for each coin.
    pub(super) starts: Vec<Start>,
    /// What each coin's next hop must carry.
    pub(super) evidence: Choices,
    /// In the order of [`order`].
    pub(super) groups: Vec<Group>,
}

impl Layout {
    pub(super) fn write(&self) -> Vec<u8> {
        let siblings: usize = self.groups.iter().map(|group| group.siblings.len()).sum();
        // Enough unless some of them carry extras.
        let mut bytes = Writer::with_capacity(
            110 * (1 + self.batches.len() + self.starts.len()) + 200 * self.groups.len() + 32 * siblings,
        );
        bytes.put(&[VERSION, byte(self.starts.len()), byte(self.batches.len())]);
        let mut before = None;
        for batch in &self.batches {
            batch.write(before, &mut bytes);
            before = Some(batch);
        }
        self.starts.iter().for_each(|start| start.write(&self.batches, &mut bytes));
        self.evidence.write(&mut bytes);
        bytes.u16(u16::try_from(self.groups.len()).unwrap_or(u16::MAX));
        self.groups.iter().for_each(|group| group.write(self.starts.len(), &mut bytes));
        bytes.0
    }

    /// Reads the parts, their limits and their order; only the seals of two groups can still be alike.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let (batches, starts) = read_starts(&mut reader)?;
        let evidence = Choices::read(&mut reader, starts.len())?;
        if evidence.has_owner() {
            return Err(ReadError::OutOfRange("extras"));
        }
        let groups = read_groups(&mut reader, starts.len())?;
        reader.finish()?;
        Ok(Self { batches, starts, evidence, groups })
    }
}

fn byte(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// Reads a bundle as far as its anchors.
pub(super) fn read_starts(reader: &mut Reader<'_>) -> Result<(Vec<Batch>, Vec<Start>), ReadError> {
    match reader.u8()? {
        VERSION => {}
        seen => return Err(ReadError::Version { seen }),
    }
    let coins = reader.count(usize::from(MAX_COINS))?;
    if coins == 0 {
        return Err(ReadError::OutOfRange("coins"));
    }
    let batches = read_batches(reader, coins)?;
    let starts = (0..coins).map(|_| Start::read(&batches, reader)).collect::<Result<Vec<_>, _>>()?;
    check_first_use(starts.iter().map(|start| start.batch), batches.len(), "batches")?;
    Ok((batches, starts))
}

fn read_batches(reader: &mut Reader<'_>, coins: usize) -> Result<Vec<Batch>, ReadError> {
    let count = reader.count(coins)?;
    let mut batches: Vec<Batch> = Vec::new();
    for _ in 0..count {
        let batch = Batch::read(batches.last(), reader)?;
        if batches.contains(&batch) {
            return Err(ReadError::Order("batches"));
        }
        batches.push(batch);
    }
    Ok(batches)
}

fn read_groups(reader: &mut Reader<'_>, coins: usize) -> Result<Vec<Group>, ReadError> {
    let (count, limit) = (usize::from(reader.u16()?), coins * MAX_HOPS);
    if count > limit {
        return Err(ReadError::TooLong { limit, seen: count });
    }
    let mut routes: Vec<Vec<usize>> = vec![Vec::new(); coins];
    let mut groups = Vec::with_capacity(count.min(reader.rest_len() / Group::MIN_LEN));
    for place in 0..count {
        let group = Group::read(reader, coins)?;
        for member in &group.members {
            let route = &mut routes[member.coin];
            route.push(place);
            if route.len() > MAX_HOPS {
                return Err(ReadError::TooLong { limit: MAX_HOPS, seen: route.len() });
            }
        }
        groups.push(group);
    }
    if order(&routes, count).into_iter().eq(0..count) { Ok(groups) } else { Err(ReadError::Order("groups")) }
}
