//! The one order in which the groups of a bundle are written.
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Puts each group after all earlier hops of its coins; of the groups that could come next, the one with the lowest coin does.
///
/// `routes` says for each coin which groups its hops are in, oldest first. No chains of hashes go round in a circle; of routes
/// that do, the groups come last.
pub(super) fn order(routes: &[Vec<usize>], groups: usize) -> Vec<usize> {
    let mut progress = Progress::new(routes, groups);
    (0..routes.len()).for_each(|coin| progress.arrive(coin));
    let mut ordered = Vec::with_capacity(groups);
    while let Some(Reverse((_, group))) = progress.ready.pop() {
        ordered.push(group);
        progress.written[group] = true;
        for member in progress.starts[group]..progress.starts[group + 1] {
            progress.leave(progress.members[member]);
        }
    }
    ordered.extend((0..groups).filter(|&group| !progress.written[group]));
    ordered
}

struct Progress<'a> {
    routes: &'a [Vec<usize>],
    /// Coins of the groups, one group after another, ascending.
    members: Vec<usize>,
    /// Where each group's coins begin, and where the last one's end.
    starts: Vec<usize>,
    /// Which groups were written.
    written: Vec<bool>,
    /// Coins of each group that have hops before it.
    waiting: Vec<usize>,
    /// Hops of each coin that were written.
    passed: Vec<usize>,
    /// Groups that nothing is before, the one with the lowest coin first.
    ready: BinaryHeap<Reverse<(usize, usize)>>,
}

impl<'a> Progress<'a> {
    fn new(routes: &'a [Vec<usize>], groups: usize) -> Self {
        let mut waiting = vec![0; groups];
        routes.iter().flatten().for_each(|&group| waiting[group] += 1);
        let mut starts = Vec::with_capacity(groups + 1);
        starts.push(0);
        starts.extend(waiting.iter().scan(0, |end, size| {
            *end += size;
            Some(*end)
        }));
        let mut free = starts.clone();
        let mut members = vec![0; routes.iter().map(Vec::len).sum()];
        for (coin, route) in routes.iter().enumerate() {
            for &group in route {
                members[free[group]] = coin;
                free[group] += 1;
            }
        }
        let (written, passed) = (vec![false; groups], vec![0; routes.len()]);
        Self { routes, members, starts, written, waiting, passed, ready: BinaryHeap::with_capacity(routes.len()) }
    }

    /// The coin has come to its next group.
    fn arrive(&mut self, coin: usize) {
        let Some(&group) = self.routes[coin].get(self.passed[coin]) else { return };
        self.waiting[group] -= 1;
        if self.waiting[group] == 0 {
            self.ready.push(Reverse((self.members[self.starts[group]], group)));
        }
    }

    fn leave(&mut self, coin: usize) {
        self.passed[coin] += 1;
        self.arrive(coin);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_waits_for_all_its_coins_and_the_lowest_coin_goes_first() {
        let routes = [vec![2, 3], vec![1, 3], vec![0], vec![]];
        assert_eq!(order(&routes, 4), [2, 1, 3, 0]);
        assert_eq!(order(&[vec![0, 1], vec![1]], 2), [0, 1]);
        assert_eq!(order(&[vec![1], vec![0, 1]], 2), [0, 1]);
        assert!(order(&[], 0).is_empty());
    }

    #[test]
    fn groups_that_wait_for_each_other_come_last() {
        assert_eq!(order(&[vec![0, 1], vec![1, 0], vec![2]], 3), [2, 0, 1]);
    }
}
