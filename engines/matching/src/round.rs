//! What goes into a round: places, students with their wishes, and the rules.

use std::collections::{HashMap, HashSet};

use foldhash::quality::RandomState;
use serde::{Deserialize, Serialize};

use crate::beacon::Beacon;
use crate::problem::Problem;
use crate::reserves::Reserves;

/// Most places a round may have.
pub const MAX_PLACES: usize = 10_000_000;
/// Most students a round may have.
pub const MAX_STUDENTS: usize = 100_000_000;
/// Most wishes one student may have.
pub const MAX_WISHES: usize = 10_000;
/// Largest capacity of one place.
pub const MAX_CAPACITY: u32 = 100_000_000;
/// Largest class that may be given.
pub const MAX_CLASS: u32 = 1_000_000_000;
/// Longest identifier, title or name, in bytes of UTF-8.
pub const MAX_TEXT: usize = 1_024;

/// Seats that are given out together: the open ones of a place, or those that it reserves for one group. The reserved
/// ones stand behind all open ones, each after the open seats of its place; see [`crate::Reserves`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Identifier of the place, kept byte for byte.
    pub place: String,
    /// How many students can sit here; 0 is allowed.
    pub capacity: u32,
    /// For whom they are reserved: the name of a group of the rules. `None` for the open seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// One entry of a student's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Index into [`Round::places`], of open seats.
    pub place: u32,
    /// Priority class of this student at this place, 1 is best; `None` stands behind all given ones.
    pub class: Option<u32>,
}

/// The places a student could list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Eligible {
    /// Every place of the round.
    #[default]
    All,
    /// Only these, as indices into [`Round::places`]: open seats, and once the round is frozen the reserved ones too,
    /// ascending.
    Only(Vec<u32>),
}

impl Eligible {
    /// Whether `place` is among them. The list must be ascending.
    pub fn contains(&self, place: u32) -> bool {
        match self {
            Self::All => true,
            Self::Only(places) => places.binary_search(&place).is_ok(),
        }
    }
}

/// A student with its list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Student {
    /// Its identifier, kept byte for byte; known to the student, never published.
    pub id: String,
    /// Its study programme, held against the registrar's headcount when the rules give one.
    pub programme: Option<String>,
    /// Best first; may be empty.
    pub wishes: Vec<Wish>,
    /// What it could have listed.
    pub eligible: Eligible,
    /// The groups it belongs to, as indices into [`Rules::groups`].
    pub groups: Box<[u32]>,
}

/// How lottery numbers are given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Lottery {
    /// One number a student, the same at every place.
    #[default]
    Single,
    /// One number a student at each place.
    PerPlace,
}

/// What a priority class means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// 1 is best.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// Why it goes before the next one.
    pub reason: String,
}

/// A group for which seats are reserved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Who belongs to it, and why seats are kept for them.
    #[serde(default)]
    pub reason: String,
}

/// How many students of a programme may be in the round, according to the registrar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headcount {
    /// Name of the programme.
    pub programme: String,
    /// Number of its students.
    pub students: u32,
}

/// The rules, fixed before anybody's number is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// What the round is called.
    pub title: String,
    /// How lottery numbers are given out.
    pub lottery: Lottery,
    /// What the classes mean.
    pub classes: Vec<Class>,
    /// For whom seats are reserved.
    pub groups: Vec<Group>,
    /// How a student's class is found, exactly enough for an auditor to do it again; empty when nothing is said.
    pub priority: String,
    /// The one beacon that seeds the lottery.
    pub beacon: Beacon,
    /// The registrar's headcounts.
    pub headcounts: Vec<Headcount>,
    /// How many lists their students confirmed.
    pub confirmed_lists: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            title: String::new(),
            lottery: Lottery::Single,
            classes: Vec::new(),
            groups: Vec::new(),
            priority: String::new(),
            beacon: Beacon::Hex { source: String::new(), moment: String::new() },
            headcounts: Vec::new(),
            confirmed_lists: 0,
        }
    }
}

/// The whole input of a round.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Round {
    /// The rules.
    pub rules: Rules,
    /// The open seats of every place, then the reserved ones; their index is their number in everything that is published.
    pub places: Vec<Place>,
    /// The students, in any order.
    pub students: Vec<Student>,
}

impl Round {
    /// Everything that is wrong with the round; empty when it can be frozen.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (what, count, limit) in
            [("places", self.places.len(), MAX_PLACES), ("students", self.students.len(), MAX_STUDENTS)]
        {
            if count > limit {
                problems.push(Problem::TooMany { what, limit });
            }
        }
        self.rules.look(self.students.len(), &mut problems);
        self.look_at_places(&mut problems);
        self.look_at_students(&mut problems);
        self.look_at_headcounts(&mut problems);
        problems
    }

    /// The class of pairs that were given none: one behind the largest class given.
    pub fn unlisted_class(&self) -> u32 {
        let given = self.students.iter().flat_map(|s| &s.wishes).filter_map(|wish| wish.class);
        let named = self.rules.classes.iter().map(|class| class.number);
        given.chain(named).max().unwrap_or(0).saturating_add(1)
    }

    /// Whether a student belongs to the group for which an entry of the places is reserved.
    pub(crate) fn is_member(&self, student: &Student, entry: u32) -> bool {
        let name = self.places.get(entry as usize).and_then(|place| place.group.as_deref());
        let own = |&group: &u32| self.rules.groups.get(group as usize).map(|group| group.name.as_str());
        name.is_some() && student.groups.iter().any(|group| own(group) == name)
    }

    fn look_at_places(&self, problems: &mut Vec<Problem>) {
        let mut seen = HashSet::new();
        let mut reserved = false;
        for (index, place) in self.places.iter().enumerate() {
            check_text("place", index, &place.place, problems);
            if !seen.insert((place.place.as_str(), place.group.as_deref())) {
                problems.push(Problem::PlaceTwice(index));
            }
            if place.capacity > MAX_CAPACITY {
                problems.push(Problem::Capacity(index));
            }
            let group = place.group.as_deref();
            let known = |group| {
                seen.contains(&(place.place.as_str(), None)) && self.rules.groups.iter().any(|one| one.name == group)
            };
            let sound = group.map_or(!reserved, known);
            reserved |= group.is_some();
            if !sound {
                problems.push(Problem::Reserved(index));
            }
        }
    }

    fn look_at_students(&self, problems: &mut Vec<Problem>) {
        let mut seen: HashSet<&str, RandomState> =
            HashSet::with_capacity_and_hasher(self.students.len(), RandomState::default());
        let open = self.places.iter().take_while(|place| place.group.is_none()).count();
        let reserves = Reserves::of(&self.places);
        let mut marks = Marks { eligible: vec![0; open], listed: vec![0; open] };
        for (index, student) in self.students.iter().enumerate() {
            check_text("student", index, &student.id, problems);
            if !seen.insert(student.id.as_str()) {
                problems.push(Problem::StudentTwice(index));
            }
            student.look(index, &mut marks, problems);
            let groups: HashSet<u32> = student.groups.iter().copied().collect();
            let known = groups.iter().all(|&group| (group as usize) < self.rules.groups.len());
            if !known || groups.len() < student.groups.len() {
                problems.push(Problem::UnknownGroup(index));
            }
            if reserves.length(student.wishes.iter().map(|wish| wish.place)) > MAX_WISHES {
                problems.push(Problem::WishesWithReserves(index));
            }
        }
    }

    pub(crate) fn look_at_headcounts(&self, problems: &mut Vec<Problem>) {
        let (students, all) = (self.students.len() as u64, &self.rules.headcounts);
        let sum: u64 = all.iter().map(|one| u64::from(one.students)).sum();
        if !all.is_empty() && students > sum {
            problems.push(Problem::Headcounts { students, counted: sum });
        }
        let mut counted: HashMap<&str, u32> = HashMap::new();
        for programme in self.students.iter().filter_map(|student| student.programme.as_deref()) {
            *counted.entry(programme).or_default() += 1;
        }
        let given: HashMap<&str, u32> =
            self.rules.headcounts.iter().map(|h| (h.programme.as_str(), h.students)).collect();
        if given.is_empty() {
            return;
        }
        let mut over: Vec<_> = counted
            .into_iter()
            .map(|(name, students)| (name, students, given.get(name).copied().unwrap_or(0)))
            .filter(|(_, students, headcount)| students > headcount)
            .collect();
        over.sort_unstable();
        problems.extend(over.into_iter().map(|(programme, students, headcount)| Problem::Headcount {
            programme: programme.to_owned(),
            students,
            headcount,
        }));
    }
}

impl Rules {
    /// What is wrong with the rules of a round with this many students.
    pub fn problems(&self, students: usize) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.look(students, &mut problems);
        problems
    }

    fn look(&self, students: usize, problems: &mut Vec<Problem>) {
        if self.title.len() > MAX_TEXT {
            problems.push(Problem::Text { what: "title", index: 0 });
        }
        let mut numbers = HashSet::new();
        for (index, class) in self.classes.iter().enumerate() {
            check_text("class", index, &class.name, problems);
            if !(1..=MAX_CLASS).contains(&class.number) || !numbers.insert(class.number) {
                problems.push(Problem::RulesClass(index));
            }
        }
        let mut groups = HashSet::new();
        for (index, group) in self.groups.iter().enumerate() {
            check_text("group", index, &group.name, problems);
            if !groups.insert(group.name.as_str()) {
                problems.push(Problem::GroupTwice(index));
            }
        }
        let mut programmes = HashSet::new();
        for (index, headcount) in self.headcounts.iter().enumerate() {
            check_text("programme", index, &headcount.programme, problems);
            if !programmes.insert(headcount.programme.as_str()) {
                problems.push(Problem::HeadcountTwice(index));
            }
        }
        if self.confirmed_lists as usize > students {
            problems.push(Problem::Confirmed(self.confirmed_lists));
        }
        problems.extend(self.beacon.flaw().map(Problem::Beacon));
    }
}

/// By place of open seats the last student (its index and 1) to whom it was open, and who listed it: so no student needs
/// a set of its places.
struct Marks {
    eligible: Vec<u32>,
    listed: Vec<u32>,
}

impl Student {
    fn look(&self, student: usize, marks: &mut Marks, problems: &mut Vec<Problem>) {
        let own = student as u32 + 1;
        if let Eligible::Only(list) = &self.eligible {
            let mut unknown = None;
            for (&place, position) in list.iter().zip(1..) {
                match marks.eligible.get_mut(place as usize) {
                    Some(mark) => *mark = own,
                    None => unknown = unknown.or(Some(position)),
                }
            }
            problems.extend(unknown.map(|position| Problem::UnknownPlace { student, position }));
        }
        for (wish, position) in self.wishes.iter().zip(1..) {
            let place = wish.place as usize;
            match marks.listed.get_mut(place) {
                None => problems.push(Problem::UnknownPlace { student, position }),
                Some(mark) if *mark == own => problems.push(Problem::WishTwice { student, position }),
                Some(mark) => {
                    *mark = own;
                    if self.eligible != Eligible::All && marks.eligible[place] != own {
                        problems.push(Problem::NotEligible { student, position });
                    }
                }
            }
            if wish.class.is_some_and(|class| !(1..=MAX_CLASS).contains(&class)) {
                problems.push(Problem::Class { student, position });
            }
        }
    }
}

fn check_text(what: &'static str, index: usize, text: &str, problems: &mut Vec<Problem>) {
    if text.is_empty() || text.len() > MAX_TEXT {
        problems.push(Problem::Text { what, index });
    }
}
