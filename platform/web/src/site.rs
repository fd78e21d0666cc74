use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use evenkans_oidc::Provider;
use evenkans_people::mail::Post;
use evenkans_store::link::Ref;
use evenkans_store::personal::Personal;
use evenkans_store::{Db, Result, Tx};

use crate::{Assets, Context, Metrics, Tab, Texts};

/// What the whole server shares.
pub struct Site {
    pub db: Db,
    pub texts: Arc<Texts>,
    pub assets: Assets,
    /// Without a slash at the end; links in mails begin with it.
    pub public_url: String,
    pub post: Post,
    pub demo: Option<Demo>,
    /// Where people can sign in at their own institution.
    pub institution: Option<Provider>,
    /// The main navigation, over all areas.
    pub tabs: Vec<Tab>,
    pub link_finders: Vec<LinkFinder>,
    /// What waits for a visitor, over all areas.
    pub waits: Vec<WaitFinder>,
    /// What can be shown as evidence, over all areas.
    pub proofs: Vec<ProofFinder>,
    /// What holds a partner that wants to leave, over all areas.
    pub ties: Vec<TieFinder>,
    /// What goes along when two records of a partner are made one, over all areas.
    pub movers: Vec<Mover>,
    /// How the things of every area show.
    pub kinds: Vec<Kind>,
    /// What personal data there is: the register, a person's copy and the deletion are made from it.
    pub personal: Vec<Personal>,
    /// A drand relay from which the server may fetch the beacon; without one it is pasted.
    pub drand_relay: Option<String>,
    /// Where the source of this version is: the licence (EUPL art. 5) asks to say so, and who checks a draw at home
    /// needs the program.
    pub source_url: Option<String>,
    pub metrics: Metrics,
    /// While set, `/health` says that the server is about to stop.
    pub draining: AtomicBool,
}

/// Finds what an address of mail may reach without an account, and makes fresh personal links to it; each
/// area that hands out such links registers one.
pub type LinkFinder = for<'a> fn(&'a mut Tx, &'a str) -> Pin<Box<dyn Future<Output = Result<Vec<Reach>>> + Send + 'a>>;

/// Finds what waits for the visitor in the region of the address; each area in which something can wait registers one.
pub type WaitFinder = for<'a> fn(&'a Context) -> Pin<Box<dyn Future<Output = crate::Result<Vec<Waiting>>> + Send + 'a>>;

/// Finds what of the product itself can show that a partner of the region of the address did what it promised; each area
/// in which there is something registers one.
pub type ProofFinder =
    for<'a> fn(&'a Context, &'a str) -> Pin<Box<dyn Future<Output = crate::Result<Vec<Proof>>> + Send + 'a>>;

/// One page that everybody can read.
pub struct Proof {
    pub title: String,
    /// Below `/r/{region}`.
    pub path: String,
}

/// Something in which a partner has a part because of what kind of organisation it is.
pub struct Tie {
    pub title: String,
    /// Whether it has to be over before the partner can leave.
    pub going: bool,
}

/// Finds the ties of a partner of a region; each area in which there are any registers one.
pub type TieFinder =
    for<'a> fn(&'a mut Tx, (&'a str, &'a str)) -> Pin<Box<dyn Future<Output = Result<Vec<Tie>>> + Send + 'a>>;

/// Moves what an area has of a partner of a region to the one that it is made one with: region, from, into. Each area that
/// points at partners registers one.
pub type Mover =
    for<'a> fn(&'a mut Tx, (&'a str, &'a str, &'a str)) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// One thing that waits for somebody.
pub struct Waiting {
    pub text: String,
    pub link: String,
    /// Until when, where there is a term.
    pub due: Option<i64>,
}

/// One thing that a personal link reaches.
pub struct Reach {
    pub region_id: String,
    pub title: String,
    pub token: String,
}

/// How one kind of thing shows where another area mentions it: in activity, in links.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// As `Ref::kind` names it.
    pub kind: &'static str,
    /// Its page below `/r/{region}`, before its id; empty for the region's own page.
    pub path: &'static str,
}

impl Site {
    /// One without areas, mail or anything else from outside; whoever tries an area adds what it needs.
    #[must_use]
    pub fn bare(db: Db, texts: Arc<Texts>) -> Self {
        Self {
            db,
            texts,
            assets: Assets::new(Vec::new()),
            public_url: "https://stages.example".to_owned(),
            post: Post::Outbox,
            demo: None,
            institution: None,
            tabs: Vec::new(),
            link_finders: Vec::new(),
            waits: Vec::new(),
            proofs: Vec::new(),
            ties: Vec::new(),
            movers: Vec::new(),
            kinds: Vec::new(),
            personal: Vec::new(),
            drand_relay: None,
            source_url: None,
            metrics: Metrics::default(),
            draining: AtomicBool::new(false),
        }
    }

    /// The address of something in a region, if its area shows it to everybody.
    #[must_use]
    pub fn address(&self, slug: &str, thing: &Ref) -> Option<String> {
        let kind = self.kinds.iter().find(|one| one.kind == thing.kind)?;
        Some(if kind.path.is_empty() { format!("/r/{slug}") } else { format!("/r/{slug}{}/{}", kind.path, thing.id) })
    }
}

/// What only `evenkans demo` has: people to sign in as with one click.
#[derive(Debug, Default)]
pub struct Demo {
    /// The students that the demo's page offers, chosen once, so that nobody whom one was disappears.
    pub students: OnceLock<Vec<String>>,
}

impl Site {
    /// Whether cookies may be marked Secure: browsers drop such cookies on plain http.
    #[must_use]
    pub fn https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }
}
