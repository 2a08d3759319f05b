//! A bundle to coins: recomputes what was not sent.
use crate::foundation::bytes::ReadError;
use crate::foundation::hash::Hash;
use crate::foundation::signature::PublicKey;
use crate::token::anchor::Anchor;
use crate::token::bundle::chain::Chain;
use crate::token::bundle::group::{Group, Member};
use crate::token::bundle::layout::Layout;
use crate::token::hop::{Direction, HeaderFields, Hop};
use crate::token::merkle::{self, PartialTree};
use crate::token::telomeer::{Course, Telomeer};
use crate::token::travelling_coin::TravellingCoin;

/// Gives every coin its own chain again, unless two groups should have been one, or one group two.
pub(super) fn expand(layout: Layout) -> Result<Vec<TravellingCoin>, ReadError> {
    let anchors = layout.starts.iter().map(|start| start.anchor(&layout.batches));
    let anchors: Vec<Anchor> = anchors.collect::<Result<_, _>>()?;
    let mut counts = vec![0; anchors.len()];
    layout.groups.iter().flat_map(|group| &group.members).for_each(|member| counts[member.coin] += 1);
    let chains: Vec<Chain> = anchors.iter().map(Chain::start).collect();
    let mut expansion = Expansion {
        hops: counts.iter().map(|&hops| Vec::with_capacity(hops)).collect(),
        courses: chains.iter().zip(counts).map(|(chain, hops)| chain.course(hops)).collect(),
        chains,
        headers: Vec::with_capacity(layout.groups.len()),
        groups: layout.groups,
    };
    (0..expansion.groups.len()).try_for_each(|place| expansion.follow(place))?;
    expansion.check_groups()?;
    let chains = anchors.into_iter().zip(expansion.hops).zip(expansion.courses).enumerate();
    let travelling = |(place, ((anchor, hops), course))| {
        TravellingCoin::recomputed(Telomeer { anchor, hops }, layout.evidence.at(place).void.clone(), course)
    };
    Ok(chains.map(travelling).collect())
}

struct Expansion {
    chains: Vec<Chain>,
    hops: Vec<Vec<Hop>>,
    courses: Vec<Course>,
    groups: Vec<Group>,
    /// Header, direction and place of every group so far.
    headers: Vec<(Hash, u8, usize)>,
}

impl Expansion {
    fn follow(&mut self, place: usize) -> Result<(), ReadError> {
        let (direction, spender) = self.check_members(&self.groups[place])?;
        match self.groups[place].members[..] {
            [only] => self.follow_one(place, only, (direction, spender)),
            _ => self.follow_together(place, (direction, spender)),
        }
    }

    /// Follows a coin that was alone: what was sent of the tree is its path.
    fn follow_one(&mut self, place: usize, only: Member, by: (Direction, PublicKey)) -> Result<(), ReadError> {
        let path = std::mem::take(&mut self.groups[place].siblings);
        let (index, leaf) = (usize::from(only.leaf), self.leaf(&self.groups[place], 0));
        let leaf_count = self.groups[place].seal.leaf_count();
        let root = merkle::root_from_path(&leaf, index, leaf_count, &path).ok_or(ReadError::OutOfRange("siblings"))?;
        let header = self.enter(place, root, by);
        self.advance((place, 0), &leaf, (header, by.0), path);
        Ok(())
    }

    fn follow_together(&mut self, place: usize, by: (Direction, PublicKey)) -> Result<(), ReadError> {
        let group = &self.groups[place];
        let leaves: Vec<Hash> = (0..group.members.len()).map(|member| self.leaf(group, member)).collect();
        let tree = complete_tree(group, &leaves)?;
        let header = self.enter(place, tree.root(), by);
        for (member, leaf) in leaves.iter().enumerate() {
            let path = tree.path(usize::from(self.groups[place].members[member].leaf));
            self.advance((place, member), leaf, (header, by.0), path);
        }
        Ok(())
    }

    fn leaf(&self, group: &Group, member: usize) -> Hash {
        let chain = &self.chains[group.members[member].coin];
        chain.leaf(&group.seal.counterparty, &group.extras.at(member).void)
    }

    fn enter(&mut self, place: usize, root: Hash, by: (Direction, PublicKey)) -> (HeaderFields, Hash) {
        let (direction, spender) = by;
        let fields = self.groups[place].seal.fields(root, spender, direction);
        let header = fields.hash();
        self.headers.push((header, direction.byte(), place));
        (fields, header)
    }

    /// Requires that no two groups went one way under one header with the same signatures.
    fn check_groups(&mut self) -> Result<(), ReadError> {
        self.headers.sort_unstable();
        let same_way =
            self.headers.chunk_by(|(header, way, _), (other, other_way, _)| (header, way) == (other, other_way));
        let seal = |(.., place): &(Hash, u8, usize)| &self.groups[*place].seal;
        // No coin has two hops under one header, so these are few.
        let alike = |groups: &[(Hash, u8, usize)]| {
            let has_double =
                |at: usize| groups[..at].iter().any(|other| seal(other).is_signed_alike(seal(&groups[at])));
            (1..groups.len()).any(has_double)
        };
        if same_way.into_iter().any(alike) { Err(ReadError::Order("groups")) } else { Ok(()) }
    }

    /// Adds a member's hop to its coin.
    fn advance(
        &mut self,
        (place, member): (usize, usize),
        leaf: &Hash,
        (header, direction): ((HeaderFields, Hash), Direction),
        path: Vec<Hash>,
    ) {
        let group = &self.groups[place];
        let Member { coin, .. } = group.members[member];
        let step = self.chains[coin].advance(leaf, header, direction, group.seal.counterparty);
        self.courses[coin].steps.push(step);
        self.hops[coin].push(hop(group, member, path));
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

fn hop(group: &Group, member: usize, path: Vec<Hash>) -> Hop {
    let (seal, extras) = (&group.seal, group.extras.at(member));
    Hop {
        index: group.members[member].leaf,
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
        path,
    }
}
