//! A payee's later spend of a coin that a transfer paid it: it acknowledges that transfer
//! (`docs/spec/06-conflicts.md`, section 3).
use crate::foundation::bytes::{ReadError, Reader, Writer};
use crate::foundation::hash::Hash;
use crate::token::hop::{Direction, leaf_count, leaf_hash, link_hash, read_path};
use crate::token::merkle;
use crate::token::token_id::TokenId;
use crate::trust::statement::{ChainPlace, Opening, SpendStatement};

/// What a payee did with a coin of a transfer, beside the half of a proof that shows the transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterSpend {
    /// Which half shows the transfer: 0 or 1.
    pub half: usize,
    /// Which coin of the transfer, when it is not the one that the proof is about.
    pub coin: Option<PaidCoin>,
    /// The spend.
    pub spend: SpendStatement,
}

/// Another coin that the same transfer paid: its leaf, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidCoin {
    /// The coin.
    pub token_id: TokenId,
    /// Its number in the transfer.
    pub seq: u16,
    /// What the transfer followed.
    pub prev: Hash,
    /// The hash of its void evidence; zero for none.
    pub void: Hash,
    /// Its leaf's place.
    pub index: u8,
    /// The siblings from its leaf to the root.
    pub path: Vec<Hash>,
}

impl LaterSpend {
    /// The most bytes it can have: another coin of a full tree and the largest statement.
    pub const MAX_LEN: usize = 291 + SpendStatement::MAX_LEN;

    /// Where the spend stands: after the transfer, under the payee's key; `None` when the transfer paid no such coin.
    pub fn place(&self, place: &ChainPlace, opening: &Opening) -> Option<ChainPlace> {
        let transfer = opening.transfer.as_ref()?;
        let receiver = transfer.fields.receiver;
        let Some(coin) = &self.coin else {
            let is_paid = transfer.direction == Direction::Payment;
            return is_paid.then(|| place.after_link(opening.link, receiver)).flatten();
        };
        let (n_p, n_c) = (transfer.fields.n_p, transfer.fields.n_c);
        let leaf = leaf_hash(&coin.token_id, coin.seq, &coin.prev, &receiver, &coin.void);
        let root = merkle::root_from_path(&leaf, usize::from(coin.index), leaf_count(n_p, n_c), &coin.path)?;
        let is_paid = (1..=n_p).contains(&coin.index) && root == transfer.fields.root;
        let link = link_hash(&leaf, &transfer.header, Direction::Payment);
        let seq = coin.seq.checked_add(1)?;
        is_paid.then_some(ChainPlace { token_id: coin.token_id, seq, prev: link, owner: receiver })
    }

    /// Writes a kind byte, 0 for none, then the spend.
    pub(crate) fn write(later: Option<&Self>, bytes: &mut Writer) {
        let Some(later) = later else {
            return bytes.u8(0);
        };
        let half = if later.half == 0 { 1 } else { 2 };
        match &later.coin {
            None => bytes.u8(half),
            Some(coin) => {
                bytes.u8(half + 2);
                coin.write(bytes);
            }
        }
        later.spend.write(bytes);
    }

    /// Reads what [`Self::write`] writes; `spends`, of the proof, say how large their transfers' trees are.
    pub(crate) fn read(reader: &mut Reader<'_>, spends: &[SpendStatement]) -> Result<Option<Self>, ReadError> {
        let (half, is_other_coin) = match reader.u8()? {
            0 => return Ok(None),
            kind @ 1..=2 => (usize::from(kind) - 1, false),
            kind @ 3..=4 => (usize::from(kind) - 3, true),
            _ => return Err(ReadError::OutOfRange("later spend")),
        };
        let Some(SpendStatement::Hop(hop)) = spends.get(half) else {
            return Err(ReadError::OutOfRange("later spend"));
        };
        let leaves = leaf_count(hop.n_p, hop.n_c);
        let coin = is_other_coin.then(|| PaidCoin::read(reader, leaves)).transpose()?;
        Ok(Some(Self { half, coin, spend: SpendStatement::read(reader)? }))
    }
}

impl PaidCoin {
    fn write(&self, bytes: &mut Writer) {
        bytes.put(self.token_id.as_bytes());
        bytes.u16(self.seq);
        bytes.put(&self.prev.0);
        bytes.put(&self.void.0);
        bytes.u8(self.index);
        for sibling in &self.path {
            bytes.put(&sibling.0);
        }
    }

    fn read(reader: &mut Reader<'_>, leaves: usize) -> Result<Self, ReadError> {
        let (token_id, seq, prev, void) = (TokenId(reader.hash()?), reader.u16()?, reader.hash()?, reader.hash()?);
        let index = reader.u8()?;
        if index == 0 || usize::from(index) >= leaves {
            return Err(ReadError::OutOfRange("leaf index"));
        }
        let path = read_path(reader, merkle::path_len(usize::from(index), leaves))?;
        Ok(Self { token_id, seq, prev, void, index, path })
    }
}
