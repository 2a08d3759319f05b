//! Spends of one coin laid out by hand: statements, places and proofs (`06-conflicts.md`, sections 1 to 3).
use juicetokens_engine::foundation::signature::SigRole;

use super::by_hand;
use super::scene::{self, Person};

/// Where a coin is spent: `token_id32 seq2 prev32 owner32`.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) token_id: [u8; 32],
    pub(super) seq: u16,
    pub(super) prev: [u8; 32],
    pub(super) owner: [u8; 32],
}

impl Place {
    /// After the anchor of the worked coin of 5, which the payer owns.
    pub(super) fn first() -> Self {
        let (token_id, prev) = (scene::hash("coin_five", "token_id"), scene::hash("coin_five", "anchor_hash"));
        Self { token_id, seq: 1, prev, owner: Person::payer().key().0 }
    }

    /// After a hop that stood here.
    pub(super) fn after(&self, link: [u8; 32], owner: &Person) -> Self {
        Self { seq: self.seq + 1, prev: link, owner: owner.key().0, ..*self }
    }

    /// What a proof says of its place, behind the coin.
    pub(super) fn bytes(&self) -> Vec<u8> {
        [&self.seq.to_le_bytes()[..], &self.prev, &self.owner].concat()
    }
}

/// What an owner signed, as bytes, with what it is the identity of.
#[derive(Clone)]
pub(super) struct Statement {
    pub(super) bytes: Vec<u8>,
    pub(super) link: [u8; 32],
    pub(super) header: [u8; 32],
}

/// `kind1 header32 signature64`, by whoever signs.
pub(super) fn void(kind: u8, header: &[u8; 32], signer: &Person) -> Vec<u8> {
    let role = SigRole::of_byte(kind).unwrap();
    [&[kind][..], header, &signer.sign(role, header).0].concat()
}

/// No more of a piece than a leaf has: its digest.
pub(super) fn hidden(piece: &[u8]) -> Vec<u8> {
    by_hand::void_digest(piece).to_vec()
}

/// Evidence as a statement shows it, each piece whole or as its digest: count1, then the pieces.
fn shown(voids: &[Vec<u8>]) -> Vec<u8> {
    let pieces =
        voids.iter().flat_map(|piece| if piece.len() == 32 { [&[0][..], piece].concat() } else { piece.clone() });
    std::iter::once(voids.len() as u8).chain(pieces).collect()
}

fn void_of(voids: &[Vec<u8>]) -> [u8; 32] {
    let digest = |piece: &Vec<u8>| piece.as_slice().try_into().unwrap_or_else(|_| by_hand::void_digest(piece));
    by_hand::void(&voids.iter().map(digest).collect::<Vec<_>>())
}

/// A hop's statement and the transfer around it; the other leaves follow from the salt.
#[derive(Clone)]
pub(super) struct Transfer {
    pub(super) owner: Person,
    pub(super) other: Person,
    /// The spender's key in the header, when it is not the owner's.
    pub(super) header_key: Option<Person>,
    pub(super) is_change: bool,
    pub(super) no_witness: bool,
    pub(super) coins: (u8, u8),
    pub(super) voids: Vec<Vec<u8>>,
    pub(super) salt: u8,
    /// A leaf that is known, and its place.
    pub(super) known: Option<(usize, [u8; 32])>,
    /// It is a later spend, of which no more than the owner's signature is shown.
    pub(super) is_later: bool,
    /// What is shown beside it: role F, in change in the place of the commit, and role Y, by these people.
    pub(super) ack: Option<Person>,
    pub(super) receiver_abort: Option<Person>,
}

impl Transfer {
    pub(super) fn payment(other: &Person) -> Self {
        Self {
            owner: Person::payer(),
            other: other.clone(),
            header_key: None,
            is_change: false,
            no_witness: false,
            coins: (2, 1),
            voids: Vec::new(),
            salt: 0,
            known: None,
            is_later: false,
            ack: None,
            receiver_abort: None,
        }
    }

    /// The owner votes to give the coin as change to the payer of another transfer.
    pub(super) fn change(other: &Person) -> Self {
        Self { is_change: true, ..Self::payment(other) }
    }

    fn index(&self) -> u8 {
        if self.is_change { self.coins.0 + 1 } else { 1 }
    }

    fn leaf(&self, place: &Place) -> [u8; 32] {
        let void = void_of(&self.voids);
        by_hand::hash("leaf", &[&place.token_id, &place.seq.to_le_bytes(), &place.prev, &self.other.key().0, &void])
    }

    fn leaves(&self, place: &Place) -> Vec<[u8; 32]> {
        let count = 1 + usize::from(self.coins.0) + usize::from(self.coins.1);
        let mut leaves: Vec<[u8; 32]> = (0..count).map(|at| [self.salt ^ 0x80 ^ at as u8; 32]).collect();
        if let Some((at, leaf)) = self.known {
            leaves[at] = leaf;
        }
        leaves[usize::from(self.index())] = self.leaf(place);
        leaves
    }

    /// The siblings of any leaf of this transfer.
    pub(super) fn path(&self, place: &Place, index: usize) -> Vec<u8> {
        by_hand::path(&self.leaves(place), index).concat()
    }

    fn sides(&self) -> (&Person, &Person) {
        let spender = self.header_key.as_ref().unwrap_or(&self.owner);
        if self.is_change { (&self.other, spender) } else { (spender, &self.other) }
    }

    fn times() -> Vec<u8> {
        [&1_760_100_000_000_u64.to_le_bytes()[..6], &2_u32.to_le_bytes(), &900_u32.to_le_bytes()].concat()
    }

    pub(super) fn header(&self, place: &Place) -> [u8; 32] {
        let (sender, receiver) = self.sides();
        let root = by_hand::root(&self.leaves(place));
        let tail = [self.coins.0, self.coins.1, u8::from(self.no_witness) << 2];
        by_hand::hash("head", &[&root, &sender.key().0, &receiver.key().0, &Self::times(), &tail])
    }

    /// The statement, as an owner makes it who keeps to the form.
    pub(super) fn at(&self, place: &Place) -> Statement {
        self.signed(place, |transfer, header| {
            let (sender, _) = transfer.sides();
            let role = if transfer.is_change { SigRole::Vote } else { SigRole::Commit };
            (transfer.owner.sign(role, header).0, sender.sign(SigRole::Commit, header).0)
        })
    }

    /// The statement with these two signatures: the owner's, and in change the payer's.
    pub(super) fn signed(&self, place: &Place, sign: impl Fn(&Self, &[u8; 32]) -> ([u8; 64], [u8; 64])) -> Statement {
        let (header, leaf) = (self.header(place), self.leaf(place));
        let (by_owner, commit) = sign(self, &header);
        let mut flags = u8::from(self.no_witness) << 2;
        let mut extras = Vec::new();
        if let Some(signer) = &self.ack {
            flags |= 1 << 4;
            extras.extend(signer.sign(SigRole::Final, &header).0);
        }
        if !self.voids.is_empty() {
            flags |= 1 << 5;
            extras.extend(shown(&self.voids));
        }
        if let Some(signer) = &self.receiver_abort {
            flags |= 1 << 6;
            extras.extend(signer.sign(SigRole::ReceiverAbort, &header).0);
        }
        if let Some(key) = &self.header_key {
            flags |= 1 << 7;
            extras.extend(key.key().0);
        }
        let head = [0, flags, self.index(), self.coins.0, self.coins.1];
        let has_commit = self.is_change && self.ack.is_none() && !self.is_later;
        let commit: &[u8] = if has_commit { &commit } else { &[] };
        let path = self.path(place, usize::from(self.index()));
        let other = self.other.key().0;
        let bytes = [&head[..], &Self::times(), &other, &by_owner, commit, &extras, &path].concat();
        let link = by_hand::hash("link", &[&leaf, &header, &[u8::from(self.is_change)]]);
        Statement { bytes, link, header }
    }
}

/// A surrender's statement: renewed for somebody, or given back.
pub(super) fn surrender(place: &Place, owner: &Person, new_owner: Option<&Person>, voids: &[Vec<u8>]) -> Statement {
    let purpose = u8::from(new_owner.is_none());
    let new_owner = new_owner.map_or([0; 32], |person| person.key().0);
    let (counted, void) = (shown(voids), void_of(voids));
    let seq = place.seq.to_le_bytes();
    let link = by_hand::hash("surr", &[&[purpose], &place.token_id, &seq, &place.prev, &new_owner, &void]);
    let signature = owner.sign(SigRole::Surrender, &link).0;
    let bytes = [&[1, purpose][..], &new_owner, &signature, &counted].concat();
    Statement { bytes, link, header: [0; 32] }
}

/// The worked coin of 5 in a proof: `issuance32 index4 denomination4`.
fn coin() -> Vec<u8> {
    scene::hex("coin_five", "anchor")[3..43].to_vec()
}

/// The same proof about another coin, whose owner signed this; its bytes are changed from `at` on, counted in the proof.
pub(super) fn about_other_coin((at, bytes): (usize, &[u8]), first: &Transfer, second: &Transfer) -> (Place, Vec<u8>) {
    let mut coin = coin();
    coin[at - 2..at - 2 + bytes.len()].copy_from_slice(bytes);
    let place = Place { token_id: by_hand::hash("tid", &[&coin]), ..Place::first() };
    let proof = proof(&place, &first.at(&place), &second.at(&place));
    (place, [&[1, 1][..], &coin, &proof[42..]].concat())
}

/// A proof: the halves by ascending identity.
pub(super) fn proof(place: &Place, first: &Statement, second: &Statement) -> Vec<u8> {
    let (lower, higher) = if first.link < second.link { (first, second) } else { (second, first) };
    in_order(place, lower, higher)
}

/// A proof whose halves stand as they are given.
pub(super) fn in_order(place: &Place, first: &Statement, second: &Statement) -> Vec<u8> {
    [&[1, 1][..], &coin(), &place.bytes(), &first.bytes, &second.bytes].concat()
}

/// A proof of one transfer: a hop of it, and what voids it, `void1 signature64`.
pub(super) fn of_transfer(place: &Place, spend: &Statement, void: &[u8]) -> Vec<u8> {
    [&[1, 1][..], &coin(), &place.bytes(), &spend.bytes, &[2], void, &[0]].concat()
}

/// The same proof of one transfer with a later spend.
pub(super) fn with_later(proof: &[u8], spend: &Statement) -> Vec<u8> {
    [&proof[..proof.len() - 1], &[1], &spend.bytes].concat()
}

/// `H(fraud ‖ token_id32 seq2 prev32 owner32 link32 link32)`.
pub(super) fn conflict_id(place: &Place, first: &Statement, second: &Statement) -> [u8; 32] {
    let (lower, higher) = (first.link.min(second.link), first.link.max(second.link));
    by_hand::hash("fraud", &[&place.token_id, &place.bytes(), &lower, &higher])
}

/// Its link, and `H(fraud ‖ void1 header32)`.
pub(super) fn transfer_conflict_id(place: &Place, spend: &Statement, void: u8) -> [u8; 32] {
    let second = by_hand::hash("fraud", &[&[void], &spend.header]);
    by_hand::hash("fraud", &[&place.token_id, &place.bytes(), &spend.link, &second])
}
