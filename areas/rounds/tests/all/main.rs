//! The round's story through its deeds, on SQLite and (where there is a server) on PostgreSQL: what each
//! state allows, what two people at once can do, and that the result is the one that follows from the beacon.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod agreements;
mod at_once;
mod by_hand;
mod closing;
mod employers;
mod figures;
mod follow_ups;
mod headcounts;
mod internships;
mod kept;
mod migrations;
mod own_places;
mod placements;
mod recognition;
mod result;
mod schools;
mod states;
mod story;
mod today;
mod trials;
mod visits;
mod world;
