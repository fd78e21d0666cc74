//! Who is there and what they may reach: accounts, memberships with their roles, sessions, sign-in by mail
//! or (administrators) by password, invitations, personal links, and the mail that carries them.

pub mod account;
pub mod invitation;
pub mod mail;
pub mod member;
pub mod password;
pub mod personal_link;
pub mod rate;
pub mod region;
pub mod session;
pub mod sign_in;

pub use account::{Account, AccountId, Lang};
pub use member::{Member, MemberId, Role};
pub use region::{Region, RegionId};
pub use session::{EmployerLink, RegistrarLink, Session, SignedIn, StudentLink, Who};

use evenkans_store::Migration;

/// Accounts and sessions are global (a person in two regions has one account); the rest is regional.
pub const MIGRATIONS: &[Migration] = &[
    Migration { version: 2026_11_22_0002, name: "people", sql: include_str!("../migrations/20261122_0002_people.sql") },
    Migration { version: 2026_11_24_0005, name: "links", sql: include_str!("../migrations/20261124_0005_links.sql") },
];
