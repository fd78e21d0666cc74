//! Repair rounds: what becomes of the seats after withdrawals, declines and changed places. Announced beforehand, done
//! by the clock, explained afterwards; nobody who keeps a seat moves down.

mod carry_out;
mod keep;
pub mod pages;
mod seats;
pub mod store;

use evenkans_store::id;

pub use carry_out::{JOB, carry_out, run};
pub use keep::{announce, call_off, change_seats, must_be_kept};

id!(RepairId);

/// Between the announcement and the repair everybody can still answer or withdraw.
pub const NOTICE_SECONDS: i64 = 86_400;

#[derive(Debug, Clone)]
pub struct Repair {
    pub id: RepairId,
    pub announced_at: i64,
    pub runs_at: i64,
    pub cancelled_at: Option<i64>,
    pub done_at: Option<i64>,
    pub figures: Figures,
    pub version: i64,
}

/// What a repair did, as everybody may read it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Seats that nobody had when it began.
    pub free: u32,
    /// Students who went to a place higher on their list.
    pub moved: u32,
    /// Students without a place who got one.
    pub placed: u32,
    /// Students whose seat was gone; who got another is counted as placed too.
    pub lost: u32,
}

impl Repair {
    #[must_use]
    pub fn is_announced(&self) -> bool {
        self.cancelled_at.is_none() && self.done_at.is_none()
    }
}
