//! The measuring engine against published figures, against slow and plain versions of itself, and against bad input.

mod data;
mod exact;
mod field_test;
mod gap;
mod hostile;
mod monitor;
mod noise;
mod panels;
mod pilot;
mod plan;
mod pool;
mod questions;
mod release;
mod report_card;
mod screening;
mod stretches;
mod survey;
mod table;
mod thin;
mod uneven;
mod wedge;
