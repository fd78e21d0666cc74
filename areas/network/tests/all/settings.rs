//! What a region decides about its own pages.

use evenkans_network::look::{self, Keeper, Languages, Legal};
use evenkans_network::region::settings::{self, About};
use evenkans_people::{Lang, Region, region};
use evenkans_store::{Error, Result, write_tx};

use crate::place::{Place, REGION, places, refused};

impl Place {
    async fn region(&self) -> Region {
        let mut tx = self.db.read("test.region").await.unwrap();
        region::by_id(&mut tx, REGION).await.unwrap()
    }

    async fn set_texts(&self, version: i64, nl: &str, en: &str) -> Result<()> {
        let keeper = Keeper::Region(self.as_manager());
        write_tx!(self.db, "test.texts", |tx| {
            look::set_texts(tx, &keeper, Legal::Terms, version, &[(Lang::Nl, nl), (Lang::En, en)]).await
        })
    }

    async fn set_theme(&self, source: Option<&str>) -> Result<()> {
        let keeper = Keeper::Region(self.as_manager());
        write_tx!(self.db, "test.theme", |tx| { look::set_theme(tx, &keeper, source).await })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_who_save_settings_is_told() {
    for place in places().await {
        let manager = place.as_manager();
        let save = async |version, name: &str, languages| {
            let about = About { name: name.into(), contact_email: "info@regio.example".into(), languages };
            write_tx!(place.db, "test.save", |tx| { settings::save(tx, &manager, version, &about).await })
        };
        assert_eq!(place.region().await.look.langs, [Lang::Nl, Lang::En]);
        save(1, "Een", Languages::English).await.unwrap();
        assert!(matches!(save(1, "Twee", Languages::Dutch).await, Err(Error::Stale)));
        let now = place.region().await;
        assert_eq!((now.name.as_str(), now.look.langs.as_slice(), now.slug.as_str()), ("Een", &[Lang::En][..], REGION));
        for languages in Languages::ALL {
            save(place.region().await.version, "Een", *languages).await.unwrap();
            assert_eq!(Languages::of(&place.region().await.look.langs), *languages);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_legal_text_is_there_in_the_languages_in_which_it_was_written() {
    for place in places().await {
        let read = async |lang| {
            let mut tx = place.db.read("test.read").await.unwrap();
            look::read_text(&mut tx, REGION, Legal::Terms, lang).await
        };
        assert!(matches!(read(Lang::Nl).await, Err(Error::NotFound)));
        place.set_texts(1, "Afspraken", "").await.unwrap();
        assert_eq!(place.region().await.look.legal, ["terms"]);
        let (lang, body, first) = read(Lang::En).await.unwrap();
        assert_eq!((lang, body.as_str()), (Lang::Nl, "Afspraken"));
        assert!(matches!(place.set_texts(1, "Over een ander heen", "").await, Err(Error::Stale)));
        place.db.clock.advance(60);
        place.set_texts(2, "Afspraken", "Terms").await.unwrap();
        assert_eq!(read(Lang::En).await.unwrap().1, "Terms");
        assert_eq!(read(Lang::Nl).await.unwrap().2, first, "what did not change has its old day");
        place.set_texts(3, "", "").await.unwrap();
        assert!(place.region().await.look.legal.is_empty() && read(Lang::Nl).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn colours_that_cannot_be_read_change_nothing() {
    for place in places().await {
        let file = |accent: &str| {
            format!(
                "{{\"light\":{{\"accent\":\"{accent}\",\"band\":\"#0a4b58\"}},\"dark\":{{\"accent\":\"#84d4da\",\"band\":\"#0c3b45\"}}}}"
            )
        };
        place.set_theme(Some(&file("#7a3b12"))).await.unwrap();
        let first = place.region().await.look.theme;
        assert_eq!(first.len(), 12);
        assert_eq!(refused(place.set_theme(Some(&file("#ffd700"))).await), "error-theme-contrast");
        assert_eq!(refused(place.set_theme(Some(&file("gold"))).await), "error-theme-colour");
        assert_eq!(refused(place.set_theme(Some("kleur: goud")).await), "error-theme");
        assert_eq!(place.region().await.look.theme, first);
        let mut tx = place.db.read("test.theme").await.unwrap();
        assert_eq!(look::theme_of(&mut tx, REGION).await.unwrap().unwrap().0, file("#7a3b12"));
        drop(tx);
        place.set_theme(Some(&file("#0a5563"))).await.unwrap();
        assert_ne!(place.region().await.look.theme, first, "another style, another address");
        place.set_theme(None).await.unwrap();
        assert_eq!(place.region().await.look.theme, "");
    }
}
