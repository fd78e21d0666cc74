//! Getting in: sign-in by mail, by password for administrators, by invitation, and by personal link. A link
//! in a mail is only opened by GET, because scanners of mail open links; the button on its page uses it.

pub mod pages;
mod send;

pub use send::send_sign_in;
