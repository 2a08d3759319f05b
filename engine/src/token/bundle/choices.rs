//! What some coins carry beside what all of them share, each distinct thing once.
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::signature::Signature;
use crate::token::void_evidence::{MAX_VOIDS, VoidEvidence, read_pieces};

const OWNER: u8 = 1 << 7;

/// What one coin carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Extras {
    pub(super) void: Vec<VoidEvidence>,
    /// The owner's signature, when the coin lay under another key than the spender's.
    pub(super) owner: Option<Signature>,
}

static NOTHING: Extras = Extras { void: Vec::new(), owner: None };

impl Extras {
    fn write(&self, bytes: &mut Writer) {
        let count = u8::try_from(self.void.len()).unwrap_or(u8::MAX);
        bytes.u8(if self.owner.is_some() { count | OWNER } else { count });
        self.void.iter().for_each(|piece| piece.write(bytes));
        if let Some(signature) = &self.owner {
            bytes.put(&signature.0);
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
        let what = reader.u8()?;
        let (count, is_owned) = (usize::from(what & !OWNER), what & OWNER != 0);
        if what == 0 || count > MAX_VOIDS {
            return Err(ReadError::OutOfRange("extras"));
        }
        let void = read_pieces(reader, count)?;
        let owner = if is_owned { Some(reader.signature()?) } else { None };
        Ok(Self { void, owner })
    }
}

/// Distinct extras in the order of their first use, and which of them each coin carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Choices {
    pub(super) distinct: Vec<Extras>,
    /// One for each coin: 0 is nothing, else counted from 1. None when there is nothing to pick.
    pub(super) picks: Vec<u8>,
}

impl Choices {
    pub(super) fn of(each: impl Iterator<Item = Extras>) -> Self {
        let mut choices = Self::default();
        for (place, extras) in each.enumerate() {
            let pick = choices.pick(extras);
            if !choices.distinct.is_empty() {
                choices.picks.resize(place, 0);
                choices.picks.push(u8::try_from(pick).unwrap_or(u8::MAX));
            }
        }
        choices
    }

    fn pick(&mut self, extras: Extras) -> usize {
        if extras == NOTHING {
            return 0;
        }
        let known = self.distinct.iter().position(|other| *other == extras);
        known.map_or_else(
            || {
                self.distinct.push(extras);
                self.distinct.len()
            },
            |place| place + 1,
        )
    }

    /// What the coin at a place carries.
    pub(super) fn at(&self, place: usize) -> &Extras {
        let pick = self.picks.get(place).copied().unwrap_or(0);
        let chosen = usize::from(pick).checked_sub(1).and_then(|place| self.distinct.get(place));
        chosen.unwrap_or(&NOTHING)
    }

    /// Whether any of them has an owner's signature.
    pub(super) fn has_owner(&self) -> bool {
        self.distinct.iter().any(|extras| extras.owner.is_some())
    }

    pub(super) fn write(&self, bytes: &mut Writer) {
        bytes.u8(u8::try_from(self.distinct.len()).unwrap_or(u8::MAX));
        self.distinct.iter().for_each(|extras| extras.write(bytes));
        if !self.distinct.is_empty() {
            bytes.put(&self.picks);
        }
    }

    /// Reads the choices of `coins` coins.
    pub(super) fn read(reader: &mut Reader<'_>, coins: usize) -> Result<Self, ReadError> {
        let count = reader.count(coins)?;
        let distinct: Vec<Extras> = (0..count).map(|_| Extras::read(reader)).collect::<Result<_, _>>()?;
        let picks = if count == 0 { Vec::new() } else { reader.take(coins)?.to_vec() };
        let choices = Self { distinct, picks };
        choices.check()?;
        Ok(choices)
    }

    /// Refuses extras that are there twice, unused or not in the order of their first use.
    fn check(&self) -> Result<(), ReadError> {
        let used = self.picks.iter().filter(|&&pick| pick != 0).map(|&pick| usize::from(pick) - 1);
        check_first_use(used, self.distinct.len(), "extras")?;
        let twice = (1..self.distinct.len()).any(|place| self.distinct[..place].contains(&self.distinct[place]));
        if twice { Err(ReadError::Order("extras")) } else { Ok(()) }
    }
}

/// Requires that things are used in their order, beginning with the first, and that none of `count` is left out.
pub(super) fn check_first_use(
    used: impl Iterator<Item = usize>,
    count: usize,
    what: &'static str,
) -> Result<(), ReadError> {
    let mut next = 0;
    for place in used {
        if place > next {
            return Err(ReadError::Order(what));
        }
        next = next.max(place + 1);
    }
    if next == count { Ok(()) } else { Err(ReadError::Order(what)) }
}
