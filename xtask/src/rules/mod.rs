//! Rules about the tree that no compiler checks.

mod layers;
mod licences;
mod metadata;
mod tree;

use std::path::PathBuf;

use crate::steps::{Outcome, Steps};
use metadata::Metadata;

pub fn check(steps: &mut Steps) {
    let metadata = Metadata::read();
    let of_packages = |check: fn(&Metadata) -> Result<Vec<String>, String>| match &metadata {
        Ok(metadata) => outcome(check(metadata)),
        Err(problem) => Outcome::failed(problem),
    };
    steps.check("where packages come from and their licences", || of_packages(licences::problems));
    steps.check("which crate may call which", || of_packages(|metadata| Ok(layers::problems(metadata))));
    steps.check("names and marks in the source", || outcome(tree::problems()));
}

fn outcome(problems: Result<Vec<String>, String>) -> Outcome {
    problems.map_or_else(Outcome::failed, Outcome::of)
}

/// Where cargo puts what it builds.
pub fn target_folder() -> Result<PathBuf, String> {
    Metadata::read().map(|metadata| metadata.target_directory)
}
