//! Choosing a partner: out of a short list, and by name out of a long one.

use evenkans_network::partner::{self, Kind, Partner, choice};
use evenkans_people::Lang;
use evenkans_store::write_tx;
use evenkans_web::Form;

use crate::place::{Place, REGION, places};

impl Place {
    fn typed(&self, text: &str) -> Form {
        Form::filled(&self.site.texts.in_lang(Lang::Nl), "selection", &[("partners", text.to_owned())])
    }

    /// The id that a text names, or what is said about it.
    async fn take(&self, text: &str, required: bool) -> Result<String, String> {
        let mut form = self.typed(text);
        let mut tx = self.db.read("test.take").await.unwrap();
        let id = choice::take(&mut tx, REGION, &mut form, "partners", required).await.unwrap();
        form.error_of("partners").map_or(Ok(id), |wrong| Err(wrong.to_owned()))
    }

    /// What a page shows after a text: the options, and what stands in the field.
    async fn offered(&self, text: &str) -> (Vec<String>, String) {
        let mut form = self.typed(text);
        let mut tx = self.db.read("test.offered").await.unwrap();
        let all = choice::offered(&mut tx, REGION, (&mut form, "partners"), "Geen".to_owned()).await.unwrap();
        (all.into_iter().map(|(_, name)| name).collect(), form.raw("partners").to_owned())
    }

    async fn grow(&self, names: &[String]) -> Vec<String> {
        let all: Vec<Partner> = names.iter().map(|name| Partner::named(Kind::CivilSociety, name)).collect();
        write_tx!(self.db, "test.grow", |tx| {
            for one in &all {
                partner::store::insert(tx, REGION, one).await?;
            }
            Ok(())
        })
        .unwrap();
        all.into_iter().map(|one| one.id.to_string()).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_few_partners_are_a_list_and_many_are_named() {
    for place in places().await {
        assert_eq!(place.offered("").await, (["Geen", "A", "B", "C"].map(str::to_owned).to_vec(), String::new()));
        assert_eq!(place.take(place.school.as_str(), true).await.as_deref(), Ok(place.school.as_str()));
        assert_eq!(place.take("", false).await.as_deref(), Ok(""));
        assert!(place.take("", true).await.is_err());

        let mut names: Vec<String> = (0..150).map(|n| format!("Stichting {n:03}")).collect();
        names.extend(["Éénkans", "Buurthuis", "buurthuis", "Buurthuis Noord"].map(str::to_owned));
        let ids = place.grow(&names).await;
        assert_eq!(place.offered("").await, (Vec::new(), String::new()));
        // By id, as a link or an earlier page has it; the visitor reads the name.
        assert_eq!(place.take(&ids[7], true).await, Ok(ids[7].clone()));
        assert_eq!(place.offered(&ids[7]).await, (Vec::new(), "Stichting 007".to_owned()));
        // By the name in any case, and by a part of it.
        assert_eq!(place.take("éÉNKANS", true).await, Ok(ids[150].clone()));
        assert_eq!(place.take("ting 149", true).await, Ok(ids[149].clone()));
        assert_eq!(place.offered("éénkans").await, (Vec::new(), "éénkans".to_owned()));
        // Two of one name: one of them is to be chosen, and who only begins so is not among them.
        assert_eq!(place.take("BUURTHUIS", true).await.unwrap_err(), "Meer organisaties passen hierbij. Kies er één.");
        let (shown, _) = place.offered("BUURTHUIS").await;
        assert_eq!(shown.len(), 3);
        assert!(shown.iter().all(|name| ["Geen", "Buurthuis", "buurthuis"].contains(&name.as_str())));
        assert_eq!(place.offered(&ids[151]).await.0.len(), 3, "its name alone would not say which");
        assert_eq!(place.take("buurthuis n", true).await, Ok(ids[153].clone()));
        assert!(place.take("stichting", true).await.unwrap_err().starts_with("Te veel"));
        assert_eq!(place.offered("stichting").await.0.len(), 0);
        assert!(place.take("bestaat niet", false).await.unwrap_err().starts_with("Er is geen"));
        assert!(place.take("%", false).await.unwrap_err().starts_with("Er is geen"), "no pattern");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_ticked_in_a_short_list_and_typed_for_a_long_one() {
    for place in places().await {
        let t = place.site.texts.in_lang(Lang::Nl);
        let take = async |values: &[&str]| {
            let values: Vec<_> = values.iter().map(|one| ("partners", (*one).to_owned())).collect();
            let mut form = Form::filled(&t, "selection", &values);
            let mut tx = place.db.read("test.take-all").await.unwrap();
            let ids = choice::take_all(&mut tx, REGION, &mut form, "partners").await.unwrap();
            form.error_of("partners").map_or(Ok(ids), |wrong| Err(wrong.to_owned()))
        };
        let offered = async |text: &str| {
            let mut form = place.typed(text);
            let mut tx = place.db.read("test.offered-all").await.unwrap();
            let all = choice::offered_all(&mut tx, REGION, &mut form, "partners").await.unwrap();
            (all.len(), form.raw("partners").to_owned())
        };
        let (school, other) = (place.school.as_str(), place.other_school.as_str());
        assert_eq!(offered("").await.0, 3);
        assert_eq!(take(&[]).await, Ok(Vec::new()));
        let mut both = vec![school.to_owned(), other.to_owned()];
        both.sort();
        assert_eq!(take(&[school, other, school]).await, Ok(both), "each once");

        let mut names: Vec<String> = (0..150).map(|n| format!("Stichting {n:03}")).collect();
        names.extend(["Buurthuis", "buurthuis", "Buurthuis Noord"].map(str::to_owned));
        let ids = place.grow(&names).await;
        assert_eq!(offered(&format!("{}\nbuurthuis n", ids[7])).await, (0, "Stichting 007\nbuurthuis n".to_owned()));
        let mut expected = vec![ids[7].clone(), ids[150].clone(), ids[151].clone(), ids[152].clone()];
        expected.sort();
        assert_eq!(take(&["Stichting 007\r\n\r\n BUURTHUIS \nbuurthuis n"]).await, Ok(expected));
        assert!(take(&["bestaat niet"]).await.unwrap_err().contains("“bestaat niet”"));
        let many = take(&["stichting"]).await.unwrap_err();
        assert!(many.contains("Stichting 000") && !many.contains("Stichting 008"), "{many}");
    }
}
