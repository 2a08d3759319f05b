//! The tree over a transfer's leaves: level by level, an odd node promoted unchanged (`docs/spec/02-bytes.md`, section 1).
use crate::foundation::hash::Hash;

/// A binary tree over leaves in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The leaves first, the root last.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// Builds the tree; without leaves its root is zero, which no header has.
    pub fn new(leaves: Vec<Hash>) -> Self {
        let mut levels = Vec::new();
        let mut level = leaves;
        while level.len() > 1 {
            let above = level.chunks(2).map(parent).collect();
            levels.push(level);
            level = above;
        }
        levels.push(level);
        Self { levels }
    }

    /// The root.
    pub fn root(&self) -> Hash {
        self.levels.last().and_then(|level| level.first()).copied().unwrap_or(Hash::ZERO)
    }

    /// The leaf at a place.
    pub fn leaf(&self, index: usize) -> Option<Hash> {
        self.levels[0].get(index).copied()
    }

    /// The siblings of a leaf, from the leaf to the root; empty for a leaf that does not exist.
    pub fn path(&self, index: usize) -> Vec<Hash> {
        let siblings = self.levels.iter().enumerate().map(|(height, level)| level.get((index >> height) ^ 1));
        if index < self.levels[0].len() { siblings.flatten().copied().collect() } else { Vec::new() }
    }
}

/// How many siblings a leaf's path has.
pub fn path_len(index: usize, leaf_count: usize) -> usize {
    walk(index, leaf_count).filter(|step| *step != Step::Promoted).count()
}

/// The root that a leaf and its path lead to, unless the path's length or the index is wrong.
pub fn root_from_path(leaf: &Hash, index: usize, leaf_count: usize, path: &[Hash]) -> Option<Hash> {
    if index >= leaf_count || path.len() != path_len(index, leaf_count) {
        return None;
    }
    let mut siblings = path.iter();
    let mut here = *leaf;
    for step in walk(index, leaf_count) {
        here = match step {
            Step::Promoted => here,
            Step::SiblingOnTheRight => node(&here, siblings.next()?),
            Step::SiblingOnTheLeft => node(siblings.next()?, &here),
        };
    }
    Some(here)
}

/// The node that a leaf's path holds at a height, if that is where its sibling stands.
pub fn sibling_at(path: &[Hash], index: usize, leaf_count: usize, height: usize) -> Option<Hash> {
    let steps = walk(index, leaf_count);
    let below = steps.take(height).filter(|step| *step != Step::Promoted).count();
    let here = walk(index, leaf_count).nth(height)?;
    if here == Step::Promoted { None } else { path.get(below).copied() }
}

/// The nodes that lead to the root beside some leaves, as (height, position): level by level, from the left. `leaves` ascend.
pub fn missing_nodes(leaves: &[usize], leaf_count: usize) -> Vec<(usize, usize)> {
    let mut missing = Vec::new();
    let (mut known, mut width, mut height) = (leaves.to_vec(), leaf_count, 0);
    known.dedup();
    while width > 1 {
        let beside = known.iter().map(|position| position ^ 1);
        let lacking = beside.filter(|position| *position < width && known.binary_search(position).is_err());
        missing.extend(lacking.map(|position| (height, position)));
        known.iter_mut().for_each(|position| *position /= 2);
        known.dedup();
        (width, height) = (width.div_ceil(2), height + 1);
    }
    missing
}

/// The part of a tree that the paths of some leaves touch.
pub struct PartialTree {
    /// The leaves first, the root last; what no path touches is not there.
    levels: Vec<Vec<Option<Hash>>>,
}

impl PartialTree {
    /// Completes the tree over the leaves that are there with the nodes of [`missing_nodes`], in that order; `None` when there
    /// is no leaf, or their number is another.
    pub fn complete(leaves: Vec<Option<Hash>>, siblings: &[Hash]) -> Option<Self> {
        let present: Vec<usize> = (0..leaves.len()).filter(|&place| leaves[place].is_some()).collect();
        let missing = missing_nodes(&present, leaves.len());
        if present.is_empty() || missing.len() != siblings.len() {
            return None;
        }
        let mut given = missing.into_iter().zip(siblings).peekable();
        let (mut levels, mut level) = (Vec::new(), leaves);
        while level.len() > 1 {
            while let Some(((_, position), sibling)) = given.next_if(|((height, _), _)| *height == levels.len()) {
                level[position] = Some(*sibling);
            }
            let above = level.chunks(2).map(known_parent).collect();
            levels.push(level);
            level = above;
        }
        levels.push(level);
        Some(Self { levels })
    }

    /// The root.
    pub fn root(&self) -> Hash {
        self.levels.last().and_then(|level| level.first()).copied().flatten().unwrap_or(Hash::ZERO)
    }

    /// The siblings of a leaf that was there.
    pub fn path(&self, index: usize) -> Vec<Hash> {
        let siblings = self.levels.iter().enumerate().map(|(height, level)| level.get((index >> height) ^ 1));
        siblings.flatten().copied().flatten().collect()
    }
}

fn known_parent(pair: &[Option<Hash>]) -> Option<Hash> {
    match pair {
        [Some(left), Some(right)] => Some(node(left, right)),
        [Some(only)] => Some(*only),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    SiblingOnTheLeft,
    SiblingOnTheRight,
    Promoted,
}

/// The steps from a leaf to the root.
fn walk(mut index: usize, mut width: usize) -> impl Iterator<Item = Step> {
    std::iter::from_fn(move || {
        if width <= 1 {
            return None;
        }
        let step = match index % 2 {
            1 => Step::SiblingOnTheLeft,
            _ if index + 1 < width => Step::SiblingOnTheRight,
            _ => Step::Promoted,
        };
        (index, width) = (index / 2, width.div_ceil(2));
        Some(step)
    })
}

fn parent(pair: &[Hash]) -> Hash {
    match pair {
        [left, right] => node(left, right),
        [only] => *only,
        _ => Hash::ZERO,
    }
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Hash::derive("node", &[&left.0, &right.0])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn leaves(count: usize) -> Vec<Hash> {
        (0..count).map(|index| Hash::derive("leaf", &[&index.to_le_bytes()])).collect()
    }

    #[test]
    fn small_trees_by_hand() {
        let leaf = leaves(5);
        assert_eq!(Tree::new(leaves(0)).root(), Hash::ZERO);
        assert_eq!(Tree::new(leaves(1)).root(), leaf[0]);
        let pair = node(&leaf[0], &leaf[1]);
        assert_eq!(Tree::new(leaves(2)).root(), pair);
        assert_eq!(Tree::new(leaves(3)).root(), node(&pair, &leaf[2]));
        let four = node(&pair, &node(&leaf[2], &leaf[3]));
        assert_eq!(Tree::new(leaves(5)).root(), node(&four, &leaf[4]));
        assert_eq!(Tree::new(leaves(5)).path(4), [four]);
        assert_eq!(Tree::new(leaves(3)).path(3), []);
    }

    #[test]
    fn every_path_of_every_size_leads_to_the_root() {
        for count in 1..=64 {
            let tree = Tree::new(leaves(count));
            for (index, leaf) in leaves(count).iter().enumerate() {
                let path = tree.path(index);
                assert_eq!(path.len(), path_len(index, count));
                assert_eq!(root_from_path(leaf, index, count, &path), Some(tree.root()));
            }
        }
    }

    #[test]
    fn some_leaves_and_the_missing_nodes_make_the_paths_of_all_of_them() {
        for (count, step) in (2..=64).flat_map(|count| (1..=count).map(move |step| (count, step))) {
            let (tree, all) = (Tree::new(leaves(count)), leaves(count));
            let present: Vec<usize> = (step - 1..count).step_by(step).collect();
            let missing = missing_nodes(&present, count);
            let siblings: Vec<Hash> = missing.iter().map(|&(height, place)| tree.levels[height][place]).collect();
            for (sibling, (height, place)) in siblings.iter().zip(&missing) {
                let leaf = *present.iter().find(|&&leaf| (leaf >> height) ^ 1 == *place).unwrap();
                assert_eq!(sibling_at(&tree.path(leaf), leaf, count, *height), Some(*sibling));
            }
            let known = |place| present.contains(&place).then(|| all[place]);
            let partial = PartialTree::complete((0..count).map(known).collect(), &siblings).unwrap();
            assert_eq!(partial.root(), tree.root());
            assert!(present.iter().all(|&leaf| partial.path(leaf) == tree.path(leaf)), "{count} by {step}");
        }
    }

    #[test]
    fn leaves_that_travel_along_are_not_sent() {
        let all: Vec<usize> = (0..22).collect();
        assert_eq!(missing_nodes(&all, 22), []);
        assert_eq!(missing_nodes(&all[1..21], 22), [(0, 0), (0, 21)]);
        assert_eq!(missing_nodes(&[2], 3), [(1, 0)]);
        assert_eq!(missing_nodes(&[2, 2], 3), [(1, 0)]);
    }

    #[test]
    fn a_tree_is_completed_by_exactly_what_is_missing() {
        let known = || vec![None, Some(leaves(2)[1]), None];
        assert!(PartialTree::complete(known(), &leaves(2)).is_some());
        assert!(PartialTree::complete(known(), &leaves(1)).is_none());
        assert!(PartialTree::complete(known(), &leaves(3)).is_none());
        assert!(PartialTree::complete(vec![None; 3], &[]).is_none());
    }

    #[test]
    fn another_leaf_place_or_path_leads_elsewhere() {
        let (tree, leaf) = (Tree::new(leaves(6)), leaves(6));
        assert_eq!((tree.leaf(2), tree.leaf(6)), (Some(leaf[2]), None));
        let path = tree.path(2);
        assert_ne!(root_from_path(&leaf[3], 2, 6, &path), Some(tree.root()));
        assert_ne!(root_from_path(&leaf[2], 3, 6, &path), Some(tree.root()));
        assert_eq!(root_from_path(&leaf[2], 2, 6, &path[1..]), None);
        assert_eq!(root_from_path(&leaf[2], 2, 6, &[&path[..], &path[..1]].concat()), None);
        assert_eq!(root_from_path(&leaf[2], 6, 6, &path), None);
        assert_eq!(root_from_path(&leaf[2], 6, 6, &path[..path_len(6, 6)]), None);
        let mut wrong = path.clone();
        wrong[1] = Hash::ZERO;
        assert_ne!(root_from_path(&leaf[2], 2, 6, &wrong), Some(tree.root()));
    }
}
