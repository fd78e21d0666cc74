//! Counting tests from what their runners print.

use std::fmt;
use std::ops::AddAssign;

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub fn one(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed) }
    }

    /// The sum of all summaries in an output: nextest's, cargo's (one a binary), and the plain
    /// `N passed, N failed` of the pages' tests.
    pub fn of(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines().map(str::trim) {
            let counts = if let Some(counts) = line.strip_prefix("test result: ") {
                counts
            } else if let Some((_, counts)) = line.split_once(" run: ").filter(|_| line.starts_with("Summary")) {
                counts
            } else if line.ends_with(" failed") && line.contains(" passed, ") {
                line
            } else {
                continue;
            };
            sum += Self::of_line(counts);
        }
        sum
    }

    /// `25 passed (2 slow), 1 failed, 1 timed out, 0 skipped`
    fn of_line(counts: &str) -> Self {
        let words: Vec<&str> = counts.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
        let mut tally = Self::default();
        for pair in words.windows(2) {
            match (pair[0].parse::<u64>(), pair[1]) {
                (Ok(n), "passed") => tally.passed += n,
                (Ok(n), "failed" | "timed" | "exec") => tally.failed += n,
                _ => {}
            }
        }
        tally
    }

    /// A command that failed before it could count is one failure.
    pub fn or_one_failure(mut self, ok: bool) -> Self {
        if !ok && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn every_runners_summary_counts() {
        for (line, passed, failed) in [
            ("     Summary [   0.480s] 26 tests run: 26 passed, 0 skipped", 26, 0),
            ("     Summary [   3.2s] 30/31 tests run: 25 passed (2 slow), 4 failed, 1 timed out, 3 skipped", 25, 5),
            ("     Summary [   0.1s] 1 test run: 1 passed, 0 skipped", 1, 0),
            ("test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", 5, 0),
            ("test result: FAILED. 5 passed; 2 failed; 0 ignored", 5, 2),
            ("7 passed, 1 failed", 7, 1),
            ("the test that 7 passed, 1 failed and so on", 0, 0),
            ("", 0, 0),
        ] {
            assert_eq!(Tally::of(line), Tally { passed, failed }, "{line}");
        }
        let two = "test result: ok. 1 passed; 0 failed\nnoise\ntest result: ok. 2 passed; 0 failed\n";
        assert_eq!(Tally::of(two).to_string(), "3 passed, 0 failed");
    }

    #[test]
    fn what_failed_without_counting_counts() {
        assert_eq!(Tally::of("error: could not compile").or_one_failure(false).failed, 1);
        assert_eq!(Tally::of("7 passed, 2 failed").or_one_failure(false).failed, 2);
    }
}
