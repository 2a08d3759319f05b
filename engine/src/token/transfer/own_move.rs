//! A coin's move between two keys of one device, onto paper or back (`docs/spec/12-paper.md`, section 2): a hop like any other,
//! which one device signs for both sides.
use crate::foundation::hash::Hash;
use crate::foundation::key::KeyPath;
use crate::foundation::signature::{PublicKey, SigRole, Signature, signed_message};
use crate::foundation::time::{TimeClaim, TransferTimes};
use crate::token::hop::{Direction, HeaderFields, Hop, link_hash};
use crate::token::merkle::Tree;
use crate::token::telomeer::{Telomeer, Traced};
use crate::token::transfer::agreement::append;
use crate::token::transfer::plan::EXPIRY_SECONDS;
use crate::token::transfer::step::{OwnCoin, Wanted};

/// Where a coin stands in the tree: behind leaf 0, alone.
const PLACE: usize = 1;

/// A coin that is about to move to another key of ours.
pub struct OwnMove {
    own: OwnCoin,
    to: (KeyPath, PublicKey),
    tree: Tree,
    fields: HeaderFields,
}

impl OwnMove {
    /// Puts the move together. Nobody ever opens its leaf 0, so that it is random; `now` is what this device says of the time.
    pub fn new(own: OwnCoin, to: (KeyPath, PublicKey), leaf_0: Hash, now: &TimeClaim) -> Self {
        let tree = Tree::new(vec![leaf_0, own.coin.leaf(&to.1)]);
        let fields = HeaderFields {
            root: tree.root(),
            sender: own.coin.traced.owner,
            receiver: to.1,
            times: TransferTimes::derive_meeting(now, now, EXPIRY_SECONDS),
            n_p: 1,
            n_c: 0,
            no_witness: false,
        };
        Self { own, to, tree, fields }
    }

    /// The two signatures that it needs: the giver's and the taker's.
    pub fn wanted(&self) -> [Wanted; 2] {
        let header = self.fields.hash();
        [(self.own.owner, SigRole::Commit), (self.to.0, SigRole::Vote)]
            .map(|(key, role)| Wanted { key, message: signed_message(role, &header) })
    }

    /// The coin with its new hop; none when it cannot have one.
    pub fn finish(self, [commit, vote]: [Signature; 2]) -> Option<(Traced, Telomeer)> {
        let coin = &self.own.coin;
        coin.traced.seq.checked_add(1)?;
        let hop = Hop {
            index: u8::try_from(PLACE).ok()?,
            n_p: self.fields.n_p,
            n_c: self.fields.n_c,
            times: self.fields.times,
            no_witness: self.fields.no_witness,
            counterparty: self.to.1,
            commit,
            vote,
            ack: None,
            void: coin.void.clone(),
            owner: None,
            path: self.tree.path(PLACE),
        };
        let link = link_hash(&self.tree.leaf(PLACE)?, &self.fields.hash(), Direction::Payment);
        Some(append(coin, hop, link, self.to.1))
    }
}
