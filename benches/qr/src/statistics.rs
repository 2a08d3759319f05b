//! What many trials come to.

/// Mean, 95th percentile and maximum of a number of trials.
#[derive(Clone, Copy, Debug)]
pub struct Summary {
    /// The mean.
    pub mean: f64,
    /// 95 of 100 trials took no more.
    pub p95: usize,
    /// The worst.
    pub max: usize,
}

impl Summary {
    /// Sums up at least one trial.
    pub fn of(trials: &[usize]) -> Self {
        let mut sorted = trials.to_vec();
        sorted.sort_unstable();
        let last = sorted.len() - 1;
        Self { mean: mean(trials), p95: sorted[(sorted.len() * 95 / 100).min(last)], max: sorted[last] }
    }
}

/// The mean.
pub fn mean(trials: &[usize]) -> f64 {
    trials.iter().sum::<usize>() as f64 / trials.len() as f64
}

/// The standard error of the mean difference between two series of the same trials.
pub fn standard_error_of_difference(some: &[usize], others: &[usize]) -> f64 {
    let differences: Vec<f64> = some.iter().zip(others).map(|(one, other)| *one as f64 - *other as f64).collect();
    let count = differences.len() as f64;
    if count < 2.0 {
        return 0.0;
    }
    let mean = differences.iter().sum::<f64>() / count;
    let variance = differences.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (variance / count).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_sorts() {
        let trials: Vec<usize> = (1..=100).rev().collect();
        let summary = Summary::of(&trials);
        assert_eq!((summary.mean, summary.p95, summary.max), (50.5, 96, 100));
        let single = Summary::of(&[7]);
        assert_eq!((single.p95, single.max), (7, 7));
    }

    #[test]
    fn equal_differences_have_no_error() {
        assert_eq!(standard_error_of_difference(&[3, 4, 5], &[1, 2, 3]), 0.0);
        assert!((standard_error_of_difference(&[1, 3], &[0, 0]) - 1.0).abs() < 1e-12);
    }
}
