//! The story's national programme and what regions decide about their own pages.

use evenkans_network::look::{self, Keeper, Languages, Legal};
use evenkans_network::manifest::Level;
use evenkans_network::partner;
use evenkans_network::programme::{self, Lead, NewProgramme};
use evenkans_network::region::{self, Manager, NewRegion};
use evenkans_people::{Lang, Region};
use evenkans_store::{Result, write_tx};

use super::network::Network;

/// The colours of the second region.
const SANDS: &str = r##"{
  "light": { "accent": "#7a3b12", "band": "#5b2c0e" },
  "dark": { "accent": "#f0b48a", "band": "#4a2610" }
}"##;

/// The colours of the programme.
const NATION: &str = r##"{
  "light": { "accent": "#4b3a8f", "band": "#352a6b" },
  "dark": { "accent": "#c3b8f5", "band": "#2a2350" }
}"##;

const NATIONAL_PRIVACY: [(Lang, &str); 2] = [
    (
        Lang::Nl,
        "Het programma bewaart zelf geen gegevens van studenten. Het telt alleen wat regio’s zelf openbaar maken.\n\n\
         Dit programma is verzonnen.",
    ),
    (
        Lang::En,
        "The programme itself keeps no data of students. It only counts what regions publish themselves.\n\n\
         This programme is fictional.",
    ),
];

const PRIVACY: [(Lang, &str); 2] = [
    (
        Lang::Nl,
        "# Van wie zijn deze pagina’s\nVan de regio Waterstad. De regio is verzonnen, en wie erin voorkomt ook.\n\n\
         # Wat we van je bewaren\n- Alleen wat nodig is voor een stage en voor het netwerk.\n\
         - Welke gegevens dat zijn en hoe lang, staat op de pagina Privacy.\n\n\
         # Vragen\nMail het adres onderaan de pagina.",
    ),
    (
        Lang::En,
        "# Whose pages these are\nThey are of the region of Waterstad. The region is fictional, and so is everybody in it.\n\n\
         # What we keep of you\n- Only what an internship and the network need.\n\
         - Which data that is and for how long stands on the page Privacy.\n\n\
         # Questions\nMail the address at the foot of the page.",
    ),
];

/// A national programme with a second region that has just begun, so that there are two to see side by side.
pub(super) async fn national(network: &Network<'_>) -> Result<()> {
    let site = network.site;
    let new = NewProgramme {
        slug: "gelijke-stagekansen".to_owned(),
        name: "Werkprogramma gelijke stagekansen".to_owned(),
        lead: "Ilse Omar".to_owned(),
        email: "ilse.omar@gemeente-waterstad.example".to_owned(),
    };
    write_tx!(site.db, "story.programme", |tx| {
        programme::create(tx, site, &network.manager, &new).await?;
        let programme = programme::store::by_slug(tx, &new.slug).await?;
        let lead = programme::store::leaders(tx, &programme.id).await?.remove(0);
        let lead = Lead { programme, account_id: lead.account_id };
        let text = "Regio’s leren van elkaar. Elke regio kiest haar eigen aanpak, en laat zien wat die oplevert.\n\n\
            Dit programma is verzonnen, net als de regio’s die erbij staan.";
        let about = programme::About {
            name: new.name.clone(),
            body: text.to_owned(),
            contact_email: "programma@gelijke-stagekansen.example".to_owned(),
            languages: Languages::DutchFirst,
        };
        programme::save(tx, &lead, 1, &about).await?;
        for (level, title) in [
            (Level::Individual, "Studenten weten wat hun recht is"),
            (Level::Local, "In elke regio werkt een netwerk"),
            (Level::Institutional, "Scholen nemen verantwoordelijkheid"),
            (Level::System, "We weten wat werkt, en delen dat"),
        ] {
            let aim = programme::Aim { level, title: title.to_owned(), about: String::new() };
            programme::add_ambition(tx, &lead, &aim).await?;
        }
        programme::take_in(tx, &lead, &network.region).await?;
        let second = NewRegion {
            region: Region {
                fictional: true,
                ..Region::new("zuiderzand", "Regio Zuiderzand", "stages@zuiderzand.example")
            },
            partner: "Gemeente Zuiderzand".to_owned(),
            kind: partner::Kind::PublicBody,
            manager: "Jip Halsema".to_owned(),
            email: "jip.halsema@gemeente-zuiderzand.example".to_owned(),
        };
        region::begin(tx, site, (&network.manager, Lang::Nl), &second).await?;
        let second = second.region.id.as_str();
        programme::take_in(tx, &lead, second).await?;
        let manager = Manager { region_id: second.to_owned(), account_id: network.manager.clone() };
        look::set_theme(tx, &Keeper::Region(manager), Some(SANDS)).await?;
        let own = Manager { region_id: network.region.clone(), account_id: network.manager.clone() };
        look::set_texts(tx, &Keeper::Region(own), Legal::Privacy, 1, &PRIVACY).await?;
        let keeper = Keeper::Programme(lead);
        look::set_theme(tx, &keeper, Some(NATION)).await?;
        look::set_texts(tx, &keeper, Legal::Privacy, 3, &NATIONAL_PRIVACY).await
    })
}
