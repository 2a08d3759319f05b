//! The one order in which the groups of a bundle are written.
use std::collections::BTreeSet;

/// Puts each group after all earlier hops of its coins; of the groups that could come next, the one with the lowest coin does.
///
/// `routes` says for each coin which groups its hops are in, oldest first. No chains of hashes go round in a circle; of routes
/// that do, the groups come last.
pub(super) fn order(routes: &[Vec<usize>], groups: usize) -> Vec<usize> {
    let mut progress = Progress::new(routes, groups);
    (0..routes.len()).for_each(|coin| progress.arrive(coin));
    let mut ordered = Vec::new();
    while let Some((_, group)) = progress.ready.pop_first() {
        ordered.push(group);
        let members = std::mem::take(&mut progress.members[group]);
        members.into_iter().for_each(|coin| progress.leave(coin));
    }
    ordered.extend((0..groups).filter(|&group| !progress.members[group].is_empty()));
    ordered
}

struct Progress<'a> {
    routes: &'a [Vec<usize>],
    /// Coins of each group that was not written yet, ascending.
    members: Vec<Vec<usize>>,
    /// Coins of each group that have hops before it.
    waiting: Vec<usize>,
    /// Hops of each coin that were written.
    passed: Vec<usize>,
    /// Groups that nothing is before, by their lowest coin.
    ready: BTreeSet<(usize, usize)>,
}

impl<'a> Progress<'a> {
    fn new(routes: &'a [Vec<usize>], groups: usize) -> Self {
        let mut members = vec![Vec::new(); groups];
        for (coin, route) in routes.iter().enumerate() {
            route.iter().for_each(|&group| members[group].push(coin));
        }
        let waiting = members.iter().map(Vec::len).collect();
        Self { routes, members, waiting, passed: vec![0; routes.len()], ready: BTreeSet::new() }
    }

    /// The coin has come to its next group.
    fn arrive(&mut self, coin: usize) {
        let Some(&group) = self.routes[coin].get(self.passed[coin]) else { return };
        self.waiting[group] -= 1;
        if self.waiting[group] == 0 {
            self.ready.extend(self.members[group].first().map(|&first| (first, group)));
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
