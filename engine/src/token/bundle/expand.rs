//! A bundle to coins: recomputes what was not sent.
use std::collections::BTreeSet;

use crate::foundation::bytes::ReadError;
use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::token::anchor::Anchor;
use crate::token::bundle::chain::Chain;
use crate::token::bundle::choices::Extras;
use crate::token::bundle::group::{Group, Member, SealKey};
use crate::token::bundle::layout::Layout;
use crate::token::hop::{Direction, Hop};
use crate::token::merkle::PartialTree;
use crate::token::telomeer::{Step, Telomeer};
use crate::token::travelling_coin::TravellingCoin;

/// Gives every coin its own chain again, unless two groups should have been one, or one group two.
pub(super) fn expand(layout: &Layout) -> Result<Vec<TravellingCoin>, ReadError> {
    let anchors = layout.starts.iter().map(|start| start.anchor(&layout.batches));
    let anchors: Vec<Anchor> = anchors.collect::<Result<_, _>>()?;
    let mut hops = vec![0; anchors.len()];
    layout.groups.iter().flat_map(|group| &group.members).for_each(|member| hops[member.coin] += 1);
    let mut expansion = Expansion {
        chains: anchors.iter().map(Chain::start).collect(),
        hops: hops.iter().map(|&hops| Vec::with_capacity(hops)).collect(),
        steps: hops.iter().map(|&hops| Vec::with_capacity(hops)).collect(),
        seen: BTreeSet::new(),
    };
    layout.groups.iter().try_for_each(|group| expansion.follow(group))?;
    let chains = anchors.into_iter().zip(expansion.hops).zip(expansion.steps).enumerate();
    let travelling = |(place, ((anchor, hops), steps))| {
        TravellingCoin::recomputed(Telomeer { anchor, hops }, layout.evidence.at(place).void.clone(), steps)
    };
    Ok(chains.map(travelling).collect())
}

struct Expansion {
    chains: Vec<Chain>,
    hops: Vec<Vec<Hop>>,
    steps: Vec<Vec<Step>>,
    seen: BTreeSet<SealKey>,
}

impl Expansion {
    fn follow(&mut self, group: &Group) -> Result<(), ReadError> {
        let leaves = self.leaves(group);
        let (direction, spender) = self.check_members(group)?;
        let tree = complete_tree(group, &leaves)?;
        let fields = group.seal.fields(tree.root(), spender, direction);
        let header = fields.hash();
        if !self.seen.insert(group.seal.key(header, direction)) {
            return Err(ReadError::Order("groups"));
        }
        for (place, (member, leaf)) in group.members.iter().zip(&leaves).enumerate() {
            let chain = &mut self.chains[member.coin];
            self.steps[member.coin].push(chain.advance(leaf, (fields, header), direction, group.seal.counterparty));
            self.hops[member.coin].push(hop(group, member, group.extras.at(place), &tree));
        }
        Ok(())
    }

    fn leaves(&self, group: &Group) -> Vec<Hash> {
        let members = group.members.iter().enumerate();
        let leaf = |(place, member): (usize, &Member)| {
            self.chains[member.coin].leaf(&group.seal.counterparty, &group.extras.at(place).void)
        };
        members.map(leaf).collect()
    }

    /// Requires that all members went one way under one spender's key.
    fn check_members(&self, group: &Group) -> Result<(Direction, PublicKey), ReadError> {
        let members = group.members.iter().enumerate();
        let mut each = members.map(|(place, member)| {
            let own = self.chains[member.coin].owner;
            let header_key = group.extras.at(place).owner.and(group.header_key);
            (group.seal.direction(member.leaf), header_key.unwrap_or(own))
        });
        let first = each.next().ok_or(ReadError::OutOfRange("group members"))?;
        if each.all(|other| other == first) { Ok(first) } else { Err(ReadError::OutOfRange("group members")) }
    }
}

fn complete_tree(group: &Group, leaves: &[Hash]) -> Result<PartialTree, ReadError> {
    let mut places = vec![None; group.seal.leaf_count()];
    for (member, leaf) in group.members.iter().zip(leaves) {
        let place = &mut places[usize::from(member.leaf)];
        // One coin may be in a list twice; two coins cannot be one leaf.
        if place.is_some_and(|other| other != *leaf) {
            return Err(ReadError::OutOfRange("leaf index"));
        }
        *place = Some(*leaf);
    }
    PartialTree::complete(places, &group.siblings).ok_or(ReadError::OutOfRange("siblings"))
}

fn hop(group: &Group, member: &Member, extras: &Extras, tree: &PartialTree) -> Hop {
    let seal = &group.seal;
    Hop {
        index: member.leaf,
        n_p: seal.n_p,
        n_c: seal.n_c,
        times: seal.times,
        no_witness: seal.no_witness,
        counterparty: seal.counterparty,
        commit: seal.commit,
        vote: seal.vote,
        ack: seal.ack,
        void: extras.void.clone(),
        owner: extras.owner.and_then(|signature| Some((group.header_key?, signature))),
        path: tree.path(usize::from(member.leaf)),
    }
}
