//! What can be done to a round, and who is claimed to notice.

/// One way to cheat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nothing was done.
    Honest,
    /// Two students sit at each other's place.
    Swap,
    /// Somebody with a seat is passed over, and who waited first gets it.
    Skip,
    /// Somebody who waits gets a seat, and its holder nothing.
    Favoured,
    /// A stable allocation that is worse for the students.
    OtherStable,
    /// A cutoff is published that is not that of the last one admitted.
    Cutoff,
    /// Somebody else, or nobody, is shown as the first who waits.
    Head,
    /// A place has another level.
    Level,
    /// Other counts of seats taken, or of the unplaced.
    Count,
    /// One more is admitted than there are seats, and counted.
    Capacity,
    /// One more is admitted than there are seats, and counted among the unplaced; nobody is shown to wait.
    HiddenSeat,
    /// After the fingerprint was mailed a place gets one seat more, and all is drawn and signed anew.
    NewCapacity,
    /// After the beacon was known the round is frozen anew under another title, until a favourite draws better.
    NewNumbers,
    /// A made-up student stands between the others, beyond the headcounts.
    Phantom,
    /// A made-up student stands between the others, and the headcounts have room for one.
    PhantomInRoom,
    /// Two students are given one leaf, and a made-up student has the other.
    SharedLeaf,
    /// A student is frozen in a class behind its own.
    WorseClass,
    /// A student is frozen in a class before its own.
    BetterClass,
    /// A student is frozen outside a group that it belongs to.
    OutOfGroup,
    /// A student is frozen in a group that it does not belong to.
    FalseGroup,
    /// A student is left out, and shown the leaf of somebody else.
    CutLeaf,
    /// A list is drawn as it was before its student changed it.
    OldRoot,
    /// The value of another round of the beacon is used.
    OldBeacon,
}

/// Somebody who can notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Caught {
    /// Anyone, from the publication.
    pub public: bool,
    /// At least one student, with its kit and what it knows: its list, its classes, the fingerprint in its mail.
    pub student: bool,
    /// An auditor, from the lists that are opened and the source of the classes.
    pub auditor: bool,
}

impl Caught {
    /// Whether each one of `claim` is among these.
    #[must_use]
    pub fn includes(self, claim: Self) -> bool {
        (self.public || !claim.public) && (self.student || !claim.student) && (self.auditor || !claim.auditor)
    }

    #[must_use]
    pub fn any(self) -> bool {
        self.public || self.student || self.auditor
    }
}

impl Kind {
    pub const ALL: &[Self] = &[
        Self::Honest,
        Self::Swap,
        Self::Skip,
        Self::Favoured,
        Self::OtherStable,
        Self::Cutoff,
        Self::Head,
        Self::Level,
        Self::Count,
        Self::Capacity,
        Self::HiddenSeat,
        Self::NewCapacity,
        Self::NewNumbers,
        Self::Phantom,
        Self::PhantomInRoom,
        Self::SharedLeaf,
        Self::WorseClass,
        Self::BetterClass,
        Self::OutOfGroup,
        Self::FalseGroup,
        Self::CutLeaf,
        Self::OldRoot,
        Self::OldBeacon,
    ];

    /// In words, for the table.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Honest => "nothing: the honest round",
            Self::Swap => "two students swapped",
            Self::Skip => "a student skipped for who waits first",
            Self::Favoured => "a favourite put before its holder",
            Self::OtherStable => "another stable allocation",
            Self::Cutoff => "forged cutoff",
            Self::Head => "forged or hidden head",
            Self::Level => "forged level",
            Self::Count => "forged count",
            Self::Capacity => "more admitted than seats, and counted",
            Self::HiddenSeat => "a favourite admitted beyond the seats, and not counted",
            Self::NewCapacity => "capacity changed after the mail",
            Self::NewNumbers => "numbers drawn again for a favourite",
            Self::Phantom => "phantom student beyond the headcounts",
            Self::PhantomInRoom => "phantom student within the headcounts",
            Self::SharedLeaf => "two students on one leaf",
            Self::WorseClass => "a class behind one's own",
            Self::BetterClass => "a favourite's class before its own",
            Self::OutOfGroup => "kept out of one's own group",
            Self::FalseGroup => "a favourite in a group that it is not in",
            Self::CutLeaf => "a student cut out",
            Self::OldRoot => "an old list drawn",
            Self::OldBeacon => "value of another drand round",
        }
    }

    /// Who always notices, as docs/formats/publication.md claims.
    #[must_use]
    pub fn claim(self) -> Caught {
        let caught = |public, student, auditor| Caught { public, student, auditor };
        match self {
            Self::Honest => caught(false, false, false),
            // Whoever is harmed, or would rather trade, sees it without anybody's help.
            Self::Swap | Self::Skip | Self::Favoured | Self::OtherStable => caught(false, true, true),
            // A number that is wrong and harms nobody's own check is seen by who computes it again.
            Self::Cutoff | Self::Head | Self::Level | Self::Count => caught(false, false, true),
            Self::Capacity => caught(true, false, true),
            Self::NewCapacity | Self::NewNumbers => caught(false, true, false),
            Self::Phantom => caught(true, false, true),
            // The registrar knows who is no student; nobody else can.
            Self::PhantomInRoom => caught(false, false, false),
            Self::SharedLeaf | Self::CutLeaf | Self::OldRoot => caught(false, true, false),
            Self::WorseClass | Self::OutOfGroup => caught(false, true, true),
            // The favourite, who alone could see it, does not complain.
            Self::BetterClass | Self::FalseGroup | Self::HiddenSeat => caught(false, false, true),
            Self::OldBeacon => caught(true, false, true),
        }
    }
}
