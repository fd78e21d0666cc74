use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use time::OffsetDateTime;

/// The only source of "now". The demo and the tests move it; a real server's cannot be moved.
#[derive(Clone, Debug)]
pub struct Clock(Kind);

#[derive(Clone, Debug)]
enum Kind {
    System,
    /// The system's time plus an offset in seconds (demo).
    Shifted(Arc<AtomicI64>),
    /// Stands still until moved (tests).
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    #[must_use]
    pub fn system() -> Self {
        Self(Kind::System)
    }

    /// Runs on from `start`, given in Unix seconds.
    #[must_use]
    pub fn starting_at(start: i64) -> Self {
        let offset = start - OffsetDateTime::now_utc().unix_timestamp();
        Self(Kind::Shifted(Arc::new(AtomicI64::new(offset))))
    }

    #[must_use]
    pub fn fixed(at: i64) -> Self {
        Self(Kind::Fixed(Arc::new(AtomicI64::new(at))))
    }

    /// Unix seconds, UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        match &self.0 {
            Kind::System => OffsetDateTime::now_utc().unix_timestamp(),
            Kind::Shifted(offset) => OffsetDateTime::now_utc().unix_timestamp() + offset.load(Ordering::Relaxed),
            Kind::Fixed(at) => at.load(Ordering::Relaxed),
        }
    }

    /// Moves a demo's or a test's clock; says whether this clock can be moved.
    pub fn advance(&self, seconds: i64) -> bool {
        match &self.0 {
            Kind::System => false,
            Kind::Shifted(at) | Kind::Fixed(at) => {
                at.fetch_add(seconds, Ordering::Relaxed);
                true
            }
        }
    }

    #[must_use]
    pub fn movable(&self) -> bool {
        !matches!(self.0, Kind::System)
    }
}
