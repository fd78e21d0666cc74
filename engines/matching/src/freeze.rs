//! Freezing a round: every list under one root, before anybody's number is known.

use std::fmt;

use ed25519_dalek::SigningKey;

use crate::digest::{Digest, Tag};
use crate::entry::{Entry, Receipt, student_tree};
use crate::kit::{KIT_FORMAT, Kit, Path};
use crate::outcome::round_secret;
use crate::problem::Problem;
use crate::publication::{FORMAT, FrozenPart, Publication, PublishedRules, fingerprint, is_signed, sign};
use crate::reserves::Reserves;
use crate::round::{Eligible, Round};
use crate::threads;
use crate::tree::Tree;

/// One student as an auditor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The student's identifier.
    pub student: String,
    /// The student's secret.
    pub receipt: Receipt,
    /// Places it was eligible for, ascending.
    pub eligible: Eligible,
    /// `(place, class)`, best first, with the reserved seats of each place behind its open ones.
    pub wishes: Vec<(u32, u32)>,
}

impl Opened {
    pub(crate) fn entry(&self) -> Entry<'_> {
        Entry { receipt: &self.receipt, student: &self.student, eligible: &self.eligible, wishes: &self.wishes }
    }
}

/// A frozen round, with its secrets.
#[derive(Clone)]
pub struct Frozen {
    pub(crate) publication: Publication,
    /// By pseudonym.
    pub(crate) opened: Vec<Opened>,
    /// Pseudonym by the student's index in the round that was frozen.
    leaf_of: Vec<u32>,
    pub(crate) tree: Tree,
    pub(crate) secret: Digest,
    pub(crate) key: SigningKey,
}

/// Secrets stay out of logs.
impl fmt::Debug for Frozen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frozen")
            .field("fingerprint", &self.publication.fingerprint)
            .field("students", &self.opened.len())
            .finish_non_exhaustive()
    }
}

/// Freezes `round`. `receipts[i]` is that of `round.students[i]`: 16 bytes from a cryptographic
/// random generator, fresh for every round. `key` is the seed of the publisher's Ed25519 key;
/// without it one is derived from all receipts, so that the same receipts give the same bytes.
///
/// # Errors
/// Everything that is wrong with the round or its receipts.
pub fn freeze(mut round: Round, receipts: &[Receipt], key: Option<&[u8; 32]>) -> Result<Frozen, Vec<Problem>> {
    let mut problems = round.problems();
    let order = order_by_receipt(round.students.len(), receipts, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let unlisted_class = round.unlisted_class();
    let reserves = Reserves::of(&round.places);
    let mut leaf_of = vec![0; order.len()];
    for (leaf, &student) in order.iter().enumerate() {
        leaf_of[student] = leaf as u32;
    }
    let mut students = std::mem::take(&mut round.students);
    let opened: Vec<Opened> = order
        .iter()
        .map(|&index| {
            let (student, receipt) = (std::mem::take(&mut students[index]), receipts[index]);
            let wishes = student.wishes.iter().map(|wish| (wish.place, wish.class.unwrap_or(unlisted_class)));
            let wishes = reserves.fill(wishes, unlisted_class, |entry| round.is_member(&student, entry));
            let eligible = match student.eligible {
                Eligible::All => Eligible::All,
                Eligible::Only(places) => Eligible::Only(reserves.fill_eligible(places)),
            };
            Opened { student: student.id, receipt, eligible, wishes }
        })
        .collect();
    // Their room is needed for the tree.
    drop(students);

    let secret = round_secret(opened.iter().map(|student| student.receipt));
    let key = signing_key(&secret, key);
    let tree = tree_of(&opened);
    let rules = round.rules;
    let frozen = FrozenPart {
        format: FORMAT.to_owned(),
        engine: concat!("evenkans-matching ", env!("CARGO_PKG_VERSION")).to_owned(),
        title: rules.title,
        rules: PublishedRules {
            lottery: rules.lottery,
            classes: rules.classes,
            groups: rules.groups,
            priority: rules.priority,
            unlisted_class,
            beacon: rules.beacon,
        },
        places: round.places,
        students: opened.len() as u32,
        headcounts: rules.headcounts,
        confirmed_lists: rules.confirmed_lists,
        tree: tree.publish(),
        public_key: Digest(key.verifying_key().to_bytes()),
    };
    // Cannot fail: `Round::problems` keeps every number far below 2^53.
    let fingerprint =
        fingerprint(&frozen).map_err(|_| vec![Problem::TooMany { what: "digits in a number", limit: 15 }])?;
    let frozen_signature = sign(&key, Tag::SignFrozen, &fingerprint);
    let publication = Publication { frozen, fingerprint, frozen_signature, result: None, result_signature: None };
    Ok(Frozen { publication, opened, leaf_of, tree, secret, key })
}

/// Leaves are ordered by receipt, so a pseudonym says nothing about the order of the input.
fn order_by_receipt(students: usize, receipts: &[Receipt], problems: &mut Vec<Problem>) -> Vec<usize> {
    if receipts.len() != students {
        problems.push(Problem::Receipts { receipts: receipts.len(), students });
    }
    // As numbers they have the order of their bytes, and are compared at once.
    let mut order: Vec<(u128, usize)> =
        receipts.iter().enumerate().map(|(student, receipt)| (u128::from_be_bytes(receipt.0), student)).collect();
    order.sort_unstable();
    let twice = order.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    problems.extend(twice.map(|pair| Problem::ReceiptTwice(pair[1].1)));
    order.into_iter().map(|(_, student)| student).collect()
}

pub(crate) fn tree_of(opened: &[Opened]) -> Tree {
    student_tree(threads::each(opened, |student, _| student.entry().leaf()))
}

fn signing_key(secret: &Digest, key: Option<&[u8; 32]>) -> SigningKey {
    let derived = Digest::of(Tag::KeySeed, &[&secret.0]);
    SigningKey::from_bytes(key.unwrap_or(&derived.0))
}

/// Why a frozen round cannot be taken up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReopenError {
    /// The opening is not the one that was frozen.
    #[error("the opening does not lead to the root that was frozen")]
    Opening,
    /// The publication was changed after it was frozen.
    #[error("the frozen part of the publication is not what its fingerprint says")]
    Fingerprint,
    /// The round was frozen with another key.
    #[error("the round was frozen with a key, and this one or none is another; give the one that it was frozen with")]
    Key,
    /// The signature was changed after it was frozen.
    #[error("the signature of the frozen part of the publication is not that of its key")]
    Signature,
    /// A round is drawn once.
    #[error("the round was drawn before")]
    Drawn,
}

impl Frozen {
    /// Takes up a frozen round from what was stored of it. Students are then numbered by pseudonym.
    ///
    /// # Errors
    /// When publication, opening and key do not belong together. A result in the publication is not
    /// looked at; [`crate::draw()`] makes it anew.
    pub fn reopen(publication: &Publication, opened: Vec<Opened>, key: Option<&[u8; 32]>) -> Result<Self, ReopenError> {
        let frozen = &publication.frozen;
        if fingerprint(frozen).ok() != Some(publication.fingerprint) {
            return Err(ReopenError::Fingerprint);
        }
        let tree = tree_of(&opened);
        if tree.publish() != frozen.tree || opened.len() != frozen.students as usize {
            return Err(ReopenError::Opening);
        }
        let secret = round_secret(opened.iter().map(|student| student.receipt));
        let key = signing_key(&secret, key);
        if key.verifying_key().as_bytes() != frozen.public_key.bytes() {
            return Err(ReopenError::Key);
        }
        if !is_signed(&frozen.public_key, Tag::SignFrozen, &publication.fingerprint, &publication.frozen_signature) {
            return Err(ReopenError::Signature);
        }
        let leaf_of = (0..frozen.students).collect();
        let publication = Publication { result: None, result_signature: None, ..publication.clone() };
        Ok(Self { publication, opened, leaf_of, tree, secret, key })
    }

    /// What is published: the frozen part with its fingerprint and signature.
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// What is mailed to everybody.
    pub fn fingerprint(&self) -> Digest {
        self.publication.fingerprint
    }

    /// Number of students.
    pub fn students(&self) -> usize {
        self.opened.len()
    }

    /// The pseudonym of the student with this index in the round that was frozen; after
    /// [`Frozen::reopen`] indices are pseudonyms. `None` beyond the last student.
    pub fn leaf(&self, student: usize) -> Option<u32> {
        self.leaf_of.get(student).copied()
    }

    /// All students by pseudonym: what an auditor gets. Secret.
    pub fn opening(&self) -> &[Opened] {
        &self.opened
    }

    /// The kit of a student before the draw; `None` beyond the last student.
    pub fn kit(&self, student: usize) -> Option<Kit> {
        self.kit_of_leaf(self.leaf(student)?)
    }

    /// The kit of a pseudonym before the draw; `None` beyond the last one.
    pub fn kit_of_leaf(&self, leaf: u32) -> Option<Kit> {
        let opened = self.opened.get(leaf as usize)?;
        Some(Kit {
            format: KIT_FORMAT.to_owned(),
            fingerprint: self.publication.fingerprint,
            student: opened.student.clone(),
            receipt: opened.receipt,
            leaf,
            wishes: opened.wishes.clone(),
            eligible: opened.eligible.clone(),
            path: Path(self.tree.path(leaf as usize)),
            outcome: None,
            heads: Vec::new(),
        })
    }
}
