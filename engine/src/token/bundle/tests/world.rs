//! Coins with random histories, right in every hash.
use std::sync::Arc;

use crate::foundation::hash::Hash;
use crate::foundation::random::{Dice, Entropy};
use crate::foundation::signature::{PublicKey, SigRole, Signature};
use crate::foundation::time::{Timestamp, TransferTimes};
use crate::token::amount::Denomination;
use crate::token::anchor::{Anchor, AnchorKind};
use crate::token::bundle::chain::Chain;
use crate::token::bundle::group::Seal;
use crate::token::hop::{Direction, Hop};
use crate::token::merkle::Tree;
use crate::token::telomeer::Telomeer;
use crate::token::token_id::IssuanceId;
use crate::token::travelling_coin::TravellingCoin;
use crate::token::void_evidence::VoidEvidence;

/// Repeatable chance.
pub(super) struct Chance(pub(super) Dice);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self(Dice::new(&Entropy(bytes)))
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(u32::from_le_bytes(self.0.make_bytes())).unwrap() % bound.max(1)
    }

    pub(super) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(super) fn hash(&mut self) -> Hash {
        Hash(self.0.make_bytes())
    }

    pub(super) fn key(&mut self) -> PublicKey {
        PublicKey(self.0.make_bytes())
    }

    pub(super) fn signature(&mut self) -> Signature {
        Signature(self.0.make_bytes())
    }

    pub(super) fn evidence(&mut self) -> Vec<VoidEvidence> {
        let kinds = [SigRole::SenderAbort, SigRole::ReceiverAbort, SigRole::AbortCertificate];
        let count = 1 + self.below(3);
        (0..count)
            .map(|_| VoidEvidence { kind: kinds[self.below(3)], header: self.hash(), signature: self.signature() })
            .collect()
    }

    /// Some of `count` things, at least one, in random order.
    pub(super) fn some(&mut self, count: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..count).collect();
        (1..count).rev().for_each(|place| all.swap(place, self.below(place + 1)));
        all.truncate(1 + self.below(count));
        all
    }
}

/// Coins whose chains are right in every hash; only the signatures are noise.
pub(super) struct World {
    pub(super) chance: Chance,
    pub(super) coins: Vec<TravellingCoin>,
    pub(super) chains: Vec<Chain>,
    /// Whether coins never carry evidence nor lie under another key than the spender's.
    pub(super) is_plain: bool,
}

impl World {
    pub(super) fn new(seed: u64, coins: usize) -> Self {
        let mut world = Self { chance: Chance::new(seed), coins: Vec::new(), chains: Vec::new(), is_plain: false };
        let kinds: Vec<(IssuanceId, PublicKey)> =
            (0..3).map(|_| (IssuanceId(world.chance.hash()), world.chance.key())).collect();
        for index in 0..coins {
            let (issuance, owner) = kinds[if seed.is_multiple_of(3) { 0 } else { world.chance.below(3) }];
            let anchor = world.anchor((issuance, owner), u32::try_from(index).unwrap());
            world.chains.push(Chain::start(&anchor));
            world.coins.push(TravellingCoin::new(Telomeer { anchor, hops: Vec::new() }.into(), Vec::new()));
        }
        world
    }

    pub(super) fn anchor(&mut self, (issuance, owner): (IssuanceId, PublicKey), index: u32) -> Anchor {
        let denomination = Denomination::all().nth(self.chance.below(9)).unwrap();
        let mut anchor = Anchor {
            kind: AnchorKind::Genesis,
            issuance,
            index,
            denomination,
            expiry_minutes: 900,
            anchored_minutes: 100,
            epoch: 0,
            seq: 0,
            head: Hash::ZERO,
            owner,
            signer_kid: owner.kid(),
            signature: self.chance.signature(),
        };
        if self.chance.happens(20) {
            (anchor.kind, anchor.epoch) = (AnchorKind::Checkpoint, 1);
            (anchor.seq, anchor.head) = ([3, u16::MAX][self.chance.below(2)], self.chance.hash());
        }
        anchor
    }

    /// Moves coins in one transfer, beside strangers that nobody here will see.
    pub(super) fn transfer(&mut self, members: &[usize]) {
        let same_way = members.len() + self.chance.below(64 - members.len());
        let other_way = self.chance.below(64 - same_way);
        let is_change = other_way > 0 && self.chance.happens(30);
        let (n_p, n_c) = if is_change { (other_way, same_way) } else { (same_way, other_way) };
        let first = if is_change { 1 + n_p } else { 1 };
        let mut places: Vec<usize> = (first..first + same_way).collect();
        if self.chance.happens(50) {
            (1..places.len()).rev().for_each(|place| places.swap(place, self.chance.below(place + 1)));
        }
        places.truncate(members.len());
        self.move_to(members, &places, (u8::try_from(n_p).unwrap(), u8::try_from(n_c).unwrap()));
    }

    pub(super) fn move_to(&mut self, members: &[usize], places: &[usize], (n_p, n_c): (u8, u8)) {
        let counterparty = self.chance.key();
        let owner = self.chains[members[0]].owner;
        let spender = if self.is_plain || self.chance.happens(60) { owner } else { self.chance.key() };
        let mut seal = self.seal((n_p, n_c), counterparty);
        let direction = seal.direction(u8::try_from(places[0]).unwrap());
        seal.ack = (direction == Direction::Change || self.chance.happens(10)).then(|| self.chance.signature());
        let (common, keys) = (self.chance.evidence(), self.chance.signature());
        let voids: Vec<_> = members.iter().map(|_| self.void_of(&common)).collect();
        let mut leaves: Vec<Hash> = (0..seal.leaf_count()).map(|_| self.chance.hash()).collect();
        for ((&coin, &place), void) in members.iter().zip(places).zip(&voids) {
            leaves[place] = self.chains[coin].leaf(&counterparty, void);
        }
        let tree = Tree::new(leaves.clone());
        let fields = seal.fields(tree.root(), spender, direction);
        let header = fields.hash();
        for ((&coin, &place), void) in members.iter().zip(places).zip(voids) {
            let other_key = self.chains[coin].owner != spender;
            let alike = self.chance.happens(70);
            let signature = if alike { keys } else { self.chance.signature() };
            self.chains[coin].advance(&leaves[place], (fields, header), direction, counterparty);
            Arc::make_mut(&mut self.coins[coin].telomeer).hops.push(Hop {
                index: u8::try_from(place).unwrap(),
                n_p,
                n_c,
                times: seal.times,
                no_witness: seal.no_witness,
                counterparty,
                commit: seal.commit,
                vote: seal.vote,
                ack: seal.ack,
                void,
                owner: other_key.then_some((spender, signature)),
                path: tree.path(place),
            });
        }
    }

    pub(super) fn seal(&mut self, (n_p, n_c): (u8, u8), counterparty: PublicKey) -> Seal {
        let lo = Timestamp(1_790_000_000_000 + u64::try_from(self.chance.below(1 << 20)).unwrap());
        let doubtful = self.chance.happens(20);
        let times = TransferTimes { lo, width_s: 3, expiry_s: 900, saturated: !doubtful, doubtful };
        let no_witness = self.chance.happens(10);
        let (commit, vote) = (self.chance.signature(), self.chance.signature());
        Seal { n_p, n_c, times, no_witness, counterparty, commit, vote, ack: None }
    }

    pub(super) fn void_of(&mut self, common: &[VoidEvidence]) -> Vec<VoidEvidence> {
        match self.chance.below(12) {
            _ if self.is_plain => Vec::new(),
            0 | 1 => common.to_vec(),
            2 => self.chance.evidence(),
            _ => Vec::new(),
        }
    }

    /// Coins that shared all, some or none of their hops, in random order and perhaps one of them twice.
    pub(super) fn random(seed: u64) -> Self {
        let mut chance = Chance::new(seed ^ 0xb0b);
        let coins = [1, 2, 5, 20, 63][chance.below(5)];
        let mut world = Self::new(seed, coins);
        for _ in 0..chance.below(12) {
            let members = match seed % 3 {
                0 => (0..coins).collect(),
                1 => vec![chance.below(coins)],
                _ => chance.some(coins),
            };
            world.transfer(&members);
        }
        let chosen = if chance.happens(50) { (0..coins).collect() } else { chance.some(coins) };
        world.coins = chosen.into_iter().map(|place| world.coins[place].clone()).collect();
        if chance.happens(20) && world.coins.len() < 63 {
            world.coins.push(world.coins[0].clone());
        }
        let common = chance.evidence();
        for coin in &mut world.coins {
            coin.void = if world.chance.happens(20) { common.clone() } else { Vec::new() };
        }
        world
    }

    /// Lies in a random place of a random chain, but in the form of the truth.
    pub(super) fn lie(&mut self) {
        let coin = self.chance.below(self.coins.len());
        let (hash, signature) = (self.chance.hash(), self.chance.signature());
        let telomeer = Arc::make_mut(&mut self.coins[coin].telomeer);
        let place = self.chance.below(telomeer.hops.len());
        let what = self.chance.below(10);
        let Some(hop) = telomeer.hops.get_mut(place) else {
            telomeer.anchor.signature = signature;
            return;
        };
        match what {
            0 => hop.commit = signature,
            1 => hop.vote = signature,
            2 => hop.ack = hop.ack.xor(Some(signature)),
            3 => hop.void.clear(),
            4 => hop.owner = hop.owner.xor(Some((PublicKey(hash.0), signature))),
            5 => hop.counterparty = PublicKey(hash.0),
            6 => hop.times.width_s += 1,
            7 => telomeer.anchor.owner = PublicKey(hash.0),
            8 => hop.path.iter_mut().for_each(|sibling| *sibling = hash),
            _ => telomeer.anchor.index ^= 1,
        }
    }
}
