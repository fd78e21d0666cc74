//! Everything a page needs that is not about one area: the route table with its roles, the request's
//! context, the shell, forms, languages, errors, assets and files.

pub mod api;
mod assets;
mod calendar;
mod context;
mod error;
mod file;
mod fold;
mod form;
mod metrics;
mod pager;
mod qr;
mod route;
mod shell;
mod site;
mod texts;
mod urlencoded;
mod visitor;

pub use assets::{Asset, Assets};
pub use calendar::{Moment, amsterdam_offset, end_of_term, parse_local};
pub use context::{Context, Home, Upload};
pub use error::Error;
pub use file::{attachment, download};
pub use fold::fold;
pub use form::{Field, Form};
pub use metrics::Metrics;
pub use pager::Pager;
pub use qr::qr;
pub use route::{Allow, Handler, Route, matrix, router};
pub use shell::{Shell, ShownTab, Tab};
pub use site::{Demo, Kind, LinkFinder, Mover, Proof, ProofFinder, Reach, Site, Tie, TieFinder, WaitFinder, Waiting};
pub use texts::{Locale, T, Texts};

/// What every handler returns.
pub type Result<T = axum::response::Response> = std::result::Result<T, Error>;

/// The platform's own texts.
pub const LOCALE: Locale = Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

/// The most bytes that a request may bring; the route table names them.
pub mod limits {
    pub const FORM: usize = crate::route::FORM_BYTES;
    pub const UPLOAD: usize = crate::route::UPLOAD_BYTES;
}
