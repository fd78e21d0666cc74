//! A new region with its first programme manager, so that nobody needs a shell for it.

use evenkans_people::mail::{self, Letter};
use evenkans_people::{AccountId, Lang, Region, Role, account, member, region};
use evenkans_store::link::Ref;
use evenkans_store::{Result, Tx, activity, audit};
use evenkans_web::{Form, Site, T};
use serde_json::json;

use crate::partner::{self, Kind, Partner};

/// What a form says of a new region.
pub struct NewRegion {
    pub region: Region,
    /// Where the programme manager works, and what kind of organisation that is.
    pub partner: String,
    pub kind: Kind,
    pub manager: String,
    pub email: String,
}

/// Whether a programme manager can work there.
fn has_manager(kind: &Kind) -> bool {
    partner::roles(*kind).contains(&Role::ProgrammeManager)
}

/// The kinds of organisation at which a programme manager works, to choose from; mostly it is a municipality.
pub(crate) fn kinds(t: &T) -> Vec<(String, String)> {
    let mut managed: Vec<Kind> = Kind::ALL.iter().copied().filter(has_manager).collect();
    managed.sort_by_key(|kind| *kind != Kind::PublicBody);
    managed.iter().map(|kind| (kind.word().to_owned(), t.word("partner-kind", kind.word()))).collect()
}

impl NewRegion {
    pub fn take(form: &mut Form) -> Self {
        Self {
            region: Region {
                fictional: form.ticked("fictional"),
                ..Region::new(
                    &form.take_text("slug", true, 40),
                    &form.take_text("name", true, 80),
                    &form.take_email("contact_email", true),
                )
            },
            partner: form.take_text("partner", true, 120),
            kind: form.take_word_if("kind", has_manager).unwrap_or(Kind::PublicBody),
            manager: form.take_text("manager", true, 120),
            email: form.take_email("manager_email", true),
        }
    }
}

/// Makes it, and mails the programme manager how to get in.
pub async fn begin(tx: &mut Tx, site: &Site, (actor, lang): (&AccountId, Lang), new: &NewRegion) -> Result<()> {
    let made = &new.region;
    region::create(tx, made).await?;
    let partner = Partner::named(new.kind, &new.partner);
    partner::store::insert(tx, made.id.as_str(), &partner).await?;
    let account = account::find_or_create(tx, &new.email, &new.manager, lang).await?;
    member::add(tx, made.id.as_str(), &account.id, partner.id.as_str(), Role::ProgrammeManager).await?;
    let t = site.texts.in_lang(account.lang);
    let args = [
        ("name", account.name.clone()),
        ("region", made.name.clone()),
        ("link", format!("{}/aanmelden", site.public_url)),
    ];
    let letter = Letter {
        to: &account.email,
        subject: t.with("mail-manager-subject", "region", &made.name),
        body: t.args("mail-manager", &args),
        about: ("region", made.id.as_str()),
    };
    mail::post(tx, made.id.as_str(), &letter).await?;
    let thing = ("region", made.id.as_str());
    audit::record(tx, made.id.as_str(), actor.as_str(), "region.create", thing, &json!({})).await?;
    let about = Ref::new("region", made.id.as_str());
    activity::note(tx, made.id.as_str(), "region-started", &about, &made.name, None).await
}
